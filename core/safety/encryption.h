// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace godwit::core {

/// How much of a file is looked at, from its start.
inline constexpr qint64 kEncryptionSample = 64 * 1024;

/// True for a file that is an encrypted database as far as can be told from outside: a whole number of pages of nothing but noise,
/// without a header, or behind a header that is left readable (SQLCipher's plain header). Compressed files and images, which are
/// noise too, begin with marks of their own. `bytes` is the size of the file. Pure.
[[nodiscard]] bool looksEncrypted(const QByteArray& start, qint64 bytes);

} // namespace godwit::core
