// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// A table of a further database of the plan, by the name that the plan gives that database.
struct FurtherSource
{
    QString schema;                                                           ///< "users"
    Table table;                                                              ///< by its own name, "people"
    [[nodiscard]] QString name() const { return schema + u'.' + table.name; } ///< as the plan calls it
};
using FurtherSources = QList<FurtherSource>;

/// Tables of all further databases that are attached to the connection; of one that is not, none.
[[nodiscard]] FurtherSources furtherSourcesOf(Database& database, const Plan& plan);

/// The source, and the tables of further databases by the names that the plan uses: what its moves can read.
[[nodiscard]] Catalog withFurther(const Catalog& source, const FurtherSources& further);

} // namespace godwit::core
