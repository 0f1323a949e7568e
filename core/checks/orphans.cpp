// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/checks/orphan_query.h"
#include "core/checks/profiler.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

const QString kMain = QStringLiteral("main");

Result<bool> isTable(Database& database, const QString& name)
{
    GODWIT_TRY(const qint64 found, database.integer(
        QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE"),
        {Value::ofText(name)}));
    return found > 0;
}

Status addSamples(Database& database, const QString& from, const QStringList& key, const QStringList& columns,
                  CheckResult& check)
{
    QStringList shown = key + columns;
    shown.removeDuplicates();
    GODWIT_TRY(auto rows, database.prepare(firstOrphans(from, key, shown)));
    check.columns = columnNamesOf(rows);
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        check.samples.append(cellTexts(rows));
    }
}

Status judge(Database& database, const Table& table, const ForeignKey& key, CheckResult& check)
{
    GODWIT_TRY(const bool parentExists, isTable(database, key.parent));
    if (parentExists && (key.parentColumns.size() != key.columns.size() || key.columns.isEmpty()))
        return Error(ErrorCode::CheckFailed, QStringLiteral("The foreign key does not match a key of %1.").arg(key.parent));
    const QString from = orphansFrom(kMain, parentExists ? kMain : QString(), table, key);
    check.query = QStringLiteral("SELECT count(*)") + from;
    GODWIT_TRY(const qint64 orphans, database.integer(check.query));
    check.verdict = orphans == 0 && parentExists ? Verdict::Passed : Verdict::Warning;
    check.figures = orphans == 0 ? QStringLiteral("no orphan") : rowsText(orphans) + QStringLiteral(" without a parent");
    if (!parentExists)
        check.why = QStringLiteral("The parent table %1 does not exist.").arg(key.parent);
    else if (orphans > 0)
        check.why = QStringLiteral("%1 of %2 name a row of %3 that does not exist.").arg(rowsText(orphans), table.name, key.parent);
    if (orphans == 0)
        return {};
    check.rows = orphans;
    return addSamples(database, from, namingColumns(table), key.columns, check);
}

} // namespace

Result<QList<CheckResult>> findOrphans(Database& database, const Table& table)
{
    QList<CheckResult> checks;
    for (const ForeignKey& key : table.foreignKeys) {
        QElapsedTimer timer;
        timer.start();
        CheckResult check = newCheck(QStringLiteral("assessment"), QStringLiteral("orphans: %1 (%2) → %3").arg(
            table.name, key.columns.join(QStringLiteral(", ")), key.parent), {});
        const Status outcome = judge(database, table, key, check);
        if (!outcome && outcome.error().isCancel())
            return outcome.error();
        if (!outcome) {
            check.verdict = Verdict::NotRun;
            check.why = outcome.error().what;
        }
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        checks.append(check);
    }
    return checks;
}

} // namespace godwit::core
