// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/rebuilder.h"

#include "core/move/rebuilt_indexes.h"
#include "core/move/rebuilt_references.h"
#include "core/move/row_copier.h"
#include "core/schema/table_renaming.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/sequence.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

using Pass = ChangeCursor::Pass;

bool names(const SchemaObject& object, const QString& table)
{
    const QList<SqlToken> tokens = tokensOf(object.sql);
    return std::any_of(tokens.begin(), tokens.end(), [&](const SqlToken& token) {
        return (token.isName() || token.kind == SqlToken::Kind::Text) && isSameName(token.name(), table);
    });
}

/// Views and triggers over the table, and the triggers on those views: they go before, so that nothing stops
/// the rename.
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
        if (isSameName(trigger.table, table) || names(trigger, table) ||
            views.contains(trigger.table, Qt::CaseInsensitive)) {
            aside.append(trigger);
            GODWIT_CHECK(
                scene.work.execute(QStringLiteral("DROP TRIGGER main.%1").arg(quoted(trigger.name))));
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

/// Numbers that were given once are not given again.
Status carrySequence(Database& work, const Table& table, qint64 before)
{
    return table.isAutoincrement && before != 0 ? raiseSequence(work, table.name, before) : Status();
}

/// The old table goes, the new one takes its name: in this order, or references would follow the old one.
Status exchangeTables(const ChangeScene& scene, const Table& old, const QString& fresh,
                      QList<SchemaObject>& aside)
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
    return Error(
        ErrorCode::SqlFailed,
        QStringLiteral("Foreign keys could not be switched off; a rebuild would delete by cascade."));
}

/// One rebuild under way.
class Rebuilder
{
public:
    Rebuilder(const ChangeScene& scene, const RebuildStep& step, const Table& old, const Table& wanted,
              ChangeCursor& cursor)
        : m_scene(scene),
          m_step(step),
          m_old(old),
          m_wanted(wanted),
          m_fresh(QLatin1String(kReservedPrefix) + QStringLiteral("new_") + wanted.name),
          m_cursor(cursor),
          m_copier(scene, old, wanted, m_fresh, cursor),
          m_indexes(scene, wanted)
    {
    }

    /// The new table, still empty, and all that has to be known of the old one.
    Status begin()
    {
        Database& work = m_scene.work;
        GODWIT_TRY(const auto broken, brokenReferences(m_scene, m_old.name));
        GODWIT_TRY(m_cursor.seen,
                   work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(m_old.name))));
        GODWIT_TRY(auto transaction, Transaction::begin(work));
        NameMap physical = m_scene.staging.stagedNames();
        physical.insert(foldedName(m_wanted.name), m_fresh);
        GODWIT_CHECK(work.execute(renameTables(m_wanted.sql, physical)));
        GODWIT_CHECK(m_indexes.begin(physical));
        GODWIT_CHECK(saveBrokenReferences(m_scene, broken));
        GODWIT_CHECK(m_copier.createNotes());
        return moveOn(transaction, Pass::Reading);
    }

    /// One durable batch of rows.
    Status copyBatch(const TellChange& tell)
    {
        if (!m_isPrepared)
            GODWIT_CHECK(m_copier.prepare(m_step));
        m_isPrepared = true;
        m_clock.start();
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.work));
        GODWIT_TRY(const bool isAtEnd, m_copier.runBatch(m_clock));
        const qint64 done = m_cursor.position;
        if (isAtEnd)
            m_cursor.begin(Pass::Applying);
        GODWIT_CHECK(ChangeTables(m_scene.work).saveCursor(m_scene.number, m_cursor));
        m_clock.beginCommit();
        GODWIT_CHECK(transaction.commit());
        const double batchMs = m_clock.finish();
        tell({.counts = m_cursor,
              .done = done,
              .total = m_cursor.seen,
              .activity = QStringLiteral("rebuilding"),
              .batchMs = batchMs});
        return {};
    }

    /// The new table takes the old one's place, in one transaction with all that must not be seen apart.
    Status exchange(const TellChange& tell)
    {
        if (!m_isPrepared)
            GODWIT_CHECK(m_copier.prepare(m_step));
        GODWIT_TRY(const auto before, savedBrokenReferences(m_scene));
        GODWIT_TRY(const qint64 sequence, sequenceOf(m_scene.work, m_old.name));
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.work));
        GODWIT_CHECK(ChangeTables(m_scene.work).add(m_scene.number, {.table = m_step.table}));
        GODWIT_CHECK(m_copier.settle());
        QList<SchemaObject> aside;
        GODWIT_CHECK(putAside(m_scene, m_old.name, aside));
        GODWIT_CHECK(exchangeTables(m_scene, m_old, m_fresh, aside));
        GODWIT_CHECK(carrySequence(m_scene.work, m_wanted, sequence));
        GODWIT_CHECK(putBack(m_scene, aside));
        GODWIT_TRY(const auto after, brokenReferences(m_scene, m_old.name));
        GODWIT_CHECK(compareReferences(before, after, m_step.table));
        GODWIT_CHECK(moveOn(transaction, Pass::Finishing));
        tell({.counts = m_cursor,
              .done = m_cursor.seen,
              .total = m_cursor.seen,
              .activity = QStringLiteral("exchanging")});
        return {};
    }

    Result<bool> createIndex(const TellChange& tell)
    {
        GODWIT_TRY(const bool isAtEnd, m_indexes.createNext());
        tell({.counts = m_cursor,
              .done = m_cursor.seen,
              .total = m_cursor.seen,
              .activity = QStringLiteral("building indexes")});
        return isAtEnd;
    }

    [[nodiscard]] QStringList tables() const
    {
        return {m_scene.reserved(QStringLiteral("value")), brokenReferencesTable(m_scene)};
    }
    [[nodiscard]] QString fresh() const { return m_fresh; }

private:
    Status moveOn(Transaction& transaction, Pass pass)
    {
        m_cursor.begin(pass);
        GODWIT_CHECK(ChangeTables(m_scene.work).saveCursor(m_scene.number, m_cursor));
        return transaction.commit();
    }

    const ChangeScene& m_scene;
    const RebuildStep& m_step;
    const Table& m_old;
    const Table& m_wanted;
    const QString m_fresh;
    ChangeCursor& m_cursor;
    RowCopier m_copier;
    RebuiltIndexes m_indexes;
    BatchClock m_clock{m_scene.rowsABatch};
    bool m_isPrepared = false;
};

/// A part that cannot be cut into batches: a pause stops it as a cancel does, and it is begun again when the
/// step goes on.
Status uncut(const ChangeScene& scene, const CancelToken& cancel, const std::function<Status()>& part)
{
    scene.work.setPauseInterrupts(true);
    const Status done = part();
    scene.work.setPauseInterrupts(false);
    if (!done && done.error().isCancel())
        GODWIT_CHECK(cancel.check());
    return done;
}

Status runToTheEnd(const ChangeScene& scene, Rebuilder& rebuilder, ChangeCursor& cursor,
                   const CancelToken& cancel, const TellChange& tell)
{
    if (!cursor.isBegun)
        GODWIT_CHECK(uncut(scene, cancel, [&] { return rebuilder.begin(); }));
    while (cursor.pass == Pass::Reading) {
        GODWIT_CHECK(cancel.check());
        GODWIT_CHECK(rebuilder.copyBatch(tell));
    }
    GODWIT_CHECK(cancel.check());
    if (cursor.pass == Pass::Applying)
        GODWIT_CHECK(uncut(scene, cancel, [&] { return rebuilder.exchange(tell); }));
    for (bool isAtEnd = false; !isAtEnd;) {
        GODWIT_CHECK(cancel.check());
        GODWIT_CHECK(uncut(scene, cancel, [&]() -> Status {
            GODWIT_TRY(isAtEnd, rebuilder.createIndex(tell));
            return {};
        }));
    }
    return {};
}

} // namespace

Result<ChangeCursor> runRebuild(const ChangeScene& scene, const RebuildStep& step, const CancelToken& cancel,
                                const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    if (cursor.pass == Pass::Done)
        return cursor;
    GODWIT_TRY(const Table* const old, scene.table(step.table));
    const Table* const wanted = scene.target.table(step.table);
    if (!wanted)
        return Error(ErrorCode::PlanReference, QStringLiteral("The target has no table %1.").arg(step.table));
    GODWIT_CHECK(refuseForeignKeys(scene.work));
    Rebuilder rebuilder(scene, step, *old, *wanted, cursor);
    const Status ran = runToTheEnd(scene, rebuilder, cursor, cancel, tell);
    const bool isRefused =
        !ran && (ran.error().code == ErrorCode::IntegrityFailed || ran.error().code == ErrorCode::SqlFailed);
    if (isRefused &&
        cursor.pass != Pass::Finishing) // the old table is as it was; what was made beside it goes
        GODWIT_CHECK(tables.forget(scene.number, rebuilder.tables() + QStringList{rebuilder.fresh()}));
    GODWIT_CHECK(ran);
    GODWIT_CHECK(tables.finish(scene.number, cursor, rebuilder.tables()));
    return cursor;
}

} // namespace godwit::core
