// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace godwit::core {

/// Why dateMilliseconds() gave nothing for a text that is not blank, as the end of a sentence that starts with the
/// text: "is not a date that exists" where its form is known, "is not a date in a form that is known" elsewhere.
[[nodiscard]] QString dateCause(QByteArrayView text);

} // namespace godwit::core
