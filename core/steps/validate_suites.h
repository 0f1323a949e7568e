// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/file_stamp.h"
#include "core/side_by_side.h"
#include "core/steps/changes_account.h"
#include "core/steps/step.h"

namespace godwit::core {

// The suites of a validate step, a file each. Every function adds what it found; an Error only for cancel and
// for files that cannot be read. All of them borrow the step's context and run on its thread, but for what
// the second thread is given.

inline const QString kIntegritySuite = QStringLiteral("data integrity");
inline const QString kFunctionalitySuite = QStringLiteral("functionality");
inline const QString kPerformanceSuite = QStringLiteral("performance");
inline const QString kSecuritySuite = QStringLiteral("security");

/// Tables of the new version that are gone, a failed check each, and that all else waits for them. True: all are there.
Result<bool> checkTablesThere(Database& after, const StepContext& context, QList<CheckResult>& checks);

/// Balance, kept tables, counts, integrity and foreign keys; `besides` is done by the thread that has less to
/// do. `seen`: the file before anything of ours opened it.
Status checkDataIntegrity(Database& after, StepContext& context, const FileStamp& seen, const Job& besides,
                          QList<CheckResult>& checks);

/// Each source table's rows must add up, once all that accounts for them has run.
Status checkBalance(StepContext& context, const QList<StepStatus>& steps, QList<CheckResult>& checks);

/// Values that generated columns store, against their expressions.
Status checkGenerated(Database& after, const StepContext& context, QList<CheckResult>& checks);

/// A table that keeps the keys of one of the source's, both with AUTOINCREMENT.
struct GivenNumbers
{
    QString source;
    QString table;
    QString physical; ///< in the file that is judged
};
/// What AUTOINCREMENT gave in these tables, and in kept and rebuilt ones, is known still. `after` has the
/// snapshot as `source`.
Status checkSequences(Database& after, const StepContext& context, QList<GivenNumbers> tables,
                      QList<CheckResult>& checks);

/// The queries of measure and compare steps, timed before and after; those of measure steps of the same phase
/// have their own step. Files may only be read through these connections meanwhile.
Status checkPerformance(Database& after, StepContext& context, QList<CheckResult>& checks);

/// Files that a column names.
Status checkNamedFiles(Database& after, const NamedFiles& files, StepContext& context,
                       QList<CheckResult>& checks);

/// The ledger of objects, views and triggers; after the cut-over the file's two numbers of its version too.
/// `seen` as above.
Status checkFunctionality(Database& after, StepContext& context, const FileStamp& seen,
                          QList<CheckResult>& checks);

/// File modes and the audit log.
Status checkSecurity(StepContext& context, QList<CheckResult>& checks);

} // namespace godwit::core
