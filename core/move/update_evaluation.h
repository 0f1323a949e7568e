// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_tables.h"
#include "core/move/departures.h"
#include "core/move/update_text.h"

class QElapsedTimer;

namespace godwit::core {

/// The first half of an update: evaluates rows and stores what they are to become, or why they cannot, in the step's own table
/// of values. Changes nothing else. Borrows all it is given; used within the caller's transaction.
class UpdateEvaluation
{
public:
    UpdateEvaluation(const ChangeScene& scene, const UpdateStep& step, const UpdateText& text, ChangeCursor& cursor)
        : m_scene(scene), m_step(step), m_text(text), m_cursor(cursor)
    {
    }
    Status prepare();
    /// The rows of these places. True: none is left; false: the batch's time is over (without a timer it never is).
    Result<bool> run(qint64 from, qint64 to, const QElapsedTimer* timer);

private:
    Status takeEvaluated(qint64 place);
    Result<std::optional<ChangeFault>> faultOf(qint64 place);
    Status takeFailed(const Error& error, qint64 from, qint64 to);
    Result<QString> failingColumn(qint64 place, QString* message);
    Status store(qint64 place, const ChangeFault& fault);

    const ChangeScene& m_scene;
    const UpdateStep& m_step;
    const UpdateText& m_text;
    ChangeCursor& m_cursor;
    std::optional<Statement> m_evaluate;
    std::optional<Statement> m_insert;
};

/// A batch looks at the clock now and then; without one it has no end.
[[nodiscard]] bool isBatchOver(const QElapsedTimer* timer, qint64 rows);
/// Binds the places that a statement of an update goes over.
void bindPlaces(Statement& statement, qint64 from, qint64 to);

} // namespace godwit::core
