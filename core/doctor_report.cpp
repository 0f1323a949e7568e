// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor_report.h"

#include <algorithm>

namespace godwit::core {

bool LeftOver::holdsMore() const
{
    return std::any_of(onlyColumns.begin(), onlyColumns.end(), [](const LeftOverColumn& column) { return column.values != 0; });
}

QString LeftOver::onlyColumnsText() const
{
    QStringList texts;
    for (const LeftOverColumn& column : onlyColumns) {
        const QString count = column.values < 0    ? QStringLiteral("values that cannot be counted")
                              : column.values == 0 ? QStringLiteral("no values")
                              : column.values == 1 ? QStringLiteral("1 value")
                                                   : QStringLiteral("%1 values").arg(column.values);
        texts.append(QStringLiteral("%1 (%2)").arg(column.name, count));
    }
    return texts.join(QStringLiteral(", "));
}

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
