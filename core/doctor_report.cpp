// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor_report.h"

namespace godwit::core {

QString repairId(LeftOver::Repair repair)
{
    switch (repair) {
    case LeftOver::Repair::Restore:
        return QStringLiteral("restore");
    case LeftOver::Repair::Refill:
        return QStringLiteral("refill");
    case LeftOver::Repair::Remove:
        return QStringLiteral("remove");
    case LeftOver::Repair::None:
        break;
    }
    return QStringLiteral("none");
}

QString matchId(Shape::Match match)
{
    switch (match) {
    case Shape::Match::Old:
        return QStringLiteral("old");
    case Shape::Match::New:
        return QStringLiteral("new");
    case Shape::Match::Both:
        return QStringLiteral("both");
    case Shape::Match::Mixed:
        return QStringLiteral("mixed");
    case Shape::Match::Neither:
        return QStringLiteral("neither");
    case Shape::Match::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

Exit DoctorReport::exit() const
{
    PreflightReport report;
    report.findings = findings;
    return report.exit();
}

} // namespace godwit::core
