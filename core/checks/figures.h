// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/statement.h"

namespace godwit::core {

inline constexpr int kSampleRows = 20;        ///< rows that a check shows
inline constexpr int kSampleCharacters = 200; ///< of one of their cells

/// A check that has its time stamp (now) and no verdict yet.
[[nodiscard]] CheckResult newCheck(const QString& suite, const QString& name, const QString& query);

/// "999,998"
[[nodiscard]] QString grouped(qint64 number);
/// "308.1 MB"
[[nodiscard]] QString sizeText(qint64 bytes);
/// "1 key", "999,998 keys": `many` is what stands behind any other number
[[nodiscard]] QString countText(qint64 number, const QString& one, const QString& many);
/// "1 row", "999,998 rows"
[[nodiscard]] QString rowsText(qint64 rows);

/// A cell as Value::toKeyText prints it, cut at `characters` with an ellipsis; null for NULL. Reads no more of a
/// large value than it shows.
[[nodiscard]] QString cellText(const Statement& row, int column, int characters = kSampleCharacters);
[[nodiscard]] QStringList cellTexts(const Statement& row);
/// The same of bytes; `type` is Text or Blob.
[[nodiscard]] QString bytesText(QByteArrayView bytes, Value::Type type, int characters);

[[nodiscard]] QStringList columnNamesOf(const Statement& statement);

} // namespace godwit::core
