// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/table_restorer.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/orphan_query.h"
#include "core/move/constraint_cause.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/sequence.h"
#include "core/sqlite/transaction.h"
#include "core/sqlite/triggers_off.h"

#include <algorithm>

namespace godwit::core {

namespace {

const QString kMain = QStringLiteral("main");
const QString kSnapshot = QStringLiteral("snapshot");

Error refused(const QString& table, const QString& why)
{
    return Error(ErrorCode::TablesRefused,
                 QStringLiteral("%1 cannot be restored by itself: %2.").arg(table, why));
}

/// What the table itself has against a row, in words; what else keeps SQL from running in SQLite's; all else
/// as it is.
Error refusedBy(const TablePlan& plan, const Error& error)
{
    if (isRefusal(error))
        return refused(plan.then.name, constraintCause(error, &plan.now).cause).withDetail(error.what);
    return error.code == ErrorCode::SqlFailed
               ? refused(plan.then.name, error.what.section(QStringLiteral(": "), 1)).withDetail(error.what)
               : error;
}

Error refusedBroken(const BrokenRows& broken)
{
    return Error(ErrorCode::TablesRefused,
                 QStringLiteral("%1 would refer to nothing: %2.").arg(rowsText(broken.fresh), broken.samples.first()))
        .withDetail(broken.samples.join(u'\n'));
}

PlaceOfTable inSchema(const Catalog& catalog, const QString& schema)
{
    return [&catalog, schema](const QString& table) { return catalog.table(table) ? schema : QString(); };
}

Status switchForeignKeysOff(Database& database)
{
    GODWIT_CHECK(database.execute(QStringLiteral(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF")));
    GODWIT_TRY(const qint64 isOn, database.integer(QStringLiteral("PRAGMA foreign_keys")));
    return isOn == 0 ? Status()
                     : Status(Error(ErrorCode::SqlFailed,
                                    QStringLiteral("Foreign keys could not be switched off.")));
}

} // namespace

Result<TableRestorer> TableRestorer::open(const Request& request)
{
    // The schema is trusted as in a work file: a CHECK may call SQLite's own JSON functions.
    GODWIT_TRY(Database database,
               Database::open(request.file, {.mode = request.writes ? OpenOptions::Mode::ReadWrite
                                                                    : OpenOptions::Mode::ReadOnly,
                                             .trustedSchema = request.writes}));
    GODWIT_CHECK(registerCollations(database, request.collations));
    database.setCancel(request.cancel);
    if (request.writes)
        GODWIT_CHECK(switchForeignKeysOff(database));
    GODWIT_CHECK(database.attachReadOnly(request.snapshot, kSnapshot));
    TableRestorer restorer(std::move(database), request.cancel);
    GODWIT_TRY(restorer.m_then, readCatalog(restorer.m_database, kSnapshot));
    GODWIT_TRY(restorer.m_now, readCatalog(restorer.m_database));
    for (const QString& name : request.tables) {
        const TablePlan plan = planTable(restorer.m_then, restorer.m_now, name);
        if (restorer.m_names.contains(plan.then.name, Qt::CaseInsensitive))
            continue;
        restorer.m_plans.append(plan);
        restorer.m_names.append(plan.then.name);
    }
    return restorer;
}

bool TableRestorer::isRestored(const QString& table) const
{
    return std::any_of(m_names.begin(), m_names.end(),
                       [&](const QString& name) { return isSameName(name, table); });
}

Status TableRestorer::refuseImpossible() const
{
    for (const TablePlan& plan : m_plans) {
        if (!plan.refused.isEmpty())
            return refused(plan.then.name, plan.refused);
    }
    return {};
}

QList<Table> TableRestorer::tablesAfter() const
{
    QList<Table> tables = m_now.tables;
    for (const TablePlan& plan : m_plans) {
        if (plan.isNew)
            tables.append(plan.now);
    }
    return tables;
}

Result<BrokenRows> TableRestorer::brokenBefore()
{
    return findBrokenRows(m_database, m_now.tables, m_names, inSchema(m_now, kMain), {});
}

Result<BrokenRows> TableRestorer::brokenThen()
{
    return findBrokenRows(m_database, m_then.tables, m_names, inSchema(m_then, kSnapshot), {});
}

/// Before it is done the tables to be restored are still in the snapshot.
Result<BrokenRows> TableRestorer::brokenAfter(bool isDone, const BrokenRows& before, const BrokenRows& then)
{
    const PlaceOfTable place = [&](const QString& table) {
        if (isRestored(table))
            return isDone ? kMain : kSnapshot;
        return m_now.table(table) ? kMain : QString();
    };
    return findBrokenRows(m_database, tablesAfter(), m_names, place, {&before, &then});
}

Status TableRestorer::refuseBroken()
{
    GODWIT_TRY(const BrokenRows before, brokenBefore());
    GODWIT_TRY(const BrokenRows then, brokenThen());
    GODWIT_TRY(const BrokenRows after, brokenAfter(false, before, then));
    return after.fresh == 0 ? Status() : refusedBroken(after);
}

Status TableRestorer::fill(const TablePlan& plan)
{
    const QString name = quoted(kMain, plan.now.name);
    const QStringList key =
        plan.then.rowidName().isEmpty() ? plan.then.primaryKey() : QStringList{plan.then.rowidName()};
    const QString order = key.isEmpty() ? QString() : QStringLiteral(" ORDER BY ") + quotedList(key);
    GODWIT_CHECK(m_database.execute(QStringLiteral("DELETE FROM %1").arg(name)));
    const Status filled = m_database.execute(QStringLiteral("INSERT INTO %1 (%2) SELECT %3 FROM %4%5")
                                                 .arg(name, quotedList(plan.columns), quotedList(plan.from),
                                                      quoted(kSnapshot, plan.then.name), order));
    return filled ? filled : refusedBy(plan, filled.error());
}

Status TableRestorer::carrySequence(const TablePlan& plan)
{
    if (!plan.now.isAutoincrement || !plan.then.isAutoincrement)
        return {};
    GODWIT_TRY(const qint64 given, sequenceOf(m_database, plan.then.name, kSnapshot));
    return given == 0 ? Status() : raiseSequence(m_database, plan.now.name, given);
}

Status TableRestorer::makeObjects(const TablePlan& plan)
{
    for (const Index& index : plan.then.indexes) {
        if (index.sql.isNull())
            continue;
        if (const auto made = m_database.execute(index.sql); !made)
            return refusedBy(plan, made.error());
    }
    for (const SchemaObject& trigger : plan.triggers) {
        if (const auto made = m_database.execute(trigger.sql); !made)
            return refusedBy(plan, made.error());
    }
    return {};
}

/// A trigger that speaks of something which is not there would keep the application from writing into the
/// table. SQL is only prepared.
Status TableRestorer::proveTriggers(const TablePlan& plan)
{
    if (plan.triggers.isEmpty())
        return {};
    const QString name = quoted(kMain, plan.now.name);
    const QString column = quoted(plan.now.columnNames().first());
    for (const QString& sql : {QStringLiteral("DELETE FROM %1").arg(name),
                               QStringLiteral("INSERT INTO %1 DEFAULT VALUES").arg(name),
                               QStringLiteral("UPDATE %1 SET %2 = %2").arg(name, column)}) {
        const auto prepared = m_database.prepare(sql);
        if (!prepared && !lacksFunction(prepared.error()))
            return refused(plan.then.name, QStringLiteral("a trigger of it could not run"))
                .withDetail(prepared.error().what);
    }
    return {};
}

/// Columns that are declared otherwise could convert, a key could renumber, and what is computed now could come out
/// otherwise.
Status TableRestorer::proveValues(const TablePlan& plan)
{
    const auto select = [](const QStringList& columns, const QString& from) {
        return QStringLiteral("SELECT %1 FROM %2").arg(quotedList(columns), from);
    };
    GODWIT_TRY(const ContentDigest was,
               digestOfQuery(m_database,
                             select(plan.from + plan.computedFrom, quoted(kSnapshot, plan.then.name))));
    GODWIT_TRY(const ContentDigest is,
               digestOfQuery(m_database, select(plan.columns + plan.computed, quoted(kMain, plan.now.name))));
    return was == is ? Status()
                     : refused(plan.then.name,
                               QStringLiteral("its values would not come out as they are in the snapshot"));
}

Status TableRestorer::replaceOne(const TablePlan& plan)
{
    GODWIT_CHECK(m_cancel.check());
    {
        const TriggersOff silent(m_database);
        if (plan.isNew)
            GODWIT_CHECK(m_database.execute(plan.then.sql));
        GODWIT_CHECK(fill(plan));
        GODWIT_CHECK(carrySequence(plan));
        GODWIT_CHECK(plan.isNew ? makeObjects(plan) : Status());
        for (const QString& search : plan.searches) {
            if (const auto built = m_database.execute(
                    QStringLiteral("INSERT INTO main.%1 (%1) VALUES ('rebuild')").arg(quoted(search)));
                !built)
                return refusedBy(plan, built.error());
        }
    }
    GODWIT_CHECK(proveTriggers(plan));
    return proveValues(plan);
}

Result<QHash<QString, qint64>> TableRestorer::countOrphans(const QList<Table>& tables)
{
    QHash<QString, qint64> counts;
    for (const Table& table : tables) {
        const bool refers = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                                        [&](const ForeignKey& key) { return isRestored(key.parent); });
        if (table.isVirtual || table.foreignKeys.isEmpty() || (!refers && !isRestored(table.name)))
            continue;
        GODWIT_TRY(const auto pairs, orphansOf(m_database, table.name));
        counts.insert(pairs);
    }
    return counts;
}

/// SQLite has the last word, also on what our own look could not read.
Status TableRestorer::compareCounts(const QHash<QString, qint64>& before, const QHash<QString, qint64>& after,
                                    const BrokenRows& looked) const
{
    for (auto pair = after.constBegin(); pair != after.constEnd(); ++pair) {
        const bool isWorse = pair.value() < 0
                                 ? before.value(pair.key()) >= 0
                                 : pair.value() > looked.pairs.value(pair.key(), before.value(pair.key()));
        if (isWorse)
            return Error(ErrorCode::TablesRefused,
                         pair.value() < 0
                             ? QStringLiteral("The references of %1 would fit no key.").arg(pair.key())
                             : QStringLiteral("%1: %2 would refer to nothing.")
                                   .arg(pair.key(), rowsText(pair.value())));
    }
    return {};
}

Status TableRestorer::replace()
{
    GODWIT_CHECK(refuseImpossible());
    GODWIT_TRY(auto transaction, Transaction::begin(m_database));
    GODWIT_TRY(const BrokenRows before, brokenBefore());
    GODWIT_TRY(const BrokenRows then, brokenThen());
    GODWIT_TRY(const auto countedBefore, countOrphans(m_now.tables));
    for (const TablePlan& plan : std::as_const(m_plans))
        GODWIT_CHECK(replaceOne(plan));
    GODWIT_TRY(const BrokenRows after, brokenAfter(true, before, then));
    if (after.fresh > 0)
        return refusedBroken(after);
    GODWIT_TRY(const auto countedAfter, countOrphans(tablesAfter()));
    GODWIT_CHECK(compareCounts(countedBefore, countedAfter, after));
    return transaction.commit();
}

} // namespace godwit::core
