// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/mover.h"

#include "core/functions/functions.h"
#include "core/move/placer.h"
#include "core/move/references.h"
#include "core/move/row_writer.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QElapsedTimer>

#include <limits>

namespace godwit::core {

namespace {

constexpr int kBatchMilliseconds = 100; // a pause waits for at most one batch; no batch over 250 ms
constexpr int kRowsBetweenLooks = 64;

/// The first pass of a move: reads the source's rows in row-id order and writes each into the target, or into the stage.
class Reader
{
public:
    Reader(MoveSession& session, const CompiledMove& move, MoveCursor& cursor, RowWriter& writer, const CancelToken& cancel,
           std::function<Status(const MoveCursor&)> afterBatch)
        : m_session(session), m_move(move), m_cursor(cursor), m_writer(writer), m_cancel(cancel),
          m_afterBatch(std::move(afterBatch))
    {
    }

    Status readAll()
    {
        GODWIT_TRY(Statement select, m_session.work.preparePersistent(m_move.select));
        bool isDone = false;
        while (!isDone) {
            GODWIT_CHECK(m_cancel.check());
            GODWIT_TRY(auto transaction, Transaction::begin(m_session.work));
            GODWIT_TRY(isDone, readBatch(select));
            select.reset();
            if (isDone && !m_move.isStaged())
                m_cursor.pass = MoveCursor::Pass::Done;
            GODWIT_CHECK(WorkTables(m_session.work).saveCursor(m_move.number, m_cursor));
            GODWIT_CHECK(transaction.commit());
            GODWIT_CHECK(m_afterBatch(m_cursor));
        }
        return {};
    }

private:
    /// True: the source is at its end.
    Result<bool> readBatch(Statement& select)
    {
        QElapsedTimer timer;
        timer.start();
        bool isRestart = true;
        select.reset();
        for (int rows = 1;; ++rows) {
            if (isRestart && !bindStart(select))
                return true;
            isRestart = false;
            m_session.verdict->clear();
            auto stepped = select.step();
            if (!stepped) {
                GODWIT_TRY(const bool goesOn, passFailedRow(stepped.error()));
                if (!goesOn)
                    return true;
                isRestart = true;
                continue;
            }
            if (!*stepped)
                return true;
            GODWIT_CHECK(m_writer.take(select, m_cursor));
            m_cursor.position = select.integer(0);
            m_cursor.hasPosition = true;
            if (rows % kRowsBetweenLooks == 0 && timer.hasExpired(kBatchMilliseconds))
                return false;
        }
    }

    /// The row id to go on with: the smallest there is belongs to a row as well. False: none comes after the last.
    [[nodiscard]] bool bindStart(Statement& select) const
    {
        if (m_cursor.hasPosition && m_cursor.position == std::numeric_limits<qint64>::max())
            return false;
        m_move.bind(select, nextPosition());
        return true;
    }

    [[nodiscard]] qint64 nextPosition() const
    {
        return m_cursor.hasPosition ? m_cursor.position + 1 : std::numeric_limits<qint64>::min();
    }

    /// An expression of SQLite's own failed (bad JSON, overflow): that row goes to quarantine, reading goes on after it.
    Result<bool> passFailedRow(const Error& error)
    {
        if (error.isCancel())
            return error;
        if (error.code != ErrorCode::SqlFailed)
            return error; // a full disk, a damaged file: not this row's fault
        const QString rowid = quoted(m_move.rowidName);
        GODWIT_TRY(const auto rows,
                   m_session.work.rows(QStringLiteral("SELECT %1 FROM main.%2 WHERE %1 >= ? ORDER BY %1 LIMIT 1")
                                           .arg(rowid, quoted(m_move.rowsTable)),
                                       {Value::ofInteger(nextPosition())}));
        if (rows.empty())
            return false;
        GODWIT_CHECK(m_writer.takeFailed(rows.front()[0], error, m_cursor));
        m_cursor.position = rows.front()[0].integer;
        m_cursor.hasPosition = true;
        return true;
    }

    MoveSession& m_session;
    const CompiledMove& m_move;
    MoveCursor& m_cursor;
    RowWriter& m_writer;
    const CancelToken& m_cancel;
    std::function<Status(const MoveCursor&)> m_afterBatch;
};

/// A column of a query must not be called as the row id is read.
Status refuseRowidColumn(Database& work, const CompiledMove& move)
{
    if (move.step->query.isEmpty())
        return {};
    GODWIT_TRY(const qint64 taken,
               work.integer(QStringLiteral("SELECT count(*) FROM pragma_table_info(?) WHERE name = ? COLLATE NOCASE"),
                            {Value::ofText(move.rowsTable), Value::ofText(move.rowidName)}));
    if (taken == 0)
        return {};
    return Error(ErrorCode::PlanSql,
                 QStringLiteral("%1: a column of the query is called %2; give it another name.").arg(move.title, move.rowidName));
}

/// Makes what a move reads or writes beside its target, once.
Status prepareTables(Database& work, const CompiledMove& move, MoveCursor& cursor)
{
    if (cursor.hasPosition || cursor.pass != MoveCursor::Pass::Reading)
        return {};
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    if (!move.materialise.isEmpty()) {
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(move.rowsTable))));
        GODWIT_CHECK(forEachStatement(work, move.materialise, [&](Statement& statement, const QString&) {
            move.bind(statement);
            return statement.run();
        }));
        GODWIT_CHECK(refuseRowidColumn(work, move));
    }
    if (move.isStaged()) {
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(move.stageTable))));
        GODWIT_CHECK(work.execute(move.createStage));
    }
    GODWIT_CHECK(WorkTables(work).saveCursor(move.number, cursor));
    return transaction.commit();
}

Status dropTables(Database& work, const CompiledMove& move)
{
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    for (const QString& table : {move.stageTable, move.orderTable}) {
        if (!table.isEmpty())
            GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table))));
    }
    if (!move.materialise.isEmpty())
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(move.rowsTable))));
    return transaction.commit();
}

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
                 QStringLiteral("%1 → %2: %3 rows are in quarantine, more than the plan allows.")
                     .arg(step.from, step.into)
                     .arg(undecided));
}

} // namespace

Result<MoveSession> openMoveSession(Database& work, const Catalog& source)
{
    MoveSession session{.work = work,
                        .verdict = std::make_shared<RowVerdict>(),
                        .firstCause = std::make_shared<QString>()};
    GODWIT_CHECK(registerFunctions(work, session.verdict));
    GODWIT_CHECK(registerReferences(work, source, session.verdict, session.firstCause));
    return session;
}

Result<MoveCursor> runMove(MoveSession& session, const MoveScene& scene, const CompiledMove& move, qint64 decided,
                           const CancelToken& cancel, const std::function<void(const MoveProgress&)>& progress)
{
    WorkTables tables(session.work);
    GODWIT_TRY(MoveCursor cursor, tables.cursor(move.number));
    if (cursor.pass == MoveCursor::Pass::Done) {
        GODWIT_CHECK(checkLimit(*move.step, cursor, cursor.seen, decided)); // it may have been passed by the last batch
        GODWIT_CHECK(dropTables(session.work, move));
        return cursor;
    }
    GODWIT_CHECK(prepareTables(session.work, move, cursor));
    GODWIT_TRY(const qint64 total,
               session.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(move.rowsTable))));
    GODWIT_CHECK(checkLimit(*move.step, cursor, total, decided));
    if (!move.materialise.isEmpty()) {
        const Guard guard(session.work, Guard::Kind::Reading); // the rows it reads were not there before
        GODWIT_CHECK(session.work.prepare(move.select));
    }
    GODWIT_TRY(RowWriter writer, RowWriter::create(session, scene, move));
    if (cursor.pass == MoveCursor::Pass::Reading) {
        Reader reader(session, move, cursor, writer, cancel, [&](const MoveCursor& counts) {
            progress({counts, total, QStringLiteral("reading")});
            return checkLimit(*move.step, counts, total, decided);
        });
        GODWIT_CHECK(reader.readAll());
    }
    if (move.isStaged()) {
        Placer placer(session, move, cursor, writer, cancel, [&](const MoveCursor& counts) {
            progress({counts, total, QStringLiteral("placing")});
            return checkLimit(*move.step, counts, total, decided);
        });
        GODWIT_CHECK(placer.placeAll());
    }
    GODWIT_CHECK(dropTables(session.work, move));
    return cursor;
}

} // namespace godwit::core
