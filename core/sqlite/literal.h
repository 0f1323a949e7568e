// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"

#include <QStringView>

#include <optional>

namespace godwit::core {

/// The value of an SQL literal, bit by bit what `Value::toLiteral` was given: NULL, 12, -1.5e3, 9e999, 'it''s', X'00ff',
/// CAST(X'6100' AS TEXT). Read here and not by SQLite, whose own reading of long decimals may differ in the last bit, and
/// which would run what is no literal. None for anything else; spaces around are allowed.
[[nodiscard]] std::optional<Value> valueOfLiteral(QStringView text);

/// Of several with commas between: 1, 'a'.
[[nodiscard]] std::optional<Row> valuesOfLiterals(QStringView text);
/// Its inverse; an empty row gives an empty text, which is none.
[[nodiscard]] QString literalsOf(const Row& row);

} // namespace godwit::core
