// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

namespace godwit::core {

namespace {

/// A figure as `text` prints it; one that was not measured is a dash, never a zero.
template <typename Figure, typename Text>
void writeKnown(HtmlWriter& html, const std::optional<Figure>& figure, Text text)
{
    writeFigure(html, figure ? text(*figure) : QStringLiteral("—"));
}

QString secondsText(double seconds)
{
    return durationText(qRound64(seconds * 1000));
}

void writeCostCells(HtmlWriter& html, const Cost& cost)
{
    writeKnown(html, cost.rows, &groupedText);
    writeKnown(html, cost.bytes, &bytesText);
    writeKnown(html, cost.seconds, &secondsText);
    writeKnown(html, cost.rowsPerSecond, [](double rate) { return groupedText(qRound64(rate)); });
    writeKnown(html, cost.batchP50Ms, &millisecondsText);
    writeKnown(html, cost.batchP95Ms, &millisecondsText);
    writeKnown(html, cost.batchMaxMs, &millisecondsText);
    writeKnown(html, cost.peakMemoryBytes, &bytesText);
    writeKnown(html, cost.cpuSeconds, &secondsText);
    writeKnown(html, cost.bytesRead, &bytesText);
    writeKnown(html, cost.bytesWritten, &bytesText);
}

void writePhaseCost(HtmlWriter& html, const PhaseStatus& phase)
{
    const auto row = html.in("tr");
    html.element("th", phase.title, {{"scope", QStringLiteral("row")}});
    writeCostCells(html, phase.cost);
}

void writeStepCost(HtmlWriter& html, const StepStatus& step)
{
    const auto row = html.in("tr", {{"class", QStringLiteral("part")}});
    html.element("td", QStringLiteral("%1: %2").arg(step.kind, step.title));
    writeCostCells(html, step.cost);
}

void writeCostHead(HtmlWriter& html)
{
    writeHead(html, {{QStringLiteral("Phase")},
                     {QStringLiteral("Rows"), true},
                     {QStringLiteral("Content"), true},
                     {QStringLiteral("Time"), true},
                     {QStringLiteral("Rows/s"), true},
                     {QStringLiteral("Batch, median"), true},
                     {QStringLiteral("95 %"), true},
                     {QStringLiteral("Longest"), true},
                     {QStringLiteral("Peak memory"), true},
                     {QStringLiteral("CPU"), true},
                     {QStringLiteral("Read"), true},
                     {QStringLiteral("Written"), true}});
}

} // namespace

void writeCost(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("cost")}});
    html.element("h2", QStringLiteral("Cost of each phase"));
    bool isMeasured = false;
    for (const PhaseStatus& phase : report.status.phases)
        isMeasured = isMeasured || phase.cost.seconds;
    if (!isMeasured)
        return writeNote(html, QStringLiteral("Nothing was measured yet."));
    writeNote(html, QStringLiteral("A phase includes its rollback point and the building of indexes, so it is more than its steps. "
                                   "Content is the growth of the new database; read and written is what went through the system's "
                                   "calls. A dash was not measured or does not apply."));
    const auto table = html.in("table");
    writeCostHead(html);
    const auto body = html.in("tbody");
    for (const PhaseStatus& phase : report.status.phases) {
        if (!phase.cost.seconds)
            continue;
        writePhaseCost(html, phase);
        for (const StepStatus& step : report.status.steps) {
            if (step.phase == phase.id && step.cost.seconds)
                writeStepCost(html, step);
        }
    }
}

} // namespace godwit::core
