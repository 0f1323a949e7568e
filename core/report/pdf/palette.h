// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <QColor>

/// The colours of the HTML report's style sheet on paper.
namespace godwit::core::pdf {

inline constexpr QRgb kText = 0xff1d2427;
inline constexpr QRgb kMuted = 0xff586469;
inline constexpr QRgb kRule = 0xffd9dfe1;
inline constexpr QRgb kPanel = 0xfff3f5f6;

[[nodiscard]] QColor toneColour(Tone tone);
[[nodiscard]] QColor toneBack(Tone tone);
[[nodiscard]] QColor roleColour(const QString& role); ///< of a drawn shape

} // namespace godwit::core::pdf
