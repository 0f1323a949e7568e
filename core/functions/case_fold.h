// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// Unicode's full case folding (ß and ẞ become ss, ﬁ becomes fi), of no language in particular. Qt's own folds
/// character by character and leaves ß alone.
[[nodiscard]] QString caseFolded(const QString& text);

} // namespace godwit::core
