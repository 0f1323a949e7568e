// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/change_tables.h"
#include "core/move/departures.h"
#include "core/move/failing_column.h"
#include "core/move/update_text.h"

namespace godwit::core {

/// The first half of an update: evaluates rows and stores what they are to become, or why they cannot, in the
/// step's own table of values. Changes nothing else. Borrows all it is given; used within the caller's
/// transaction.
class UpdateEvaluation
{
public:
    UpdateEvaluation(const ChangeScene& scene, const UpdateStep& step, const UpdateText& text,
                     ChangeCursor& cursor)
        : m_scene(scene), m_step(step), m_text(text), m_cursor(cursor)
    {
    }
    Status prepare();
    /// Rows behind the cursor's, in the order of their identities. True: none is left; false: the batch's
    /// time is over.
    Result<bool> runBatch(BatchClock& clock);
    /// One row; false: it is not there.
    Result<bool> runOne(const Row& identity);

private:
    Status takeEvaluated(const Statement& row, const Row& identity);
    Status leaveOut(int where, const Row& identity);
    /// What a `where` that is not true notes by itself; nothing: it leaves the row alone.
    Result<std::optional<ChangeFault>> notedBy(int where, const Row& identity);
    Result<std::optional<ChangeFault>> faultOf(const Statement& row, const Row& identity);
    Status takeFailed(const Error& error, const Row& identity);
    Result<bool> takeByRules(const Row& identity);
    [[nodiscard]] RowExpressions expressions() const { return {m_text.failing, m_text.columns, m_text.expressions}; }
    Status store(const Row& identity, const ChangeFault& fault);

    const ChangeScene& m_scene;
    const UpdateStep& m_step;
    const UpdateText& m_text;
    ChangeCursor& m_cursor;
    std::optional<KeyWalk> m_walk;
    std::optional<Statement> m_one;
    std::optional<Statement> m_insert;
};

} // namespace godwit::core
