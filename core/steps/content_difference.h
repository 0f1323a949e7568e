// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/content_reader.h"
#include "core/steps/shown_difference.h"

namespace godwit::core {

/// Reads both sides again and compares them row by row, in a temporary table that SQLite keeps in a file of
/// its own. Values that have a suffix of `unique` are equal to those without.
Result<ContentDifference> differenceOf(const TableContent& table, const ReadContent& expected,
                                       const ReadContent& stored, const CancelToken& cancel);

} // namespace godwit::core
