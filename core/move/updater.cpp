// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/updater.h"

#include "core/move/constraint_cause.h"
#include "core/move/departures.h"
#include "core/move/update_evaluation.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QElapsedTimer>

#include <limits>

namespace godwit::core {

namespace {

constexpr qint64 kLast = std::numeric_limits<qint64>::max();
using Pass = ChangeCursor::Pass;

/// The statements of one run of an update, and what is done with each row.
class Updater
{
public:
    Updater(const ChangeScene& scene, const UpdateStep& step, UpdateText text, ChangeCursor& cursor)
        : m_scene(scene), m_step(step), m_text(std::move(text)), m_cursor(cursor), m_evaluation(scene, step, m_text, cursor), m_departures(scene)
    {
    }

    Status list()
    {
        Database& work = m_scene.work;
        GODWIT_TRY(auto transaction, Transaction::begin(work));
        GODWIT_CHECK(work.execute(m_text.createList));
        GODWIT_CHECK(work.execute(m_text.createValues));
        {
            const Guard guard(work, QStringList{m_text.list});
            GODWIT_TRY(auto fill, work.prepare(m_text.fillList));
            m_scene.bindParameters(fill);
            GODWIT_CHECK(fill.run());
        }
        m_cursor.seen = work.changes();
        m_cursor.pass = m_step.order.isEmpty() ? Pass::Reading : Pass::Applying;
        GODWIT_CHECK(ChangeTables(work).add(m_scene.number, {.table = m_scene.finalName(m_text.table)}));
        GODWIT_CHECK(ChangeTables(work).saveCursor(m_scene.number, m_cursor));
        return transaction.commit();
    }

    Status prepare()
    {
        Database& work = m_scene.work;
        GODWIT_CHECK(m_evaluation.prepare());
        GODWIT_TRY(auto read, work.preparePersistent(m_text.read));
        GODWIT_TRY(auto change, work.preparePersistent(m_text.change));
        GODWIT_TRY(auto forget, work.preparePersistent(QStringLiteral("DELETE FROM main.%1").arg(quoted(m_text.values))));
        m_read.emplace(std::move(read));
        m_change.emplace(std::move(change));
        m_forget.emplace(std::move(forget));
        return {};
    }

    /// One batch of the pass that the cursor names; true: the pass is at its end.
    Result<bool> runBatch()
    {
        QElapsedTimer timer;
        timer.start();
        if (m_cursor.pass == Pass::Reading)
            return m_evaluation.run(m_cursor.position + 1, kLast, &timer);
        if (m_step.order.isEmpty())
            return applyRows(m_cursor.position + 1, kLast, &timer);
        while (m_cursor.position < m_cursor.seen) {
            const qint64 place = m_cursor.position + 1;
            GODWIT_CHECK(m_evaluation.run(place, place, nullptr));
            if (m_cursor.position != place)
                ++m_cursor.quarantined; // gone: it left with a row that it depends on
            GODWIT_CHECK(applyRows(place, place, nullptr));
            GODWIT_CHECK(m_forget->run());
            m_cursor.position = place;
            if (isBatchOver(&timer, place))
                return false;
        }
        return true;
    }

private:
    Result<bool> applyRows(qint64 from, qint64 to, const QElapsedTimer* timer)
    {
        bindPlaces(*m_read, from, to);
        for (qint64 rows = 1;; ++rows) {
            GODWIT_TRY(const bool hasRow, m_read->step());
            if (!hasRow)
                return true;
            GODWIT_CHECK(apply());
            m_cursor.position = m_read->integer(0);
            if (isBatchOver(timer, rows)) {
                m_read->reset();
                return false;
            }
        }
    }

    Status apply()
    {
        if (m_read->isNull(m_text.identityAt())) { // it left with a row that it depends on
            ++m_cursor.quarantined;
            return {};
        }
        Row identity;
        for (int part = 0; part < m_text.identity.columns.size(); ++part)
            identity.push_back(m_read->value(m_text.identityAt() + part));
        if (m_read->integer(1) != 0)
            return putAside(identity, {.code = static_cast<ErrorCode>(m_read->integer(1)),
                                       .cause = m_read->text(2),
                                       .column = m_read->text(3),
                                       .firstCause = m_read->text(4)});
        bool isSame = true;
        for (int column = 0; column < m_text.columns.size(); ++column) {
            isSame = isSame && m_read->value(m_text.place(column)) == m_read->value(m_text.old(column));
            m_change->bindColumn(1 + column, *m_read, m_text.place(column));
        }
        if (isSame) {
            ++m_cursor.unchanged;
            return {};
        }
        m_change->bindAll(identity, 1 + static_cast<int>(m_text.columns.size()));
        const Status changed = m_change->run();
        if (!changed && !isRefusal(changed.error()))
            return changed;
        if (!changed) {
            const ConstraintCause why = constraintCause(changed.error());
            return putAside(identity, {.code = ErrorCode::RowConstraint, .cause = why.cause, .column = why.column, .firstCause = {}});
        }
        ++m_cursor.changed;
        return rekey(identity);
    }

    Status rekey(const Row& identity)
    {
        if (m_text.keyAt < 0)
            return {};
        const Value before = m_read->value(m_text.oldKeyAt());
        const Value now = m_read->value(m_text.place(m_text.keyAt));
        return before == now ? Status() : m_departures.rekey(m_text.table, identity, before, now);
    }

    Status putAside(const Row& identity, const ChangeFault& fault)
    {
        ++m_cursor.quarantined;
        if (m_step.keepsOld)
            return m_departures.note(m_text.table, identity, fault);
        GODWIT_TRY([[maybe_unused]] const qint64 gone, m_departures.quarantine(m_text.table, identity, fault));
        return {};
    }

    const ChangeScene& m_scene;
    const UpdateStep& m_step;
    UpdateText m_text;
    ChangeCursor& m_cursor;
    UpdateEvaluation m_evaluation;
    Departures m_departures;
    std::optional<Statement> m_read;
    std::optional<Statement> m_change;
    std::optional<Statement> m_forget;
};

Status checkLimit(const UpdateStep& step, const ChangeCursor& cursor, qint64 decided)
{
    const qint64 undecided = cursor.quarantined - decided;
    const double allowed = step.limit.stopOnError ? 0.0
                           : step.limit.rows      ? static_cast<double>(*step.limit.rows)
                           : step.limit.fraction  ? *step.limit.fraction * static_cast<double>(cursor.seen)
                                                    : std::numeric_limits<double>::infinity();
    if (static_cast<double>(undecided) <= allowed)
        return {};
    return Error(ErrorCode::LimitExceeded,
                 QStringLiteral("update %1: %2 rows are in quarantine, more than the plan allows.").arg(step.table).arg(undecided));
}

} // namespace

Result<ChangeCursor> runUpdate(const ChangeScene& scene, const UpdateStep& step, qint64 decided, const CancelToken& cancel,
                               const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    GODWIT_CHECK(checkLimit(step, cursor, decided));
    if (cursor.pass == Pass::Done)
        return cursor;
    GODWIT_TRY(UpdateText text, compileUpdate(scene, step));
    const QStringList ours{text.list, text.values};
    Updater updater(scene, step, std::move(text), cursor);
    if (cursor.pass == Pass::Listing)
        GODWIT_CHECK(updater.list());
    GODWIT_CHECK(updater.prepare());
    while (cursor.pass != Pass::Done) {
        GODWIT_CHECK(cancel.check());
        const bool isReading = cursor.pass == Pass::Reading;
        GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
        GODWIT_TRY(const bool isAtEnd, updater.runBatch());
        const qint64 done = cursor.position;
        if (isAtEnd) {
            cursor.pass = isReading ? Pass::Applying : Pass::Done;
            cursor.position = 0;
        }
        GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
        GODWIT_CHECK(transaction.commit());
        tell({.counts = cursor,
              .done = done,
              .total = cursor.seen,
              .activity = isReading ? QStringLiteral("reading") : QStringLiteral("changing")});
        GODWIT_CHECK(checkLimit(step, cursor, decided));
    }
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    for (const QString& table : ours)
        GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(table))));
    GODWIT_CHECK(transaction.commit());
    return cursor;
}

} // namespace godwit::core
