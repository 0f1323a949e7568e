// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_sections.h"
#include "core/report/report_text.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kAuditTail = 50;

void writeSnapshot(HtmlWriter& html, const SnapshotInfo& snapshot, qsizetype index)
{
    const auto row = html.in("tr", {{"id", anchorOf("snapshot", index)}});
    html.element("th", snapshot.id, {{"scope", QStringLiteral("row")}});
    {
        const auto cell = html.in("td");
        html.text(snapshot.why);
        if (snapshot.isOriginal)
            html.element("div", QStringLiteral("holds the database as it was when the run began"),
                         {{"class", QStringLiteral("muted")}});
        html.element("div", snapshot.path, {{"class", QStringLiteral("muted mono")}});
        html.element("div", QStringLiteral("SHA-256 %1").arg(snapshot.sha256),
                     {{"class", QStringLiteral("muted mono")}});
    }
    writeTime(html, snapshot.takenAt);
    writeFigure(html, bytesText(snapshot.bytes));
    const auto cell = html.in("td");
    if (snapshot.verifiedAt.isValid()) {
        writeBadge(html, Tone::Good, QStringLiteral("verified"));
        html.element("div", bothTimesText(snapshot.verifiedAt), {{"class", QStringLiteral("muted")}});
    } else {
        writeBadge(html, Tone::Warning, QStringLiteral("not verified"));
    }
}

void writeSnapshots(HtmlWriter& html, const QList<SnapshotInfo>& snapshots)
{
    if (snapshots.isEmpty())
        return writeNote(html, QStringLiteral("There is no snapshot."));
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Snapshot")},
                     {QStringLiteral("Why, and where it lies")},
                     {QStringLiteral("Taken")},
                     {QStringLiteral("Size"), true},
                     {QStringLiteral("Verified")}});
    const auto body = html.in("tbody");
    for (qsizetype i = 0; i < snapshots.size(); ++i)
        writeSnapshot(html, snapshots[i], i);
}

void writePoints(HtmlWriter& html, const QList<PointInfo>& points)
{
    html.element("h3", QStringLiteral("Rollback points"));
    if (points.isEmpty())
        return writeNote(html, QStringLiteral("There is no rollback point."));
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("Back to the start of")},
                     {QStringLiteral("Taken")},
                     {QStringLiteral("Size"), true},
                     {QStringLiteral("Digest")}});
    const auto body = html.in("tbody");
    for (const PointInfo& point : points) {
        const auto row = html.in("tr");
        html.element("th", point.title.isEmpty() ? point.phase : point.title,
                     {{"scope", QStringLiteral("row")}});
        writeTime(html, point.takenAt);
        writeFigure(html, bytesText(point.bytes));
        html.element("td", point.digest, {{"class", QStringLiteral("mono")}});
    }
}

void writeAuditEntry(HtmlWriter& html, const AuditEntry& entry)
{
    const auto row = html.in("tr");
    writeFigure(html, entry.number);
    writeTime(html, entry.at);
    writeCell(html, entry.who);
    writeCell(html, entry.action);
    {
        const auto cell = html.in("td", {{"class", QStringLiteral("value")}});
        html.text(entry.detail);
    }
    html.element("td", entry.hash.left(16), {{"class", QStringLiteral("mono time")}});
}

} // namespace

void writeWayBack(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("snapshots")}});
    html.element("h2", QStringLiteral("Snapshots and the way back"));
    const QStringList& phases = report.status.safety.canGoBackTo;
    if (!phases.isEmpty())
        html.element(
            "p",
            QStringLiteral("You can go back to the start of: %1.").arg(phases.join(QStringLiteral(" · "))));
    writeSnapshots(html, report.status.snapshots);
    writePoints(html, report.status.points);
}

void writeAudit(HtmlWriter& html, const Report& report)
{
    const auto section = html.in("section", {{"id", QStringLiteral("audit")}});
    html.element("h2", QStringLiteral("Audit"));
    if (report.audit.isEmpty())
        return writeNote(html, QStringLiteral("Nothing has been recorded yet."));
    QList<AuditEntry> entries = report.audit;
    std::ranges::sort(entries, {}, &AuditEntry::number);
    const qsizetype hidden = std::max<qsizetype>(0, entries.size() - kAuditTail);
    if (hidden > 0)
        writeNote(html,
                  QStringLiteral("The last %1 of %2 entries; each entry's hash includes the one before.")
                      .arg(groupedText(kAuditTail), groupedText(entries.size())));
    const auto table = html.in("table");
    writeHead(html, {{QStringLiteral("No."), true},
                     {QStringLiteral("At")},
                     {QStringLiteral("Who")},
                     {QStringLiteral("Action")},
                     {QStringLiteral("Detail")},
                     {QStringLiteral("Hash")}});
    const auto body = html.in("tbody");
    for (qsizetype i = hidden; i < entries.size(); ++i)
        writeAuditEntry(html, entries[i]);
}

} // namespace godwit::core
