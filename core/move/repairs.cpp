// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/repairs.h"

#include "core/move/repairer.h"
#include "core/sqlite/transaction.h"

#include <algorithm>

namespace godwit::core {

namespace {

Result<bool> hasTable(Database& work, const QString& name)
{
    GODWIT_TRY(const qint64 count,
               work.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ?"),
                            {Value::ofText(name)}));
    return count > 0;
}

/// Edits of tables that stay which a phase before has tried: steps may have changed their rows since, so they
/// are not tried again. By their numbers, each with why it was refused.
Result<QHash<qint64, QString>> triedBefore(Database& work)
{
    GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS main._godwit_repaired_once (edit "
                                             "INTEGER PRIMARY KEY, refused TEXT NOT NULL)")));
    GODWIT_TRY(const auto rows, work.rows(QStringLiteral(
                                    "SELECT edit, refused FROM main._godwit_repaired_once ORDER BY edit")));
    QHash<qint64, QString> tried;
    for (const Row& row : rows)
        tried.insert(row[0].integer, row[1].toString());
    return tried;
}

Status noteTried(Database& work, const QList<EditRecord>& edits, const RepairReport& report)
{
    for (const EditRecord& edit : edits) {
        const auto refused = std::find_if(report.refused.begin(), report.refused.end(),
                                          [&](const RefusedEdit& one) { return one.edit.id == edit.id; });
        GODWIT_CHECK(work.execute(
            QStringLiteral("INSERT OR IGNORE INTO main._godwit_repaired_once (edit, refused) VALUES (?, ?)"),
            {Value::ofInteger(edit.id),
             Value::ofText(refused == report.refused.end() ? QStringLiteral("") : refused->why)}));
    }
    return {};
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

Result<RepairReport> applyRepairs(Database& work, const QList<EditRecord>& edits, const QString& phase,
                                  const QStringList& staying)
{
    GODWIT_CHECK(undoRepairs(work));
    RepairReport report;
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    GODWIT_CHECK(work.execute(QStringLiteral(
        "DROP TABLE IF EXISTS main._godwit_repairing;"
        "CREATE TABLE main._godwit_repairing (phase TEXT NOT NULL, is_applied INTEGER NOT NULL)")));
    GODWIT_CHECK(work.execute(QStringLiteral("INSERT INTO main._godwit_repairing (phase, is_applied) VALUES (?, 1)"),
                              {Value::ofText(phase)}));
    GODWIT_TRY(const auto before, triedBefore(work));
    QList<EditRecord> left;
    QList<EditRecord> once; // of tables that stay
    QList<RefusedEdit> refusedBefore;
    for (const EditRecord& edit : edits) {
        const bool isTried = before.contains(edit.id);
        if (edit.isInEffect && isTried && !before.value(edit.id).isEmpty())
            refusedBefore.append({edit, before.value(edit.id)});
        if (!edit.isInEffect || isTried)
            continue;
        left.append(edit);
        if (staying.contains(edit.table, Qt::CaseInsensitive))
            once.append(edit);
    }
    {
        GODWIT_TRY(Repairer repairer, Repairer::create(work, staying));
        GODWIT_CHECK(work.execute(QStringLiteral("DELETE FROM main._godwit_repaired WHERE number > 0")));
        for (bool goesOn = !left.isEmpty(); goesOn && !left.isEmpty();) {
            GODWIT_TRY(goesOn, applyPass(repairer, left, report));
        }
    }
    GODWIT_CHECK(noteTried(work, once, report));
    report.refused = refusedBefore + report.refused;
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
    GODWIT_TRY(const qint64 rows,
               work.integer(QStringLiteral(
                   "SELECT count(*) FROM main._godwit_repaired"
                   " WHERE number = 0 OR (SELECT max(is_applied) FROM main._godwit_repairing) = 1")));
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
