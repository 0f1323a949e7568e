// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_tables.h"
#include "core/move/departures.h"
#include "core/move/update_text.h"

namespace godwit::core {

/// What tells a row that an update changes from the others, before and after.
struct ChangedRow
{
    Row identity;
    Row now;
    Value keyBefore; ///< NULL: the update sets no key
    Value keyAfter;
};

/// The second half of an update, row by row: each becomes what its table of values says, or leaves for quarantine. Borrows all
/// it is given; used within the caller's transaction.
class UpdateApplier
{
public:
    UpdateApplier(const ChangeScene& scene, const UpdateStep& step, const UpdateText& text, ChangeCursor& cursor)
        : m_scene(scene), m_step(step), m_text(text), m_cursor(cursor), m_departures(scene)
    {
    }
    Status prepare();

    /// The rows behind a place, in order, as UpdateText::read gives them; before the first.
    Statement& rowsBehind(qint64 place);
    /// The one at a place.
    Result<Statement*> rowAt(qint64 place);
    /// False: the table refuses its values because other rows have them, and nothing was done.
    Result<bool> apply(const Statement& row);
    /// A row that apply() refused goes to quarantine for that.
    Status refuse(const Statement& row);

    [[nodiscard]] ChangedRow changedBy(const Statement& row) const;
    /// A row was changed.
    Status count(const ChangedRow& row);
    [[nodiscard]] const Error& refusal() const { return *m_refusal; } ///< of the last row that apply() refused
    void setRefusal(const Error& error) { m_refusal = error; }
    /// Why a row is put aside that the table refuses.
    [[nodiscard]] ChangeFault faultOf(const Error& refusal) const;

private:
    Status putAside(const Row& identity, const ChangeFault& fault);
    [[nodiscard]] Row identityOf(const Statement& row) const;

    const ChangeScene& m_scene;
    const UpdateStep& m_step;
    const UpdateText& m_text;
    ChangeCursor& m_cursor;
    Departures m_departures;
    std::optional<Statement> m_read;
    std::optional<Statement> m_one;
    std::optional<Statement> m_change;
    std::optional<Error> m_refusal;
};

/// True for an error of a statement whose values other rows have, in a key or an index.
[[nodiscard]] bool isTaken(const Error& error);

} // namespace godwit::core
