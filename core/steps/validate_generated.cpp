// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/schema/generated_columns.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/sequence.h"
#include "core/steps/content_difference.h"
#include "core/steps/validate_suites.h"

#include <QElapsedTimer>

#include <algorithm>

/// What SQLite itself writes beside the values that are moved: stored values of generated columns, and the
/// numbers that AUTOINCREMENT has given.
namespace godwit::core {

namespace {

/// A table of the new version as its definition has it, and as it is called in the file that is judged.
struct OwnTable
{
    const Table* table = nullptr;
    QString physical;
};

QList<OwnTable> ownTables(const StepContext& context)
{
    QList<OwnTable> own;
    for (const Table& table : context.target.tables) {
        const bool isKept = context.plan.target.keep.contains(table.name, Qt::CaseInsensitive);
        if (!isKept && !table.isShadow && !table.isVirtual)
            own.append({&table, context.isCutOver() ? table.name : context.staging.physicalName(table.name)});
    }
    for (const QString& name : context.plan.target.keep) {
        if (const Table* const table = context.source.table(name); table && !table->isVirtual)
            own.append({table, table->name});
    }
    return own;
}

/// "g" COLLATE BINARY IS NOT (its expression): what a collation ignores differs as well.
QString differs(const GeneratedColumn& column)
{
    return QStringLiteral("%1 COLLATE BINARY IS NOT (%2)").arg(quoted(column.name), column.expression);
}

/// The first rows whose stored value is another one than its expression gives.
Status listWrong(Database& after, const OwnTable& own, const QList<GeneratedColumn>& columns,
                 CheckResult& check)
{
    QStringList key = own.table->primaryKey();
    if (key.isEmpty() && !own.table->rowidName().isEmpty())
        key.append(own.table->rowidName());
    check.columns = kDifferenceColumns;
    for (const GeneratedColumn& column : columns) {
        GODWIT_TRY(Statement rows,
                   after.prepare(QStringLiteral("SELECT %1(%2), %3 FROM main.%4 AS %5 WHERE %6 LIMIT %7")
                                     .arg(key.isEmpty() ? QString() : quotedList(key) + QStringLiteral(", "),
                                          column.expression, quoted(column.name), quoted(own.physical),
                                          quoted(own.table->name), differs(column),
                                          QString::number(kSampleRows - check.samples.size()))));
        while (check.samples.size() < kSampleRows) {
            GODWIT_TRY(const bool hasRow, rows.step());
            if (!hasRow)
                break;
            const QStringList cells = cellTexts(rows);
            const auto parts = static_cast<qsizetype>(key.size());
            check.samples.append({own.table->name, cells.mid(0, parts).join(QStringLiteral(", ")),
                                  column.name, cells[parts], cells[parts + 1]});
        }
    }
    return {};
}

Result<CheckResult> checkStored(Database& after, const OwnTable& own, const QList<GeneratedColumn>& columns)
{
    QStringList sums;
    QStringList names;
    for (const GeneratedColumn& column : columns) {
        sums.append(QStringLiteral("coalesce(sum(%1), 0)").arg(differs(column)));
        names.append(column.name);
    }
    CheckResult check =
        newCheck(kIntegritySuite, QStringLiteral("generated columns of %1").arg(own.table->name),
                 QStringLiteral("SELECT count(*), %1 FROM %2 AS %3")
                     .arg(sums.join(QStringLiteral(", ")), quoted(own.physical), quoted(own.table->name)));
    QElapsedTimer timer;
    timer.start();
    const auto counted =
        after.rows(QStringLiteral("SELECT count(*), %1 FROM main.%2 AS %3")
                       .arg(sums.join(QStringLiteral(", ")), quoted(own.physical), quoted(own.table->name)));
    if (!counted && counted.error().isCancel())
        return counted.error();
    if (!counted) { // most likely a function that only the application has
        check.why = counted.error().what;
        return check;
    }
    const Row& row = counted->front();
    qint64 wrong = 0;
    for (size_t column = 1; column < row.size(); ++column)
        wrong += row[column].integer;
    check.figures = QStringLiteral("%1, stored values of %2 as their expressions give them")
                        .arg(rowsText(row[0].integer), names.join(QStringLiteral(", ")));
    check.verdict = wrong == 0 ? Verdict::Passed : Verdict::Failed;
    if (wrong > 0) {
        check.figures = rowsText(row[0].integer);
        check.rows = wrong;
        check.why = QStringLiteral("%1 of %2 %3 not what the expression gives")
                        .arg(wrong == 1 ? QStringLiteral("1 stored value")
                                        : QStringLiteral("%1 stored values").arg(grouped(wrong)),
                             names.join(QStringLiteral(", ")),
                             wrong == 1 ? QStringLiteral("is") : QStringLiteral("are"));
        GODWIT_CHECK(listWrong(after, own, columns, check));
    }
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace

Status checkGenerated(Database& after, const StepContext& context, QList<CheckResult>& checks)
{
    for (const OwnTable& own : ownTables(context)) {
        QList<GeneratedColumn> stored = generatedColumnsOf(*own.table);
        stored.removeIf([](const GeneratedColumn& column) { return !column.isStored; });
        if (stored.isEmpty())
            continue;
        GODWIT_TRY(const CheckResult check, checkStored(after, own, stored));
        checks.append(check);
    }
    return {};
}

Status checkSequences(Database& after, const StepContext& context, QList<GivenNumbers> tables,
                      QList<CheckResult>& checks)
{
    for (const QString& name : context.plan.target.keep + context.plan.rebuiltTables()) {
        const Table* const old = context.source.table(name);
        const Table* const now =
            context.plan.target.keep.contains(name, Qt::CaseInsensitive) ? old : context.target.table(name);
        if (old && now && old->isAutoincrement && now->isAutoincrement)
            tables.append({.source = old->name, .table = now->name, .physical = now->name});
    }
    if (tables.isEmpty())
        return {};
    CheckResult check = newCheck(
        kIntegritySuite, QStringLiteral("numbers that AUTOINCREMENT gave"),
        QStringLiteral("SELECT name, seq FROM sqlite_sequence ORDER BY name\n-- of the snapshot and now"));
    check.columns = {QStringLiteral("table"), QStringLiteral("given in the source"),
                     QStringLiteral("known now")};
    QElapsedTimer timer;
    timer.start();
    for (const GivenNumbers& one : std::as_const(tables)) {
        GODWIT_TRY(const qint64 before, sequenceOf(after, one.source, QStringLiteral("source")));
        GODWIT_TRY(const qint64 now, sequenceOf(after, one.physical));
        if (now < before)
            check.samples.append(
                {one.table, grouped(before), now == 0 ? QStringLiteral("none") : grouped(now)});
    }
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    check.figures = countText(tables.size(), QStringLiteral("table"), QStringLiteral("tables"));
    check.verdict = Verdict::Passed;
    if (!check.samples.isEmpty()) {
        // The application may have set it back since.
        check.verdict = context.isCutOver() ? Verdict::Warning : Verdict::Failed;
        check.rows = check.samples.size();
        const QStringList& first = check.samples.first();
        check.why =
            QStringLiteral(
                "%1: %2 was given, and %3 is known now; numbers of rows that are gone would be given again")
                .arg(first[0], first[1], first[2]);
    }
    checks.append(check);
    return {};
}

} // namespace godwit::core
