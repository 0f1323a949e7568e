// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/audit_chain.h"
#include "core/report/report.h"
#include "core/report/zip_archive.h"

namespace godwit::core {

/// All that a run can show of itself to somebody elsewhere, at one moment.
struct Evidence
{
    Report report;                     ///< as it is; values of rows are left out when the bundle is made
    QList<QuarantineEntry> quarantine; ///< all, but for what is beyond kEvidenceQuarantineRows
    QString planHash;                  ///< that the run was approved with
    QList<std::pair<QString, QByteArray>> planFiles; ///< the plan's own first
    QList<AuditLink> audit;
    QList<std::pair<QString, QByteArray>> manifests; ///< of the snapshots, by their file names
    QList<LogLine> log;
    QString sqliteSourceId;
    QString qtVersion;
    bool withValues = false;
};

inline constexpr qint64 kEvidenceQuarantineRows = 100'000;

/// The bundle, a ZIP file: plan/ and snapshots/ as they are, report.html, report.json, balance.json,
/// checks.json, points.json, metrics.json, quarantine.jsonl, audit.jsonl, log.jsonl, README.txt, and
/// manifest.json with the SHA-256 of each of them, the versions, the plan's hash and the head of the audit
/// log.
Result<QByteArray> evidenceBundle(const Evidence& evidence);

/// What a look at a bundle found: each check with its figures, and the first that failed. EvidenceUnreadable:
/// it is no bundle. EvidenceTampered: a file is missing, added or changed, the chain of its audit log is
/// broken, or its plan is not the one it names. Needs nothing but the file.
struct EvidenceFinding
{
    QList<CheckResult> checks;
    Status result;
    QString about; ///< what it is evidence of, one sentence
};
[[nodiscard]] EvidenceFinding verifyEvidence(const QByteArray& bundle);
[[nodiscard]] EvidenceFinding verifyEvidenceFile(const QString& path);

} // namespace godwit::core
