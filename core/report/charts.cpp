// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/charts.h"

#include "core/report/report_text.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr double kWidth = 1000;
constexpr double kLeast = 8; // so that 2 rows of a million are seen

struct Part
{
    const char* role;
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

DrawnShape bar(const char* role, double x, double y, double width, double height)
{
    return {DrawnShape::Kind::Rectangle, QString::fromLatin1(role), x, y, width, height};
}

DrawnShape line(const char* role, double x, double y, double width, double height)
{
    return {DrawnShape::Kind::Line, QString::fromLatin1(role), x, y, width, height};
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

void addMedian(Drawing& drawing, const char* role, double y, double median, double p95, double scale)
{
    if (median < 0)
        return;
    drawing.shapes.append(bar(role, 0, y, std::max(2.0, median * scale), 7));
    if (p95 > median)
        drawing.shapes.append(line("whisker", median * scale, y + 3.5, (p95 - median) * scale, 0));
}

} // namespace

Drawing balanceBar(const BalanceRow& row)
{
    Drawing drawing{10, balanceLabel(row), {bar("track", 0, 0, kWidth, 10)}};
    const auto widths = widthsOf(row);
    double x = 0;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        if (widths[i] > 0)
            drawing.shapes.append(bar(kParts[i].role, x, 0, widths[i], 10));
        x += widths[i];
    }
    return drawing;
}

Legend balanceLegend()
{
    Legend legend;
    for (const Part& part : kParts)
        legend.entries.append({QString::fromLatin1(part.role), QString::fromLatin1(part.words)});
    return legend;
}

Drawing beforeAfterBars(const CheckResult& check, double longest)
{
    Drawing drawing{18,
                    QStringLiteral("before %1, after %2")
                        .arg(millisecondsText(check.beforeMs), millisecondsText(check.afterMs)),
                    {}};
    const double scale = longest > 0 ? kWidth / longest : 0;
    addMedian(drawing, "before", 1, check.beforeMs, check.p95BeforeMs, scale);
    addMedian(drawing, "after", 10, check.afterMs, check.p95AfterMs, scale);
    return drawing;
}

Drawing amountBars(double before, double after, double most, const QString& label)
{
    Drawing drawing{18, label, {}};
    const double scale = most > 0 ? kWidth / most : 0;
    addMedian(drawing, "before", 1, before, -1, scale);
    addMedian(drawing, "after", 10, after, -1, scale);
    return drawing;
}

Legend beforeAfterLegend(const QString& before, const QString& after)
{
    return {{{QStringLiteral("before"), before}, {QStringLiteral("after"), after}}};
}

Legend medianLegend()
{
    return {{{QStringLiteral("before"), QStringLiteral("median before, above")},
             {QStringLiteral("after"), QStringLiteral("median after, below")},
             {QStringLiteral("whisker"),
              QStringLiteral("line to the 95th percentile; all bars share one scale")}}};
}

Drawing ganttBar(const QString& label, QDate from, qint64 days, QDate first, QDate last)
{
    Drawing drawing{14, label, {}};
    const qint64 all = std::max<qint64>(1, first.daysTo(last));
    const double scale = kWidth / double(all);
    for (qint64 day = 7; day < all && all <= 7 * 104; day += 7)
        drawing.shapes.append(line("grid", double(day) * scale, 0, 0, 14));
    const double width = std::max(4.0, double(days) * scale);
    drawing.shapes.append(
        bar("after", std::min(double(first.daysTo(from)) * scale, kWidth - width), 3, width, 8));
    return drawing;
}

Drawing forecastBand(double low, double high, double actual, double most, const QString& label)
{
    Drawing drawing{14, label, {bar("track", 0, 6, kWidth, 2)}};
    const double scale = most > 0 ? kWidth / most : 0;
    if (low >= 0 && high >= low)
        drawing.shapes.append(bar("band", low * scale, 3, std::max(6.0, (high - low) * scale), 8));
    if (actual >= 0) {
        const bool isOff = high >= 0 && actual > high; // faster is nothing to look at
        drawing.shapes.append(
            bar(isOff ? "off" : "actual", std::clamp(actual * scale - 4, 0.0, kWidth - 8), 0, 8, 14));
    }
    return drawing;
}

Legend forecastLegend()
{
    return {{{QStringLiteral("band"), QStringLiteral("expected, from low to high")},
             {QStringLiteral("actual"), QStringLiteral("what it came to")},
             {QStringLiteral("off"), QStringLiteral("what it came to, slower than expected")}}};
}

} // namespace godwit::core
