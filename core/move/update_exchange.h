// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/update_applier.h"

#include <QSet>

#include <map>

namespace godwit::core {

/// Rows of an update whose new values, which must be unique, other rows still have. What counts is what is there in the end:
/// rows that will give a value away are changed before those that wait for it, one after the other. Where they wait for each
/// other in a circle, one is taken out of the table while the others change, and put back changed before the transaction ends.
/// Who waits is remembered in memory alone: after a stop it is found again. Rows that were changed ahead of their place are gone
/// from the step's values. Borrows all it is given; used within the caller's transaction.
class UpdateExchange
{
public:
    UpdateExchange(const ChangeScene& scene, const UpdateText& text, ChangeCursor& cursor, UpdateApplier& applier)
        : m_scene(scene), m_text(text), m_cursor(cursor), m_applier(applier)
    {
    }

    /// A row that the applier refused because its values are taken. No statement reads the step's values meanwhile.
    Status begin(qint64 place);
    [[nodiscard]] bool isUnderWay() const { return !m_waiting.empty(); }
    [[nodiscard]] qint64 place() const { return m_place; } ///< of the row that it began with
    /// Changes rows until that one is done (true) or the batch's time is over.
    Result<bool> goOn(BatchClock& clock);

private:
    /// A row that is out of the table.
    struct Parked
    {
        ChangedRow changed;
        Row values; ///< of the stored columns, as they will be
    };
    /// What must be unique together, among the stored columns.
    struct UniqueSet
    {
        QList<int> columns;
        Statement holder; ///< of the rows that have these values: place, code
    };
    struct Holder
    {
        qint64 place = 0;
        bool isFaulty = false;
    };
    Status prepare();
    Status addSet(const Table& table, const QStringList& columns);
    Result<bool> tried(qint64 place);
    Status done(qint64 place);
    Status resolve(qint64 place);
    Result<Row> valuesToBe(const Statement& row);
    Result<std::optional<Holder>> holderOf(qint64 place);
    Status park(qint64 place);
    Status undoParking(qint64 place, const Error& refusal);

    const ChangeScene& m_scene;
    const UpdateText& m_text;
    ChangeCursor& m_cursor;
    UpdateApplier& m_applier;
    bool m_isPrepared = false;
    QStringList m_stored;
    bool m_hasOwnRowid = false; ///< no column tells a row from the others
    std::vector<UniqueSet> m_sets;
    std::optional<Statement> m_whole;
    std::optional<Statement> m_take;
    std::optional<Statement> m_putBack;
    std::optional<Statement> m_forget;
    std::optional<Statement> m_blame;
    qint64 m_place = 0;
    std::vector<qint64> m_waiting; ///< each for the one behind it
    QSet<qint64> m_isWaiting;
    std::map<qint64, Parked> m_parked;
    std::vector<qint64> m_waitingBefore; ///< as the first row was taken out
    ChangeCursor m_cursorBefore;
};

} // namespace godwit::core
