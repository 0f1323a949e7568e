// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/series.h"

namespace godwit::bench {

/// The series that holds the sums of all phases before the cut-over.
inline const QString kWholeRun = QStringLiteral("whole run");
/// The series of whole processes, whatever phases they ran: what they took of memory.
inline const QString kProcesses = QStringLiteral("processes");

/// What is measured as the whole run: from assess to validate, everything before the cut-over.
[[nodiscard]] QStringList phasesBeforeCutover();

/// godwit-cli on one plan and one database; a program of its own for each call. A value.
struct GodwitRuns
{
    QString cli;
    QString plan; ///< a file, or the name of a built-in example
    QString database;

    /// `godwit-cli run` with these options; rows in quarantine that nobody has decided are fine.
    [[nodiscard]] Measured run(const QStringList& options) const;
    /// All phases up to and including the last of these, in one process as a person would run them. Each is
    /// added to the series by what the journal says it cost (from its rollback point to the end of its
    /// settling); if these are all, the process itself is the whole run.
    void runPhases(const QStringList& phases, Series* series) const;
    /// What the journal says a phase cost.
    [[nodiscard]] Measured costOf(const QString& phase) const;
    [[nodiscard]] Measured rollBackTo(const QString& phase) const;
};

} // namespace godwit::bench
