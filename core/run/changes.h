// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "core/run/state.h"

namespace godwit::core {

/// A state of the database that what was written since is counted from.
struct ChangesBase
{
    QString since; ///< "the cut-over"
    QDateTime at;
    QString snapshot;                 ///< a file that holds it, or
    std::optional<PointRecord> point; ///< the point it is rebuilt from
    QString missing;                  ///< why there is neither
    QStringList tables = {};          ///< only what was written into these; empty: all
};

/// What the present cut-over put in place.
Result<ChangesBase> baseOfCutover(RunState& state);
/// What a rollback to a phase that changes the live file takes the changes of: since the cut-over, or since that phase began.
Result<ChangesBase> baseOfRollback(RunState& state, int phaseIndex);
/// What a restore in place takes the changes of: since the snapshot if it was taken after the cut-over, else since that.
Result<ChangesBase> baseOfRestore(RunState& state, qint64 snapshotNumber);

/// For a question, takes the lease: what a way back would lose, as sentences. None: nothing. What could not be found out is a
/// sentence too, and what cannot be listed wants a yes when it comes to it.
struct Losses
{
    QStringList texts;
    bool wantsYes = false;
    std::optional<ChangesSince> written = {}; ///< table by table, with the first rows; where it could be looked at
};
Losses lossesSince(RunState& state, const Result<ChangesBase>& base);
/// Puts them behind `heading` into what the question says, and what it wants.
void addLosses(const Losses& losses, const QString& heading, Consequence& consequence);

/// Under the lease, before a way back changes anything: writes what it takes with it into the workspace; `files` are those
/// written. ChangesUnlisted if something cannot be listed and nobody said yes to that.
Status keepChanges(RunState& state, const Result<ChangesBase>& base, const Answers& answers, QStringList& files);

/// Lists what was written since the cut-over, and exports it where that is asked for. NotAfterCutover.
Outcome listChanges(RunState& state, const ListChangesRequest& request);

} // namespace godwit::core
