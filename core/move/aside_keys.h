// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/sqlite/database.h"

#include <map>

namespace godwit::core {

/// Why rows are in quarantine, by the keys that they would have got: quarantine itself has the old ones. Needs the plan's
/// functions on the connection; borrows both.
class AsideKeys
{
public:
    AsideKeys(Database& work, const MoveScene& scene) : m_work(work), m_scene(scene) {}

    /// At first hand; empty: the move has put no such row aside, or its new keys do not follow from its rows.
    Result<QString> causeOf(int move, const Value& newKey);

private:
    Result<std::optional<Statement>> prepare(int number);

    Database& m_work;
    const MoveScene& m_scene;
    std::map<int, std::optional<Statement>> m_causes; ///< by move; none: nothing follows from its rows
};

} // namespace godwit::core
