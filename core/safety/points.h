// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/repository.h"
#include "core/safety/page_store.h"
#include "core/safety/workspace.h"

#include <functional>

namespace godwit::core {

/// The chain of rollback points of one run: each keeps the pages that changed since the one before, the first since the
/// original's snapshot. Borrowed by the runner for one action.
class Points
{
public:
    Points(Repository& journal, const Workspace& workspace, const RunRecord& run, CancelToken cancel)
        : m_journal(journal), m_workspace(workspace), m_run(run), m_cancel(std::move(cancel))
    {
    }

    /// Takes the point before a phase; `file` is the closed file whose state it keeps, empty if there is none yet. A point
    /// of that phase or a later one that is there already goes first.
    Result<PointRecord> take(const QString& phase, int ordinal, const QString& file, bool isLive);

    /// The same before a phase that changes no data of the work file: nothing has to be kept for it.
    Status takeShared(const QString& phase, int ordinal);

    /// Keeps the state that a cut-over is about to put in place, behind its phase's point; instead of an earlier one of that
    /// phase. It goes when that phase starts anew.
    Status takeSwappedIn(const QString& phase, int ordinal, const QString& file);
    /// That state; none: there was no cut-over yet, or one of an earlier version of the program.
    Result<std::optional<PointRecord>> swappedIn();

    /// Rebuilds the state of a point into `target`, which must not exist; proven by its digest.
    Status rebuild(const PointRecord& point, const QString& target,
                   const std::function<void(qint64 done, qint64 total)>& progress);

    /// That it can be rebuilt: PointUnusable if not. Reads all that it is made of and writes nothing.
    Status prove(const PointRecord& point);

    /// Removes the points after a phase's, with their files, by exact name.
    Status removeAfter(int ordinal);

    Result<std::optional<PointRecord>> find(const QString& phase);

    /// The point whose files hold the state before a phase: its own, or, if it is shared, the next one that has files. None:
    /// there is no such point, or (see find) the work file still holds that state.
    Result<std::optional<PointRecord>> holding(const QString& phase);

private:
    Result<QString> base();
    Result<QStringList> deltasOf(const PointRecord& point);
    Result<PageState> stateBefore();
    Status write(PointRecord& point, const QString& file);
    Status removeFiles(const PointRecord& point);

    Repository& m_journal;
    const Workspace& m_workspace;
    const RunRecord& m_run;
    CancelToken m_cancel;
};

} // namespace godwit::core
