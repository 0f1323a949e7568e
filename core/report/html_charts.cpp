// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_charts.h"

#include "core/report/report_text.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr double kWidth = 1000;
constexpr double kLeast = 8; // so that 2 rows of a million are seen

struct Part
{
    const char* name; // of its class
    const char* words;
    qint64 BalanceRow::*rows;
};

constexpr std::array kParts{
    Part{"moved", "moved", &BalanceRow::moved},
    Part{"merged", "merged", &BalanceRow::merged},
    Part{"skipped", "skipped by rule", &BalanceRow::skipped},
    Part{"quarantined", "quarantined", &BalanceRow::quarantined},
    Part{"kept", "kept", &BalanceRow::kept},
    Part{"unaccounted", "unaccounted", &BalanceRow::unaccounted},
};

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

HtmlWriter::Attributes canvas(double height, const QString& label)
{
    return {{"viewBox", QStringLiteral("0 0 %1 %2").arg(number(kWidth), number(height))},
            {"height", number(height)},
            {"preserveAspectRatio", QStringLiteral("none")},
            {"role", QStringLiteral("img")},
            {"aria-label", label}};
}

void writeBar(HtmlWriter& html, const char* style, double x, double y, double width, double height)
{
    html.single("rect", {{"class", QLatin1String(style)},
                         {"x", number(x)},
                         {"y", number(y)},
                         {"width", number(width)},
                         {"height", number(height)}});
}

void writeLine(HtmlWriter& html, const char* style, double x1, double y1, double x2, double y2)
{
    html.single("line", {{"class", QLatin1String(style)},
                         {"x1", number(x1)},
                         {"y1", number(y1)},
                         {"x2", number(x2)},
                         {"y2", number(y2)}});
}

/// Widths that sum to kWidth, none of what there is thinner than kLeast before they are fitted.
std::array<double, kParts.size()> widthsOf(const BalanceRow& row)
{
    double total = 0;
    for (const Part& part : kParts)
        total += double(row.*part.rows);
    std::array<double, kParts.size()> widths{};
    double sum = 0;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        const auto rows = double(row.*kParts[i].rows);
        widths[i] = rows > 0 ? std::max(kLeast, kWidth * rows / total) : 0;
        sum += widths[i];
    }
    for (double& width : widths)
        width = sum > 0 ? width * kWidth / sum : 0;
    return widths;
}

QString balanceLabel(const BalanceRow& row)
{
    QStringList parts;
    for (const Part& part : kParts) {
        if (row.*part.rows > 0)
            parts.append(groupedText(row.*part.rows) + QLatin1Char(' ') + QLatin1String(part.words));
    }
    return parts.isEmpty() ? QStringLiteral("no rows") : parts.join(QStringLiteral(", "));
}

void writeMedian(HtmlWriter& html, const char* style, double y, double median, double p95, double scale)
{
    if (median < 0)
        return;
    writeBar(html, style, 0, y, std::max(2.0, median * scale), 7);
    if (p95 > median)
        writeLine(html, "whisker", median * scale, y + 3.5, p95 * scale, y + 3.5);
}

} // namespace

void writeBalanceBar(HtmlWriter& html, const BalanceRow& row)
{
    const auto chart = html.in("svg", canvas(10, balanceLabel(row)));
    writeBar(html, "track", 0, 0, kWidth, 10);
    const auto widths = widthsOf(row);
    double x = 0;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        if (widths[i] > 0)
            writeBar(html, kParts[i].name, x, 0, widths[i], 10);
        x += widths[i];
    }
}

void writeBalanceLegend(HtmlWriter& html)
{
    const auto legend = html.in("div", {{"class", QStringLiteral("legend")}});
    for (const Part& part : kParts) {
        const auto entry = html.in("span");
        {
            const auto mark = html.in(
                "svg", {{"viewBox", QStringLiteral("0 0 10 10")}, {"aria-hidden", QStringLiteral("true")}});
            writeBar(html, part.name, 0, 0, 10, 10);
        }
        html.text(QLatin1String(part.words));
    }
}

void writeBeforeAfterBars(HtmlWriter& html, const CheckResult& check, double longestMs)
{
    const QString label = QStringLiteral("before %1, after %2")
                              .arg(millisecondsText(check.beforeMs), millisecondsText(check.afterMs));
    const auto chart = html.in("svg", canvas(18, label));
    const double scale = longestMs > 0 ? kWidth / longestMs : 0;
    writeMedian(html, "before", 1, check.beforeMs, check.p95BeforeMs, scale);
    writeMedian(html, "after", 10, check.afterMs, check.p95AfterMs, scale);
}

void writeGanttBar(HtmlWriter& html, const QString& label, QDate from, qint64 days, QDate first, QDate last)
{
    const auto chart = html.in("svg", canvas(14, label));
    const qint64 all = std::max<qint64>(1, first.daysTo(last));
    const double scale = kWidth / double(all);
    for (qint64 day = 7; day < all && all <= 7 * 104; day += 7)
        writeLine(html, "grid", double(day) * scale, 0, double(day) * scale, 14);
    const double width = std::max(4.0, double(days) * scale);
    writeBar(html, "after", std::min(double(first.daysTo(from)) * scale, kWidth - width), 3, width, 8);
}

} // namespace godwit::core
