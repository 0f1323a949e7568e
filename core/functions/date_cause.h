// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/date_text.h"

#include <QString>

namespace godwit::core {

/// Why dateMicroseconds() gave nothing for a text that is not blank. Without the text itself: rows in quarantine are
/// counted and decided by their cause.
[[nodiscard]] QString dateCause(QByteArrayView text, DateForms forms = {});

} // namespace godwit::core
