// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/key_order.h"

namespace godwit::core {

/// An update as SQL. Its values (`_godwit_value_N`) hold, for each row that is to be looked at again, its
/// identity and what it is to become, with the affinities of the table's columns, so that values compare as
/// they will be stored. With `order` there is a list too (`_godwit_list_N`): every row's identity and the
/// values of the terms, and an index that has them in their order.
struct UpdateText
{
    QString table; ///< physical
    KeyOrder order;
    QStringList columns; ///< that are set, as the table spells them
    QString values;
    QString createValues;
    /// Behind the identity: one flag a `where`, one a `reject`, then the new values.
    QStringList terms;
    int whereAt = 0;
    int rejectAt = 0;
    int valuesAt = 0;
    QString alias; ///< quoted
    QString
        insertValue; ///< code (0: none), cause, column, first cause, identity, values; places are counted up
    /// Gives, behind the place :_godwit_from: place, code, cause, column, first cause, new values, old
    /// values, identity (NULL: the row is gone) and key.
    QString read;
    QString readOne;                                   ///< the same at the place :_godwit_from
    QString change;                                    ///< UPDATE: the values, then the identity
    QStringList expressions;                           ///< one a column, to find the one that fails
    QString failing;                                   ///< SELECT %1 for one identity
    int keyAt = -1;                                    ///< in `columns`: the table's one key column
    QList<int> identityParts;                          ///< in `columns`: what sets each part of the identity, -1: nothing
    int place(int column) const { return 5 + column; } ///< in `read`: a new value
    int old(int column) const { return 5 + static_cast<int>(columns.size()) + column; }
    int identityAt() const { return 5 + 2 * static_cast<int>(columns.size()); }
    int oldKeyAt() const { return identityAt() + order.size(); }
    int insertedValue(int column) const { return 5 + order.size() + column; } ///< parameter of `insertValue`

    QString list; ///< empty without `order`
    QString createList;
    QStringList listTerms; ///< of the plan, behind the identity
    QString insertList;    ///< identity, terms
    QString nextListed;    ///< gives the next places and identities, :_godwit_most of them
};

Result<UpdateText> compileUpdate(const ChangeScene& scene, const UpdateStep& step);

} // namespace godwit::core
