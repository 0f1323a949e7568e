// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace godwit::core {

/// Without U+0020 at both ends. No other white space is trimmed anywhere: a tab is data.
[[nodiscard]] inline QByteArrayView trimmedSpaces(QByteArrayView text)
{
    const char* first = text.data();
    const char* last = first + text.size();
    while (first < last && *first == ' ')
        ++first;
    while (first < last && last[-1] == ' ')
        --last;
    return {first, last};
}

/// Empty or only U+0020.
[[nodiscard]] inline bool isBlank(QByteArrayView text)
{
    return trimmedSpaces(text).isEmpty();
}

} // namespace godwit::core
