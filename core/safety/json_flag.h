// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>

/// For flag_file.cpp only: one member of a JSON text, found by a dotted key. The text is read strictly: a
/// repeated member, more than 64 levels and an integer beyond 64 bits (which could not be written again) are
/// refused. It is written with the indentation, the line ends and the surroundings it had. Errors are
/// FlagFailed and name the reason only. Values go in and out as JSON text, so that `false` does not come back
/// as "false".
namespace godwit::core {

/// No empty part between the dots.
[[nodiscard]] bool isJsonKey(const QString& key);
/// The member as JSON text; nothing if it is not there. An object or a list there is an error.
[[nodiscard]] Result<std::optional<QString>> jsonValue(const QByteArray& text, const QString& key);
/// What `value` is in place of `before`: true, false, null and numbers stand bare unless a string was there.
[[nodiscard]] QString jsonLiteral(const QString& value, const std::optional<QString>& before);
/// True if the two JSON texts say the same.
[[nodiscard]] bool isSameJson(const QString& first, const QString& second);

/// A whole text after a member was set.
struct JsonText
{
    QByteArray text;
    int parentsMade = 0; ///< objects that were missing on the way down
};
/// The text with the member set to `literal`, which is JSON; objects on the way down are made.
[[nodiscard]] Result<JsonText> jsonWith(const QByteArray& text, const QString& key, const QString& literal);
/// Without the member, and without up to `parentsMade` objects above it that are empty then.
[[nodiscard]] Result<QByteArray> jsonWithout(const QByteArray& text, const QString& key, int parentsMade);

} // namespace godwit::core
