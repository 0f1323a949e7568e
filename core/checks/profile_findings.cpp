// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/checks/profiler.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

enum class Wanted { Anything, Text, Bytes, Number };

/// What a declared type leads one to expect: SQLite's affinities, but for the names that its rules take for numbers
/// while people store text under them (DATETIME, STRING, UUID, JSON): there only a BLOB is odd.
Wanted wantedBy(const QString& declaredType)
{
    const QString type = declaredType.toUpper();
    const auto has = [&type](const char* part) { return type.contains(QLatin1String(part)); };
    if (type.isEmpty() || type == QStringLiteral("ANY"))
        return Wanted::Anything;
    if (has("INT"))
        return Wanted::Number;
    if (has("CHAR") || has("CLOB") || has("TEXT"))
        return Wanted::Text;
    if (has("BLOB"))
        return Wanted::Bytes;
    for (const char* part : {"REAL", "FLOA", "DOUB", "NUM", "DEC", "BOOL", "MONEY", "CURRENCY"}) {
        if (has(part))
            return Wanted::Number;
    }
    return Wanted::Text;
}

class Findings
{
public:
    Findings(const Table& table, const TableProfile& profile, const QString& schema)
        : m_profile(profile),
          m_name(schema.isEmpty() ? table.name : schema + u'.' + table.name),
          m_from(schema.isEmpty() ? quoted(table.name) : quoted(schema, table.name))
    {
    }

    void add(const ColumnProfile& column, qint64 rows, const QString& what, const QString& condition,
             const QStringList& samples = {})
    {
        if (rows == 0)
            return;
        const QString name = QStringLiteral("%1.%2: %3").arg(m_name, column.name, what);
        const QString query =
            condition.isEmpty()
                ? QStringLiteral("every value of the column was read")
                : QStringLiteral("SELECT * FROM %1 WHERE %2").arg(m_from, condition.arg(quoted(column.name)));
        CheckResult check = newCheck(QStringLiteral("assessment"), name, query);
        check.verdict = Verdict::Warning;
        check.rows = rows;
        check.figures = QStringLiteral("%1 of %2").arg(grouped(rows), rowsText(m_profile.rows));
        check.why =
            QStringLiteral("%1 in %2 of table %3, which is declared %4.")
                .arg(what, column.name, m_name,
                     column.declaredType.isEmpty() ? QStringLiteral("without a type") : column.declaredType);
        if (!samples.isEmpty())
            check.columns = {column.name};
        for (const QString& sample : samples)
            check.samples.append({sample});
        checks.append(check);
    }

    QList<CheckResult> checks;

private:
    const TableProfile& m_profile;
    QString m_name;
    QString m_from;
};

bool isKey(const Table& table, const QString& column)
{
    for (const Column& candidate : table.columns) {
        if (candidate.name == column)
            return candidate.keyPart > 0;
    }
    return false;
}

} // namespace

qint64 mistypedIn(const ColumnProfile& column)
{
    const Wanted wanted = wantedBy(column.declaredType);
    const bool wantsNoText = wanted == Wanted::Number || wanted == Wanted::Bytes;
    const bool wantsNoBlob = wanted == Wanted::Number || wanted == Wanted::Text;
    return (wantsNoText ? column.texts : 0) + (wantsNoBlob ? column.blobs : 0);
}

QList<CheckResult> findingsOf(const Table& table, const TableProfile& profile, const QString& schema)
{
    Findings findings(table, profile, schema);
    for (const ColumnProfile& column : profile.columns) {
        const Wanted wanted = wantedBy(column.declaredType);
        findings.add(column, column.invalidUtf8, QStringLiteral("text that is no valid UTF-8"), {});
        findings.add(column, column.withNul, QStringLiteral("text with U+0000 inside"),
                     QStringLiteral("typeof(%1) = 'text' AND instr(%1, char(0)) > 0"));
        if (wanted == Wanted::Number || wanted == Wanted::Bytes)
            findings.add(column, column.texts, QStringLiteral("text"), QStringLiteral("typeof(%1) = 'text'"));
        if (wanted == Wanted::Number || wanted == Wanted::Text)
            findings.add(column, column.blobs, QStringLiteral("BLOBs"), QStringLiteral("typeof(%1) = 'blob'"));
        if (isKey(table, column.name))
            findings.add(column, column.nulls, QStringLiteral("NULL in the primary key"), QStringLiteral("%1 IS NULL"));
        findings.add(column, column.notDates, QStringLiteral("text that is no date"), {}, column.dateFaults);
    }
    return findings.checks;
}

} // namespace godwit::core
