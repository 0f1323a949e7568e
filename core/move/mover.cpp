// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/mover.h"

#include "core/checks/figures.h"
#include "core/move/aside_keys.h"
#include "core/move/batch_clock.h"
#include "core/move/copies.h"
#include "core/move/grouper.h"
#include "core/move/namer.h"
#include "core/move/places.h"
#include "core/move/query_failure.h"
#include "core/move/row_stream.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/sequence.h"
#include "core/sqlite/transaction.h"

#include <limits>

namespace godwit::core {

namespace {

/// The first pass of a move: takes the source's rows as they come and writes each into the target, or into the stage.
class ReadingPass
{
public:
    ReadingPass(PassScene& scene, RowStream& stream) : m_scene(scene), m_stream(stream) {}

    Status run(MoveCursor::Pass after)
    {
        BatchClock clock;
        while (!m_isAtEnd) {
            GODWIT_CHECK(m_scene.cancel.check());
            clock.start();
            GODWIT_TRY(auto transaction, Transaction::begin(m_scene.session.work));
            GODWIT_CHECK(takeBatch(clock));
            GODWIT_CHECK(m_scene.writer.endKey(m_scene.cursor));
            if (m_isAtEnd) {
                m_scene.cursor.pass = after;
                m_scene.cursor.position = Value::null();
            }
            GODWIT_CHECK(WorkTables(m_scene.session.work).saveCursor(m_scene.move.number, m_scene.cursor));
            clock.beginCommit();
            GODWIT_CHECK(transaction.commit());
            GODWIT_CHECK(m_scene.afterBatch(clock.finish()));
        }
        return {};
    }

private:
    /// Takes rows until it is time to commit: always between two source keys.
    Status takeBatch(BatchClock& clock)
    {
        bool isOver = false;
        while (true) {
            if (!m_batch || m_next >= m_batch->rows()) {
                GODWIT_CHECK(remember());
                GODWIT_TRY(m_batch, m_stream.next());
                m_next = 0;
                if (!m_batch) {
                    m_isAtEnd = true;
                    return {};
                }
            }
            isOver = isOver || clock.isOver();
            if (isOver && m_batch->heads[static_cast<size_t>(m_next)].beginsKey)
                return remember();
            GODWIT_CHECK(m_scene.writer.take(*m_batch, m_next, m_scene.cursor));
            ++m_next;
        }
    }

    /// The cursor stands behind the row that was taken last.
    Status remember()
    {
        if (!m_batch || m_next == 0)
            return {};
        m_scene.cursor.stretch = m_batch->heads[static_cast<size_t>(m_next - 1)].stretch;
        m_scene.cursor.position = m_batch->values.value(m_next - 1, CompiledMove::kPositionAt);
        return {};
    }

    PassScene& m_scene;
    RowStream& m_stream;
    const RowBatch* m_batch = nullptr;
    int m_next = 0;
    bool m_isAtEnd = false;
};

/// Keys of the table a query accounts for, for which it gave no row.
Status takeAbsent(PassScene& scene, MoveCursor::Pass after)
{
    const QString keys = quoted(scene.move.keysTable);
    const QString rowid = quoted(scene.move.keysRowid);
    const QString key = scene.move.keyColumns.size() == 1 ? QStringLiteral("k.") + quoted(scene.move.keyColumns.first())
                                                          : QStringLiteral("NULL");
    GODWIT_TRY(Statement rows,
               scene.session.work.prepare(QStringLiteral("SELECT k.%1, %2 FROM main.%3 AS k WHERE k.%1 > ?1 AND NOT EXISTS"
                                                         " (SELECT 1 FROM main.%4 AS q WHERE q._godwit_row = k.%1)"
                                                         " ORDER BY k.%1")
                                              .arg(rowid, key, keys, quoted(scene.move.rowsTable))));
    BatchClock clock;
    bool isAtEnd = false;
    while (!isAtEnd) {
        GODWIT_CHECK(scene.cancel.check());
        clock.start();
        GODWIT_TRY(auto transaction, Transaction::begin(scene.session.work));
        rows.bind(1, scene.cursor.position.isNull() ? Value::ofInteger(std::numeric_limits<qint64>::min()) : scene.cursor.position);
        while (!isAtEnd && !clock.isOver()) {
            GODWIT_TRY(const bool hasRow, rows.step());
            isAtEnd = !hasRow;
            if (isAtEnd)
                break;
            GODWIT_CHECK(scene.writer.takeAbsent(rows.value(0), rows.value(1), scene.cursor));
            scene.cursor.position = rows.value(0);
        }
        rows.reset();
        if (isAtEnd) {
            scene.cursor.pass = after;
            scene.cursor.position = Value::null();
        }
        GODWIT_CHECK(WorkTables(scene.session.work).saveCursor(scene.move.number, scene.cursor));
        clock.beginCommit();
        GODWIT_CHECK(transaction.commit());
        GODWIT_CHECK(scene.afterBatch(clock.finish()));
    }
    return {};
}

/// A column of a query must not be called as the row id is read.
Status refuseRowidColumn(Database& work, const CompiledMove& move)
{
    if (move.rowsTable == move.keysTable && move.step->query.isEmpty())
        return {};
    GODWIT_TRY(const qint64 taken,
               work.integer(QStringLiteral("SELECT count(*) FROM pragma_table_info(?) WHERE name = ? COLLATE NOCASE"),
                            {Value::ofText(move.rowsTable), Value::ofText(move.rowidName)}));
    if (taken == 0)
        return {};
    return Error(ErrorCode::PlanSql,
                 QStringLiteral("%1: a column of the query is called %2; give it another name.").arg(move.title, move.rowidName));
}

Status refuseStrayRows(Database& work, const CompiledMove& move)
{
    if (move.strayRows.isEmpty())
        return {};
    GODWIT_TRY(const qint64 rows, work.integer(move.strayRows));
    if (rows == 0)
        return {};
    return Error(ErrorCode::PlanSql,
                 QStringLiteral("%1: %2 rows of the query have a key that %3 does not have.")
                     .arg(move.title, QString::number(rows), move.sourceTable));
}

/// `isOver`: what rows are led back by stays.
Status dropTables(Database& work, const CompiledMove& move, bool isOver)
{
    const bool keepsPlaces = isOver && move.isLoose;
    for (const QString& table : QStringList{move.stageTable, move.groupTable, move.keptTable, move.orderTable} + move.copies) {
        if (!table.isEmpty() && !(keepsPlaces && table == move.keysTable))
            GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table))));
    }
    if (!move.placeTable.isEmpty() && !keepsPlaces)
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(move.placeTable))));
    return {};
}

/// The numbers of rows that are gone may stand in a log, a link or a backup: no new row gets one.
Status carrySequence(Database& work, const CompiledMove& move)
{
    if (!move.carriesSequence)
        return {};
    GODWIT_TRY(const qint64 given, sequenceOf(work, move.sourceTable));
    return raiseSequence(work, move.targetTable, given);
}

/// Makes what a move reads or writes beside its target, once. A value over the whole source that cannot be computed is no
/// single row's fault.
Status prepareTables(MoveSession& session, const MoveScene& scene, const CompiledMove& move, MoveCursor& cursor)
{
    Database& work = session.work;
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    GODWIT_CHECK(dropTables(work, move, false));
    GODWIT_CHECK(AsideKeys::drop(work, scene, move));
    session.verdict->clear();
    if (const Status made = makeCopies(work, move); !made)
        return failedQuery(work, move, made.error());
    if (session.verdict->isRejected)
        return Error(ErrorCode::PlanSql, QStringLiteral("%1: a value that is computed over all rows cannot be: %2.")
                                             .arg(move.title, session.verdict->cause));
    GODWIT_CHECK(refuseRowidColumn(work, move));
    GODWIT_CHECK(refuseStrayRows(work, move));
    if (move.isStaged())
        GODWIT_CHECK(work.execute(move.createStage));
    if (!move.placeTable.isEmpty())
        GODWIT_CHECK(Places::create(work, move));
    GODWIT_CHECK(AsideKeys::create(work, scene, move));
    if (!move.copies.isEmpty() && move.keyColumns.size() == 1)
        GODWIT_CHECK(WorkTables(work).findByKey());
    GODWIT_CHECK(WorkTables(work).saveCursor(move.number, cursor));
    return transaction.commit();
}

/// The passes of a move in their order.
class Passes
{
public:
    Passes(PassScene& scene, const MoveScene& surroundings, QString* activity)
        : m_scene(scene), m_surroundings(surroundings), m_activity(activity)
    {
    }

    Status run()
    {
        using Pass = MoveCursor::Pass;
        const CompiledMove& move = m_scene.move;
        const Pass naming = move.step->unique ? Pass::Naming : Pass::Done;
        const Pass placing = move.step->group ? Pass::Grouping : naming;
        if (m_scene.cursor.pass == Pass::Reading)
            GODWIT_CHECK(read(move.rowsTable == move.keysTable ? placing : Pass::Absent));
        if (m_scene.cursor.pass == Pass::Absent)
            GODWIT_CHECK(takeAbsent(m_scene, placing));
        if (m_scene.cursor.pass == Pass::Grouping) {
            *m_activity = QStringLiteral("grouping");
            GODWIT_CHECK(Grouper(m_scene).run(naming));
        }
        if (m_scene.cursor.pass == Pass::Naming) {
            *m_activity = QStringLiteral("naming");
            GODWIT_CHECK(Namer(m_scene).run(Pass::Done));
        }
        return {};
    }

private:
    Status read(MoveCursor::Pass after)
    {
        *m_activity = QStringLiteral("reading");
        const ReadPosition from{.stretch = m_scene.cursor.stretch, .position = m_scene.cursor.position};
        const bool isUtf16 = m_surroundings.source.encoding.startsWith(QStringLiteral("UTF-16"));
        const bool isAhead = !m_surroundings.sourceFile.isEmpty() && !m_scene.move.readsWork;
        GODWIT_TRY(const std::unique_ptr<RowStream> stream,
                   isAhead ? RowStream::ahead(m_surroundings.sourceFile, m_scene.move, from, isUtf16, m_scene.cancel)
                           : RowStream::beside(m_scene.session.work, m_scene.session.verdict, m_scene.move, from, isUtf16));
        return ReadingPass(m_scene, *stream).run(after);
    }

    PassScene& m_scene;
    const MoveScene& m_surroundings;
    QString* m_activity;
};

} // namespace

Status checkLimit(const MoveStep& step, const MoveCursor& cursor, qint64 total, qint64 decided)
{
    const qint64 undecided = cursor.quarantined - decided;
    const double allowed = step.limit.stopOnError ? 0.0
                           : step.limit.rows      ? static_cast<double>(*step.limit.rows)
                           : step.limit.fraction  ? *step.limit.fraction * static_cast<double>(total)
                                                    : std::numeric_limits<double>::infinity();
    if (static_cast<double>(undecided) <= allowed)
        return {};
    return Error(ErrorCode::LimitExceeded,
                 QStringLiteral("%1 → %2: %3 in quarantine, more than the plan allows.")
                     .arg(step.from, step.into, rowsText(undecided)));
}

Result<MoveSession> openMoveSession(Database& work, const MoveScene& scene)
{
    auto verdict = std::make_shared<RowVerdict>();
    GODWIT_CHECK(registerFunctions(work, verdict));
    GODWIT_CHECK(registerVerdicts(work, verdict));
    GODWIT_TRY(auto resolver, registerReferences(work, scene, verdict));
    return MoveSession{.work = work, .verdict = verdict, .resolver = resolver};
}

Result<MoveCursor> runMove(MoveSession& session, const MoveScene& scene, const CompiledMove& move, qint64 decided,
                           const CancelToken& cancel, const std::function<void(const MoveProgress&)>& progress)
{
    GODWIT_TRY(MoveCursor cursor, WorkTables(session.work).cursor(move.number));
    // From one batch to the next; the clock goes on while this thread waits for rows, of which some may be
    // slow.
    const SqlBounds bounds(session.work, std::max(move.limits.queryMs, 8 * move.limits.rowMs));
    if (!cursor.isBegun)
        GODWIT_CHECK(prepareTables(session, scene, move, cursor));
    if (cursor.pass != MoveCursor::Pass::Done) {
        GODWIT_TRY(const qint64 total,
                   session.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(move.keysTable))));
        GODWIT_CHECK(checkLimit(*move.step, cursor, total, decided));
        if (!move.copies.isEmpty()) {
            const Guard guard(session.work, Guard::Kind::Reading); // the rows it reads were not there before
            GODWIT_CHECK(session.work.prepare(move.stretches.first().fromStart));
        }
        forgetReferences(*session.resolver, move.number);
        GODWIT_TRY(RowWriter writer, RowWriter::create(session, scene, move));
        QString activity;
        PassScene pass{session, move, cursor, writer, cancel, [&](double batchMs) {
                           session.work.restartClock();
                           progress({cursor, total, activity, batchMs});
                           return checkLimit(*move.step, cursor, total, decided);
                       }};
        GODWIT_CHECK(Passes(pass, scene, &activity).run());
    }
    GODWIT_CHECK(checkLimit(*move.step, cursor, cursor.seen, decided)); // it may have been passed by the last batch
    GODWIT_TRY(auto transaction, Transaction::begin(session.work));
    GODWIT_CHECK(dropTables(session.work, move, true));
    if (move.sourceTable.isEmpty()) // what its rows were weighed by; none of them is a key of the source
        GODWIT_CHECK(session.work.execute(QStringLiteral("DELETE FROM main._godwit_lineage WHERE move = ?"), {Value::ofInteger(move.number)}));
    GODWIT_CHECK(carrySequence(session.work, move));
    GODWIT_CHECK(transaction.commit());
    return cursor;
}

} // namespace godwit::core
