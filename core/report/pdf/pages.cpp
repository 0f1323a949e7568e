// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/pages.h"

#include "core/report/pdf/palette.h"

#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace godwit::core::pdf {

namespace {

constexpr double kTop = 54;    // of the content
constexpr double kBottom = 48; // beneath it
constexpr double kHeadAt = 30;
constexpr qsizetype kHashShown = 12;
constexpr qsizetype kMostOfLine = 500; // more characters than a line across the page can have

const TextStyle kQuiet{.size = 6.5, .colour = QColor::fromRgb(kMuted)};

/// One line: what does not fit ends in an ellipsis. A title may have any length, and each width costs as much
/// as the text is long: halved towards the place where it ends.
QString fitted(const QString& text, const TextStyle& style, double width)
{
    const QString line = text.left(kMostOfLine);
    if (line.size() == text.size() && naturalWidth(text, style) <= width)
        return text;
    qsizetype fits = 1;
    qsizetype fitsNot = line.size() + 1;
    while (fitsNot - fits > 1) {
        const qsizetype half = fits + (fitsNot - fits) / 2;
        (naturalWidth(line.left(half) + u'…', style) <= width ? fits : fitsNot) = half;
    }
    return line.left(fits) + u'…';
}

} // namespace

Pages::Pages(const Document& document, Measures& measures, QPdfWriter* writer, QPainter* painter, int total)
    : m_document(document),
      m_measures(measures),
      m_writer(writer),
      m_painter(painter),
      m_total(total),
      m_y(points(kTop - 14))
{
    writeMargins();
}

double Pages::body() const
{
    return points(kPageHeight - kTop - kBottom);
}

double Pages::room() const
{
    return points(kPageHeight - kBottom) - m_y;
}

bool Pages::isAtTop() const
{
    return m_y <= points(kTop);
}

void Pages::space(double height)
{
    if (!isAtTop())
        m_y += height;
}

bool Pages::need(double height)
{
    if (room() >= height || isAtTop())
        return false;
    newPage();
    return true;
}

void Pages::newPage()
{
    ++m_page;
    m_y = points(kTop);
    if (m_writer)
        m_writer->newPage();
    writeMargins();
}

void Pages::text(const LaidText& text, double x, double y) const
{
    if (m_painter)
        text.paint(*m_painter, x, y);
}

void Pages::fill(double x, double y, double width, double height, const QColor& colour) const
{
    if (m_painter)
        m_painter->fillRect(QRectF(x, y, width, height), colour);
}

void Pages::rule(double x, double y, double width, double thickness) const
{
    fill(x, y, width, points(thickness), QColor::fromRgb(kRule));
}

/// The title stands large on the first page, so its head is left out there.
void Pages::writeMargins() const
{
    if (!m_painter)
        return;
    TextStyle right = kQuiet;
    right.isRight = true;
    const QString hash = m_document.planHash.isEmpty()
                             ? QString()
                             : QStringLiteral("plan %1").arg(m_document.planHash.left(kHashShown));
    if (m_page > 1) {
        const QString database = QFileInfo(m_document.database).fileName();
        const QString head =
            database.isEmpty() ? m_document.title : QStringLiteral("%1 · %2").arg(m_document.title, database);
        text(LaidText(fitted(head, kQuiet, width() * 0.75), kQuiet, width()), left(), points(kHeadAt));
        text(LaidText(hash, right, width()), left(), points(kHeadAt));
        rule(left(), points(kHeadAt + 11), width());
    }
    const double foot = points(kPageHeight - 32);
    text(LaidText(fitted(m_document.imprint, kQuiet, width() * 0.85), kQuiet, width()), left(), foot);
    text(LaidText(QStringLiteral("%1 / %2").arg(m_page).arg(m_total), right, width()), left(), foot);
}

} // namespace godwit::core::pdf
