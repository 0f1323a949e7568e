// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/updater.h"

#include "core/checks/figures.h"
#include "core/move/update_applier.h"
#include "core/move/update_evaluation.h"
#include "core/move/update_exchange.h"
#include "core/move/update_list.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <limits>

namespace godwit::core {

namespace {

using Pass = ChangeCursor::Pass;

/// The statements of one run of an update, and what is done with each row.
class Updater
{
public:
    Updater(const ChangeScene& scene, const UpdateStep& step, UpdateText text, ChangeCursor& cursor)
        : m_scene(scene),
          m_text(std::move(text)),
          m_cursor(cursor),
          m_evaluation(scene, step, m_text, cursor),
          m_applier(scene, step, m_text, cursor),
          m_exchange(scene, m_text, cursor, m_applier),
          m_list(scene, m_text)
    {
    }

    /// The tables of the step's own, in one short transaction.
    Status begin()
    {
        Database& work = m_scene.work;
        GODWIT_TRY(m_cursor.seen,
                   work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(m_text.table))));
        GODWIT_TRY(auto transaction, Transaction::begin(work));
        GODWIT_CHECK(work.execute(m_text.createValues));
        if (isOrdered())
            GODWIT_CHECK(work.execute(m_text.createList));
        m_cursor.isBegun = true;
        if (!isOrdered())
            m_cursor.begin(Pass::Reading);
        GODWIT_CHECK(ChangeTables(work).saveCursor(m_scene.number, m_cursor));
        return transaction.commit();
    }

    Status prepare()
    {
        Database& work = m_scene.work;
        GODWIT_CHECK(m_evaluation.prepare());
        GODWIT_CHECK(m_applier.prepare());
        GODWIT_TRY(auto forget,
                   work.preparePersistent(QStringLiteral("DELETE FROM main.%1").arg(quoted(m_text.values))));
        m_forget.emplace(std::move(forget));
        return isOrdered() ? m_list.prepare() : Status();
    }

    /// One batch of the pass that the cursor names; true: the pass is at its end.
    Result<bool> runBatch(BatchClock& clock)
    {
        switch (m_cursor.pass) {
        case Pass::Listing:
            return m_list.fill(m_cursor, clock);
        case Pass::Reading:
            return m_evaluation.runBatch(clock);
        default:
            return isOrdered() ? takeListed(clock) : applyRows(clock);
        }
    }

    /// The pass after the cursor's.
    Status beginNext()
    {
        const bool isApplied = m_cursor.pass == Pass::Applying;
        m_cursor.begin(isApplied ? Pass::Finishing : Pass::Applying);
        if (isApplied)
            return {};
        return ChangeTables(m_scene.work).add(m_scene.number, {.table = m_scene.finalName(m_text.table)});
    }

    [[nodiscard]] QStringList tables() const
    {
        return isOrdered() ? QStringList{m_text.values, m_text.list} : QStringList{m_text.values};
    }

private:
    [[nodiscard]] bool isOrdered() const { return !m_text.list.isEmpty(); }

    /// Rows that are first in the list: each is changed, and gone from the list, before the next one is
    /// evaluated.
    Result<bool> takeListed(BatchClock& clock)
    {
        while (true) {
            GODWIT_TRY(const auto listed, m_list.next());
            if (listed.empty())
                return true;
            for (const UpdateList::Entry& entry : listed) {
                GODWIT_TRY(const bool isThere, m_evaluation.runOne(entry.identity));
                if (!isThere)
                    ++m_cursor.quarantined; // it left with a row that it depends on
                GODWIT_CHECK(applyOne());
                GODWIT_CHECK(m_list.remove(entry));
                ++m_cursor.position;
                if (clock.isOver())
                    return false;
            }
        }
    }

    /// Rows come one by one here, each after those before: a value that another row has is taken.
    Status applyOne()
    {
        Statement& read = m_applier.rowsBehind(0);
        GODWIT_TRY(const bool hasRow, read.step());
        if (!hasRow)
            return {}; // a rule leaves it alone
        GODWIT_TRY(const bool isDone, m_applier.apply(read));
        if (!isDone)
            GODWIT_CHECK(m_applier.refuse(read));
        read.reset();
        return m_forget->run();
    }

    Result<bool> applyRows(BatchClock& clock)
    {
        Statement* read = m_exchange.isUnderWay() ? nullptr : &m_applier.rowsBehind(m_cursor.position);
        while (true) {
            if (!read) {
                GODWIT_TRY(const bool isDone, m_exchange.goOn(clock));
                if (!isDone)
                    return false;
                m_cursor.position = m_exchange.place();
                read = &m_applier.rowsBehind(m_cursor.position);
            }
            GODWIT_TRY(const bool hasRow, read->step());
            if (!hasRow)
                return true;
            const qint64 place = read->integer(0);
            GODWIT_TRY(const bool isDone, m_applier.apply(*read));
            if (!isDone) {
                read->reset();
                read = nullptr;
                GODWIT_CHECK(m_exchange.begin(place));
                continue;
            }
            m_cursor.position = place;
            if (clock.isOver()) {
                read->reset();
                return false;
            }
        }
    }

    const ChangeScene& m_scene;
    UpdateText m_text;
    ChangeCursor& m_cursor;
    UpdateEvaluation m_evaluation;
    UpdateApplier m_applier;
    UpdateExchange m_exchange; ///< without `order` only
    std::optional<Statement> m_forget;
    UpdateList m_list; ///< with `order` only
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
                 QStringLiteral("update %1: %2 in quarantine, more than the plan allows.")
                     .arg(step.table, rowsText(undecided)));
}

QString activityOf(Pass pass)
{
    return pass == Pass::Listing   ? QStringLiteral("listing")
           : pass == Pass::Reading ? QStringLiteral("reading")
                                   : QStringLiteral("changing");
}

/// One durable batch.
Status runBatch(const ChangeScene& scene, Updater& updater, ChangeCursor& cursor, BatchClock& clock,
                const TellChange& tell)
{
    const Pass pass = cursor.pass;
    clock.start();
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    GODWIT_TRY(const bool isAtEnd, updater.runBatch(clock));
    const qint64 done = cursor.position;
    if (isAtEnd)
        GODWIT_CHECK(updater.beginNext());
    GODWIT_CHECK(ChangeTables(scene.work).saveCursor(scene.number, cursor));
    clock.beginCommit();
    GODWIT_CHECK(transaction.commit());
    const double batchMs = clock.finish();
    tell({.counts = cursor, .done = done, .total = cursor.seen, .activity = activityOf(pass), .batchMs = batchMs});
    return {};
}

} // namespace

Result<ChangeCursor> runUpdate(const ChangeScene& scene, const UpdateStep& step, qint64 decided,
                               const CancelToken& cancel, const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    GODWIT_CHECK(checkLimit(step, cursor, decided));
    if (cursor.pass == Pass::Done)
        return cursor;
    GODWIT_TRY(UpdateText text, compileUpdate(scene, step));
    Updater updater(scene, step, std::move(text), cursor);
    if (!cursor.isBegun)
        GODWIT_CHECK(updater.begin());
    GODWIT_CHECK(updater.prepare());
    BatchClock clock(scene.rowsABatch);
    while (cursor.pass != Pass::Finishing) {
        GODWIT_CHECK(cancel.check());
        const bool isListing = cursor.pass == Pass::Listing;
        const Status ran = runBatch(scene, updater, cursor, clock, tell);
        if (!ran && isListing && ran.error().code == ErrorCode::SqlFailed)
            GODWIT_CHECK(tables.forget(scene.number,
                                       updater.tables())); // a term of `order` fails: nothing was changed
        GODWIT_CHECK(ran);
        GODWIT_CHECK(checkLimit(step, cursor, decided));
    }
    GODWIT_CHECK(tables.finish(scene.number, cursor, updater.tables()));
    return cursor;
}

} // namespace godwit::core
