// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What moves read beside tables of the source, by the folded name that the plan uses: views ("totals"), which count as
/// tables without a row id and a key, and tables of further databases ("users.people").
using FurtherTables = QHash<QString, Table>;

/// Reads those that the plan's moves name. `work` has the further databases attached.
Result<FurtherTables> readFurtherTables(Database& work, const Plan& plan, const Catalog& source);

/// True for a query whose columns can hold values of several types, though SQLite gives each the type of its first SELECT:
/// one with UNION, EXCEPT or INTERSECT, or that reads a view while some view has these. A copy with types would change them.
[[nodiscard]] bool mixesTypes(const Catalog& source, const QString& query);

/// The further database that a move's source belongs to; empty: the source itself. A table of the source may have a dot
/// in its name, and goes first.
[[nodiscard]] QString schemaOf(const Plan& plan, const Catalog& source, const QString& from);

} // namespace godwit::core
