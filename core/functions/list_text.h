// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace godwit::core {

/// A list as a JSON array (RFC 8259, no spaces between elements) of trimmed, non-blank texts.
struct ListText
{
    bool isValid = false;
    QByteArray json; ///< null: nothing left (the value is NULL then)
};
[[nodiscard]] ListText listText(QByteArrayView text);

} // namespace godwit::core
