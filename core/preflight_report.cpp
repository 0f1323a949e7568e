// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preflight_report.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What blocks for good comes before what passes: refused, no space, busy.
int weightOf(const Finding& finding)
{
    switch (Error(finding.code, {}).exit()) {
    case Exit::NoSpace:
        return 2;
    case Exit::Busy:
        return 1;
    default:
        return 3;
    }
}

} // namespace

QString severityId(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return QStringLiteral("error");
    case FindingSeverity::Warning:
        return QStringLiteral("warning");
    case FindingSeverity::Note:
        break;
    }
    return QStringLiteral("note");
}

Error Finding::toError() const
{
    return Error(code, what).withNext(next);
}

qsizetype PreflightReport::count(FindingSeverity severity) const
{
    return std::count_if(findings.begin(), findings.end(),
                         [severity](const Finding& finding) { return finding.severity == severity; });
}

const Finding* PreflightReport::worstError() const
{
    const Finding* worst = nullptr;
    for (const Finding& finding : findings) {
        if (finding.severity == FindingSeverity::Error && (!worst || weightOf(finding) > weightOf(*worst)))
            worst = &finding;
    }
    return worst;
}

Exit PreflightReport::exit() const
{
    if (const Finding* const worst = worstError()) {
        const int weight = weightOf(*worst);
        return weight == 3 ? Exit::Failed : weight == 2 ? Exit::NoSpace : Exit::Busy;
    }
    return count(FindingSeverity::Warning) > 0 ? Exit::Waits : Exit::Done;
}

void sortFindings(QList<Finding>& findings)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& one, const Finding& other) { return one.severity > other.severity; });
}

} // namespace godwit::core
