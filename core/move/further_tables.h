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

/// The further database that a move's source belongs to; empty: the source itself. A table of the source may have a dot
/// in its name, and goes first.
[[nodiscard]] QString schemaOf(const Plan& plan, const Catalog& source, const QString& from);

} // namespace godwit::core
