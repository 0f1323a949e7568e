// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/functions/functions.h"
#include "core/move/compiled_move.h"
#include "core/move/references.h"
#include "core/move/work_tables.h"

#include <functional>

namespace godwit::core {

/// What a move tells after each batch.
struct MoveProgress
{
    MoveCursor counts;
    qint64 total = -1;  ///< source keys
    QString activity;   ///< "reading", "grouping", "naming"
    double batchMs = 0; ///< what the batch took, its commit included
};

/// What a connection to the work file needs before moves can run on it: functions, references, verdict. One for all
/// moves of a phase; owns nothing but shares the verdict with the registered functions.
struct MoveSession
{
    Database& work;
    std::shared_ptr<RowVerdict> verdict;
    std::shared_ptr<Resolver> resolver;
};
Result<MoveSession> openMoveSession(Database& work, const MoveScene& scene);

/// LimitExceeded if more of a move's `total` rows are in quarantine than its step allows; `decided` as for runMove.
Status checkLimit(const MoveStep& step, const MoveCursor& cursor, qint64 total, qint64 decided);

/// Runs one move to its end, from where its cursor stands: batch by batch, each batch one durable transaction that holds
/// rows, quarantine, lineage and cursor. A cancel or a pause returns between two batches with everything so far kept.
/// Rows that cannot be moved go to quarantine and never stop it, unless the step says so or its limit is passed: then it
/// returns LimitExceeded, everything so far kept. `decided` rows of the step were waived already and do not count. Where
/// the scene has a source file and the move's SQL asks for nothing that only the work file has, a second thread reads
/// ahead; it ends with the call.
Result<MoveCursor> runMove(MoveSession& session, const MoveScene& scene, const CompiledMove& move, qint64 decided,
                           const CancelToken& cancel, const std::function<void(const MoveProgress&)>& progress);

} // namespace godwit::core
