// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/mover.h"
#include "core/move/row_writer.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace godwit::core {

/// The second pass of a move that groups its rows or makes a column unique: takes the staged rows in their order, group by
/// group, and writes them. The first row of a group that the target accepts stays, the others are merged into it; a
/// row that the target refuses goes to quarantine and leaves its place, or its name, to the next. Batches end between
/// groups, so that a resumed run needs no memory of the group before.
class Placer
{
public:
    Placer(MoveSession& session, const CompiledMove& move, MoveCursor& cursor, RowWriter& writer,
           const CancelToken& cancel, std::function<Status(const MoveCursor&)> afterBatch);

    Status placeAll();

private:
    /// One staged row.
    struct Staged
    {
        qint64 place = 0; ///< in the order
        Value rowId;
        Value key;        ///< of the source row
        Row values;       ///< of the target columns
    };

    Status putInOrder();
    Result<bool> placeBatch(Statement& select);
    void beginGroup(const Staged& row);
    [[nodiscard]] bool isSameGroup(const Staged& row) const;
    Status placeGrouped(const Staged& row);
    Status placeUnique(Staged row);
    [[nodiscard]] Row groupKeyOf(const Staged& row) const;
    [[nodiscard]] Value insertedKey(const Staged& row) const;
    [[nodiscard]] Value freeName(const Value& name) const;

    MoveSession& m_session;
    const CompiledMove& m_move;
    MoveCursor& m_cursor;
    RowWriter& m_writer;
    const CancelToken& m_cancel;
    std::function<Status(const MoveCursor&)> m_afterBatch;
    QList<int> m_groupColumns; ///< positions in targetColumns
    int m_uniqueColumn = -1;
    Row m_group;               ///< key of the present group; empty: none yet
    bool m_hasKeeper = false;
    Value m_keeper;            ///< target key of the row that stays
    QSet<QByteArray> m_taken;  ///< names of the present group
    mutable QHash<QByteArray, qint64> m_nextNumber; ///< of names counted already: below it all are taken
};

} // namespace godwit::core
