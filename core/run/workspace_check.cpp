// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/workspace_check.h"

#include "core/run/kept_removal.h"
#include "core/safety/durable.h"
#include "core/safety/swap.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kPlaceFact = QStringLiteral("workspace");
constexpr qint64 kNoRun = 0; // of facts about the workspace itself

Error unusable(const QString& what)
{
    return {ErrorCode::WorkspaceUnusable, what};
}

bool isSameFile(const QString& one, const QString& other)
{
    const auto first = identityOf(one);
    const auto second = identityOf(other);
    return first && second && *first == *second;
}

/// The workspace went along with the database, or what it began with is gone: it is this one that is meant.
Result<bool> isMoved(RunState& state)
{
    if (!QFileInfo::exists(state.run->database) || isSameFile(state.run->database, state.file.real))
        return true;
    GODWIT_TRY(const QString place, state.journal->fact(kNoRun, kPlaceFact));
    return !place.isEmpty() && place != state.journal->place().folder();
}

/// A copy of a file has another inode than the one that a swap was begun with, and that tells how far it
/// came.
Status refuseUnknownSwap(RunState& state)
{
    GODWIT_TRY(const auto intent, state.journal->openIntent());
    const auto live = identityOf(state.file.real);
    if (!intent || isCopyIn(*intent) ||
        (live && (live->inode == intent->liveInode || live->inode == intent->incomingInode)))
        return {};
    return unusable(QStringLiteral("An interrupted %1 of %2 cannot be ended in a copy of it.")
                        .arg(intent->kind, state.run->database))
        .withNext(
            QStringLiteral("Give the command again where it was interrupted, and copy the folder then."));
}

Status rebind(RunState& state)
{
    GODWIT_CHECK(refuseUnknownSwap(state));
    const QString before = state.run->database;
    if (!state.isReadOnly && !state.isLook) {
        const auto lease = state.takeLease();
        if (!lease)
            return lease.error();
        GODWIT_CHECK(state.journal->rebind(*state.run, state.file.real));
        GODWIT_CHECK(noteWorkspace(state));
        GODWIT_CHECK(state.audit(QStringLiteral("moved"),
                                 QStringLiteral("from %1 to %2").arg(before, state.file.real)));
    }
    state.run->database = state.file.real;
    return {};
}

/// Files that are removed, renamed or read as ours; what was written elsewhere on request is never removed
/// again.
Result<QStringList> filesOfOurs(RunState& state)
{
    GODWIT_TRY(QStringList paths, keptFiles(state));
    GODWIT_TRY(const auto points, state.journal->points(state.run->id));
    for (const PointRecord& point : points)
        paths += {point.deltaPath, point.pagesPath};
    GODWIT_TRY(const auto snapshots, state.journal->snapshots());
    for (const SnapshotRecord& snapshot : snapshots)
        paths += {snapshot.info.path, snapshot.manifestPath};
    GODWIT_TRY(const auto intent, state.journal->openIntent());
    if (intent)
        paths += {intent->incoming, intent->kept};
    paths += state.run->keptOriginal;
    paths.removeAll(QString());
    return paths;
}

Status refuseForeignFiles(RunState& state)
{
    GODWIT_TRY(const QStringList paths, filesOfOurs(state));
    for (const QString& path : paths) {
        if (!state.journal->place().holds(path))
            return unusable(QStringLiteral("The journal of %1 names %2, which is not in it.")
                                .arg(state.workspace->folder(), path))
                .withNext(QStringLiteral("If the workspace is yours, put back its journal.db from a copy; "
                                         "else remove the folder."));
    }
    GODWIT_TRY(const auto intent, state.journal->openIntent());
    if (!intent || intent->live == state.file.real || isSameFile(intent->live, state.file.real))
        return {};
    return unusable(QStringLiteral("The journal of %1 speaks of a swap of %2.")
                        .arg(state.workspace->folder(), intent->live));
}

} // namespace

Status noteWorkspace(RunState& state)
{
    return state.journal->putFact(kNoRun, kPlaceFact, state.journal->place().folder());
}

Status checkWorkspace(RunState& state)
{
    if (!state.run)
        return {};
    if (state.run->database != state.file.real) {
        GODWIT_TRY(const bool isItsOwn, isMoved(state));
        if (!isItsOwn)
            return unusable(QStringLiteral("%1 is the workspace of %2.")
                                .arg(state.workspace->folder(), state.run->database));
        GODWIT_CHECK(rebind(state));
    }
    return refuseForeignFiles(state);
}

} // namespace godwit::core
