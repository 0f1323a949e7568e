// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run needs of its volumes, by preflight's estimate, and by how much each phase lets them grow.
#include "core/report/kinds/facts.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

TableCell sizeOf(qint64 bytes)
{
    return bytes < 0 ? figureOf(QStringLiteral("—"), QString())
                     : figureOf(bytesText(bytes), QString::number(bytes));
}

/// What stays free: a bad sign where it is less than nothing.
TableCell leftOf(qint64 bytes)
{
    return bytes < 0 ? figureOf(QStringLiteral("%1 short").arg(bytesText(-bytes)), QString::number(bytes))
                     : sizeOf(bytes);
}

/// A volume, and in rows of its own what lies on it.
DataTable volumeTable(const QList<VolumeNeed>& volumes)
{
    DataTable table{.id = QStringLiteral("volumes"),
                    .columns = {{QStringLiteral("Volume"), QStringLiteral("volume"), false, 3},
                                {QStringLiteral("Now"), QStringLiteral("now"), true},
                                {QStringLiteral("At the peak"), QStringLiteral("peak"), true},
                                {QStringLiteral("At the end"), QStringLiteral("after"), true},
                                {QStringLiteral("Free now"), QStringLiteral("free"), true},
                                {QStringLiteral("Free at the peak"), QStringLiteral("free_at_peak"), true}}};
    for (const VolumeNeed& need : volumes) {
        TableCell name = headingOf(need.fileSystem.isEmpty()
                                       ? need.mountPoint
                                       : QStringLiteral("%1 (%2)").arg(need.mountPoint, need.fileSystem));
        name.raw = need.mountPoint;
        table.rows.push_back(rowOf({name, sizeOf(need.now), sizeOf(need.peak), sizeOf(need.after),
                                    sizeOf(need.free), leftOf(need.freeAtPeak())}));
        for (const SpaceShare& share : need.shares) {
            TableCell rest = cellOf({});
            rest.span = 2;
            TableRow part =
                rowOf({cellOf(share.what), sizeOf(share.now), sizeOf(share.peak), sizeOf(share.after), rest});
            part.weight = TableRow::Weight::Part;
            table.rows.push_back(part);
        }
    }
    return table;
}

/// By how much each phase lets the places grow: the phases before it stay.
DataTable growthTable(const QList<ForecastLine>& lines)
{
    DataTable table{
        .id = QStringLiteral("forecast_disk"),
        .columns = {{QStringLiteral("At the end of"), QStringLiteral("phase")},
                    {QStringLiteral("Beside the database"), QStringLiteral("database_bytes"), true},
                    {QStringLiteral("In the workspace"), QStringLiteral("workspace_bytes"), true},
                    {QStringLiteral("Both, since the beginning"), QStringLiteral("bytes"), true}}};
    qint64 sum = 0;
    for (const ForecastLine& line : lines) {
        if (!line.expected || (line.expected->databaseBytes < 0 && line.expected->workspaceBytes < 0))
            continue;
        sum += std::max<qint64>(0, line.expected->databaseBytes) +
               std::max<qint64>(0, line.expected->workspaceBytes);
        TableCell title = headingOf(line.title);
        title.raw = line.phase;
        table.rows.push_back(rowOf({title, sizeOf(line.expected->databaseBytes),
                                    sizeOf(line.expected->workspaceBytes), sizeOf(sum)}));
    }
    return table;
}

} // namespace

Section diskSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("forecast-disk"),
                    .title = QStringLiteral("Disk"),
                    .name = QStringLiteral("Disk")};
    DataTable volumes = volumeTable(report.volumes);
    DataTable growth = growthTable(forecastLines(report));
    if (volumes.rows.empty())
        volumes.shape = DataTable::Shape::Hidden;
    if (growth.rows.empty())
        growth.shape = DataTable::Shape::Hidden;
    if (volumes.rows.empty() && growth.rows.empty())
        section.blocks.push_back(noteBlock(QStringLiteral("No need of disk space was forecast.")));
    if (!volumes.rows.empty())
        section.blocks.push_back(
            noteBlock(QStringLiteral("What the database, the workspace and SQLite's temporary files take at "
                                     "most. Shares reach their peaks at different times, so "
                                     "their peaks may add up to more than that of the volume.")));
    section.blocks.push_back({volumes});
    if (!growth.rows.empty())
        section.blocks.push_back(headingBlock(QStringLiteral("Growth, phase by phase")));
    section.blocks.push_back({growth});
    return section;
}

} // namespace godwit::core
