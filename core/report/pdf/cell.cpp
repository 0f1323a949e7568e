// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/cell.h"

#include "core/report/parts.h"
#include "core/report/pdf/palette.h"

#include <QPainter>

#include <algorithm>

namespace godwit::core::pdf {

namespace {

constexpr double kSize = 7.2;
constexpr double kPointsOfPixel = 0.62; // of a drawing's height
constexpr double kLeastText = 104;
constexpr double kLeastCode = 76;
constexpr qsizetype kShortWords = 11; // a badge that is not broken
constexpr qsizetype kShortText = 12;  // a few words that stay on a line
constexpr qsizetype kTimeText = 24;
constexpr qsizetype kMostMeasured = 400; // characters: wider than any column gets
constexpr double kLeastShade = 70;
constexpr double kLeastValue = 34;
constexpr double kChart = 80;

CellText emptyText(const QString& word, double size)
{
    return {word, {.size = size * 0.9, .isItalic = true, .colour = QColor::fromRgb(kMuted)}};
}

CellText mainText(const TableCell& cell, TableRow::Weight weight, double size)
{
    TextStyle style{.size = size};
    style.isBold = weight == TableRow::Weight::Total;
    if (weight == TableRow::Weight::Part)
        style.colour = QColor::fromRgb(kMuted);
    if (!cell.link.isEmpty() && cell.tone != Tone::Neutral)
        style.colour = toneColour(cell.tone);
    switch (cell.kind) {
    case TableCell::Kind::Badge:
        style.isBold = true;
        style.colour = toneColour(cell.tone);
        style.isWhole = cell.text.size() <= kShortWords;
        return {iconOf(cell.tone) + QChar(QChar::Nbsp) + cell.text, style};
    case TableCell::Kind::Value:
        if (cell.text.isNull())
            return emptyText(QStringLiteral("NULL"), size);
        return cell.text.isEmpty() ? emptyText(QStringLiteral("empty"), size)
                                   : CellText{shortenedValue(cell.text), style};
    case TableCell::Kind::Figure:
        style.isRight = true;
        style.isWhole = true;
        if (cell.raw == QLatin1String("0") && cell.link.isEmpty())
            style.colour = QColor::fromRgb(kMuted);
        return {cell.text, style};
    case TableCell::Kind::Time:
        style.isWhole = true;
        return {cell.text, style};
    case TableCell::Kind::Code:
        style.isCode = true;
        style.size = size * 0.88;
        return {cell.text, style};
    default:
        return {cell.text, style};
    }
}

double leastOf(const TableCell& cell, const CellText& text)
{
    if (text.style.isWhole || text.text.size() <= kShortText)
        return naturalWidth(text.text, text.style);
    const double cap = cell.kind == TableCell::Kind::Value ? kLeastValue
                       : text.style.isCode                 ? kLeastCode
                                                           : kLeastText;
    return std::min(longestWord(text.text, text.style), points(cap) * text.style.size / kSize);
}

} // namespace

std::vector<CellText> textsOf(const TableCell& cell, TableRow::Weight weight, double scale)
{
    std::vector<CellText> texts;
    if (cell.drawing)
        return texts;
    const double size = kSize * scale;
    texts.push_back(mainText(cell, weight, size));
    for (const CellLine& line : cell.lines) {
        TextStyle style{.size = size * (line.isCode ? 0.84 : 0.9), .isCode = line.isCode};
        if (line.isQuiet)
            style.colour = QColor::fromRgb(kMuted);
        style.isWhole = cell.kind == TableCell::Kind::Time ||
                        (cell.kind == TableCell::Kind::Badge && line.text.size() <= kTimeText);
        texts.push_back({line.text, style});
    }
    return texts;
}

Widths widthsOf(const TableCell& cell, TableRow::Weight weight, double scale)
{
    if (cell.drawing)
        return {points(kChart * 0.6), points(kChart)};
    Widths widths;
    if (cell.kind == TableCell::Kind::Shade)
        widths = {points(kLeastShade), points(kLeastShade)};
    for (CellText& text : textsOf(cell, weight, scale)) {
        text.text = text.text.left(kMostMeasured);
        widths.least = std::max(widths.least, leastOf(cell, text));
        widths.natural = std::max(widths.natural, naturalWidth(text.text, text.style));
    }
    return widths;
}

LaidCell laidCell(const TableCell& cell, TableRow::Weight weight, double scale, double width)
{
    LaidCell laid;
    laid.width = width;
    if (cell.kind == TableCell::Kind::Shade)
        laid.back = toneBack(cell.tone);
    if (cell.drawing) {
        laid.drawing = cell.drawing;
        laid.height = drawnHeight(*cell.drawing);
        return laid;
    }
    for (const CellText& text : textsOf(cell, weight, scale)) {
        laid.texts.emplace_back(text.text, text.style, width);
        laid.height += laid.texts.back().height();
    }
    return laid;
}

double drawnHeight(const Drawing& drawing)
{
    return points(drawing.height * kPointsOfPixel);
}

void paintDrawing(const Pages& pages, const Drawing& drawing, double x, double y, double width)
{
    if (!pages.painter())
        return;
    const double across = width / 1000;
    const double down = drawnHeight(drawing) / std::max(1.0, drawing.height);
    for (const DrawnShape& shape : drawing.shapes) {
        const QColor colour = roleColour(shape.role);
        if (shape.kind == DrawnShape::Kind::Rectangle) {
            pages.fill(x + shape.x * across, y + shape.y * down, shape.width * across, shape.height * down,
                       colour);
            continue;
        }
        pages.painter()->setPen(QPen(colour, points(shape.role == QLatin1String("grid") ? 0.4 : 0.8),
                                     Qt::SolidLine, Qt::FlatCap));
        pages.painter()->drawLine(
            QPointF(x + shape.x * across, y + shape.y * down),
            QPointF(x + (shape.x + shape.width) * across, y + (shape.y + shape.height) * down));
    }
}

} // namespace godwit::core::pdf
