// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

namespace {

/// A figure as `text` prints it; one that was not measured is a dash, never a zero.
template <typename Figure, typename Text>
TableCell knownOf(const std::optional<Figure>& figure, Text text)
{
    return figure ? figureOf(text(*figure), QString::number(*figure))
                  : figureOf(QStringLiteral("—"), QString());
}

QString secondsText(double seconds)
{
    return durationText(qRound64(seconds * 1000));
}

TableRow stepRow(const StepStatus& step)
{
    TableRow row = rowOf(QList<TableCell>{cellOf(QStringLiteral("%1: %2").arg(step.kind, step.title))} +
                         costCells(step.cost));
    row.weight = TableRow::Weight::Part;
    return row;
}

QList<TableColumn> columns()
{
    return {{QStringLiteral("Phase"), {}, false, 3},   {QStringLiteral("Rows"), {}, true},
            {QStringLiteral("Content"), {}, true},     {QStringLiteral("Time"), {}, true},
            {QStringLiteral("Rows/s"), {}, true},      {QStringLiteral("Batch, median"), {}, true},
            {QStringLiteral("95 %"), {}, true},        {QStringLiteral("Longest"), {}, true},
            {QStringLiteral("Peak memory"), {}, true}, {QStringLiteral("CPU"), {}, true},
            {QStringLiteral("Read"), {}, true},        {QStringLiteral("Written"), {}, true}};
}

} // namespace

QList<TableCell> costCells(const Cost& cost)
{
    return {knownOf(cost.rows, &groupedText),
            knownOf(cost.bytes, &bytesText),
            knownOf(cost.seconds, &secondsText),
            knownOf(cost.rowsPerSecond, [](double rate) { return groupedText(qRound64(rate)); }),
            knownOf(cost.batchP50Ms, &millisecondsText),
            knownOf(cost.batchP95Ms, &millisecondsText),
            knownOf(cost.batchMaxMs, &millisecondsText),
            knownOf(cost.peakMemoryBytes, &bytesText),
            knownOf(cost.cpuSeconds, &secondsText),
            knownOf(cost.bytesRead, &bytesText),
            knownOf(cost.bytesWritten, &bytesText)};
}

Section costSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("cost"),
                    .title = QStringLiteral("Cost of each phase"),
                    .name = QStringLiteral("Cost")};
    DataTable table{.columns = columns()};
    for (const PhaseStatus& phase : report.status.phases) {
        if (!phase.cost.seconds)
            continue;
        table.rows.push_back(rowOf(QList<TableCell>{headingOf(phase.title)} + costCells(phase.cost)));
        for (const StepStatus& step : report.status.steps) {
            if (step.phase == phase.id && step.cost.seconds)
                table.rows.push_back(stepRow(step));
        }
    }
    if (table.rows.empty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("Nothing was measured yet.")));
        return section;
    }
    section.blocks.push_back(
        noteBlock(QStringLiteral("A phase includes its rollback point and the building of indexes, so it is "
                                 "more than its steps. Content is the growth of the new "
                                 "database; read and written is what went through the system's calls. A dash "
                                 "was not measured or does not apply. Times are of the work itself, so they "
                                 "may be a little less than those under Phases.")));
    section.blocks.push_back({table});
    return section;
}

} // namespace godwit::core
