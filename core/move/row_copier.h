// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/change_tables.h"
#include "core/move/departures.h"
#include "core/move/failing_column.h"
#include "core/move/key_order.h"

namespace godwit::core {

/// Copies a table's rows into the new table that is to take its place: columns of the same name, bit by bit,
/// those of the step's `columns` by their expressions, generated ones not at all. Row ids stay. A row that is
/// refused, or left out by a rule, is only noted (`_godwit_value_N`): the old table stays as it is until
/// `settle`. Borrows all it is given; used within the caller's transactions.
class RowCopier
{
public:
    RowCopier(const ChangeScene& scene, const Table& old, const Table& wanted, const QString& fresh,
              ChangeCursor& cursor)
        : m_scene(scene), m_old(old), m_wanted(wanted), m_fresh(fresh), m_cursor(cursor), m_departures(scene)
    {
    }

    /// The table of what is noted.
    Status createNotes();
    Status prepare(const RebuildStep& step);
    /// Rows behind the cursor's, in the order of their identities. True: none is left; false: the batch's
    /// time is over.
    Result<bool> runBatch(BatchClock& clock);
    /// What was noted leaves the old table, for quarantine with the rows that refer to it or by its rule;
    /// then what left that way leaves the new one too.
    Status settle();

private:
    Status take(const Statement& row);
    Status takeFailed(const Error& error);
    Status note(const ChangeFault& fault);
    Result<qint64> leave();
    Status dropLeft(qint64 noted);

    const ChangeScene& m_scene;
    const Table& m_old;
    const Table& m_wanted;
    const QString m_fresh;
    ChangeCursor& m_cursor;
    Departures m_departures;
    KeyOrder m_order;
    QStringList m_columns;
    QStringList m_expressions;
    RowExpressions m_alone;
    std::optional<KeyWalk> m_walk;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_note;
    bool m_keepsIdentity = false; ///< a row is found in the new table as it was in the old one
};

} // namespace godwit::core
