// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/off_forecast.h"
#include "core/report/charts.h"
#include "core/report/kinds/facts.h"
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString secondsText(double seconds)
{
    return seconds < 0 ? QStringLiteral("—") : durationText(qRound64(seconds * 1000));
}

QString rangeText(const std::optional<PhaseForecast>& expected)
{
    if (!expected || expected->secondsHigh < 0)
        return QStringLiteral("—");
    return QStringLiteral("%1 – %2").arg(secondsText(expected->secondsLow),
                                         secondsText(expected->secondsHigh));
}

TableCell secondsCell(double seconds)
{
    return figureOf(secondsText(seconds), seconds < 0 ? QString() : QString::number(seconds));
}

TableCell known(const std::optional<qint64>& count)
{
    return countOf(count.value_or(-1));
}

/// What was not evaluated is no nought, and of a phase that touches no row there was nothing to evaluate.
TableCell expectedCell(const ForecastLine& line, qint64 figure)
{
    return figure < 0 && line.expected && line.changesRows
               ? figureOf(QStringLiteral("not evaluated"), QString())
               : countOf(figure);
}

double longestOf(const QList<ForecastLine>& lines)
{
    double longest = 0;
    for (const ForecastLine& line : lines)
        longest =
            std::max({longest, line.expected ? line.expected->secondsHigh : 0, line.seconds.value_or(0)});
    return longest;
}

TableRow timeRow(const ForecastLine& line, double longest)
{
    const double low = line.expected ? line.expected->secondsLow : -1;
    const double high = line.expected ? line.expected->secondsHigh : -1;
    const QString label = QStringLiteral("expected %1, came to %2")
                              .arg(rangeText(line.expected), secondsText(line.seconds.value_or(-1)));
    TableCell title = headingOf(line.title);
    title.raw = line.phase;
    if (!line.off.isEmpty())
        title.lines.append({capitalised(line.off) + u'.', false, !line.isWorse});
    return rowOf({title, badgeOf(line.state), secondsCell(low), secondsCell(high),
                  secondsCell(line.seconds.value_or(-1)),
                  chartOf(forecastBand(low, high, line.seconds.value_or(-1), longest, label))});
}

DataTable timeTable(const QList<ForecastLine>& lines)
{
    DataTable table{.id = QStringLiteral("forecast_time"),
                    .columns = {{QStringLiteral("Phase"), QStringLiteral("phase")},
                                {QStringLiteral("State"), QStringLiteral("state")},
                                {QStringLiteral("At least"), QStringLiteral("seconds_low"), true},
                                {QStringLiteral("At most"), QStringLiteral("seconds_high"), true},
                                {QStringLiteral("Came to"), QStringLiteral("seconds"), true},
                                {QStringLiteral("Expected and actual")}}};
    for (const ForecastLine& line : lines)
        table.rows.push_back(timeRow(line, longestOf(lines)));
    return table;
}

DataTable rowTable(const QList<ForecastLine>& lines)
{
    DataTable table{
        .id = QStringLiteral("forecast_rows"),
        .columns = {{QStringLiteral("Phase"), QStringLiteral("phase")},
                    {QStringLiteral("Rows expected"), QStringLiteral("rows_expected"), true},
                    {QStringLiteral("Rows read"), QStringLiteral("rows"), true},
                    {QStringLiteral("Quarantine expected"), QStringLiteral("quarantined_expected"), true},
                    {QStringLiteral("In quarantine"), QStringLiteral("quarantined"), true},
                    {QStringLiteral("Known from"), QStringLiteral("basis")}}};
    for (const ForecastLine& line : lines) {
        TableCell title = headingOf(line.title);
        title.raw = line.phase;
        table.rows.push_back(rowOf(
            {title, expectedCell(line, line.expected ? line.expected->rows : -1), known(line.rows),
             expectedCell(line, line.expected ? line.expected->quarantined : -1), known(line.quarantined),
             cellOf(line.expected ? line.expected->basis : QStringLiteral("no forecast"))}));
    }
    return table;
}

Banner bannerOf(const QList<ForecastLine>& lines)
{
    const auto expected =
        std::ranges::count_if(lines, [](const ForecastLine& line) { return line.expected.has_value(); });
    const auto worse = std::ranges::count_if(
        lines, [](const ForecastLine& line) { return line.isWorse || line.isOtherwise(); });
    const auto ofTime = std::ranges::count_if(lines, &ForecastLine::isOfTimeAlone);
    const bool isFaster = std::ranges::any_of(
        lines, [](const ForecastLine& line) { return !line.off.isEmpty() && !line.isWorse; });
    if (expected == 0)
        return {Tone::Neutral,
                QStringLiteral("Nothing was forecast"),
                QStringLiteral("Neither a rehearsal nor an assessment has given figures yet. What the phases "
                               "have cost so far stands below."),
                {}};
    double low = 0;
    double high = 0;
    for (const ForecastLine& line : lines) {
        low += line.expected ? std::max(0.0, line.expected->secondsLow) : 0;
        high += line.expected ? std::max(0.0, line.expected->secondsHigh) : 0;
    }
    const QString which =
        expected == lines.size() ? QStringLiteral("All phases together are expected to take")
        : expected == 1
            ? QStringLiteral("The one phase with a forecast is expected to take")
            : QStringLiteral("The %1 phases with a forecast are together expected to take").arg(expected);
    const QString all = QStringLiteral("%1 %2 to %3.").arg(which, secondsText(low), secondsText(high));
    const auto ran =
        std::ranges::count_if(lines, [](const ForecastLine& line) { return line.expected && line.seconds; });
    if (worse > 0)
        return {Tone::Warning,
                QStringLiteral("%1 came out otherwise than forecast")
                    .arg(countText(worse, QStringLiteral("phase"), QStringLiteral("phases"))),
                all,
                {}};
    const QString good = isFaster ? QStringLiteral("What has run came out as forecast, or faster")
                                  : QStringLiteral("What has run came out as forecast");
    if (ofTime > 0)
        return {Tone::Neutral,
                isFaster ? QStringLiteral("What has run took the time that was forecast, or less")
                         : QStringLiteral("What has run took the time that was forecast"),
                all + QStringLiteral(" Of %1 that moved or changed rows, how many would be read or put into "
                                     "quarantine was not "
                                     "evaluated before.")
                          .arg(countText(ofTime, QStringLiteral("phase"), QStringLiteral("phases"))),
                {}};
    return ran > 0 ? Banner{Tone::Good, good, all, {}}
                   : Banner{Tone::Neutral, QStringLiteral("Nothing that was forecast has run yet"), all, {}};
}

} // namespace

QList<ForecastLine> forecastLines(const Report& report)
{
    QList<ForecastLine> lines;
    for (const PhaseStatus& phase : report.status.phases) {
        ForecastLine line{.phase = phase.id,
                          .title = phase.title,
                          .state = phase.state,
                          .expected = phase.forecast,
                          .seconds = phase.cost.seconds,
                          .rows = phase.cost.rows,
                          .quarantined = {},
                          .off = phase.offForecast,
                          .isWorse = isWorseThanForecast(phase),
                          .changesRows = false};
        const Phase* const planned = report.plan.phase(phase.id);
        for (const Step& step : planned ? planned->steps : QList<Step>())
            line.changesRows =
                line.changesRows || step.changesRows() || std::holds_alternative<MoveStep>(step.work);
        if (phase.endedAt.isValid()) {
            qint64 rows = 0;
            for (const QuarantineCount& count : report.status.quarantine)
                rows += count.phase == phase.id ? count.rows : 0;
            line.quarantined = rows;
        }
        lines.append(line);
    }
    return lines;
}

std::vector<Section> forecastSections(const Report& report)
{
    const QList<ForecastLine> lines = forecastLines(report);
    Section time{.anchor = QStringLiteral("forecast"),
                 .title = QStringLiteral("Time expected and spent"),
                 .name = QStringLiteral("Time")};
    Section rows{.anchor = QStringLiteral("forecast-rows"),
                 .title = QStringLiteral("Rows and quarantine"),
                 .name = QStringLiteral("Rows")};
    if (lines.isEmpty()) {
        time.blocks.push_back(noteBlock(QStringLiteral("There are no phases.")));
        return {time};
    }
    time.blocks.push_back({timeTable(lines)});
    time.blocks.push_back({forecastLegend()});
    rows.blocks.push_back({rowTable(lines)});
    return {time, rows, diskSection(report)};
}

Document forecastDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Forecast"));
    document.banners.append(bannerOf(forecastLines(report)));
    for (Section& section : forecastSections(report))
        document.sections.push_back(std::move(section));
    document.sections.push_back(costSection(report));
    document.sections.push_back(runSection(report));
    return document;
}

} // namespace godwit::core
