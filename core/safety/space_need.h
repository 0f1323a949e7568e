// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/preflight_report.h"
#include "core/safety/volume.h"

#include <functional>

namespace godwit::core {

/// What a run will do that takes space; bytes.
struct SpaceQuestion
{
    QString database;        ///< path without links
    QString workspace;       ///< folder; need not be there
    QString temporaryFolder; ///< where SQLite sorts
    qint64 bytes = 0;        ///< of the database, as a snapshot would have it
    qint64 newBytes = 0;     ///< what its phases may add to the work file
    bool isCutOver = false;  ///< the new file is live; `bytes` are its
    bool copiesIn = false;   ///< the swap copies content instead of exchanging names
    bool sorts = false;      ///< indexes are built, or rows put in order
    bool drops = false;      ///< a clean-up follows the cut-over
};

/// Where SQLite puts temporary files: the first folder of SQLITE_TMPDIR, TMPDIR, /var/tmp, /usr/tmp, /tmp and the current
/// one that can be written.
[[nodiscard]] QString temporaryFolderOfSqlite();

/// What each volume has to hold, now, at most and at the end, by st_dev. Estimated from above: what a run adds is taken to be
/// as large as the database, if the plan moves anything. A volume that cannot be asked is left out.
QList<VolumeNeed> spaceNeeds(const SpaceQuestion& question, const std::function<Result<Volume>(const QString& path)>& volumeOf);

/// A stretch of a run in which what it takes grows: snapshot, work file and moves; the exchange; the clean-up.
enum class SpaceStage { Build, CutOver, CleanUp };

/// How much more is taken at the end of a stage than at its beginning, by the same estimate; bytes. Never below zero: what a stage
/// frees is not counted.
struct SpaceGrowth
{
    qint64 database = 0;  ///< beside the database
    qint64 workspace = 0; ///< in the workspace, with the snapshot
    qint64 snapshot = 0;
    qint64 temporary = 0; ///< where SQLite sorts, at most, while it lasts
};
[[nodiscard]] SpaceGrowth growthIn(SpaceStage stage, const SpaceQuestion& question);

/// SpaceShort (error) for a volume that lacks even what is written in any case; SpaceTight (warning) where the most that may
/// be written leaves less than the reserve.
QList<Finding> findingsOf(const QList<VolumeNeed>& needs);

} // namespace godwit::core
