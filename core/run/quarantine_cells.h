// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"

#include <optional>

/// How a value stands in a cell of an exported file, so that it comes back as it was: text and numbers as they are, all
/// else as a backslash with an SQL literal behind it: \NULL, \X'00ff' (a BLOB), \CAST(X'..' AS TEXT) (text with control
/// characters, or that is no UTF-8). Text that begins with a backslash, or with an apostrophe before what looks like a
/// formula, becomes \'text'. An empty cell is an empty text.
namespace godwit::core {

[[nodiscard]] QString cellOf(const Value& value);
/// The value that a changed cell means in the place of `before`: a number where there was a number, else text. None if
/// a backslash is followed by no literal.
[[nodiscard]] std::optional<Value> valueOfCell(const QString& cell, const Value& before);

} // namespace godwit::core
