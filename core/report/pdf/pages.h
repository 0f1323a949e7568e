// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/pdf/measures.h"
#include "core/report/pdf/text.h"

class QPainter;
class QPdfWriter;

namespace godwit::core::pdf {

/// A4 in points.
inline constexpr double kPageWidth = 595;
inline constexpr double kPageHeight = 842;
inline constexpr double kMargin = 42;

/// The pages of one document, from top to bottom: where the next thing stands, and when a page is full.
/// Without a writer nothing is painted and the pages are counted, for "3 / 12".
class Pages
{
public:
    Pages(const Document& document, Measures& measures, QPdfWriter* writer, QPainter* painter, int total);

    [[nodiscard]] Measures& measures() const { return m_measures; }
    [[nodiscard]] QPainter* painter() const { return m_painter; } ///< null: counting
    [[nodiscard]] int count() const { return m_page; }
    [[nodiscard]] double left() const { return points(kMargin); }
    [[nodiscard]] double width() const { return points(kPageWidth - 2 * kMargin); }
    [[nodiscard]] double body() const; ///< height of a whole page's content
    [[nodiscard]] double room() const; ///< what is left of this page
    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] bool isAtTop() const;

    void advance(double height) { m_y += height; }
    void space(double height); ///< nothing at the top of a page
    /// A new page if less than this is left; true if there is one. What is higher than a page begins one.
    bool need(double height);
    void newPage();

    void text(const LaidText& text, double x, double y) const;
    void fill(double x, double y, double width, double height, const QColor& colour) const;
    void rule(double x, double y, double width, double thickness = 0.5) const;

private:
    void writeMargins() const;

    const Document& m_document;
    Measures& m_measures;
    QPdfWriter* m_writer;
    QPainter* m_painter;
    int m_total;
    int m_page = 1;
    double m_y;
};

} // namespace godwit::core::pdf
