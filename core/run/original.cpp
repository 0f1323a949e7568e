// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/original.h"

#include "core/run/live_change.h"
#include "core/safety/kept_file.h"
#include "core/safety/live_lock.h"
#include "core/safety/snapshot.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// An error only for a cancel: a kept file that cannot be read is one that is not intact.
Result<bool> isKeptIntact(RunState& state, const SnapshotRecord& snapshot, bool isSnapshotSound)
{
    const QString kept = state.run->keptOriginal;
    if (kept.isEmpty() || !QFileInfo::exists(kept) || hasFilesBeside(kept))
        return false;
    if (!isSnapshotSound) {
        Status proven = proveByManifest(kept, snapshot, state.cancel);
        if (!proven && !proven.error().isCancel())
            proven = proveBySnapshot(kept, snapshot, state.cancel);
        if (!proven && proven.error().isCancel())
            return proven.error();
        return bool(proven);
    }
    const auto isSame = holdSamePages(kept, snapshot.info.path, state.cancel);
    if (!isSame && isSame.error().isCancel())
        return isSame.error();
    return isSame && *isSame;
}

} // namespace

Result<Original> originalOf(RunState& state)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, state.run->originalSnapshot));
    const Status sound = verifySnapshot(snapshot, false, state.cancel);
    if (!sound && sound.error().isCancel())
        return sound.error();
    GODWIT_TRY(const bool isIntact, isKeptIntact(state, snapshot, bool(sound)));
    if (isIntact && !sound)
        GODWIT_CHECK(state.log(LogLine::Level::Warning, {}, QStringLiteral("rollback"),
                               QStringLiteral("%1 The kept original is what it was and goes back; the run goes back to its start.")
                                   .arg(sound.error().what)));
    if (isIntact)
        return Original{.path = state.run->keptOriginal, .isSnapshotSound = bool(sound)};
    if (!sound)
        return Error(sound.error())
            .withDetail(
                QStringLiteral("The kept original %1 is not intact either.").arg(state.run->keptOriginal));
    GODWIT_CHECK(copyToIncoming(state, snapshot.info.path));
    return Original{.path = incomingFile(state)};
}

Status forgetUnsoundOriginal(RunState& state)
{
    if (state.run->originalSnapshot == 0)
        return {};
    const auto snapshot = findSnapshot(*state.journal, state.run->originalSnapshot);
    const Status sound = snapshot ? verifySnapshot(*snapshot, false, state.cancel) : Status(snapshot.error());
    if (sound || sound.error().isCancel())
        return sound;
    state.run->originalSnapshot = 0;
    GODWIT_CHECK(state.journal->updateRun(*state.run));
    GODWIT_CHECK(state.journal->putFact(state.run->id, kSourceStateFact, QStringLiteral("")));
    return state.audit(QStringLiteral("new snapshot"),
                       QStringLiteral("the one before is damaged: %1").arg(sound.error().id()));
}

} // namespace godwit::core
