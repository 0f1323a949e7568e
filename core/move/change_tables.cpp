// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/change_tables.h"

#include "core/move/work_tables.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

QString NumberedChange::title() const
{
    return step->kind() + u' ' + step->title();
}

QList<NumberedChange> changesOf(const Plan& plan)
{
    QList<NumberedChange> changes;
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (step.changesRows())
                changes.append({.number = static_cast<int>(changes.size()), .phase = &phase, .step = &step});
        }
    }
    return changes;
}

void ChangeCursor::begin(Pass next)
{
    pass = next;
    beginStage(0);
}

void ChangeCursor::beginStage(int next)
{
    stage = next;
    position = 0;
    last.clear();
}

Status ChangeTables::create(Database& work)
{
    GODWIT_CHECK(WorkTables::create(work));
    GODWIT_CHECK(WorkTables(work).findByMove());
    return work.execute(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS _godwit_change_cursor (step INTEGER PRIMARY KEY, pass INTEGER NOT NULL,"
        " stage INTEGER NOT NULL, position INTEGER NOT NULL, last TEXT NOT NULL, seen INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,"
        " skipped INTEGER NOT NULL, quarantined INTEGER NOT NULL);"
        "CREATE TABLE IF NOT EXISTS _godwit_changed (step INTEGER NOT NULL, table_name TEXT NOT NULL,"
        " quarantined INTEGER NOT NULL, deleted INTEGER NOT NULL, added INTEGER NOT NULL, untraced INTEGER NOT NULL,"
        " by_script INTEGER NOT NULL, PRIMARY KEY (step, table_name)) WITHOUT ROWID"));
}

Result<ChangeCursor> ChangeTables::cursor(int number)
{
    GODWIT_TRY(const auto rows,
               m_work->rows(QStringLiteral("SELECT pass, stage, position, last, seen, changed, unchanged, skipped, quarantined"
                                           " FROM _godwit_change_cursor WHERE step = ?"),
                            {Value::ofInteger(number)}));
    if (rows.empty())
        return ChangeCursor{};
    const Row& row = rows.front();
    return ChangeCursor{.isBegun = true,
                        .pass = static_cast<ChangeCursor::Pass>(row[0].integer),
                        .stage = static_cast<int>(row[1].integer),
                        .position = row[2].integer,
                        .last = valuesOfLiterals(row[3].toString()).value_or(Row()),
                        .seen = row[4].integer,
                        .changed = row[5].integer,
                        .unchanged = row[6].integer,
                        .skipped = row[7].integer,
                        .quarantined = row[8].integer};
}

Status ChangeTables::saveCursor(int number, const ChangeCursor& cursor)
{
    return m_work->execute(
        QStringLiteral("INSERT OR REPLACE INTO _godwit_change_cursor (step, pass, stage, position, last, seen, changed,"
                       " unchanged, skipped, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(number), Value::ofInteger(static_cast<int>(cursor.pass)), Value::ofInteger(cursor.stage),
         Value::ofInteger(cursor.position), Value::ofText(literalsOf(cursor.last)), Value::ofInteger(cursor.seen), Value::ofInteger(cursor.changed), Value::ofInteger(cursor.unchanged),
         Value::ofInteger(cursor.skipped), Value::ofInteger(cursor.quarantined)});
}

Status ChangeTables::drop(const QStringList& tables)
{
    for (const QString& table : tables)
        GODWIT_CHECK(m_work->execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table))));
    return {};
}

Status ChangeTables::finish(int number, ChangeCursor& cursor, const QStringList& tables)
{
    GODWIT_TRY(auto transaction, Transaction::begin(*m_work));
    cursor.begin(ChangeCursor::Pass::Done);
    GODWIT_CHECK(drop(tables));
    GODWIT_CHECK(saveCursor(number, cursor));
    return transaction.commit();
}

Status ChangeTables::forget(int number, const QStringList& tables)
{
    GODWIT_TRY(auto transaction, Transaction::begin(*m_work));
    GODWIT_CHECK(drop(tables));
    GODWIT_CHECK(m_work->execute(QStringLiteral("DELETE FROM _godwit_change_cursor WHERE step = ?"), {Value::ofInteger(number)}));
    return transaction.commit();
}

Status ChangeTables::add(int number, const TableChange& change)
{
    return m_work->execute(
        QStringLiteral("INSERT INTO _godwit_changed (step, table_name, quarantined, deleted, added, untraced, by_script)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (step, table_name) DO UPDATE SET"
                       " quarantined = quarantined + excluded.quarantined, deleted = deleted + excluded.deleted,"
                       " added = added + excluded.added, untraced = untraced + excluded.untraced,"
                       " by_script = max(by_script, excluded.by_script)"),
        {Value::ofInteger(number), Value::ofText(change.table), Value::ofInteger(change.quarantined),
         Value::ofInteger(change.deleted), Value::ofInteger(change.added), Value::ofInteger(change.untraced),
         Value::ofInteger(change.byScript ? 1 : 0)});
}

Result<QList<TableChange>> ChangeTables::changes()
{
    QList<TableChange> changes;
    GODWIT_TRY(const qint64 exists,
               m_work->integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = '_godwit_changed'")));
    if (exists == 0)
        return changes;
    GODWIT_TRY(const auto rows,
               m_work->rows(QStringLiteral("SELECT table_name, sum(quarantined), sum(deleted), sum(added), sum(untraced),"
                                           " max(by_script) FROM _godwit_changed GROUP BY table_name ORDER BY table_name")));
    for (const Row& row : rows)
        changes.append({.table = row[0].toString(),
                        .quarantined = row[1].integer,
                        .deleted = row[2].integer,
                        .added = row[3].integer,
                        .untraced = row[4].integer,
                        .byScript = row[5].integer != 0});
    return changes;
}

} // namespace godwit::core
