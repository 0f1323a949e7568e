// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/events.h"
#include "core/plan/plan.h"
#include "core/preflight_report.h"
#include "core/report/comparison.h"
#include "core/report/csv_writer.h"
#include "core/report/document.h"
#include "core/result.h"

namespace godwit::core {

/// The one report model: all facts of a run at one moment. A kind chooses from them, a form only lays them
/// out.
struct Report
{
    QString kind = QStringLiteral("integrity"); ///< one of reportKinds()
    QString period = QStringLiteral("daily");   ///< of "progress", one of reportPeriods()
    RunStatus status;
    Assessment assessment = {}; ///< of the kind "assessment"; may be empty
    Plan plan; ///< for its people part
    QList<AuditEntry> audit;
    QList<QuarantineEntry> quarantine; ///< the first kReportQuarantineRows
    qint64 quarantineTotal = 0;
    QList<LogLine> log; ///< of the kinds that tell what happened
    std::optional<VersionComparison>
        comparison;      ///< of the kinds that compare, where there is something to compare
    QList<VolumeNeed> volumes; ///< of the kinds that forecast: what is needed of each; none once all phases are done
    QDateTime writtenAt; ///< UTC
    QString toolVersion;
    QString sqliteVersion;
    bool isStale = false; ///< a file changed since the checks ran
};

inline constexpr qint64 kReportQuarantineRows = 1000;

/// "integrity", "migration", "assessment", "forecast", "progress", "incident", "comparison".
[[nodiscard]] QStringList reportKinds();
[[nodiscard]] QStringList reportPeriods(); ///< "daily", "weekly", "milestone"
[[nodiscard]] QStringList reportFormats(); ///< "html", "pdf", "json", "csv", "md"

/// The report of its kind, before it has a form.
[[nodiscard]] Document documentOf(const Report& report);

/// One JSON object: `kind`, `status`, the values of the kind and the rest, keys as in json.h and
/// report.schema.json.
[[nodiscard]] QByteArray reportJson(const Report& report);
[[nodiscard]] QByteArray reportHtml(const Report& report);
[[nodiscard]] QByteArray reportCsv(const Report& report);

/// Usage for a kind, a period or a format that does not exist.
Result<QByteArray> writeReport(const Report& report, const QString& format);

} // namespace godwit::core
