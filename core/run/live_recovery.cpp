// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/live_recovery.h"

#include "core/run/index_mending.h"
#include "core/run/live_change.h"
#include "core/run/recovery_trial.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/unended.h"
#include "core/safety/durable.h"
#include "core/safety/set_aside.h"
#include "core/safety/temporary_file.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

const QString kAction = QStringLiteral("recover");
const QString kWhat = QStringLiteral("unended"); // in the names of what is kept
const QString kSuper = QStringLiteral("-super"); // behind the name of what is kept, as -journal is

Status refuseUnanswered(const RunState& state, const Unended& unended, const Answers& answers)
{
    if (answers.yes)
        return {};
    if (unended.isNothing())
        return Error(ErrorCode::RecoveryUnconfirmed,
                     QStringLiteral("Indexes of %1 do not agree with their tables: %2.")
                         .arg(state.file.real, state.damagedIndexes.join(QStringLiteral(", "))))
            .withNext(QStringLiteral(
                "Say yes to it (--yes on the command line): the file is copied first, and then they are made anew from the rows."));
    const QString what =
        unended.journal
            ? QStringLiteral("%1 was left in the middle of a write: its rollback journal is there.")
                  .arg(state.file.real)
            : QStringLiteral("%1 has a log beside it that was not written into it yet.").arg(state.file.real);
    return Error(ErrorCode::RecoveryUnconfirmed, what).withDetail(setTexts(state.file.real).join(u'\n'));
}

Status refuseDoubtful(const RunState& state, const Unended& unended, const Answers& answers)
{
    if (unended.doubt.isEmpty() || answers.confirm == state.fileName())
        return {};
    return Error(ErrorCode::ConfirmationNeeded,
                 QStringLiteral("%1-journal %2").arg(state.file.real, unended.doubt))
        .withNext(ownText(state));
}

/// SQLite takes a super-journal away as soon as no journal names it any more; other databases may not have
/// been looked at by then.
Status keepSuperJournal(RunState& state, const Unended& unended, const QString& kept, qint64 run)
{
    const QString super = unended.superJournal();
    if (super.isEmpty())
        return {};
    const QString copy = kept + kSuper;
    GODWIT_CHECK(state.journal->addFile(run, copy, QStringLiteral("kept")));
    return copyFileDurably(super, copy, state.cancel, {});
}

Status recoverUnderLease(RunState& state, const Unended& unended, const Answers& answers, QString& kept)
{
    GODWIT_TRY(const QStringList earlier, state.journal->files(kNoRun, {}));
    removeLeftOvers(earlier); // no start takes away what is of no run
    RunRecord owner;
    owner.id = state.hasOpenRun() ? state.run->id : kNoRun;
    GODWIT_TRY(kept, nextKeptPath(*state.workspace, *state.journal, owner, kWhat));
    const QStringList indexes = state.damagedIndexes;
    const QString why =
        indexes.isEmpty() ? QStringLiteral("left in the middle of a write")
                          : QStringLiteral("indexes to be made anew: ") + indexes.join(QStringLiteral(", "));
    GODWIT_CHECK(
        state.audit(kAction, QStringLiteral("%1: %2; kept as %3")
                                 .arg(why, setTexts(state.file.real).join(QStringLiteral("; ")), kept)));
    const Mend mend = [&indexes](const QString& path) {
        return indexes.isEmpty() ? letSqliteDoIt(path) : remakeIndexes(path, indexes);
    };
    GODWIT_TRY(const FileStamp before, stampOf(state.file.real));
    GODWIT_CHECK(keepFileSet(state.file.real, kept, *state.journal, owner.id, state.cancel));
    GODWIT_CHECK(keepSuperJournal(state, unended, kept, owner.id));
    GODWIT_TRY(const PageState expected, tryOnCopy(state, kept, mend, answers));
    GODWIT_CHECK(doToLive(state, before, expected, mend));
    return state.audit(
        QStringLiteral("recovered"),
        QStringLiteral("pages: %1, digest %2").arg(expected.pageCount()).arg(expected.digest()));
}

/// False: there is nothing to do.
Result<bool> recover(RunState& state, const RecoverRequest& request, QString& kept)
{
    const Status loaded = state.load(request.open);
    if (!loaded && loaded.error().code != ErrorCode::HotJournal)
        return loaded.error();
    if (state.liveTrouble && state.liveTrouble->code != ErrorCode::HotJournal)
        return *state.liveTrouble;
    if (state.journalTrouble)
        return *state.journalTrouble;
    GODWIT_CHECK(refuseForeign(state.file.real));
    GODWIT_TRY(const Unended unended, lookAtUnended(state.file.real));
    state.damagedIndexes.clear();
    if (unended.isNothing()) {
        GODWIT_TRY(state.damagedIndexes, damagedIndexes(state));
        if (state.damagedIndexes.isEmpty())
            return false;
    }
    GODWIT_CHECK(refuseHolders(state.file.real));
    GODWIT_CHECK(refuseUnanswered(state, unended, request.answers));
    GODWIT_CHECK(refuseDoubtful(state, unended, request.answers));
    GODWIT_CHECK(state.workspace->create());
    qint64 bytes = 0;
    for (const char* end : kFileSet)
        bytes += QFileInfo(state.file.real + QLatin1StringView(end)).size();
    GODWIT_CHECK(refuseNoRoom(state, 2 * bytes));
    GODWIT_TRY(const Lease lease, state.takeLease());
    if (!state.journal) {
        GODWIT_TRY(state.journal, Repository::open(state.workspace->journal()));
    }
    GODWIT_CHECK(state.noted(kAction, recoverUnderLease(state, unended, request.answers, kept)));
    return true;
}

} // namespace

Outcome recoverLive(RunState& state, const RecoverRequest& request)
{
    QString kept;
    const auto recovered = recover(state, request, kept);
    if (!recovered)
        return outcomeFrom(state, recovered.error(), {});
    if (!*recovered) {
        Outcome outcome = outcomeFrom(
            state, {},
            QStringLiteral(
                "There is nothing to recover: no write was left unended, and no index is damaged."));
        outcome.exit = Exit::Done;
        return outcome;
    }
    const Status loaded = state.load(request.open);
    Outcome outcome = outcomeFrom(
        state, loaded,
        state.damagedIndexes.isEmpty()
            ? QStringLiteral("%1 is at its last complete state again. The files as they lay there are kept.")
                  .arg(state.fileName())
            : QStringLiteral("The indexes of %1 agree with their tables again. The file as it was is kept.")
                  .arg(state.fileName()));
    if (loaded)
        outcome.exit = Exit::Done;
    for (const char* end : kFileSet) {
        if (QFileInfo::exists(kept + QLatin1StringView(end)))
            outcome.files.append(kept + QLatin1StringView(end));
    }
    if (QFileInfo::exists(kept + kSuper))
        outcome.files.append(kept + kSuper);
    state.listener.statusChanged(runStatus(state));
    return outcome;
}

Consequence recoveryConsequence(RunState& state)
{
    Consequence consequence;
    const QString& live = state.file.real;
    if (live.isEmpty())
        return consequence;
    consequence.action =
        QStringLiteral("Let SQLite bring %1 to its last complete state").arg(state.fileName());
    consequence.changesLiveFile = true;
    consequence.facts.append({QStringLiteral("Database"), live});
    for (const QString& text : setTexts(live))
        consequence.facts.append({QStringLiteral("File"), text});
    consequence.does = {
        QStringLiteral("All of these files are copied, as they lie there, into %1.")
            .arg(state.workspace->kept()),
        QStringLiteral("SQLite tries it on another copy, which is checked; where that is damaged, nothing "
                       "else is done.")};
    if (!state.damagedIndexes.isEmpty()) {
        consequence.action = QStringLiteral("Make damaged indexes of %1 anew").arg(state.fileName());
        addRemaking(state.damagedIndexes, consequence);
    } else if (const auto unended = lookAtUnended(live)) {
        addWhatSqliteDoes(*unended, consequence);
    }
    consequence.wayBack = QStringLiteral(
        "Put the copies back in place, all of them together, while no program has the database open.");
    if (const Status foreign = refuseForeign(live); !foreign)
        consequence.refused = foreign.error().what;
    else if (const Status held = refuseHolders(live); !held)
        consequence.refused = held.error().what;
    return consequence;
}

} // namespace godwit::core
