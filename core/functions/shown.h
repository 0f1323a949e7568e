// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace godwit::core {

/// Values as the causes in quarantine name them, on one line and at most about 60 characters long.

/// “text”, with pictures for control characters; bytes that are no valid UTF-8 as the bytes X'..'.
[[nodiscard]] QString shownText(QByteArrayView bytes);
/// the BLOB X'00ff'
[[nodiscard]] QString shownBlob(QByteArrayView bytes);

} // namespace godwit::core
