// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/finish.h"

#include "core/checks/integrity.h"
#include "core/run/kept_removal.h"
#include "core/run/live_change.h"
#include "core/run/way_back.h"
#include "core/steps/live_file.h"

namespace godwit::core {

namespace {

/// What does not hold together. That a row breaks a CHECK or lacks a value, or that a search index is not of its text, is no
/// damage: it may have been so before.
QStringList damageIn(const IntegrityFindings& found)
{
    QStringList damage = found.damage;
    damage.removeIf([](const QString& line) {
        return line.startsWith(QStringLiteral("CHECK constraint failed")) ||
               line.startsWith(QStringLiteral("NULL value in")) || line.startsWith(QStringLiteral("FTS5 table "));
    });
    return damage;
}

const QString kNothingRemoved = QStringLiteral("Nothing was removed: what is kept leads back.");

} // namespace

Status refuseLoss(RunState& state, const Answers& answers)
{
    auto live = openSource(state.file.real, false);
    if (!live)
        return live.error();
    live->setCancel(state.cancel);
    GODWIT_TRY(const IntegrityFindings found, checkIntegrity(*live));
    if (const QStringList damage = damageIn(found); !damage.isEmpty())
        return Error(ErrorCode::IntegrityFailed,
                     QStringLiteral("%1 does not pass its check: %2").arg(state.file.real, damage.first()))
            .withState(kNothingRemoved)
            .withNext(QStringLiteral("Roll back or restore; or mend the file. Then finish."))
            .withDetail(damage.join(u'\n'));
    if (answers.yes || !state.isCutOver() || !state.plan)
        return {};
    GODWIT_TRY(const Catalog now, readCatalog(*live));
    const Status migrated = refuseUnmigrated(state.file.real, now, *state.plan, state.source, state.target);
    if (migrated)
        return {};
    return Error(migrated.error())
        .withState(kNothingRemoved)
        .withNext(QStringLiteral("Put the migrated file back, or roll back. If it is meant to be so, answer "
                                 "with --yes beside --confirm."));
}

namespace {

Status finish(RunState& state, const FinishRequest& request)
{
    if (state.journal && state.run && state.run->finishedAt.isValid()) {
        // Killed half-way, it was confirmed and written down already: only the rest is left to do.
        GODWIT_TRY(const QStringList left, keptFiles(state));
        if (left.isEmpty())
            return {}; // or killed right before it could say so
        GODWIT_TRY(const Lease lease, state.takeLease());
        return removeWhatWasKept(state);
    }
    GODWIT_CHECK(needRun(state));
    GODWIT_TRY(const auto phases, state.phases());
    for (const PhaseStatus& phase : phases) {
        if (!state.isDone(phase))
            return Error(ErrorCode::RunNotComplete, QStringLiteral("“%1” is not done.").arg(phase.title));
    }
    GODWIT_CHECK(
        refuseUnconfirmed(state, request.answers, QStringLiteral("Finish removes every way back and")));
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(refuseLoss(state, request.answers));
    GODWIT_CHECK(tellKeptOriginal(state, QStringLiteral("finish")));
    // First what happened is said, then it is done: after a kill the files that are left are still journaled.
    GODWIT_CHECK(state.audit(
        QStringLiteral("finish"),
        QStringLiteral("what was kept goes, the file's name was typed%1").arg(because(request.answers))));
    state.run->finishedAt = QDateTime::currentDateTimeUtc();
    GODWIT_CHECK(state.journal->updateRun(*state.run));
    return state.noted(QStringLiteral("finish"), removeWhatWasKept(state));
}

} // namespace

Outcome finishRun(RunState& state, const FinishRequest& request)
{
    return endedWayBack(state, finish(state, request),
                        QStringLiteral("The migration is finished; what it kept is removed."));
}

} // namespace godwit::core
