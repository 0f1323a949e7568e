// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <memory>

class QPainter;
class QTextLayout;

/// Text on paper. Lengths are in units of the page: kUnit of them are a point.
namespace godwit::core::pdf {

inline constexpr double kUnit = 10; ///< of a device with 720 dots an inch

/// Points in units of the page.
[[nodiscard]] constexpr double points(double number)
{
    return number * kUnit;
}

struct TextStyle
{
    double size = 8; ///< points
    bool isBold = false;
    bool isCode = false;
    bool isItalic = false;
    QColor colour = QColor(0x1d, 0x24, 0x27);
    bool isRight = false; ///< aligned to the right
    bool isWhole = false; ///< breaks only where its own lines end

    [[nodiscard]] QFont font() const;
    [[nodiscard]] TextStyle scaled(double factor) const;
};

/// A text broken into lines of a width: between words, and within one that is longer than a line. Control
/// characters are made visible; a line break stays one.
class LaidText
{
public:
    LaidText(const QString& text, const TextStyle& style, double width);
    ~LaidText();
    LaidText(LaidText&&) noexcept;
    LaidText& operator=(LaidText&&) noexcept;

    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] int lines() const;
    [[nodiscard]] double lineHeight() const;
    /// Lines from `first` on, `count` of them, the first at (x, y).
    void paint(QPainter& painter, double x, double y, int first, int count) const;
    void paint(QPainter& painter, double x, double y) const { paint(painter, x, y, 0, lines()); }

private:
    std::unique_ptr<QTextLayout> m_layout;
    QColor m_colour;
    double m_height = 0;
};

/// The first `most` characters and an ellipsis: names that nobody would print.
[[nodiscard]] QString cutText(const QString& text, qsizetype most);

[[nodiscard]] double naturalWidth(const QString& text,
                                  const TextStyle& style); ///< of its longest line, not broken
[[nodiscard]] double longestWord(const QString& text, const TextStyle& style);

} // namespace godwit::core::pdf
