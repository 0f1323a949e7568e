// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/content_doubts.h"
#include "core/steps/content_scope.h"

namespace godwit::core {

/// What can be compared of a table that is kept or rebuilt and that steps have changed: all but the rows that
/// they took out and the columns that they set. `work` is the work file, before the cut-over.
Result<TableContent> carriedContent(Database& work, const MoveScene& scene, const ChangedTables& changed,
                                    const ContentDoubts& doubts, const QString& name);

/// A column's default where it is one value; nothing: each row may have gotten another.
[[nodiscard]] std::optional<Value> constantDefault(Database& work, const Column& column);

} // namespace godwit::core
