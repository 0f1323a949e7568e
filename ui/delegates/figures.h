// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QFontMetricsF;
class QPainter;

namespace godwit::ui {

/// Width of a text whose digits all take the room of the widest one: Qt 6.4 cannot ask a font for tabular
/// digits.
[[nodiscard]] double figuresWidth(const QFontMetricsF& metrics, const QString& text);
/// Draws such a text, right-aligned in `room`, so that figures of a column stand beneath each other.
void paintFigures(QPainter& painter, const QRectF& room, const QString& text);
[[nodiscard]] bool isFigures(const QString& text); ///< consists of digits, separators and signs

} // namespace godwit::ui
