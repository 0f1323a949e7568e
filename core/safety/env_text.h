// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>

/// For flag_file.cpp only: the text of a `.env` file, changed in place. Understood are KEY=value and export
/// KEY=value, blanks around the equals sign, values in double quotes (with backslash escapes), single quotes
/// or backticks (both literal), all three over several lines too, and comments after a blank and #. Of a
/// repeated key the last one counts. Errors are FlagFailed and name the reason only.
namespace godwit::core {

/// A name that every shell takes: letters, digits and _, not a digit first.
[[nodiscard]] bool isEnvKey(const QString& key);
/// The value without its quotes, escapes undone; nothing if no line sets the key.
[[nodiscard]] Result<std::optional<QString>> envValue(const QByteArray& text, const QString& key);
/// The text with the value set: in the quotes it had, in double quotes where it needs some; else a line at
/// the end.
[[nodiscard]] Result<QByteArray> envWith(const QByteArray& text, const QString& key, const QString& value);
/// The text without the line that counts.
[[nodiscard]] QByteArray envWithout(const QByteArray& text, const QString& key);

} // namespace godwit::core
