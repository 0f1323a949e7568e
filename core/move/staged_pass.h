// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/row_writer.h"

#include <functional>

namespace godwit::core {

/// What a pass over a move's rows works with; borrowed.
struct PassScene
{
    MoveSession& session;
    const CompiledMove& move;
    MoveCursor& cursor;
    RowWriter& writer;
    const CancelToken& cancel;
    std::function<Status(double batchMs)> afterBatch; ///< the batch is durable; an error ends the pass
};

/// A walk over the staged rows of a move in a stated order: batch by batch, each one transaction. Subclasses say what
/// happens to a row.
class StagedPass
{
public:
    virtual ~StagedPass() = default;
    /// From where the cursor stands to the end; the cursor is in the pass `after` then.
    Status run(MoveCursor::Pass after);

protected:
    StagedPass(PassScene& scene, QString orderTable, QString createOrder)
        : m_scene(scene), m_orderTable(std::move(orderTable)), m_createOrder(std::move(createOrder))
    {
    }

    /// Columns of a row: its place in the order, the source's row id and key, its place in the stage, then the values.
    static constexpr int kPlaceAt = 0;
    static constexpr int kRowIdAt = 1;
    static constexpr int kKeyAt = 2;
    static constexpr int kStagePlaceAt = 3;
    static constexpr int kValuesAt = 4;

    virtual Status begin() { return {}; } ///< before the first row of this run; the cursor says what was dealt with
    virtual Status take(const Statement& row) = 0;

    [[nodiscard]] const MoveStep& step() const { return *m_scene.move.step; }
    [[nodiscard]] int columnAt(const QString& name) const; ///< of a target column or a name of `let`, in a row
    /// As SQLite compares them, so that what it puts side by side is the same here too: 7 and 7.0 are one.
    [[nodiscard]] static bool areSame(const Row& left, const Row& right);
    [[nodiscard]] Value targetKeyOf(const Statement& row) const;
    /// What the lineage names a row by that others are merged into: its key, as given or made; of several parts a text.
    [[nodiscard]] Value keeperKeyOf(const Statement& row, const Value& key) const;
    /// One row by its place in the order.
    Result<Statement> rowAt(const Value& place);
    [[nodiscard]] static Places::Key sourceOf(const Statement& row);
    /// True for a further row of a key that is in quarantine.
    Result<bool> isAside(const Value& rowId);
    /// A key goes to quarantine, and with it all that its other rows brought.
    Status quarantine(const Places::Key& source, const RowFault& fault);
    virtual Status afterRecall(const Places::Leaving& /*leaving*/) { return {}; } ///< rows of a key have left the target

    PassScene& m_scene;

private:
    Status putInOrder();
    [[nodiscard]] QString select(const QString& condition) const;

    QString m_orderTable;
    QString m_createOrder;
};

} // namespace godwit::core
