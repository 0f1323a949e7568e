// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"

namespace godwit::core {

/// An update as SQL. Its list (`_godwit_list_N`) holds the identities of the table's rows, in the order in which they are
/// taken; its values (`_godwit_value_N`) what the rows are to become, with the affinities of the table's columns, so that
/// values compare as they will be stored.
struct UpdateText
{
    QString table; ///< physical
    RowIdentity identity;
    QStringList columns; ///< that are set, as the table spells them
    QString list;
    QString createList;
    QString fillList;
    QString values;
    QString createValues;
    /// Gives the place, one flag a `where`, one flag a `reject`, then the new values, for places :_godwit_from to :_godwit_to.
    QString evaluate;
    int whereAt = 1;
    int rejectAt = 1;
    int valuesAt = 1;
    QString insertValue; ///< place, code (0: none), cause, column, first cause, then the values
    /// Gives the place, code, cause, column, first cause, new values, old values, identity (NULL: the row is gone) and key.
    QString read;
    QString change;      ///< UPDATE: the values, then the identity
    QStringList expressions; ///< one a column, to find the one that fails
    QString failing;     ///< SELECT %1 for one place, :_godwit_from
    int keyAt = -1;      ///< in `columns`: the table's one key column
    int place(int column) const { return 5 + column; } ///< in `read`: a new value
    int old(int column) const { return 5 + static_cast<int>(columns.size()) + column; }
    int identityAt() const { return 5 + 2 * static_cast<int>(columns.size()); }
    int oldKeyAt() const { return identityAt() + static_cast<int>(identity.columns.size()); }
};

Result<UpdateText> compileUpdate(const ChangeScene& scene, const UpdateStep& step);

} // namespace godwit::core
