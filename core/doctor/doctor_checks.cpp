// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A diagnosis as checks, for the reports.
#include "core/checks/figures.h"
#include "core/doctor/doctor.h"

namespace godwit::core {

namespace {

CheckResult checkOf(const DoctorReport& report, ErrorCode code, const QString& name, const QString& how,
                    const QString& figures)
{
    CheckResult check = newCheck(QStringLiteral("doctor"), name, how);
    check.verdict = Verdict::Passed;
    check.figures = figures;
    QStringList reasons;
    for (const Finding& finding : report.findings) {
        if (finding.code != code)
            continue;
        check.columns = {QStringLiteral("code"), QStringLiteral("severity"), QStringLiteral("what")};
        check.samples.append({finding.id(), severityId(finding.severity), finding.what});
        if (finding.severity != FindingSeverity::Note)
            reasons.append(finding.id() + u' ' + finding.what + u' ' + finding.next);
    }
    if (reasons.isEmpty())
        return check;
    check.verdict = Verdict::Warning;
    check.rows = static_cast<qint64>(reasons.size());
    check.why = reasons.join(u'\n');
    return check;
}

QString ledgersText(const DoctorReport& report)
{
    QStringList parts;
    for (const Ledger& ledger : report.ledgers) {
        if (!ledger.version.isEmpty())
            parts.append(QStringLiteral("%1 %2").arg(ledger.table, ledger.version));
    }
    return parts.isEmpty() ? QStringLiteral("no ledger") : parts.join(QStringLiteral(", "));
}

} // namespace

QList<CheckResult> checksOf(const DoctorReport& report)
{
    return {
        checkOf(
            report, ErrorCode::HalfMigrated, QStringLiteral("left-overs and shape"),
            QStringLiteral(
                "names that tools give while they rebuild tables; tables, columns, references and sequences"),
            QStringLiteral("%1 left-over tables, shape: %2")
                .arg(report.leftOvers.size())
                .arg(matchId(report.shape.match))),
        checkOf(report, ErrorCode::LedgerDisagrees, QStringLiteral("version ledgers"),
                QStringLiteral("user_version and the tables in which migration tools keep what they applied"),
                ledgersText(report)),
        checkOf(report, ErrorCode::OrphanSideFile, QStringLiteral("side files"),
                QStringLiteral("page size, encoding, salt and change counter of -wal, -shm and -journal"),
                QString())};
}

} // namespace godwit::core
