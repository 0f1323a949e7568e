// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What an expression of a plan calls outside of a query of its own, told from its text. Steps evaluate such
/// an expression row by row, in batches: an aggregate would make one row of all that are read together, and a
/// window would see one batch.
namespace godwit::core {

/// True if it calls a window function.
[[nodiscard]] bool hasBareWindow(const QString& sql);

/// The aggregate function that it calls (`min` and `max` of several values are none); empty: it calls none.
[[nodiscard]] QString bareAggregate(const QString& sql);

} // namespace godwit::core
