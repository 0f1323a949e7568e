// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"
#include "core/safety/program.h"

namespace godwit::core {

/// A program of a plan as one run starts it, and the journal's word on it: while it runs the run's fact says which process it
/// is, so that one that outlives a killed run of Godwit is known to whoever comes next. A value; the journal is borrowed.
struct PlanProgram
{
    Repository& journal;
    qint64 run = 0;
    QStringList words;
    int timeLimitMs = 0;
    QString database; ///< it works in its folder, and is told it (GODWIT_DATABASE)
    QString phase;    ///< it is told, too (GODWIT_PHASE)
};

/// As runProgram, to its end; what an earlier one left running is waited for before.
Status runJournaledProgram(const PlanProgram& program, const CancelToken& cancel, const ProgramListener& listener);

/// "sleep 60 (process 4711)": a program that a killed run of Godwit started and that still runs; empty: none.
Result<QString> leftProgram(Repository& journal, qint64 run);

/// Waits until that program has ended, so that nothing is undone or done again beside it: as long as its time limit still
/// lasts, then it is asked to end and killed, as its own run would have done. Leased, naming it, if even that does not end it;
/// the cancel's error. Under the lease.
Status awaitLeftProgram(Repository& journal, qint64 run, const CancelToken& cancel,
                        const std::function<void(const QString&)>& tell);

} // namespace godwit::core
