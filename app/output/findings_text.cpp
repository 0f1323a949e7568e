// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/findings_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

namespace {

constexpr auto kRight = TextTable::Align::Right;

QString severityText(core::FindingSeverity severity)
{
    switch (severity) {
    case core::FindingSeverity::Error:
        return Text::tr("error");
    case core::FindingSeverity::Warning:
        return Text::tr("warning");
    case core::FindingSeverity::Note:
        break;
    }
    return Text::tr("note");
}

QString countText(qint64 rows)
{
    return rows < 0 ? QStringLiteral("–") : grouped(rows);
}

QString repairText(core::LeftOver::Repair repair)
{
    switch (repair) {
    case core::LeftOver::Repair::Restore:
        return Text::tr("becomes the original");
    case core::LeftOver::Repair::Refill:
        return Text::tr("its rows go back");
    case core::LeftOver::Repair::Remove:
        return Text::tr("can go");
    case core::LeftOver::Repair::None:
        break;
    }
    return Text::tr("nothing proposed");
}

QString matchText(core::Shape::Match match)
{
    switch (match) {
    case core::Shape::Match::Old:
        return Text::tr("The schema is the old version's.");
    case core::Shape::Match::New:
        return Text::tr("The schema is the new version's.");
    case core::Shape::Match::Both:
        return Text::tr("The schema has both versions whole.");
    case core::Shape::Match::Mixed:
        return Text::tr("The schema is partly the old version's, partly the new one's.");
    case core::Shape::Match::Neither:
        return Text::tr("The schema is neither version's.");
    case core::Shape::Match::Unknown:
        break;
    }
    return Text::tr("Without a plan it cannot be told which version the schema is of.");
}

QStringList findingsText(const QList<core::Finding>& findings)
{
    QStringList lines;
    for (const core::Finding& finding : findings) {
        lines += QStringLiteral("%1  %2  %3").arg(finding.id(), severityText(finding.severity), finding.what);
        if (!finding.next.isEmpty())
            lines += QStringLiteral("         ") + finding.next;
    }
    return lines;
}

QStringList volumesText(const QList<core::VolumeNeed>& volumes)
{
    TextTable table({{Text::tr("Volume")},
                     {Text::tr("Free"), kRight},
                     {Text::tr("Now"), kRight},
                     {Text::tr("Peak"), kRight},
                     {Text::tr("After"), kRight},
                     {Text::tr("Left at peak"), kRight},
                     {Text::tr("Reserve"), kRight}});
    for (const core::VolumeNeed& need : volumes)
        table.add({need.mountPoint, sizeText(need.free), sizeText(need.now), sizeText(need.peak),
                   sizeText(need.after), sizeText(need.freeAtPeak()), sizeText(need.reserve)});
    return table.isEmpty() ? QStringList() : QStringList{QString()} + table.lines();
}

QStringList leftOversText(const QList<core::LeftOver>& leftOvers)
{
    TextTable table({{Text::tr("Left over")},
                     {Text::tr("By")},
                     {Text::tr("Rows"), kRight},
                     {Text::tr("Stands for")},
                     {Text::tr("Its rows"), kRight},
                     {Text::tr("Only here"), kRight},
                     {Text::tr("Repair")}});
    for (const core::LeftOver& left : leftOvers)
        table.add({left.table, left.tool, countText(left.rows),
                   left.original.isEmpty() ? QStringLiteral("–") : left.original,
                   left.isOriginalThere ? countText(left.originalRows) : Text::tr("missing"),
                   countText(left.rowsOnlyHere), repairText(left.repair)});
    return table.isEmpty() ? QStringList() : QStringList{QString()} + table.lines();
}

QStringList ledgersText(const QList<core::Ledger>& ledgers)
{
    TextTable table(
        {{Text::tr("Ledger")}, {Text::tr("Of")}, {Text::tr("Version")}, {Text::tr("Entries"), kRight}});
    for (const core::Ledger& ledger : ledgers)
        table.add({ledger.table, ledger.tool, ledger.version, grouped(ledger.entries)});
    return table.isEmpty() ? QStringList() : QStringList{QString()} + table.lines();
}

QStringList shapeText(const core::Shape& shape)
{
    QStringList lines{QString(), matchText(shape.match)};
    if (shape.tables.isEmpty())
        return lines;
    const QString comma = QStringLiteral(", ");
    TextTable table({{Text::tr("Table")},
                     {Text::tr("Version")},
                     {Text::tr("There")},
                     {Text::tr("Old columns")},
                     {Text::tr("New columns")},
                     {Text::tr("Missing of the old")},
                     {Text::tr("Missing of the new")}});
    for (const core::ShapeTable& one : shape.tables)
        table.add({one.name,
                   one.isOld && one.isNew ? Text::tr("both")
                   : one.isOld            ? Text::tr("old")
                                          : Text::tr("new"),
                   one.isThere ? Text::tr("yes") : Text::tr("missing"), one.oldColumns.join(comma),
                   one.newColumns.join(comma), one.missingOld.join(comma), one.missingNew.join(comma)});
    return lines + table.lines();
}

QStringList proposalText(const core::Proposal& proposal)
{
    if (proposal.isEmpty())
        return {};
    QStringList lines{QString(), Text::tr("Proposed repair, which --propose writes as a plan:")};
    for (const QString& sentence : proposal.does)
        lines += QStringLiteral("  ") + sentence;
    if (!proposal.problem.isEmpty())
        lines += Text::tr("  It does not fit yet: %1").arg(proposal.problem);
    return lines;
}

} // namespace

QStringList preflightText(const core::PreflightReport& report)
{
    return findingsText(report.findings) + volumesText(report.volumes);
}

QStringList doctorText(const core::DoctorReport& report)
{
    return findingsText(report.findings) + leftOversText(report.leftOvers) + ledgersText(report.ledgers) +
           shapeText(report.shape) + proposalText(report.proposal);
}

} // namespace godwit::app
