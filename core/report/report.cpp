// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

namespace godwit::core {

Result<QByteArray> writeReport(const Report& report, const QString& format)
{
    if (format == QLatin1String("html"))
        return reportHtml(report);
    if (format == QLatin1String("json"))
        return reportJson(report);
    if (format == QLatin1String("csv"))
        return reportCsv(report);
    return Error(ErrorCode::Usage, QStringLiteral("There is no report format “%1”.").arg(format))
        .withNext(QStringLiteral("Use html, json or csv."));
}

} // namespace godwit::core
