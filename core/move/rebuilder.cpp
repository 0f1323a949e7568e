// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/rebuilder.h"

#include "core/move/row_copier.h"
#include "core/schema/table_renaming.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

/// Rows of the tables concerned that refer to nothing, by "child → parent"; a key that cannot be checked counts as none.
Result<QHash<QString, qint64>> brokenReferences(const ChangeScene& scene, const QString& table)
{
    QHash<QString, qint64> broken;
    for (const Table& child : scene.now.tables) {
        const bool refers = std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                                        [&](const ForeignKey& key) { return isSameName(key.parent, table); });
        if (!scene.isOurs(child.name) || (!refers && !isSameName(child.name, table)))
            continue;
        const auto rows = scene.work.rows(QStringLiteral("PRAGMA main.foreign_key_check(%1)").arg(quoted(child.name)));
        if (!rows && rows.error().code != ErrorCode::SqlFailed)
            return rows.error();
        if (!rows) { // "foreign key mismatch"
            broken[child.name] = -1;
            continue;
        }
        for (const Row& row : *rows)
            ++broken[child.name + QStringLiteral(" → ") + row[2].toString()];
    }
    return broken;
}

Status compareReferences(const QHash<QString, qint64>& before, const QHash<QString, qint64>& after, const QString& table)
{
    for (auto it = after.constBegin(); it != after.constEnd(); ++it) {
        const qint64 known = before.value(it.key());
        if (it.value() < 0 ? known >= 0 : it.value() > known)
            return Error(ErrorCode::IntegrityFailed,
                         it.value() < 0 ? QStringLiteral("rebuild %1: the references of %2 would not fit its new definition.").arg(table, it.key())
                                        : QStringLiteral("rebuild %1: %2 rows of %3 would refer to nothing.")
                                              .arg(table)
                                              .arg(it.value() - known)
                                              .arg(it.key()))
                .withState(QStringLiteral("Everything is as it was before this step."));
    }
    return {};
}

bool names(const SchemaObject& object, const QString& table)
{
    const QList<SqlToken> tokens = tokensOf(object.sql);
    return std::any_of(tokens.begin(), tokens.end(), [&](const SqlToken& token) {
        return (token.isName() || token.kind == SqlToken::Kind::Text) && isSameName(token.name(), table);
    });
}

/// Views and triggers over the table, and the triggers on those views: they go before, so that nothing stops the rename.
Status putAside(const ChangeScene& scene, const QString& table, QList<SchemaObject>& aside)
{
    QStringList views;
    for (const SchemaObject& view : scene.now.views) {
        if (names(view, table)) {
            views.append(view.name);
            aside.append(view);
        }
    }
    for (const SchemaObject& trigger : scene.now.triggers) {
        if (isSameName(trigger.table, table) || names(trigger, table) || views.contains(trigger.table, Qt::CaseInsensitive)) {
            aside.append(trigger);
            GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP TRIGGER main.%1").arg(quoted(trigger.name))));
        }
    }
    for (const QString& view : std::as_const(views))
        GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP VIEW main.%1").arg(quoted(view))));
    return {};
}

/// What the target defines comes at the cut-over, with all of its views and triggers.
Status putBack(const ChangeScene& scene, const QList<SchemaObject>& aside)
{
    for (const SchemaObject& object : aside) {
        if (!scene.target.hasName(object.name))
            GODWIT_CHECK(scene.work.execute(object.sql));
    }
    return {};
}

Result<qint64> sequenceOf(Database& work, const QString& table)
{
    GODWIT_TRY(const qint64 exists, work.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'")));
    if (exists == 0)
        return 0;
    return work.integer(QStringLiteral("SELECT max(seq) FROM sqlite_sequence WHERE name = ? COLLATE NOCASE"), {Value::ofText(table)});
}

/// Numbers that were given once are not given again.
Status carrySequence(Database& work, const Table& table, qint64 before)
{
    if (!table.isAutoincrement || before == 0)
        return {};
    GODWIT_TRY(const qint64 now, sequenceOf(work, table.name));
    GODWIT_CHECK(work.execute(QStringLiteral("DELETE FROM sqlite_sequence WHERE name = ? COLLATE NOCASE"), {Value::ofText(table.name)}));
    return work.execute(QStringLiteral("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"),
                        {Value::ofText(table.name), Value::ofInteger(std::max(before, now))});
}

Status createIndexes(const ChangeScene& scene, const Table& table)
{
    for (const Index& index : table.indexes) {
        if (index.sql.isNull() || index.isUnique) // unique ones are there since before the rows came
            continue;
        GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP INDEX IF EXISTS main.%1").arg(quoted(index.name))));
        GODWIT_CHECK(scene.work.execute(index.sql));
    }
    return {};
}

/// The old table goes, the new one takes its name: in this order, or references would follow the old one.
Status exchange(const ChangeScene& scene, const Table& old, const QString& fresh, QList<SchemaObject>& aside)
{
    GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP TABLE main.%1").arg(quoted(old.name))));
    return renameTable(scene.work, fresh, old.name, &aside);
}

Status refuseForeignKeys(Database& work)
{
    GODWIT_CHECK(work.execute(QStringLiteral("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = OFF")));
    GODWIT_TRY(const qint64 isOn, work.integer(QStringLiteral("PRAGMA foreign_keys")));
    if (isOn == 0)
        return {};
    return Error(ErrorCode::SqlFailed, QStringLiteral("Foreign keys could not be switched off; a rebuild would delete by cascade."));
}

/// All of it inside the caller's transaction.
Status rebuild(const ChangeScene& scene, const RebuildStep& step, const Table& old, const CancelToken& cancel, const TellChange& tell,
               ChangeCursor& cursor)
{
    Database& work = scene.work;
    const Table* const wanted = scene.target.table(step.table);
    if (!wanted)
        return Error(ErrorCode::PlanReference, QStringLiteral("The target has no table %1.").arg(step.table));
    GODWIT_TRY(const auto before, brokenReferences(scene, old.name));
    GODWIT_TRY(const qint64 sequence, sequenceOf(work, old.name));
    QList<SchemaObject> aside;
    GODWIT_CHECK(putAside(scene, old.name, aside));
    const QString fresh = QLatin1String(kReservedPrefix) + QStringLiteral("new_") + old.name;
    NameMap physical = scene.staging.stagedNames();
    physical.insert(foldedName(wanted->name), fresh);
    GODWIT_CHECK(work.execute(renameTables(wanted->sql, physical)));
    for (const Index& index : wanted->indexes) {
        if (index.isUnique && !index.sql.isNull()) { // so that a row that breaks one goes to quarantine
            GODWIT_CHECK(work.execute(QStringLiteral("DROP INDEX IF EXISTS main.%1").arg(quoted(index.name))));
            GODWIT_CHECK(work.execute(renameTables(index.sql, physical)));
        }
    }
    GODWIT_CHECK(copyRows(scene, step, old, *wanted, fresh, cancel, tell, cursor));
    GODWIT_CHECK(exchange(scene, old, fresh, aside));
    GODWIT_CHECK(carrySequence(work, *wanted, sequence));
    GODWIT_CHECK(createIndexes(scene, *wanted));
    GODWIT_CHECK(putBack(scene, aside));
    GODWIT_TRY(const auto after, brokenReferences(scene, old.name));
    return compareReferences(before, after, step.table);
}

} // namespace

Result<ChangeCursor> runRebuild(const ChangeScene& scene, const RebuildStep& step, const CancelToken& cancel, const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    if (cursor.pass == ChangeCursor::Pass::Done)
        return cursor;
    GODWIT_TRY(const Table* const old, scene.table(step.table));
    GODWIT_CHECK(refuseForeignKeys(scene.work));
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    GODWIT_CHECK(tables.add(scene.number, {.table = step.table}));
    GODWIT_CHECK(rebuild(scene, step, *old, cancel, tell, cursor));
    cursor.pass = ChangeCursor::Pass::Done;
    GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
    GODWIT_CHECK(transaction.commit());
    return cursor;
}

} // namespace godwit::core
