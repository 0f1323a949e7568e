// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/records.h"
#include "core/result.h"

namespace godwit::core {

/// How far a look at a snapshot goes. Quick reads its manifest whole and asks the file system about the file;
/// Bytes also reads the file; Full also opens it and reads all its rows.
enum class SnapshotDepth { Quick, Bytes, Full };

/// One of the four stages of verifying a snapshot: manifest, file set, SHA-256, content.
struct SnapshotStage
{
    QString name;
    QString query; ///< what was done
    QString figures;
    QString notRun;  ///< why it was not; empty: it was
    QString warning; ///< of a stage that passed
    Status result;
    qint64 elapsedUs = 0;
};

/// All four, in their order. A stage runs on what the ones before proved: after one that failed, those that
/// read the file are not run.
[[nodiscard]] QList<SnapshotStage> verifyInStages(const SnapshotRecord& snapshot, SnapshotDepth depth,
                                                  const CancelToken& cancel);

} // namespace godwit::core
