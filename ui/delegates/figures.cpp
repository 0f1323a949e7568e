// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/figures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace godwit::ui {

namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

double figuresWidth(const QFontMetricsF& metrics, const QString& text)
{
    const double digit = digitWidth(metrics);
    double width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    return width;
}

void paintFigures(QPainter& painter, const QRectF& room, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const double digit = digitWidth(metrics);
    const double baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    double right = room.right();
    for (auto character = text.crbegin(); character != text.crend(); ++character) {
        const double own = metrics.horizontalAdvance(*character);
        const double cell = character->isDigit() ? digit : own;
        right -= cell;
        painter.drawText(QPointF(right + (cell - own) / 2, baseline), QString(*character));
    }
}

bool isFigures(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar character) {
        return !character.isLetter() || character == QLatin1Char('s') || character == QLatin1Char('m');
    });
}

} // namespace godwit::ui
