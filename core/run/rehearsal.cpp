// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/rehearsal.h"

#include "core/run/forecast.h"
#include "core/run/kept_removal.h"
#include "core/run/reporting.h"
#include "core/run/runner.h"
#include "core/run/status.h"
#include "core/safety/durable.h"
#include "core/safety/live_lock.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// The last phase before the cut-over; empty: the plan begins with it.
QString lastRehearsed(const Plan& plan)
{
    QString last;
    for (const Phase& phase : plan.phases) {
        if (phase.has<CutoverStep>())
            break;
        last = phase.id;
    }
    return last;
}

/// Also false where a kill came while its files were removed: the run is finished by then.
Result<bool> isCleared(RunState& inner)
{
    if (!inner.run)
        return true;
    if (inner.hasOpenRun())
        return false;
    GODWIT_TRY(const QStringList kept, keptFiles(inner));
    GODWIT_TRY(const QStringList exported, inner.journal->files(inner.run->id, QStringLiteral("export")));
    return kept.isEmpty() && exported.isEmpty();
}

/// Files of a run that is over, or was interrupted; under the lease.
Status clearAway(RunState& inner)
{
    GODWIT_TRY(const bool isDone, isCleared(inner));
    if (isDone)
        return {};
    GODWIT_TRY(const Lease lease, inner.takeLease());
    if (inner.hasOpenRun()) {
        GODWIT_CHECK(inner.audit(QStringLiteral("end rehearsal"), QStringLiteral("what it made is removed")));
        inner.run->finishedAt = QDateTime::currentDateTimeUtc();
        GODWIT_CHECK(inner.journal->updateRun(*inner.run));
    }
    GODWIT_TRY(const QStringList all, inner.journal->files(inner.run->id, QStringLiteral("")));
    removeLeftOvers(all);
    GODWIT_CHECK(removeWhatWasKept(inner));
    GODWIT_TRY(const QStringList exported, inner.journal->files(inner.run->id, QStringLiteral("export")));
    for (const QString& file : exported) {
        GODWIT_CHECK(removeFileDurably(file));
        GODWIT_CHECK(inner.journal->forgetFile(file));
    }
    return {};
}

/// A kill or a power cut while the journal itself was made leaves SQLite's rollback journal beside it. SQLite takes that away
/// by itself when somebody opens the journal to write; one with nothing in it only as it leaves the mode WAL.
Status tidyJournal(const Workspace& place)
{
    const QString path = place.journal();
    const QString rollback = path + QStringLiteral("-journal");
    if (!QFileInfo::exists(rollback))
        return {};
    GODWIT_TRY(const Lease lease, Lease::take(place.lease()));
    {
        GODWIT_TRY(const Repository opened, Repository::open(path));
    }
    if (!QFileInfo::exists(rollback))
        return {};
    GODWIT_CHECK(setJournalMode(path, QStringLiteral("delete")));
    return setJournalMode(path, QStringLiteral("wal"));
}

Status prepare(RunState& state, RunState& inner)
{
    if (!state.plan)
        return Error(ErrorCode::PlanNeeded, QStringLiteral("A rehearsal needs a plan."));
    if (state.isCutOver())
        return Error(ErrorCode::RunNotComplete, QStringLiteral("%1 is cut over already; what comes now cannot be rehearsed.").arg(state.file.real));
    if (lastRehearsed(*state.plan).isEmpty())
        return Error(ErrorCode::PhaseNotReady, QStringLiteral("The plan begins with the cut-over; nothing comes before it."));
    GODWIT_CHECK(state.workspace->create());
    GODWIT_CHECK(tidyJournal(state.workspace->rehearsal()));
    inner.listener.progressed = state.listener.progressed;
    inner.listener.logged = state.listener.logged;
    inner.cancel = state.cancel;
    const OpenRequest open{.database = state.file.real, .plan = state.plan->path, .workspace = {}, .isRehearsal = true};
    GODWIT_CHECK(inner.load(open));
    GODWIT_CHECK(clearAway(inner));
    return inner.reload();
}

/// What a rehearsal says at its end. Nobody but another program can have written to the database meanwhile.
QString wordsOf(const RunStatus& status, bool isUnchanged)
{
    QString words = QStringLiteral("The rehearsal came to its end before the cut-over");
    const qint64 rows = status.quarantined();
    if (rows > 0)
        words += QStringLiteral("; %1 went to quarantine").arg(rowsText(rows));
    words += QStringLiteral(". Its forecast is kept.");
    words += isUnchanged ? QStringLiteral(" The database is as it was.")
                         : QStringLiteral(" Another program wrote to the database meanwhile: the forecast is of what it held before.");
    return words;
}

} // namespace

Status endInterruptedRehearsal(const RunState& state)
{
    RunState inner;
    inner.isRehearsal = true;
    inner.workspace = state.workspace->rehearsal();
    const QString path = inner.workspace->journal();
    if (!Repository::canWrite(path) || !Lease::holder(inner.workspace->lease()).isEmpty())
        return {};
    if (const Status tidied = tidyJournal(*inner.workspace); !tidied)
        return tidied.error().code == ErrorCode::Leased ? Status() : tidied;
    if (!inner.workspace->exists())
        return {};
    GODWIT_TRY(const bool isUnbegun, Repository::isUnbegun(path));
    if (isUnbegun)
        return {};
    GODWIT_TRY(inner.journal, Repository::openReadOnly(path));
    GODWIT_TRY(inner.run, inner.journal->lastRun());
    GODWIT_TRY(const bool isDone, isCleared(inner));
    if (isDone)
        return {};
    GODWIT_TRY(inner.journal, Repository::open(path));
    const Status cleared = clearAway(inner);
    const bool isUnderWay = !cleared && cleared.error().code == ErrorCode::Leased;
    return isUnderWay ? Status() : cleared;
}

Outcome rehearse(RunState& state, const RehearseRequest& request)
{
    if (!state.workspace)
        return outcomeFrom(state, Error(ErrorCode::FileMissing, QStringLiteral("No database is open.")), {});
    RunState inner;
    if (auto prepared = prepare(state, inner); !prepared)
        return outcomeFrom(state, prepared, {});
    const QString before = inner.liveState;
    RunRequest upToCutover{.phase = {}, .to = lastRehearsed(*state.plan), .answers = {}};
    upToCutover.answers.yes = true;
    upToCutover.answers.reason = request.reason;
    Outcome outcome = Runner(inner).run(upToCutover);
    const RunStatus status = runStatus(inner);
    Status kept = keepForecast(inner, status);
    if (kept)
        kept = clearAway(inner); // also after a failure or a pause: what it found is in its journal
    state.listener.rehearsed(status);
    const auto after = liveStateOf(state.file.real, {});
    if (outcome.kind == Outcome::Kind::Done)
        outcome.message = wordsOf(status, after && *after == before);
    if (outcome.kind == Outcome::Kind::Done && !kept)
        outcome = outcomeFrom(state, kept, {});
    outcome.checks = status.checks;
    if (!status.report.isEmpty())
        outcome.files = {status.report};
    (void)state.auditLook(QStringLiteral("rehearse"), outcome.message);
    state.listener.statusChanged(runStatus(state));
    return outcome;
}

} // namespace godwit::core
