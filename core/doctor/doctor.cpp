// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"

#include "core/doctor/ledgers.h"
#include "core/doctor/leftovers.h"
#include "core/doctor/oddities.h"
#include "core/doctor/shape.h"

namespace godwit::core {

Result<DoctorReport> diagnose(const DoctorQuestion& question)
{
    DoctorReport report;
    report.database = question.database;
    report.at = QDateTime::currentDateTimeUtc();
    report.findings = question.sideFiles;
    GODWIT_TRY(report.leftOvers, findLeftOvers(*question.connection, *question.catalog));
    report.ledgers = readLedgers(*question.connection, *question.catalog);
    addLeftOverFindings(report);
    addLedgerFindings(report);
    if (question.plan && question.target) {
        report.shape = shapeOf(*question.catalog, *question.plan, *question.target);
        addShapeFindings(*question.plan, question.catalog->userVersion, report);
    }
    GODWIT_TRY(const QList<Finding> oddities,
               findOddities(*question.connection, *question.catalog, report.leftOvers));
    report.findings += oddities;
    sortFindings(report.findings);
    report.proposal = proposedRepair(question, report.leftOvers);
    return report;
}

} // namespace godwit::core
