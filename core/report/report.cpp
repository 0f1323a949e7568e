// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include "core/report/kinds/kinds.h"
#include "core/report/links.h"
#include "core/report/writers.h"

#include <algorithm>
#include <iterator>

namespace godwit::core {

namespace {

struct Kind
{
    const char* id;
    Document (*document)(const Report&);
};

constexpr Kind kKinds[]{{"integrity", &integrityDocument},   {"migration", &migrationDocument},
                        {"assessment", &assessmentDocument}, {"forecast", &forecastDocument},
                        {"progress", &progressDocument},     {"incident", &incidentDocument},
                        {"comparison", &comparisonDocument}};

Error unknown(const QString& what, const QString& given, const QStringList& known)
{
    return Error(ErrorCode::Usage, QStringLiteral("There is no report %1 “%2”.").arg(what, given))
        .withNext(QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
}

} // namespace

QStringList reportKinds()
{
    QStringList kinds;
    for (const Kind& kind : kKinds)
        kinds.append(QString::fromLatin1(kind.id));
    return kinds;
}

QStringList reportPeriods()
{
    return {QStringLiteral("daily"), QStringLiteral("weekly"), QStringLiteral("milestone")};
}

QStringList reportFormats()
{
    return {QStringLiteral("html"), QStringLiteral("pdf"), QStringLiteral("json"), QStringLiteral("csv"),
            QStringLiteral("md")};
}

Document documentOf(const Report& report)
{
    const auto* const found = std::ranges::find_if(
        kKinds, [&report](const Kind& kind) { return report.kind == QLatin1String(kind.id); });
    Document document = found == std::end(kKinds) ? integrityDocument(report) : found->document(report);
    dropDeadLinks(document);
    return document;
}

QByteArray reportHtml(const Report& report)
{
    return htmlDocument(documentOf(report));
}

QByteArray reportCsv(const Report& report)
{
    return csvDocument(documentOf(report));
}

Result<QByteArray> writeReport(const Report& report, const QString& format)
{
    if (!reportKinds().contains(report.kind))
        return unknown(QStringLiteral("kind"), report.kind, reportKinds());
    if (!reportPeriods().contains(report.period))
        return unknown(QStringLiteral("period"), report.period, reportPeriods());
    if (format == QLatin1String("html"))
        return reportHtml(report);
    if (format == QLatin1String("pdf"))
        return pdfDocument(documentOf(report));
    if (format == QLatin1String("json"))
        return reportJson(report);
    if (format == QLatin1String("csv"))
        return reportCsv(report);
    if (format == QLatin1String("md"))
        return markdownDocument(documentOf(report));
    return unknown(QStringLiteral("format"), format, reportFormats());
}

} // namespace godwit::core
