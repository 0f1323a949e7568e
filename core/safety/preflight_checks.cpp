// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A preflight as checks: one a group of codes, for the reports.
#include "core/checks/figures.h"
#include "core/safety/preflight.h"

#include <algorithm>

namespace godwit::core {

namespace {

struct Group
{
    const char* name;
    const char* how;
    QList<ErrorCode> codes; // owns them: a list of initializers would outlive its array
};

const QList<Group>& groups()
{
    static const QList<Group> all{
        {"space on the volumes",
         "statvfs of each volume in use, and an estimate of what the run writes",
         {ErrorCode::SpaceShort, ErrorCode::SpaceTight}},
        {"rights and owner",
         "access of the file, its folder and the workspace",
         {ErrorCode::RightsMissing, ErrorCode::OtherOwner}},
        {"locks and open handles",
         "/proc/locks, and /proc/*/fd and maps of every process",
         {ErrorCode::LockedNow, ErrorCode::OpenElsewhere, ErrorCode::ProcessesUnseen}},
        {"where it lies",
         "links, file systems, devices, and marks of synchronising programs in the folders above",
         {ErrorCode::SymbolicLink, ErrorCode::HardLinks, ErrorCode::NetworkVolume, ErrorCode::RemovableVolume,
          ErrorCode::SynchronisedFolder, ErrorCode::NoExchange}},
        {"what only the application knows",
         "modules, collations and functions named in sqlite_schema",
         {ErrorCode::UnknownModule, ErrorCode::UnknownCollation, ErrorCode::UnknownFunction}},
        {"one SQLite library", "the libraries that this process has loaded", {ErrorCode::TwoSqliteLibraries}},
    };
    return all;
}

CheckResult checkOf(const Group& group, const PreflightReport& report)
{
    CheckResult check = newCheck(QStringLiteral("preflight"), QString::fromLatin1(group.name),
                                 QString::fromLatin1(group.how));
    check.verdict = Verdict::Passed;
    check.columns = {QStringLiteral("code"), QStringLiteral("severity"), QStringLiteral("what")};
    QStringList reasons;
    for (const Finding& finding : report.findings) {
        if (std::find(group.codes.begin(), group.codes.end(), finding.code) == group.codes.end())
            continue;
        check.samples.append({finding.id(), severityId(finding.severity), finding.what});
        if (finding.severity == FindingSeverity::Note)
            continue;
        check.verdict = Verdict::Warning;
        reasons.append(finding.id() + u' ' + finding.what + u' ' + finding.next);
    }
    const qsizetype notes = check.samples.size() - reasons.size();
    check.rows = reasons.isEmpty() ? -1 : static_cast<qint64>(reasons.size());
    check.why = reasons.join(u'\n');
    check.figures = check.samples.isEmpty()
                        ? QStringLiteral("nothing found")
                        : QStringLiteral("%1 found, %2 of them notes").arg(check.samples.size()).arg(notes);
    if (check.samples.isEmpty())
        check.columns.clear();
    return check;
}

void addVolumes(const PreflightReport& report, CheckResult& check)
{
    QStringList parts;
    for (const VolumeNeed& need : report.volumes)
        parts.append(QStringLiteral("%1: %2 free, up to %3 more, %4 left at the end")
                         .arg(need.mountPoint, sizeText(need.free), sizeText(need.peak - need.now),
                              sizeText(need.freeAfter())));
    if (!parts.isEmpty())
        check.figures = parts.join(QStringLiteral("; "));
}

} // namespace

QList<CheckResult> checksOf(const PreflightReport& report)
{
    QList<CheckResult> checks;
    for (const Group& group : groups())
        checks.append(checkOf(group, report));
    addVolumes(report, checks.first());
    return checks;
}

} // namespace godwit::core
