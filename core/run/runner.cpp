// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"

#include "core/journal/audit.h"
#include "core/off_forecast.h"
#include "core/run/criteria.h"
#include "core/run/forecast.h"
#include "core/run/gate.h"
#include "core/run/outside.h"
#include "core/run/preflight_gate.h"
#include "core/run/reporting.h"
#include "core/run/status.h"
#include "core/run/way_back.h"
#include "core/safety/points.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

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
    if (auto whole = refuseLostPhases(m_state); !whole)
        return outcomeOf(whole, {});
    if (auto approved = approve(request.answers); !approved)
        return outcomeOf(approved, {});
    if (auto created = m_state.workspace->create(); !created)
        return outcomeOf(created, {});
    auto lease = m_state.takeLease();
    if (!lease)
        return outcomeOf(lease.error(), {});
    if (auto begun = begin(request); !begun)
        return outcomeOf(begun, {});
    if (auto alone = awaitPrograms(m_state); !alone)
        return outcomeOf(alone, {});
    if (auto gone = goOnGoingBack(m_state); !gone)
        return outcomeOf(gone, {});
    if (auto allowed = allowCommands(m_state, request.answers); !allowed)
        return outcomeOf(allowed, {});
    auto list = phasesToRun(request);
    if (!list)
        return outcomeOf(list.error(), {});
    Status ran;
    QStringList phases;
    for (const int index : *list) {
        phases.append(m_state.plan->phases.at(index).id);
        ran = runPhase(m_state.plan->phases.at(index), request.answers);
        if (!ran)
            break;
    }
    Outcome outcome =
        outcomeOf(ran, list->isEmpty() ? QStringLiteral("Nothing was left to do.") : QStringLiteral("Done."));
    addChecks(phases, outcome);
    return outcome;
}

/// What the checks of these phases found.
void Runner::addChecks(const QStringList& phases, Outcome& outcome)
{
    const auto checks = m_state.journal->checks(m_state.run->id);
    for (const CheckResult& check : checks ? *checks : QList<CheckResult>()) {
        if (phases.contains(check.phase))
            outcome.checks.append(check);
    }
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
    tellCriteria(phase);
    if (phase.has<ValidateStep>())
        (void)writeRunReport(m_state);
    publish();
    return result ? closed : result;
}

/// A run that leaves what was expected of it says so; a faster one calmly.
void Runner::tellForecast(const Phase& phase)
{
    for (const PhaseStatus& status : runStatus(m_state).phases) {
        if (status.id == phase.id && !status.offForecast.isEmpty())
            (void)m_state.log(isWorseThanForecast(status) ? LogLine::Level::Warning : LogLine::Level::Info, phase.id, {},
                              QStringLiteral("Otherwise than forecast: %1.").arg(status.offForecast));
    }
}

/// A criterion that is missed is a warning: the plan says what follows from it (`rollback_when`), or a person
/// does.
void Runner::tellCriteria(const Phase& phase)
{
    for (const QString& missed : missedCriteria(runStatus(m_state).criteria))
        (void)m_state.log(LogLine::Level::Warning, phase.id, {}, missed);
}

Status Runner::prepare(const Phase& phase, PhaseStatus& status, const Answers& answers, bool isResumed)
{
    m_state.cancel.ask(m_state.cancel.wish()); // a pause asked for before the start counts
    GODWIT_CHECK(m_state.cancel.check());
    GODWIT_CHECK(preflightBefore(m_state, phase, answers));
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
        GODWIT_CHECK(m_state.journal->beginChecks(m_state.run->id, phase.id));
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

} // namespace godwit::core
