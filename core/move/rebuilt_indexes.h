// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"
#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// The indexes of a table that is rebuilt. SQLite cannot rename an index: one whose name is still taken is
/// made under a name of ours (`_godwit_index_N_I`) until the old table is gone.
class RebuiltIndexes
{
public:
    RebuiltIndexes(const ChangeScene& scene, const Table& wanted) : m_scene(scene), m_wanted(wanted) {}

    /// On the new table, which is empty: the unique ones, so that a row that breaks one goes to quarantine.
    /// All others are made once and dropped, so that what cannot be made is known before a row is copied.
    /// `physical`: names as they are by then.
    Status begin(const NameMap& physical);
    /// The next one that is missing, in a transaction of its own; true: none is.
    Result<bool> createNext();

private:
    [[nodiscard]] QString reserved(qsizetype index) const;
    Result<bool> isThere(const QString& name, const QString& table);

    const ChangeScene& m_scene;
    const Table& m_wanted;
};

} // namespace godwit::core
