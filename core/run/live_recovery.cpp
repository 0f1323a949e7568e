// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/live_recovery.h"

#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/doctor/side_files.h"
#include "core/doctor/wal_file.h"
#include "core/run/live_change.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/safety/durable.h"
#include "core/safety/page_store.h"
#include "core/safety/set_aside.h"
#include "core/safety/temporary_file.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

const QString kAction = QStringLiteral("recover");
const QString kWhat = QStringLiteral("unended"); // in the names of what is kept
constexpr qint64 kNoRun = 0;                     // copies of a database that no run has begun with

/// "app.db, 847.9 kB", for each file of the set that is there.
QStringList setTexts(const QString& live)
{
    QStringList texts;
    for (const char* end : kFileSet) {
        const QFileInfo info(live + QLatin1StringView(end));
        if (info.exists())
            texts.append(QStringLiteral("%1, %2").arg(info.fileName(), sizeText(info.size())));
    }
    return texts;
}

/// A WAL with pages that SQLite would read.
bool hasWal(const QString& live)
{
    const QString path = live + QStringLiteral("-wal");
    if (QFileInfo(path).size() == 0)
        return false;
    const auto wal = readWal(path);
    return wal && wal->isValid && wal->frames > 0;
}

/// SQLite goes by names alone: what is of another file would be written into this one.
Status refuseForeign(const QString& live)
{
    for (const Finding& finding : findSideFiles(live)) {
        if (finding.severity == FindingSeverity::Error)
            return Error(ErrorCode::OrphanSideFile, finding.what).withNext(finding.next);
    }
    return {};
}

Status refuseUnanswered(const RunState& state, const Answers& answers)
{
    if (answers.yes)
        return {};
    const QString what = state.liveTrouble ? state.liveTrouble->what
                                           : QStringLiteral("%1 has a log beside it that was not written into it yet.").arg(state.file.real);
    return Error(ErrorCode::RecoveryUnconfirmed, what).withDetail(setTexts(state.file.real).join(u'\n'));
}

/// Rolls back what is to be rolled back, writes a log into the file, and takes away what lies beside it.
Status letSqliteDoIt(const QString& path)
{
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadWrite}));
    GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA synchronous = FULL")));
    GODWIT_CHECK(database.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema"))); // by its first read
    GODWIT_TRY(const auto rows, database.rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    const bool isWhole = rows.empty() || rows.front()[0].integer == 0;
    return isWhole ? Status() : Status(Error(ErrorCode::DatabaseLocked, QStringLiteral("%1 is in use: its log was not written into it.").arg(path)));
}

Status removeTrial(RunState& state, const QString& trial)
{
    for (const char* end : kFileSet) {
        GODWIT_CHECK(removeFileDurably(trial + QLatin1StringView(end)));
        GODWIT_CHECK(state.journal->forgetFile(trial + QLatin1StringView(end)));
    }
    return {};
}

/// What the file will be, by a copy of the set that was kept; that one stays as it is.
Result<PageState> tryOnCopy(RunState& state, const QString& kept)
{
    const QString trial = state.workspace->folder() + QStringLiteral("/recovered.db");
    GODWIT_CHECK(removeTrial(state, trial)); // of one that was killed
    for (const char* end : kFileSet) {
        const QString from = kept + QLatin1StringView(end);
        if (!QFileInfo::exists(from) || QLatin1StringView(end) == QLatin1StringView("-shm")) // made anew
            continue;
        GODWIT_CHECK(state.journal->addFile(kNoRun, trial + QLatin1StringView(end), QStringLiteral("trial")));
        GODWIT_CHECK(copyFileDurably(from, trial + QLatin1StringView(end), state.cancel, {}, 0600));
    }
    const auto tried = [&]() -> Result<PageState> {
        GODWIT_CHECK(letSqliteDoIt(trial));
        GODWIT_TRY(Database database, Database::open(trial, {.mode = OpenOptions::Mode::ReadOnly}));
        GODWIT_TRY(const QStringList damage, quickCheck(database));
        if (!damage.isEmpty())
            return Error(ErrorCode::DatabaseCorrupt, QStringLiteral("What SQLite makes of %1 is damaged.").arg(state.fileName())).withDetail(damage.join(u'\n'));
        return readPageState(trial, state.cancel);
    };
    auto pages = tried();
    GODWIT_CHECK(removeTrial(state, trial));
    if (!pages && pages.error().isCancel())
        return pages;
    return pages ? std::move(pages)
                 : Result<PageState>(Error(pages.error()).withState(QStringLiteral("Your database was not touched; a copy of it as it lies there is at %1.").arg(kept)));
}

/// The live file itself, as long as it is what was copied.
Status recoverFile(RunState& state, const FileStamp& before, const PageState& expected)
{
    const QString& live = state.file.real;
    GODWIT_CHECK(refuseHolders(live));
    GODWIT_TRY(const FileStamp now, stampOf(live));
    if (now != before)
        return Error(ErrorCode::FileReplaced, QStringLiteral("%1 was written to while it was copied.").arg(live)).withNext(QStringLiteral("Give the command again."));
    GODWIT_CHECK(letSqliteDoIt(live));
    GODWIT_CHECK(syncFile(live));
    GODWIT_CHECK(syncFolder(folderOf(live)));
    GODWIT_TRY(const PageState pages, readPageState(live, state.cancel));
    return pages == expected ? Status() : Status(Error(ErrorCode::DatabaseCorrupt, QStringLiteral("%1 is not what its copy became.").arg(live)));
}

Status recoverUnderLease(RunState& state, QString& kept)
{
    GODWIT_TRY(const QStringList earlier, state.journal->files(kNoRun, {}));
    removeLeftOvers(earlier); // no start takes away what is of no run
    RunRecord owner;
    owner.id = state.hasOpenRun() ? state.run->id : kNoRun;
    GODWIT_TRY(kept, nextKeptPath(*state.workspace, *state.journal, owner, kWhat));
    GODWIT_CHECK(state.audit(kAction, QStringLiteral("left in the middle of a write: %1; kept as %2").arg(setTexts(state.file.real).join(QStringLiteral("; ")), kept)));
    GODWIT_TRY(const FileStamp before, stampOf(state.file.real));
    GODWIT_CHECK(keepFileSet(state.file.real, kept, *state.journal, owner.id, state.cancel));
    GODWIT_TRY(const PageState expected, tryOnCopy(state, kept));
    GODWIT_CHECK(recoverFile(state, before, expected));
    return state.audit(QStringLiteral("recovered"), QStringLiteral("pages: %1, digest %2").arg(expected.pageCount()).arg(expected.digest()));
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
    if (!state.liveTrouble && !hasWal(state.file.real))
        return false;
    GODWIT_CHECK(refuseForeign(state.file.real));
    GODWIT_CHECK(refuseHolders(state.file.real));
    GODWIT_CHECK(refuseUnanswered(state, request.answers));
    GODWIT_CHECK(state.workspace->create());
    qint64 bytes = 0;
    for (const char* end : kFileSet)
        bytes += QFileInfo(state.file.real + QLatin1StringView(end)).size();
    GODWIT_CHECK(refuseNoRoom(state, 2 * bytes));
    GODWIT_TRY(const Lease lease, state.takeLease());
    if (!state.journal) {
        GODWIT_TRY(state.journal, Repository::open(state.workspace->journal()));
    }
    GODWIT_CHECK(state.noted(kAction, recoverUnderLease(state, kept)));
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
        Outcome outcome = outcomeFrom(state, {}, QStringLiteral("There is nothing to recover: no write was left unended."));
        outcome.exit = Exit::Done;
        return outcome;
    }
    const Status loaded = state.load(request.open);
    Outcome outcome = outcomeFrom(state, loaded, QStringLiteral("%1 is at its last complete state again. The files as they lay there are kept.").arg(state.fileName()));
    if (loaded)
        outcome.exit = Exit::Done;
    for (const char* end : kFileSet) {
        if (QFileInfo::exists(kept + QLatin1StringView(end)))
            outcome.files.append(kept + QLatin1StringView(end));
    }
    state.listener.statusChanged(runStatus(state));
    return outcome;
}

Consequence recoveryConsequence(RunState& state)
{
    Consequence consequence;
    const QString& live = state.file.real;
    if (live.isEmpty())
        return consequence;
    const bool isJournal = state.liveTrouble && state.liveTrouble->code == ErrorCode::HotJournal;
    consequence.action = QStringLiteral("Let SQLite bring %1 to its last complete state").arg(state.fileName());
    consequence.changesLiveFile = true;
    consequence.facts.append({QStringLiteral("Database"), live});
    for (const QString& text : setTexts(live))
        consequence.facts.append({QStringLiteral("File"), text});
    consequence.does = {QStringLiteral("All of these files are copied, as they lie there, into %1.").arg(state.workspace->kept()),
                        QStringLiteral("SQLite tries it on another copy, which is checked; where that is damaged, nothing else is done."),
                        isJournal ? QStringLiteral("SQLite undoes in the file what the write that was not ended had changed.")
                                  : QStringLiteral("SQLite writes into the file what was committed to its log.")};
    if (isJournal)
        consequence.loses = {QStringLiteral("What a program was writing as it stopped. It was never committed: no program has seen it.")};
    consequence.wayBack = QStringLiteral("Put the copies back in place, all of them together, while no program has the database open.");
    if (const Status foreign = refuseForeign(live); !foreign)
        consequence.refused = foreign.error().what;
    else if (const Status held = refuseHolders(live); !held)
        consequence.refused = held.error().what;
    return consequence;
}

} // namespace godwit::core
