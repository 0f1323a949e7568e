// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/events.h"
#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What the doctor looks at: one database, and the plan it is held against if there is one. Borrowed for the call.
struct DoctorQuestion
{
    QString database;               ///< without symbolic links
    Database* connection = nullptr; ///< open for reading
    const Catalog* catalog = nullptr;
    const Plan* plan = nullptr;     ///< null: no shape is told
    const Catalog* target = nullptr; ///< of the plan
    QList<Finding> sideFiles = {};  ///< looked at before the database was opened
    QString proposalName = QStringLiteral("repair"); ///< of its files, without the ending
};

/// Left-overs, ledgers, shape and oddities, with what they come to and a plan that would mend what can be mended without a
/// person's decision. Only reads. The worker thread; counts and compares rows of left-overs only.
Result<DoctorReport> diagnose(const DoctorQuestion& question);

/// The same as checks of the suite "doctor", for reports. What is found warns.
QList<CheckResult> checksOf(const DoctorReport& report);

// Parts.
void addLeftOverFindings(DoctorReport& report);
void addLedgerFindings(DoctorReport& report);
/// Against the plan: shape, and the versions that its two sides state.
void addShapeFindings(const Plan& plan, qint64 userVersion, DoctorReport& report);
/// The plan for the left-overs that can be mended; empty if there is none.
Proposal proposedRepair(const DoctorQuestion& question, const QList<LeftOver>& leftOvers);

} // namespace godwit::core
