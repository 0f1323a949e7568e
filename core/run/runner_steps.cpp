// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a phase, and what settles its rows.
#include "core/run/runner.h"

#include "core/run/gate.h"
#include "core/run/preflight_gate.h"
#include "core/safety/durable.h"
#include "core/steps/settle.h"

#include <QFileInfo>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace godwit::core {

namespace {

/// The caches of a step's connections go back to the system, else the next step's come on top of them: 60 MiB after a
/// snapshot was verified.
void giveMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// The last step that moves or changes rows; -1: there is none.
int lastSettling(const Phase& phase)
{
    int last = -1;
    for (int index = 0; index < phase.steps.size(); ++index) {
        const Step& step = phase.steps.at(index);
        if (step.changesRows() || std::holds_alternative<MoveStep>(step.work))
            last = index;
    }
    return last;
}

} // namespace

bool Runner::isCheck(const Step& step)
{
    return std::holds_alternative<ValidateStep>(step.work) || std::holds_alternative<CompareStep>(step.work) ||
           std::holds_alternative<MeasureStep>(step.work) || std::holds_alternative<AssessStep>(step.work);
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
    const int last = lastSettling(phase);
    // What came after it was begun: the rows are settled, and a cut-over may have made the work file ready.
    bool isSettled = last < 0;
    for (const StepStatus& other : known)
        isSettled = isSettled || (other.phase == phase.id && other.index > last);
    for (int index = 0; index < phase.steps.size(); ++index) {
        const Step& step = phase.steps.at(index);
        bool isDone = false;
        for (const StepStatus& other : known)
            isDone = isDone || (other.phase == phase.id && other.index == index && other.state == PhaseState::Done);
        // Checks of a phase that failed run again; what has changed the data does not.
        if (!isDone || (isCheck(step) && before == PhaseState::Failed)) {
            GODWIT_CHECK(m_state.cancel.check());
            GODWIT_CHECK(Gate(m_state).reached(phase, step, answers));
            if (std::holds_alternative<CutoverStep>(step.work) && !m_state.isCutOver())
                GODWIT_CHECK(waiveUndecided(answers));
            GODWIT_CHECK(runOne(phase, index, monitor, answers, account));
        }
        if (index == last && !isSettled)
            GODWIT_CHECK(settle(phase, monitor, answers));
    }
    return {};
}

/// Once the last step that moves or changes rows is done, before what comes after it: a check looks at what is whole, and a
/// cut-over takes it away.
Status Runner::settle(const Phase& phase, Monitor& monitor, const Answers& answers)
{
    monitor.beginStep(lastSettling(phase) + 1, QStringLiteral("building indexes and drawing the balance"));
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

void Runner::lookAtTriggers(const StepStatus& status)
{
    if (m_watch && m_state.firedTrigger.isEmpty())
        m_state.firedTrigger = m_watch->look(status.rows, status.quarantined);
    if (!m_state.firedTrigger.isEmpty())
        m_state.cancel.ask(CancelToken::Wish::Cancel);
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
    const int last = lastSettling(phase);
    monitor.beginStep(index + (last >= 0 && index > last ? 1 : 0), status.kind + u' ' + status.title);
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
        lookAtTriggers(status);
        if (sinceSent.hasExpired(200)) {
            status.elapsedMs = timer.elapsed();
            m_state.listener.stepChanged(status);
            sinceSent.restart();
        }
    };
    Status result = space.judge(runStep(step.work, context));
    lookAtTriggers(status); // of a step that told no progress
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

} // namespace godwit::core
