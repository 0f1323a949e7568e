// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

namespace {

TableRow snapshotRow(const SnapshotInfo& snapshot, qsizetype index)
{
    TableCell why = cellOf(snapshot.why);
    if (snapshot.isOriginal)
        why.lines.append({QStringLiteral("holds the database as it was when the run began")});
    why.lines.append({snapshot.path, true});
    why.lines.append({QStringLiteral("SHA-256 %1").arg(snapshot.sha256), true});
    TableCell verified = snapshot.verifiedAt.isValid()
                             ? badgeOf(Tone::Good, QStringLiteral("verified"))
                             : badgeOf(Tone::Warning, QStringLiteral("not verified"));
    if (snapshot.verifiedAt.isValid())
        verified.lines = {{localTimeText(snapshot.verifiedAt)}};
    if (snapshot.verifiedAt.isValid() && verified.lines.last().text != utcTimeText(snapshot.verifiedAt))
        verified.lines.append({utcTimeText(snapshot.verifiedAt)});
    TableRow row = rowOf({headingOf(snapshot.id), why, timeOf(snapshot.takenAt),
                          figureOf(bytesText(snapshot.bytes)), verified});
    row.anchor = anchorOf("snapshot", index);
    return row;
}

DataTable snapshotsOf(const QList<SnapshotInfo>& snapshots)
{
    DataTable table{.columns = {{QStringLiteral("Snapshot"), {}, false, 0.8},
                                {QStringLiteral("Why, and where it lies"), {}, false, 4},
                                {QStringLiteral("Taken"), {}, false, 1.5},
                                {QStringLiteral("Size"), {}, true, 0.8},
                                {QStringLiteral("Verified"), {}, false, 1.5}}};
    for (qsizetype i = 0; i < snapshots.size(); ++i)
        table.rows.push_back(snapshotRow(snapshots[i], i));
    return table;
}

DataTable snapshotRecords(const QList<SnapshotInfo>& snapshots)
{
    DataTable table{.id = QStringLiteral("snapshots"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"id", "taken_at", "verified_at", "bytes", "sha256", "why", "path"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const SnapshotInfo& snapshot : snapshots)
        table.rows.push_back(rowOf({rawOf(snapshot.id), rawOf(snapshot.takenAt), rawOf(snapshot.verifiedAt),
                                    rawOf(snapshot.bytes), rawOf(snapshot.sha256), rawOf(snapshot.why),
                                    rawOf(snapshot.path)}));
    return table;
}

DataTable pointsOf(const QList<PointInfo>& points)
{
    DataTable table{.columns = {{QStringLiteral("Back to the start of"), {}, false, 2},
                                {QStringLiteral("Taken"), {}, false, 1.5},
                                {QStringLiteral("Size"), {}, true, 0.8},
                                {QStringLiteral("Digest"), {}, false, 4}}};
    for (const PointInfo& point : points)
        table.rows.push_back(
            rowOf({headingOf(point.title.isEmpty() ? point.phase : point.title), timeOf(point.takenAt),
                   figureOf(bytesText(point.bytes)), codeOf(point.digest)}));
    return table;
}

} // namespace

Section wayBackSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("snapshots"),
                    .title = QStringLiteral("Snapshots and the way back"),
                    .name = QStringLiteral("Snapshots")};
    const RunStatus& status = report.status;
    if (!status.safety.canGoBackTo.isEmpty())
        section.blocks.push_back(textBlock(QStringLiteral("You can go back to the start of: %1.")
                                               .arg(status.safety.canGoBackTo.join(QStringLiteral(" · ")))));
    section.blocks.push_back(status.snapshots.isEmpty() ? noteBlock(QStringLiteral("There is no snapshot."))
                                                        : Block{snapshotsOf(status.snapshots)});
    section.blocks.push_back({snapshotRecords(status.snapshots)});
    section.blocks.push_back(headingBlock(QStringLiteral("Rollback points")));
    section.blocks.push_back(status.points.isEmpty()
                                 ? noteBlock(QStringLiteral("There is no rollback point."))
                                 : Block{pointsOf(status.points)});
    return section;
}

} // namespace godwit::core
