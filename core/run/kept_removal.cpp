// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/kept_removal.h"

#include "core/safety/durable.h"
#include "core/steps/work_file.h"

#include <algorithm>
#include <iterator>

namespace godwit::core {

Result<QStringList> keptFiles(RunState& state)
{
    QStringList files;
    for (const QString& kind : {QStringLiteral("point"), QStringLiteral("work"), QStringLiteral("kept"), QStringLiteral("snapshot")}) {
        GODWIT_TRY(const QStringList some, state.journal->files(state.run->id, kind));
        files += some;
    }
    GODWIT_TRY(const QStringList earlier, state.journal->files(0, QStringLiteral("kept"))); // before there was a run
    files += earlier;
    GODWIT_TRY(const QStringList unfinished, state.journal->files(state.run->id, kUnfinishedKind));
    std::copy_if(unfinished.begin(), unfinished.end(), std::back_inserter(files),
                 [&](const QString& path) { return state.journal->place().holds(path); }); // what was asked for elsewhere stays
    return files;
}

Status removeWhatWasKept(RunState& state)
{
    GODWIT_TRY(const auto points, state.journal->points(state.run->id));
    for (const PointRecord& point : points)
        GODWIT_CHECK(state.journal->removePoint(state.run->id, point.phase));
    GODWIT_TRY(const auto snapshots, state.journal->snapshots());
    for (const SnapshotRecord& snapshot : snapshots) {
        if (snapshot.run == state.run->id)
            GODWIT_CHECK(state.journal->removeSnapshot(snapshot.number));
    }
    GODWIT_TRY(const QStringList files, keptFiles(state));
    for (const QString& file : files) {
        GODWIT_CHECK(removeDatabaseDurably(file)); // a kill leaves the work file's rollback journal beside it
        GODWIT_CHECK(state.journal->forgetFile(file));
    }
    return {};
}

} // namespace godwit::core
