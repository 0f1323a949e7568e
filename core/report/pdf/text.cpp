// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/text.h"

#include "core/report/report_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>
#include <QTextLayout>

#include <algorithm>

namespace godwit::core::pdf {

namespace {

const QString kJoints = QStringLiteral("_./-:,;|");
constexpr double kLeading = 1.22; // between base lines, of the font's size

QString shownText(const QString& text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : visibleText(text, Lines::Kept)) {
        const bool isPicture =
            c.unicode() >= 0x2400 && c.unicode() <= 0x2421; // of a control character: few fonts have them
        const int code = c.unicode() == 0x2421 ? 0x7F : c.unicode() - 0x2400;
        if (isPicture)
            shown += QStringLiteral("⟨U+%1⟩").arg(code, 4, 16, QLatin1Char('0')).toUpper();
        else if (c == u'\t')
            shown += QLatin1String("    ");
        else
            shown += c;
    }
    return shown;
}

/// A word that is longer than its line, such as the name of a column, is broken after a joint rather than
/// anywhere.
void breakAtJoint(QTextLine& line, const QString& text)
{
    const int end = line.textStart() + line.textLength();
    if (end >= text.size() || text[end].isSpace() || text[end - 1].isSpace() ||
        text[end - 1] == QChar::LineSeparator)
        return;
    for (int at = end; at > line.textStart() + line.textLength() / 3; --at) {
        if (text[at - 1].isSpace())
            return;
        if (kJoints.contains(text[at - 1])) {
            line.setNumColumns(at - line.textStart(), line.width());
            return;
        }
    }
}

} // namespace

QFont TextStyle::font() const
{
    QFont font;
    font.setFamilies(isCode ? QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")}
                            : QStringList{QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(qRound(points(size)));
    font.setBold(isBold);
    font.setItalic(isItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64); // no ligatures: who searches "profile" finds it
    return font;
}

TextStyle TextStyle::scaled(double factor) const
{
    TextStyle style = *this;
    style.size *= factor;
    return style;
}

LaidText::LaidText(const QString& text, const TextStyle& style, double width)
    : m_layout(std::make_unique<QTextLayout>(shownText(text).replace(u'\n', QChar(QChar::LineSeparator)),
                                             style.font())),
      m_colour(style.colour)
{
    QTextOption option(style.isRight ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(style.isWhole ? QTextOption::ManualWrap : QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max(points(1), width));
        breakAtJoint(line, m_layout->text());
        line.setPosition(QPointF(0, m_height));
        m_height += points(style.size) * kLeading;
    }
    m_layout->endLayout();
}

LaidText::~LaidText() = default;
LaidText::LaidText(LaidText&&) noexcept = default;
LaidText& LaidText::operator=(LaidText&&) noexcept = default;

int LaidText::lines() const
{
    return m_layout->lineCount();
}

double LaidText::lineHeight() const
{
    return lines() > 0 ? m_height / lines() : 0;
}

void LaidText::paint(QPainter& painter, double x, double y, int first, int count) const
{
    painter.setPen(m_colour);
    for (int line = first; line < std::min(first + count, lines()); ++line)
        m_layout->lineAt(line).draw(&painter, QPointF(x, y - first * lineHeight()));
}

QString cutText(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.left(most - (text[most - 1].isHighSurrogate() ? 1 : 0)) + u'…';
}

double naturalWidth(const QString& text, const TextStyle& style)
{
    const QFontMetricsF metrics(style.font());
    double widest = 0;
    for (const QString& line : shownText(text).split(u'\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest + points(0.5);
}

double longestWord(const QString& text, const TextStyle& style)
{
    const QFontMetricsF metrics(style.font());
    double widest = 0;
    static const QRegularExpression kBlanks(QStringLiteral("\\s+"));
    for (const QString& word : shownText(text).split(kBlanks))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest + points(0.5);
}

} // namespace godwit::core::pdf
