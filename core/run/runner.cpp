// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"

#include "core/journal/audit.h"
#include "core/run/forecast.h"
#include "core/run/gate.h"
#include "core/run/outside.h"
#include "core/run/preflight_gate.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/sqlite/backup.h"
#include "core/steps/further_databases.h"
#include "core/steps/settle.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000;

/// The caches of a step's connections go back to the system, else the next step's come on top of them: 60 MiB after a
/// snapshot was verified.
void giveMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// True if something changes before the phase itself backs up: then a snapshot has to be there first.
bool changesBeforeBackup(const Phase& phase)
{
    for (const Step& step : phase.steps) {
        if (std::holds_alternative<BackupStep>(step.work))
            return false;
        if (step.changesData())
            return true;
    }
    return false;
}

} // namespace

bool Runner::isCheck(const Step& step)
{
    return std::holds_alternative<ValidateStep>(step.work) || std::holds_alternative<CompareStep>(step.work) ||
           std::holds_alternative<MeasureStep>(step.work) || std::holds_alternative<AssessStep>(step.work);
}

Outcome Runner::outcomeOf(const Status& result, const QString& done)
{
    return outcomeFrom(m_state, result, done);
}

void Runner::publish()
{
    m_state.listener.statusChanged(runStatus(m_state));
}

Outcome Runner::run(const RunRequest& request)
{
    if (!m_state.workspace)
        return outcomeOf(Error(ErrorCode::FileMissing, QStringLiteral("No database is open.")), {});
    if (!m_state.plan)
        return outcomeOf(Error(ErrorCode::PlanNeeded, QStringLiteral("A run needs a plan.")), {});
    if (auto checked = checkPlanAndSource(); !checked)
        return outcomeOf(checked, {});
    if (auto approved = approve(request.answers); !approved)
        return outcomeOf(approved, {});
    if (auto created = m_state.workspace->create(); !created)
        return outcomeOf(created, {});
    auto lease = m_state.takeLease();
    if (!lease)
        return outcomeOf(lease.error(), {});
    if (auto begun = begin(request); !begun)
        return outcomeOf(begun, {});
    if (auto gone = goOnGoingBack(m_state); !gone)
        return outcomeOf(gone, {});
    if (auto allowed = allowCommands(m_state, request.answers); !allowed)
        return outcomeOf(allowed, {});
    auto list = phasesToRun(request);
    if (!list)
        return outcomeOf(list.error(), {});
    for (const int index : *list) {
        if (auto ran = runPhase(m_state.plan->phases.at(index), request.answers); !ran)
            return outcomeOf(ran, {});
    }
    return outcomeOf({}, list->isEmpty() ? QStringLiteral("Nothing was left to do.") : QStringLiteral("Done."));
}

Result<QList<int>> Runner::phasesToRun(const RunRequest& request)
{
    GODWIT_TRY(const auto phases, m_state.phases());
    int last = static_cast<int>(phases.size()) - 1;
    for (const QString& id : {request.phase, request.to}) {
        if (!id.isEmpty() && m_state.plan->indexOf(id) < 0)
            return Error(ErrorCode::PhaseUnknown, QStringLiteral("The plan has no phase “%1”.").arg(id));
    }
    if (!request.to.isEmpty())
        last = m_state.plan->indexOf(request.to);
    QList<int> open;
    for (int index = 0; index <= last; ++index) {
        if (!m_state.isDone(phases.at(index)) && (request.phase.isEmpty() || request.phase == phases.at(index).id))
            open.append(index);
    }
    return open;
}

Status Runner::runPhase(const Phase& phase, const Answers& answers)
{
    GODWIT_TRY(const auto phases, m_state.phases());
    PhaseStatus status = phases.at(m_state.plan->indexOf(phase.id));
    const PhaseState before = status.state;
    const bool isResumed = before != PhaseState::NotStarted && before != PhaseState::Ready && before != PhaseState::RolledBack;
    GODWIT_CHECK(Gate(m_state).open(phase, phases, answers.yes));
    if (auto answered = Gate(m_state).answered(phase, answers); !answered) {
        status.state = isResumed ? before : PhaseState::Waiting;
        status.waitsFor = answered.error().what;
        GODWIT_CHECK(m_state.setPhase(status));
        publish();
        return answered;
    }
    status.waitsFor.clear();
    QElapsedTimer timer;
    timer.start();
    CostAccount account(m_state, phase);
    m_watch.emplace(m_state.plan->rollbackWhen, m_state.workspace->folder());
    Status result = prepare(phase, status, answers, isResumed);
    if (result)
        result = account.close(runSteps(phase, isResumed ? before : PhaseState::NotStarted, answers, account));
    if (result)
        result = judge(phase, status);
    if (result && m_state.firedTrigger.isEmpty())
        m_state.firedTrigger = m_watch->judge(runStatus(m_state).criteria);
    if (result && !m_state.firedTrigger.isEmpty())
        result = Error(ErrorCode::TriggerFired, QStringLiteral("A rule of the plan held: %1.").arg(m_state.firedTrigger));
    const Status closed = close(status, timer.elapsed(), result);
    tellForecast(phase);
    if (phase.has<ValidateStep>())
        (void)writeRunReport(m_state);
    publish();
    return result ? closed : result;
}

/// A run that leaves what was expected of it says so.
void Runner::tellForecast(const Phase& phase)
{
    for (const PhaseStatus& status : runStatus(m_state).phases) {
        if (status.id == phase.id && !status.offForecast.isEmpty())
            (void)m_state.log(LogLine::Level::Warning, phase.id, {}, QStringLiteral("Otherwise than forecast: %1.").arg(status.offForecast));
    }
}

Status Runner::prepare(const Phase& phase, PhaseStatus& status, const Answers& answers, bool isResumed)
{
    m_state.cancel.ask(m_state.cancel.wish()); // a pause asked for before the start counts
    GODWIT_CHECK(m_state.cancel.check());
    GODWIT_CHECK(preflightBefore(m_state, phase, answers));
    if (phase.has<CutoverStep>() && !m_state.isCutOver())
        GODWIT_CHECK(waiveUndecided(answers));
    if (changesBeforeBackup(phase) && m_state.run->originalSnapshot == 0) {
        GODWIT_CHECK(takeJournaledSnapshot(*m_state.workspace, *m_state.journal, *m_state.run,
                                           QStringLiteral("before the migration"), true, m_state.cancel,
                                           [](const StepProgress&) {}));
        GODWIT_CHECK(takeFurtherSnapshots(*m_state.plan, *m_state.workspace, *m_state.journal, *m_state.run, m_state.cancel,
                                          [](const StepProgress&) {}));
        GODWIT_CHECK(m_state.reload());
    }
    const auto hasPoint = Points(*m_state.journal, *m_state.workspace, *m_state.run, m_state.cancel).find(phase.id);
    if (!isResumed || !hasPoint || !hasPoint->has_value()) {
        GODWIT_CHECK(takePoint(phase));
        GODWIT_CHECK(m_state.journal->clearSteps(m_state.run->id, phase.id));
        GODWIT_CHECK(m_state.journal->clearMetrics(m_state.run->id, phase.id));
        GODWIT_CHECK(m_state.journal->clearChecks(m_state.run->id, phase.id));
        GODWIT_CHECK(m_state.journal->clearRows(m_state.run->id, phase.id));
        GODWIT_CHECK(keepForecast(m_state, phase.id));
        status.elapsedMs = 0;
        status.startedAt = QDateTime::currentDateTimeUtc();
    }
    status.state = PhaseState::Running;
    status.endedAt = {};
    GODWIT_CHECK(m_state.setPhase(status));
    GODWIT_CHECK(m_state.audit(isResumed ? QStringLiteral("resume phase") : QStringLiteral("start phase"),
                               QStringLiteral("%1%2%3").arg(phase.id, phase.has<CutoverStep>() && !m_state.isCutOver() ? QStringLiteral(", the file's name was typed") : QString(),
                                                            because(answers))));
    publish();
    return {};
}

Status Runner::waiveUndecided(const Answers& answers)
{
    if (!answers.yes)
        return {};
    const QString reason = answers.reason.isEmpty() ? QStringLiteral("waived by a general yes at the cut-over") : answers.reason;
    GODWIT_TRY(const qint64 rows, m_state.journal->waive(m_state.run->id, {}, reason, currentUser()));
    if (rows == 0)
        return {};
    return m_state.audit(QStringLiteral("waive"), QStringLiteral("%1 undecided rows at the cut-over: %2").arg(rows).arg(reason));
}

Status Runner::takePoint(const Phase& phase)
{
    Points points(*m_state.journal, *m_state.workspace, *m_state.run, m_state.cancel);
    const int ordinal = m_state.plan->indexOf(phase.id);
    const QString work = m_state.workspace->workFile(m_state.run->id);
    if (!m_state.isCutOver() && QFileInfo::exists(work) && !phase.changesData())
        return points.takeShared(phase.id, ordinal);
    if (!m_state.isCutOver()) {
        GODWIT_CHECK(points.take(phase.id, ordinal, QFileInfo::exists(work) ? work : QString(), false));
        return {};
    }
    // The state of the live file, through a copy: the application may be writing to it.
    const QString copy = m_state.workspace->runFolder(m_state.run->id) + QStringLiteral("/live.db");
    // With the pages it gets the mode of the live file, for a moment. A kill may leave any of these.
    const QStringList files{copy, copy + QStringLiteral("-journal"), copy + QStringLiteral("-wal"), copy + QStringLiteral("-shm")};
    for (const QString& file : files) {
        GODWIT_CHECK(m_state.journal->addFile(m_state.run->id, file, QStringLiteral("work")));
        GODWIT_CHECK(removeFileDurably(file));
    }
    {
        GODWIT_TRY(Database live, openSource(m_state.file.real, false));
        GODWIT_TRY(Database target, Database::open(copy, {.mode = OpenOptions::Mode::Create}));
        GODWIT_CHECK(copyDatabase(live, target, m_state.cancel, kDeadlineMs, {}));
        GODWIT_CHECK(target.execute(QStringLiteral("PRAGMA journal_mode = DELETE")));
    }
    GODWIT_CHECK(points.take(phase.id, ordinal, copy, true));
    for (const QString& file : files) {
        GODWIT_CHECK(removeFileDurably(file));
        GODWIT_CHECK(m_state.journal->forgetFile(file));
    }
    return {};
}

Status Runner::runSteps(const Phase& phase, PhaseState before, const Answers& answers, CostAccount& account)
{
    const Status result = carrySteps(phase, before, answers, account);
    // However it ended: what the work file holds now is our own doing.
    const Status noted = m_state.isCutOver() ? Status() : m_state.checkedWork().endChange();
    return result ? noted : result;
}

Status Runner::carrySteps(const Phase& phase, PhaseState before, const Answers& answers, CostAccount& account)
{
    Monitor monitor(m_state.listener, phase.id, static_cast<int>(phase.steps.size()) + (phase.settles() ? 1 : 0));
    GODWIT_TRY(const auto known, m_state.journal->steps(m_state.run->id));
    for (int index = 0; index < phase.steps.size(); ++index) {
        const Step& step = phase.steps.at(index);
        bool isDone = false;
        for (const StepStatus& other : known)
            isDone = isDone || (other.phase == phase.id && other.index == index && other.state == PhaseState::Done);
        // Checks of a phase that failed run again; what has changed the data does not.
        if (isDone && !(isCheck(step) && before == PhaseState::Failed))
            continue;
        GODWIT_CHECK(m_state.cancel.check());
        GODWIT_CHECK(runOne(phase, index, monitor, answers, account));
    }
    if (!phase.settles())
        return {};
    monitor.beginStep(static_cast<int>(phase.steps.size()), QStringLiteral("building indexes and drawing the balance"));
    StepStatus settling;
    settling.phase = phase.id;
    StepContext context = m_state.context(phase, static_cast<int>(phase.steps.size()), settling, answers);
    context.progress = [&monitor](const StepProgress& progress) { monitor.report(progress); };
    GODWIT_CHECK(settleMoves(context));
    return syncWork();
}

/// SQLite's last commit is certain once it is certain that its rollback journal is gone. Before the journal says that a step
/// is done: it must not be taken back by a power cut afterwards.
Status Runner::syncWork() const
{
    const QString folder = m_state.workspace->runFolder(m_state.run->id);
    return QFileInfo(folder).isDir() ? syncFolder(folder) : Status();
}

Status Runner::runOne(const Phase& phase, int index, Monitor& monitor, const Answers& answers, CostAccount& account)
{
    const Step& step = phase.steps.at(index);
    StepStatus status;
    status.phase = phase.id;
    status.index = index;
    status.kind = step.kind();
    status.title = step.title();
    status.state = PhaseState::Running;
    GODWIT_CHECK(m_state.journal->putStep(m_state.run->id, status));
    m_state.listener.stepChanged(status);
    monitor.beginStep(index, status.kind + u' ' + status.title);
    QElapsedTimer timer;
    timer.start();
    QElapsedTimer sinceSent;
    sinceSent.start();
    StepContext context = m_state.context(phase, index, status, answers);
    context.mayReuse = m_mayReuse;
    GODWIT_CHECK(account.beginStep(context));
    SpaceWatch space = spaceWatchOf(m_state);
    space.look(); // too little already: the step pauses before its first batch
    context.progress = [&](const StepProgress& progress) {
        space.look();
        monitor.report(progress);
        account.note(context);
        if (m_watch && m_state.firedTrigger.isEmpty())
            m_state.firedTrigger = m_watch->look(status.rows, status.quarantined);
        if (!m_state.firedTrigger.isEmpty())
            m_state.cancel.ask(CancelToken::Wish::Cancel);
        if (sinceSent.hasExpired(200)) {
            status.elapsedMs = timer.elapsed();
            m_state.listener.stepChanged(status);
            sinceSent.restart();
        }
    };
    Status result = space.judge(runStep(step.work, context));
    giveMemoryBack();
    if (result && step.changesData())
        result = syncWork();
    status.elapsedMs = timer.elapsed();
    const bool isPaused = !result && (result.error().isCancel() || result.error().code == ErrorCode::ReserveReached);
    status.state = result                                ? PhaseState::Done
                   : isPaused                             ? PhaseState::Paused
                   : result.error().exit() == Exit::Waits ? PhaseState::Waiting
                                                          : PhaseState::Failed;
    GODWIT_CHECK(m_state.journal->putStep(m_state.run->id, status));
    GODWIT_CHECK(account.endStep(context));
    m_state.listener.stepChanged(status);
    if (result) {
        monitor.endStep();
        if (std::holds_alternative<BackupStep>(step.work))
            return m_state.reload();
    }
    return result;
}

Status Runner::judge(const Phase& phase, PhaseStatus& status)
{
    GODWIT_TRY(const auto checks, m_state.journal->checks(m_state.run->id));
    int failed = 0;
    int warnings = 0;
    for (const CheckResult& check : checks) {
        failed += check.phase == phase.id && check.verdict == Verdict::Failed ? 1 : 0;
        warnings += check.phase == phase.id && check.verdict == Verdict::Warning ? 1 : 0;
    }
    QuarantineFilter undecided;
    undecided.phase = phase.id;
    undecided.state = EntryState::Undecided;
    undecided.limit = 0;
    GODWIT_TRY(const QuarantinePage page, m_state.journal->quarantine(m_state.run->id, undecided));
    QStringList parts;
    if (page.total > 0)
        parts.append(QStringLiteral("%1 in quarantine").arg(page.total));
    if (warnings > 0)
        parts.append(warnings == 1 ? QStringLiteral("1 warning") : QStringLiteral("%1 warnings").arg(warnings));
    if (failed > 0)
        parts.append(failed == 1 ? QStringLiteral("1 check failed") : QStringLiteral("%1 checks failed").arg(failed));
    if (phase.has<BackupStep>())
        parts.append(QStringLiteral("snapshot %1").arg(m_state.run->originalSnapshot));
    status.summary = parts.join(QStringLiteral(", "));
    status.state = page.total > 0 ? PhaseState::DoneWithExceptions : PhaseState::Done;
    if (failed > 0)
        return Error(ErrorCode::ChecksFailed, QStringLiteral("%1 of “%2” failed; the report names them.")
                                                  .arg(failed == 1 ? QStringLiteral("A check") : QStringLiteral("%1 checks").arg(failed),
                                                       status.title));
    return {};
}

Status Runner::close(PhaseStatus& status, qint64 elapsedMs, const Status& result)
{
    status.elapsedMs += elapsedMs;
    status.endedAt = QDateTime::currentDateTimeUtc();
    if (!result) {
        const Error& error = result.error();
        const bool waits = error.exit() == Exit::Waits || error.exit() == Exit::Busy || error.exit() == Exit::NoSpace;
        status.state = error.isCancel() ? PhaseState::Paused : waits ? PhaseState::Waiting : PhaseState::Failed;
        status.waitsFor = waits ? error.what : QString();
        GODWIT_CHECK(m_state.log(error.isCancel() ? LogLine::Level::Info : LogLine::Level::Error, status.id, {},
                                 QStringLiteral("%1 %2").arg(error.id(), error.what)));
    }
    GODWIT_CHECK(m_state.setPhase(status));
    return m_state.audit(QStringLiteral("end phase"),
                         result ? QStringLiteral("%1: %2").arg(status.id, stateId(status.state))
                                : QStringLiteral("%1: %2, %3").arg(status.id, stateId(status.state), result.error().id()));
}

} // namespace godwit::core
