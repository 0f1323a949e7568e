// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/settle.h"

#include "core/move/change_tables.h"
#include "core/move/compiler.h"
#include "core/move/further_tables.h"
#include "core/move/orphans.h"
#include "core/move/work_tables.h"
#include "core/plan/plan_moves.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"
#include "core/steps/changes_account.h"
#include "core/steps/settled_account.h"
#include "core/steps/late_references.h"
#include "core/steps/load_indexes.h"
#include "core/steps/repair.h"
#include "core/steps/validate_content.h"
#include "core/steps/work_file.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What stands in the column `move` of quarantine and lineage for the steps of the present phase, and how they are called.
QList<std::pair<int, QString>> stepsOfPhase(const StepContext& context)
{
    QList<std::pair<int, QString>> steps;
    const QList<const MoveStep*> moves = movesOf(context.plan);
    for (const Step& step : context.phase.steps) {
        if (const auto* move = std::get_if<MoveStep>(&step.work))
            steps.append({static_cast<int>(moves.indexOf(move)), QStringLiteral("%1 → %2").arg(move->from, move->into)});
    }
    for (const NumberedChange& change : changesOf(context.plan)) {
        if (change.phase->id == context.phase.id)
            steps.append({kFirstChange + change.number, change.title()});
    }
    steps.append({kFirstPhaseEnd + PhaseEnd::of(context.plan, context.phase.id).phase, QStringLiteral("references")});
    return steps;
}

Status copyQuarantine(Database& work, int number, const QString& title, StepContext& context)
{
    GODWIT_TRY(Statement rows,
               work.prepare(QStringLiteral("SELECT s.name, q.row_id, q.key_text, q.row_digest, q.column_name, q.cause, q.code,"
                                           " q.first_cause, q.row_values FROM _godwit_quarantine q"
                                           " JOIN _godwit_source s ON s.id = q.source WHERE q.move = ? ORDER BY q.id")));
    rows.bindInteger(1, number);
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        QuarantineEntry entry;
        entry.table = rows.text(0);
        entry.key = rows.isNull(2) ? QString() : rows.text(2);
        entry.column = rows.text(4);
        entry.cause = rows.text(5);
        entry.code = codeId(static_cast<ErrorCode>(rows.integer(6)));
        entry.firstCause = rows.text(7);
        entry.phase = context.phase.id;
        entry.step = title;
        GODWIT_CHECK(context.journal.addQuarantine(context.run.id, entry, rows.value(1), rows.text(3), rows.text(8)));
    }
}

/// In the order of the journal's index of keys: a move that changes every key has an entry for each row, and entered at
/// random they would take longer than the move. Column by column as SQLite holds it; not by ATTACH, which refuses a source in
/// UTF-16.
Status copyLineage(Database& work, int number, StepContext& context)
{
    GODWIT_TRY(Statement rows, work.prepare(QStringLiteral(
                                   "SELECT s.name, l.row_id, l.source_key, l.disposition, l.target_key, l.rule"
                                   " FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source WHERE l.move = ?"
                                   " ORDER BY s.name, l.source_key, l.row_id")));
    rows.bindInteger(1, number);
    GODWIT_TRY(Statement insert, context.journal.database().preparePersistent(QStringLiteral(
                                     "INSERT INTO lineage (run, phase, table_name, row_id, source_key, disposition,"
                                     " target_key, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")));
    insert.bindInteger(1, context.run.id);
    insert.bindText(2, context.phase.id);
    const int columns = rows.columnCount();
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        for (int column = 0; column < columns; ++column)
            insert.bindColumn(3 + column, rows, column);
        GODWIT_CHECK(insert.run());
    }
}

/// A table read by one move: its counters, which were raised row by row as things happened.
Status addSingle(Database& work, int number, BalanceRow& row)
{
    GODWIT_TRY(const MoveCursor cursor, WorkTables(work).cursor(number));
    row.moved = cursor.moved;
    row.merged = cursor.merged;
    row.skipped = cursor.skipped;
    row.quarantined = cursor.quarantined;
    row.unaccounted = row.rows - row.moved - row.merged - row.skipped - row.quarantined;
    return {};
}

/// Keys that each of these moves has told of, once it is done: a row that one of them lost is not accounted for, whatever
/// another made of it.
Result<qint64> keysToldByAll(Database& work, const QString& table, const QList<int>& readers)
{
    QStringList done;
    for (const int number : readers) {
        GODWIT_TRY(const MoveCursor cursor, WorkTables(work).cursor(number));
        if (cursor.pass == MoveCursor::Pass::Done)
            done += QString::number(number);
    }
    return work.integer(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source"
                                       " WHERE s.name = ?1 AND l.move IN (%1) GROUP BY l.row_id HAVING count(*) = ?2)")
                            .arg(done.join(QStringLiteral(", "))),
                        {Value::ofText(table), Value::ofInteger(done.size())});
}

/// A table read by several moves: quarantined if any move quarantined the key, else moved, else merged, else skipped.
Status addSeveral(Database& work, const QList<int>& readers, BalanceRow& row)
{
    GODWIT_TRY(const auto rows,
               work.rows(QStringLiteral(
                             "SELECT sum(q), sum(NOT q AND m), sum(NOT q AND NOT m AND g), sum(NOT q AND NOT m AND NOT g)"
                             " FROM (SELECT max(l.disposition = 3) AS q, max(l.disposition = 0) AS m,"
                             " max(l.disposition = 1) AS g FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source"
                             " WHERE s.name = ? GROUP BY l.row_id)"),
                         {Value::ofText(row.table)}));
    row.quarantined = rows[0][0].integer;
    row.moved = rows[0][1].integer;
    row.merged = rows[0][2].integer;
    row.skipped = rows[0][3].integer;
    GODWIT_TRY(const qint64 told, keysToldByAll(work, row.table, readers));
    row.unaccounted = row.rows - told;
    return {};
}

/// What the moves made of a table's rows; false: none accounts for them.
Result<bool> addMoves(Database& work, const Plan& plan, BalanceRow& row)
{
    const QList<const MoveStep*> moves = movesOf(plan);
    QList<int> readers;
    for (int number = 0; number < moves.size(); ++number) {
        if (isSameName(accountedTable(*moves[number]), row.table))
            readers.append(number);
    }
    if (readers.size() == 1)
        GODWIT_CHECK(addSingle(work, readers.first(), row));
    else if (readers.size() > 1)
        GODWIT_CHECK(addSeveral(work, readers, row));
    return !readers.isEmpty();
}

/// Tables of further databases that moves read; all others are none of the plan's business.
Status addFurther(Database& work, const StepContext& context, QList<BalanceRow>& balance)
{
    for (const MoveStep* const move : movesOf(context.plan)) {
        const QString name = accountedTable(*move);
        const QString schema = schemaOf(context.plan, context.source, name);
        const bool isListed = std::any_of(balance.begin(), balance.end(),
                                          [&](const BalanceRow& row) { return isSameName(row.table, name); });
        if (schema.isEmpty() || isListed)
            continue;
        BalanceRow row;
        row.table = name;
        GODWIT_TRY(row.rows, work.integer(QStringLiteral("SELECT count(*) FROM %1.%2")
                                              .arg(quoted(schema), quoted(name.section(u'.', 1)))));
        GODWIT_CHECK(addMoves(work, context.plan, row));
        balance.append(row);
    }
    return {};
}

/// Tables that a drop step counts as skipped by its rule.
bool isRetired(const StepContext& context, const QString& table)
{
    for (const Phase& phase : context.plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const drop = std::get_if<DropStep>(&step.work);
            if (drop && !drop->rule.isEmpty() &&
                (drop->tables.isEmpty() || drop->tables.contains(table, Qt::CaseInsensitive)))
                return true;
        }
    }
    return false;
}

} // namespace

Status copyRows(Database& work, StepContext& context)
{
    GODWIT_TRY(auto transaction, Transaction::begin(context.journal.database()));
    GODWIT_CHECK(context.journal.clearRows(context.run.id, context.phase.id));
    for (const auto& [number, title] : stepsOfPhase(context)) {
        GODWIT_CHECK(copyQuarantine(work, number, title, context));
        GODWIT_CHECK(copyLineage(work, number, context));
    }
    return transaction.commit();
}

Result<QList<BalanceRow>> drawBalance(Database& work, StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_TRY(Database original, Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly}));
    QList<BalanceRow> balance;
    for (const Table& table : context.source.tables) {
        if (table.isVirtual || table.isShadow)
            continue;
        BalanceRow row;
        row.table = table.name;
        GODWIT_TRY(row.rows, original.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table.name))));
        GODWIT_TRY(const bool isRead, addMoves(work, context.plan, row));
        if (isRead) { // told by what became of each row
            balance.append(row);
            continue;
        }
        if (isCarriedOver(context.plan, table.name)) {
            GODWIT_CHECK(accountCarriedOver(work, row));
        } else if (isRetired(context, table.name)) {
            GODWIT_TRY(row.skipped, original.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table.name))));
        }
        row.unaccounted = row.rows - row.moved - row.merged - row.skipped - row.quarantined - row.kept;
        balance.append(row);
    }
    GODWIT_CHECK(addFurther(work, context, balance));
    return balance;
}

Status settleMoves(StepContext& context)
{
    {
        GODWIT_TRY(Database work, openWorkFile(context));
        GODWIT_CHECK(putOrphansAside(work, context));
        GODWIT_CHECK(createIndexesAfterRows(work, context));
        GODWIT_CHECK(copyRows(work, context));
        GODWIT_CHECK(recordChanges(work, context.journal, context.run.id));
        GODWIT_CHECK(endRepairs(work, context));
        GODWIT_TRY(const auto balance, drawBalance(work, context));
        GODWIT_CHECK(context.journal.putBalance(context.run.id, balance));
        GODWIT_CHECK(keepSettledAccount(context.journal, context.run.id, context.phase.id));
        GODWIT_CHECK(checkLimits(work, context));
    }
    const Status noted = ContentCheck::noteWritten(context);
    return !noted && noted.error().isCancel() ? noted : Status(); // else a check is missing, and no row
}

} // namespace godwit::core
