// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunState that ends, at a start, what a killed program had begun.
#include "core/run/state.h"

#include "core/run/rehearsal.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/lease.h"
#include "core/safety/source_file.h"
#include "core/safety/swap.h"
#include "core/safety/switched_mode.h"
#include "core/steps/plan_program.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// Of a hot journal beside the live file: a swap was copying into it, or it was being switched to another journal mode, by a
/// lock or at the end of a swap.
Result<bool> isOurWrite(const QString& real, const Workspace& place)
{
    if (!place.exists())
        return false;
    GODWIT_TRY(const bool isUnbegun, Repository::isUnbegun(place.journal()));
    if (isUnbegun)
        return false;
    GODWIT_TRY(Repository known, Repository::openReadOnly(place.journal()));
    GODWIT_TRY(const auto intent, known.openIntent());
    const bool isSwapping = intent && intent->live == real;
    if (isSwapping && isCopyIn(*intent))
        return true;
    GODWIT_TRY(const auto last, known.lastRun());
    if (!last || last->finishedAt.isValid())
        return false;
    GODWIT_TRY(const bool isSwitching, isModeSwitched(known, last->id, real));
    return (isSwapping || isSwitching) && holdsOnlyASwitchOfMode(real);
}

} // namespace

Status RunState::undoOurWrite(const OpenRequest& request, const Error& found) const
{
    const QString real = QFileInfo(request.database).canonicalFilePath();
    GODWIT_TRY(const Workspace place, Workspace::locate(real, request.workspace));
    GODWIT_TRY(const bool isOurs, isOurWrite(real, place));
    if (!isOurs)
        return found;
    if (request.readOnly || request.isLook)
        return Error(found).withNext(QStringLiteral("Give the command that was interrupted again: it undoes its own write first."));
    GODWIT_TRY(const Lease lease, Lease::take(place.lease()));
    GODWIT_TRY(Database live, Database::open(real, {.mode = OpenOptions::Mode::ReadWrite}));
    GODWIT_CHECK(live.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema"))); // SQLite rolls it back
    return {};
}

Status RunState::recover()
{
    GODWIT_CHECK(recoverLiveFile());
    if (!hasOpenRun())
        return {};
    GODWIT_CHECK(recoverJournalMode());
    GODWIT_CHECK(removeTemporaryFiles());
    GODWIT_TRY(const QString goesBackTo, journal->fact(run->id, kGoingBackFact));
    GODWIT_TRY(const QString left, leftProgram(*journal, run->id));
    if (goesBackTo.isEmpty() || !left.isEmpty()) // to look must not wait for it; what goes on or back does
        return {};
    // Somebody who has the lease may be going back just now.
    if (const auto lease = takeLease()) {
        if (const auto gone = goOnGoingBack(*this); !gone) // a run asks again; to look and to restore must be possible
            return log(LogLine::Level::Warning, goesBackTo, {}, QStringLiteral("%1 %2").arg(gone.error().id(), gone.error().what));
    }
    return {};
}

/// What a killed program had not yet put in place, by the names that the journal knows.
Status RunState::removeTemporaryFiles()
{
    GODWIT_TRY(QStringList targets, journal->files(run->id, QStringLiteral("")));
    GODWIT_TRY(const auto flags, journal->openFlags(run->id));
    for (const FlagRecord& flag : flags)
        targets.append(flag.file);
    removeLeftOvers(targets);
    return {};
}

/// A lock that was killed had taken it away. Neither somebody who works here just now nor a program that has the file stands in
/// the way of what else is asked for: the next start looks again.
Status RunState::recoverJournalMode()
{
    GODWIT_TRY(const bool isSwitched, isModeSwitched(*journal, run->id, file.real));
    if (!isSwitched || liveTrouble) // opening that would roll back what a way back is to keep as it is
        return {};
    const auto lease = takeLease();
    if (!lease)
        return {};
    const auto given = giveBackMode(*journal, run->id, file.real);
    if (!given)
        return log(LogLine::Level::Warning, {}, {}, QStringLiteral("%1 %2").arg(given.error().id(), given.error().what));
    return *given ? audit(QStringLiteral("recovery"), QStringLiteral("the journal mode that an interrupted lock had taken was put back")) : Status();
}

/// What it left only takes space: it stands in the way of nothing else, and the next start looks again.
Status RunState::recoverRehearsal()
{
    const Status ended = endInterruptedRehearsal(*this);
    return ended ? ended : log(LogLine::Level::Warning, {}, QStringLiteral("rehearsal"), QStringLiteral("%1 %2").arg(ended.error().id(), ended.error().what));
}

Status RunState::recoverLiveFile()
{
    GODWIT_TRY(const auto open, journal->openIntent());
    if (!open)
        return {};
    GODWIT_TRY(const Lease lease, takeLease());
    GODWIT_TRY(const auto recovery, recoverSwap(*journal, [this](const IntentRecord& intent) { return finishSwap(*this, intent); }));
    if (!recovery)
        return {};
    GODWIT_CHECK(audit(QStringLiteral("recovery"),
                       recovery->isSwapped ? QStringLiteral("an interrupted %1 was finished").arg(recovery->intent.kind)
                                           : QStringLiteral("an interrupted %1 had changed nothing").arg(recovery->intent.kind)));
    (void)findLiveFile({.database = file.given, .plan = {}, .workspace = workspace->folder(), .readOnly = true}); // it may be another now
    return reload();
}

} // namespace godwit::core
