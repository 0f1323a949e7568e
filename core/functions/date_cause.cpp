// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/date_cause.h"

#include "core/functions/blank.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kLongestForm = 35; // YYYY-MM-DDTHH:MM:SS.fffffffff+HH:MM

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text with every digit as 1: a date that exists if, and only if, its form is known.
bool hasKnownForm(QByteArrayView text, DateForms forms)
{
    if (text.size() > kLongestForm)
        return false;
    QByteArray shape = text.toByteArray();
    std::replace_if(shape.begin(), shape.end(), isDigit, '1');
    return dateMicroseconds(shape, forms).has_value();
}

} // namespace

QString dateCause(QByteArrayView text, DateForms forms)
{
    const QByteArrayView trimmed = trimmedSpaces(text);
    if (std::all_of(trimmed.begin(), trimmed.end(), isDigit))
        return QStringLiteral("the number is too large for a date");
    if (hasKnownForm(trimmed, forms))
        return QStringLiteral("the date does not exist");
    return QStringLiteral("the date has no form that is known");
}

} // namespace godwit::core
