// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"

#include <QHash>
#include <QList>

#include <utility>

namespace godwit::core {

/// The values of a row in quarantine as they are kept, in `_godwit_quarantine` and in the journal: a JSON array with one
/// array a column: its name, the value as a person reads it (null: NULL) and, where that is not the text itself, an SQL
/// literal of the very value: `["n","9.5","9.5"]`, `["raw","X'00'","X'00'"]`, but `["note","X'00'"]` for the text X'00'.
/// Each value comes back bit by bit: BLOBs, text that is no UTF-8 or holds NUL, infinities, −0.0.
[[nodiscard]] QString rowValuesText(const QList<std::pair<QString, Value>>& values);

/// As they are shown; a null string is NULL.
[[nodiscard]] QList<std::pair<QString, QString>> shownRowValues(const QString& text);

/// Column → SQL literal, of the values that are not the text that is shown.
[[nodiscard]] QHash<QString, QString> rowLiterals(const QString& text);

/// As they were. A literal that is none of ours gives NULL.
[[nodiscard]] QList<std::pair<QString, Value>> exactRowValues(const QString& text);

} // namespace godwit::core
