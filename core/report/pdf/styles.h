// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/pdf/palette.h"
#include "core/report/pdf/text.h"

/// How the parts of a document are set on paper.
namespace godwit::core::pdf {

inline const TextStyle kTitle{.size = 16, .isBold = true};
inline const TextStyle kSectionTitle{.size = 11.5, .isBold = true};
inline const TextStyle kHeading{.size = 8.8, .isBold = true};
inline const TextStyle kBody{.size = 7.8};
inline const TextStyle kDetail{.size = 7.2};
inline const TextStyle kQuietBody{.size = 7.2, .colour = QColor::fromRgb(kMuted)};

inline constexpr qsizetype kTitleShown = 160;  // characters of what has no page to flow over
inline constexpr qsizetype kHeadingShown = 64; // with a badge beside it
inline constexpr qsizetype kLineShown = 400;

} // namespace godwit::core::pdf
