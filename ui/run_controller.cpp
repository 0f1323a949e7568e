// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_controller.h"

#include "core/engine/engine.h"
#include "ui/core_text.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/confirm_dialog.h"

namespace godwit::ui {

RunController::RunController(core::Engine& engine, QWidget* window)
    : QObject(window), m_engine(engine), m_window(window)
{
    connectEngine();
}

void RunController::connectEngine()
{
    connect(&m_engine, &core::Engine::started, this, [this](const QString& action) {
        m_action = action;
        Q_EMIT busyChanged(true);
    });
    connect(&m_engine, &core::Engine::finished, this, &RunController::takeOutcome);
    connect(&m_engine, &core::Engine::statusChanged, this, &RunController::takeStatus);
    constexpr int kFollowMs = 1000;
    m_follow.setInterval(kFollowMs);
    m_follow.setSingleShot(true);
    connect(&m_follow, &QTimer::timeout, &m_engine, &core::Engine::refresh);
    connect(&m_engine, &core::Engine::progressed, this, [this](const core::Progress& progress) {
        // A rehearsal has phases of the same names; the run's own stay as they are.
        if (m_action == QLatin1String("rehearse"))
            Q_EMIT rehearsing(progress);
        else
            Q_EMIT progressed(progress);
    });
    connect(&m_engine, &core::Engine::stepChanged, this, &RunController::stepChanged);
    connect(&m_engine, &core::Engine::logged, this, &RunController::logged);
    connect(&m_engine, &core::Engine::preflighted, this, &RunController::preflighted);
    connect(&m_engine, &core::Engine::doctored, this, &RunController::doctored);
    connect(&m_engine, &core::Engine::assessmentLoaded, this, &RunController::assessmentLoaded);
    connect(&m_engine, &core::Engine::quarantineLoaded, this, &RunController::takePage);
    connect(&m_engine, &core::Engine::tablesLoaded, this, [this](const core::SnapshotTables& tables) {
        if (!m_tables.isEmpty())
            m_tables.dequeue()(tables);
    });
    connect(&m_engine, &core::Engine::changesListed, this, &RunController::changesListed);
    connect(&m_engine, &core::Engine::fileUseLoaded, this, [this](const core::FileUse& use) {
        if (m_confirm)
            m_confirm->setFileUse(use);
    });
    connect(&m_engine, &core::Engine::edited, this, &RunController::showSummary);
    connect(&m_engine, &core::Engine::historyLoaded, this, &RunController::historyLoaded);
    connect(&m_engine, &core::Engine::historyProven, this, &RunController::historyProven);
    connect(&m_engine, &core::Engine::previewed, this, [this](const core::Consequence& consequence) {
        if (!m_previews.isEmpty())
            m_previews.dequeue()(inUsersWords(consequence));
    });
}

void RunController::takeStatus(const core::RunStatus& status)
{
    m_status = inUsersWords(status);
    if (m_isReadOnly) {
        for (core::PhaseStatus& phase : m_status.phases) {
            phase.canStart = phase.canRollBack = false;
            phase.whyNotStart = phase.whyNotRollBack = tr("Opened only to look");
        }
    }
    // What another program does is followed as long as it works; our own work tells itself.
    if (!status.busy.isEmpty() && !isBusy())
        m_follow.start();
    Q_EMIT statusChanged(m_status);
}

bool RunController::isBusy() const
{
    return !m_action.isEmpty();
}

const core::PhaseStatus* RunController::nextPhase() const
{
    for (const core::PhaseStatus& phase : m_status.phases) {
        const bool isDone =
            phase.state == core::PhaseState::Done || phase.state == core::PhaseState::DoneWithExceptions;
        if (phase.canStart && !isDone)
            return &phase;
    }
    return nullptr;
}

const core::PhaseStatus* RunController::runningPhase() const
{
    for (const core::PhaseStatus& phase : m_status.phases) {
        if (phase.state == core::PhaseState::Running)
            return &phase;
    }
    return nullptr;
}

void RunController::open(const core::OpenRequest& request)
{
    if (isBusy())
        return;
    m_last = {};
    m_opening = request;
    m_isReadOnly = request.readOnly;
    m_engine.open(request);
}

void RunController::startPhase(const QString& phase)
{
    if (isBusy())
        return;
    core::RunRequest request;
    request.phase = phase;
    previewAction([this, phase] { m_engine.previewRun(phase); },
                  [this, request](const core::Consequence& consequence) { runWith(request, consequence); });
}

void RunController::startNext()
{
    if (const core::PhaseStatus* next = nextPhase())
        startPhase(next->id);
}

void RunController::runAll()
{
    if (isBusy())
        return;
    previewAction([this] { m_engine.previewRun({}); },
                  [this](const core::Consequence& consequence) { runWith({}, consequence); });
}

void RunController::rehearse()
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.rehearse({});
}

void RunController::lookAhead()
{
    if (isBusy())
        return;
    m_last = {};
    m_isUnlooked = false;
    m_looksOn = true;
    m_engine.preflight({});
}

void RunController::lookAheadOnce()
{
    if (m_isUnlooked)
        lookAhead();
}

void RunController::saveProposal(const QString& file)
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.doctor({{}, file});
}

void RunController::call(const Last& last, const core::Answers& answers)
{
    if (isBusy())
        return;
    m_last = last;
    m_last.answers = answers;
    last.call(answers);
}

void RunController::pause()
{
    if (isBusy())
        m_engine.pause();
}

void RunController::chooseRollBack()
{
    QList<PickDialog::Item> items;
    for (const core::PhaseStatus& phase : m_status.phases) {
        if (phase.canRollBack)
            items.append({phase.id, tr("To the start of “%1”").arg(phase.title)});
    }
    if (items.isEmpty() || isBusy())
        return;
    auto* dialog = new PickDialog(tr("Roll back to…"), tr("Show what it would do"), items, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { rollBackTo(dialog->picked()); });
    dialog->open();
}

void RunController::rollBackTo(const QString& phase)
{
    if (isBusy())
        return;
    previewAction([this, phase] { m_engine.previewRollback(phase); },
                  [this, phase](const core::Consequence& consequence) {
                      const Last last{tr("Roll back"),
                                      consequence,
                                      [this, phase](const core::Answers& answers) {
                                          m_engine.rollBack({phase, answers});
                                      },
                                      {}};
                      confirm(consequence, last.verb, false, {},
                              [this, last](const core::Answers& answers) { call(last, answers); });
                  });
}

void RunController::restore(const QString& snapshot)
{
    if (isBusy())
        return;
    previewAction([this, snapshot] { m_engine.previewRestore(snapshot); },
                  [this, snapshot](const core::Consequence& consequence) {
                      const Last last{tr("Restore now"),
                                      consequence,
                                      [this, snapshot](const core::Answers& answers) {
                                          m_engine.restore({snapshot, {}, answers});
                                      },
                                      {}};
                      confirm(consequence, last.verb, false, {},
                              [this, last](const core::Answers& answers) { call(last, answers); });
                  });
}

void RunController::restoreCopy(const QString& snapshot, const QString& target)
{
    call({tr("Restore as a copy"),
          {},
          [this, snapshot, target](const core::Answers& answers) {
              m_engine.restore({snapshot, target, answers});
          },
          {}},
         {});
}

void RunController::finish()
{
    if (isBusy())
        return;
    previewAction([this] { m_engine.previewFinish(); },
                  [this](const core::Consequence& consequence) {
                      const Last last{tr("Finish"),
                                      consequence,
                                      [this](const core::Answers& answers) { m_engine.finish({answers}); },
                                      {}};
                      confirm(consequence, last.verb, false, {},
                              [this, last](const core::Answers& answers) { call(last, answers); });
                  });
}

void RunController::validate()
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.validate();
}

void RunController::loadHistory()
{
    m_engine.loadHistory();
}

void RunController::loadAssessment()
{
    m_engine.loadAssessment();
}

void RunController::previewRollBack(const QString& phase)
{
    if (isBusy())
        return;
    preview(
        [this, phase] { m_engine.previewRollback(phase); },
        [this, phase](const core::Consequence& consequence) { Q_EMIT consequenceKnown(phase, consequence); });
}

void RunController::previewRestore(const QString& snapshot)
{
    if (isBusy())
        return;
    preview([this, snapshot] { m_engine.previewRestore(snapshot); },
            [this, snapshot](const core::Consequence& consequence) {
                Q_EMIT consequenceKnown(snapshot, consequence);
            });
}

} // namespace godwit::ui
