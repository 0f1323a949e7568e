// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The part of the repository that keeps what checks found.
namespace godwit::core {

namespace {

QString samplesText(const CheckResult& check)
{
    QJsonArray rows;
    for (const QStringList& row : check.samples)
        rows.append(QJsonArray::fromStringList(row));
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("columns"), QJsonArray::fromStringList(check.columns)},
                                                       {QStringLiteral("rows"), rows}})
                                 .toJson(QJsonDocument::Compact));
}

QStringList textsOf(const QJsonArray& array)
{
    QStringList texts;
    for (const QJsonValue item : array)
        texts.append(item.toString());
    return texts;
}

void readSamples(const QString& text, CheckResult& check)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    check.columns = textsOf(object.value(QStringLiteral("columns")).toArray());
    for (const QJsonValue row : object.value(QStringLiteral("rows")).toArray())
        check.samples.append(textsOf(row.toArray()));
}

constexpr const char* kColumns = "SELECT phase, suite, name, verdict, figures, query, why, rows_concerned, elapsed_us, at, samples,"
                                 " before_ms, after_ms, p95_before_ms, p95_after_ms, step FROM checks ";

CheckResult checkIn(const Statement& row)
{
    CheckResult check;
    check.phase = row.text(0);
    check.suite = row.text(1);
    check.name = row.text(2);
    check.verdict = verdictOf(row.text(3));
    check.figures = row.text(4);
    check.query = row.text(5);
    check.why = row.text(6);
    check.rows = row.integer(7);
    check.elapsedUs = row.integer(8);
    check.at = timeOf(row.text(9));
    readSamples(row.text(10), check);
    check.beforeMs = row.real(11);
    check.afterMs = row.real(12);
    check.p95BeforeMs = row.real(13);
    check.p95AfterMs = row.real(14);
    check.step = static_cast<int>(row.integer(15));
    return check;
}

} // namespace

Status Repository::putChecks(qint64 run, const QString& phase, int step, const QList<CheckResult>& checks)
{
    GODWIT_CHECK(m_database.execute(QStringLiteral("DELETE FROM checks WHERE run = ? AND phase = ? AND step = ?"),
                                    {Value::ofInteger(run), Value::ofText(phase), Value::ofInteger(step)}));
    for (const CheckResult& check : checks) {
        GODWIT_CHECK(m_database.execute(
            QStringLiteral("INSERT INTO checks (run, phase, step, suite, name, verdict, figures, query, why,"
                           " rows_concerned, elapsed_us, at, samples, before_ms, after_ms, p95_before_ms, p95_after_ms)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {Value::ofInteger(run), Value::ofText(phase), Value::ofInteger(step), Value::ofText(check.suite),
             Value::ofText(check.name), Value::ofText(verdictId(check.verdict)), Value::ofText(check.figures),
             Value::ofText(check.query), Value::ofText(check.why), Value::ofInteger(check.rows),
             Value::ofInteger(check.elapsedUs), Value::ofText(timeText(check.at)), Value::ofText(samplesText(check)),
             Value::ofReal(check.beforeMs), Value::ofReal(check.afterMs), Value::ofReal(check.p95BeforeMs),
             Value::ofReal(check.p95AfterMs)}));
    }
    return {};
}

// What failed before stands under steps below zero.

Status Repository::beginChecks(qint64 run, const QString& phase)
{
    for (const char* const sql :
         {"DELETE FROM checks WHERE run = ?1 AND phase = ?2 AND step < 0 AND EXISTS (SELECT 1 FROM checks AS c"
          " WHERE c.run = ?1 AND c.phase = ?2 AND c.step >= 0 AND c.verdict = 'failed')",
          "DELETE FROM checks WHERE run = ?1 AND phase = ?2 AND step >= 0 AND verdict <> 'failed'",
          "UPDATE checks SET step = -1 - step WHERE run = ?1 AND phase = ?2 AND step >= 0"})
        GODWIT_CHECK(m_database.execute(QString::fromLatin1(sql), {Value::ofInteger(run), Value::ofText(phase)}));
    return {};
}

Status Repository::forgetFailedBefore(qint64 run, const QString& phase)
{
    return m_database.execute(QStringLiteral("DELETE FROM checks WHERE run = ? AND phase = ? AND step < 0"),
                              {Value::ofInteger(run), Value::ofText(phase)});
}

Result<QList<CheckResult>> Repository::failedBefore(qint64 run)
{
    QList<CheckResult> checks;
    GODWIT_CHECK(all(QString::fromLatin1(kColumns) +
                         QStringLiteral("WHERE run = ?1 AND verdict = 'failed' AND ((step >= 0 AND phase IN (SELECT t.phase FROM migration_tracking t"
                                        " WHERE t.run = ?1 AND t.state IN ('not_started', 'rolled_back'))) OR (step < 0"
                                        " AND NOT EXISTS (SELECT 1 FROM checks AS c WHERE c.run = ?1 AND c.phase = checks.phase"
                                        " AND c.step >= 0 AND c.verdict = 'failed'))) ORDER BY id"),
                     {Value::ofInteger(run)}, [&](const Statement& row) { checks.append(checkIn(row)); }));
    return checks;
}

Result<QList<CheckResult>> Repository::checks(qint64 run)
{
    QList<CheckResult> checks;
    GODWIT_CHECK(all(QString::fromLatin1(kColumns) +
                         QStringLiteral("WHERE run = ?1 AND step >= 0 AND phase NOT IN (SELECT t.phase FROM migration_tracking t"
                                        " WHERE t.run = ?1 AND t.state IN ('not_started', 'rolled_back')) ORDER BY id"),
                     {Value::ofInteger(run)}, [&](const Statement& row) { checks.append(checkIn(row)); }));
    return checks;
}

Result<QList<CheckResult>> Repository::checksOfStep(qint64 run, const QString& phase, int step)
{
    QList<CheckResult> checks;
    GODWIT_CHECK(all(QString::fromLatin1(kColumns) + QStringLiteral("WHERE run = ?1 AND phase = ?2 AND step = ?3 ORDER BY id"),
                     {Value::ofInteger(run), Value::ofText(phase), Value::ofInteger(step)},
                     [&](const Statement& row) { checks.append(checkIn(row)); }));
    return checks;
}

} // namespace godwit::core
