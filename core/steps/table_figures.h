// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/digest.h"
#include "core/steps/changes_account.h"
#include "core/steps/step.h"

namespace godwit::core {

/// A check of a table whose verdict needs both files, and what it found in them.
struct TableFigures
{
    CheckResult check;
    QString table;    ///< as the source calls it, or the target
    QString physical; ///< in the file that is judged
    bool isCount = false;
    ContentDigest before = {};
    ContentDigest now = {};
    qint64 rows = 0;
    qint64 expected = 0;
};

// Each adds what it read. `after` has the snapshot as `source`.

/// Tables that are kept or rebuilt: digests of those that no step touched, counts of the others.
Status readCarried(Database& after, const ChangedTables& changed, const StepContext& context,
                   std::vector<TableFigures>& tables);
/// The target's tables hold the rows that the moves say they wrote.
Status readCounts(Database& after, const QList<StepStatus>& steps, const ChangedTables& changed,
                  const StepContext& context, std::vector<TableFigures>& tables);
/// Tables of the old version that are still there: nothing changes them, and a way back or people rely on that.
Status readOld(Database& after, StepContext& context, std::vector<TableFigures>& tables);

} // namespace godwit::core
