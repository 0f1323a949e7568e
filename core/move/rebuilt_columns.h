// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"
#include "core/schema/staging.h"

namespace godwit::core {

/// What a rebuild puts into the columns of the new table: columns of the same name bit by bit, those of the
/// step's `columns` by their expressions, and where neither table has an INTEGER PRIMARY KEY the row id.
/// Generated columns, and those that get their default, are not among them.
struct RebuiltColumns
{
    QStringList columns;        ///< of the new table; the last one may be a name of its row id
    QStringList expressions;    ///< over the old table, called by its final name
    bool keepsIdentity = false; ///< a row is found in the new table as it was in the old one

    /// `wanted`: the table of `target`. `title`: of the step, as ids are made of it (NumberedChange). Looks at
    /// no database.
    static RebuiltColumns of(const Plan& plan, const Catalog& target, const Staging& staging,
                             const RebuildStep& step, const Table& old, const Table& wanted,
                             const QString& seed, const QString& title);

private:
    void carryRowId(const Table& old, const Table& wanted);
};

} // namespace godwit::core
