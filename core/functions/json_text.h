// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace godwit::core {

/// Appends one text as a JSON string (RFC 8259), in its shortest form: only quotes, backslashes and controls below
/// U+0020 are escaped. The text must be valid UTF-8.
void appendJsonText(QByteArray& json, QByteArrayView text);

} // namespace godwit::core
