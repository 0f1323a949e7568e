// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/repairs.h"

#include "core/move/repairer.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

Result<bool> hasTable(Database& work, const QString& name)
{
    GODWIT_TRY(const qint64 count,
               work.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ?"),
                            {Value::ofText(name)}));
    return count > 0;
}

/// One pass over the edits that are left; true if any was applied.
Result<bool> applyPass(Repairer& repairer, QList<EditRecord>& left, RepairReport& report)
{
    QList<EditRecord> still;
    report.refused.clear();
    for (const EditRecord& edit : std::as_const(left)) {
        GODWIT_TRY(const EditResult result, repairer.apply(edit));
        if (!result.refused.isEmpty())
            report.refused.append({edit, result.refused});
        if (result.rows.isEmpty())
            still.append(edit);
        else
            ++report.applied;
    }
    const bool isAnyApplied = still.size() < left.size();
    left = still;
    return isAnyApplied;
}

} // namespace

Result<bool> beganRepairs(Database& work, const QString& phase)
{
    GODWIT_TRY(const bool isThere, hasTable(work, QStringLiteral("_godwit_repairing")));
    if (!isThere)
        return false;
    GODWIT_TRY(const qint64 count, work.integer(QStringLiteral("SELECT count(*) FROM main._godwit_repairing WHERE phase = ?"),
                                                {Value::ofText(phase)}));
    return count > 0;
}

Result<RepairReport> applyRepairs(Database& work, const QList<EditRecord>& edits, const QString& phase)
{
    GODWIT_CHECK(undoRepairs(work));
    RepairReport report;
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main._godwit_repaired;"
                                             "DROP TABLE IF EXISTS main._godwit_repairing;"
                                             "CREATE TABLE main._godwit_repairing (phase TEXT NOT NULL, is_applied INTEGER NOT NULL)")));
    GODWIT_CHECK(work.execute(QStringLiteral("INSERT INTO main._godwit_repairing (phase, is_applied) VALUES (?, 1)"),
                              {Value::ofText(phase)}));
    QList<EditRecord> left;
    std::copy_if(edits.begin(), edits.end(), std::back_inserter(left), [](const EditRecord& edit) { return edit.isInEffect; });
    {
        GODWIT_TRY(Repairer repairer, Repairer::create(work));
        for (bool goesOn = !left.isEmpty(); goesOn && !left.isEmpty();) {
            GODWIT_TRY(goesOn, applyPass(repairer, left, report));
        }
    }
    GODWIT_CHECK(transaction.commit());
    return report;
}

Status undoRepairs(Database& work)
{
    GODWIT_TRY(const bool isThere, hasTable(work, QStringLiteral("_godwit_repairing")));
    if (!isThere)
        return {};
    GODWIT_TRY(const qint64 applied, work.integer(QStringLiteral("SELECT coalesce(max(is_applied), 0) FROM main._godwit_repairing")));
    if (applied == 0)
        return {};
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    {
        GODWIT_TRY(Repairer repairer, Repairer::create(work));
        GODWIT_CHECK(repairer.putAllBack());
    }
    GODWIT_CHECK(work.execute(QStringLiteral("UPDATE main._godwit_repairing SET is_applied = 0")));
    return transaction.commit();
}

Result<bool> hasRepairs(Database& work)
{
    GODWIT_TRY(const bool isThere, hasTable(work, QStringLiteral("_godwit_repairing")));
    if (!isThere)
        return false;
    GODWIT_TRY(const qint64 rows, work.integer(QStringLiteral("SELECT count(*) FROM main._godwit_repaired"
                                                              " WHERE (SELECT max(is_applied) FROM main._godwit_repairing) = 1")));
    return rows > 0;
}

Result<bool> isRepaired(Database& work, const QString& table)
{
    GODWIT_TRY(const bool isAny, hasRepairs(work));
    if (!isAny)
        return false;
    GODWIT_TRY(const qint64 rows, work.integer(QStringLiteral("SELECT count(*) FROM main._godwit_repaired"
                                                              " WHERE table_name = ? COLLATE NOCASE"),
                                               {Value::ofText(table)}));
    return rows > 0;
}

Result<QList<RepairedRow>> repairedRows(Database& work)
{
    QList<RepairedRow> repaired;
    GODWIT_TRY(const bool isThere, hasTable(work, QStringLiteral("_godwit_repaired")));
    if (!isThere)
        return repaired;
    GODWIT_TRY(const auto rows, work.rows(QStringLiteral("SELECT edit, table_name, digest FROM main._godwit_repaired ORDER BY id")));
    for (const Row& row : rows)
        repaired.append({.edit = row[0].integer, .table = row[1].toString(), .digest = row[2].toString()});
    return repaired;
}

} // namespace godwit::core
