// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_runner.h"

#include "app/text.h"

#include <QEventLoop>
#include <QTimer>

namespace godwit::app {

namespace {

core::Outcome interruptedOutcome()
{
    core::Outcome outcome;
    outcome.kind = core::Outcome::Kind::Cancelled;
    outcome.error =
        core::Error(core::ErrorCode::Cancelled, Text::tr("The command was interrupted before it began."))
            .withState(Text::tr("Nothing was changed."))
            .withNext(Text::tr("Give the command again to go on."));
    outcome.message = outcome.error->what;
    outcome.exit = outcome.error->exit();
    return outcome;
}

} // namespace

EngineRunner::EngineRunner(Output& output) : m_output(output)
{
    connect(&m_interrupts, &Interrupts::interrupted, this, &EngineRunner::interrupt);
    connect(&m_engine, &core::Engine::progressed, this,
            [this](const core::Progress& progress) { m_output.progress().show(progress); });
    connect(&m_engine, &core::Engine::logged, this,
            [this](const core::LogLine& line) { m_output.log(line); });
    connect(&m_engine, &core::Engine::edited, this,
            [this](const core::EditSummary& summary) { m_edits = summary; });
    connect(&m_engine, &core::Engine::preflighted, this,
            [this](const core::PreflightReport& report) { m_preflight = report; });
    connect(&m_engine, &core::Engine::doctored, this,
            [this](const core::DoctorReport& report) { m_doctor = report; });
    connect(&m_engine, &core::Engine::assessmentLoaded, this,
            [this](const core::Assessment& assessment) { m_assessment = assessment; });
    connect(&m_engine, &core::Engine::changesListed, this,
            [this](const core::ChangesSince& changes) { m_changes = changes; });
    connect(&m_engine, &core::Engine::rehearsed, this,
            [this](const core::RunStatus& status) { m_rehearsal = status; });
}

core::Outcome EngineRunner::act(const std::function<void(core::Engine&)>& action)
{
    if (m_wishes > 0)
        return interruptedOutcome();
    m_edits.reset();
    m_preflight.reset();
    m_doctor.reset();
    m_assessment.reset();
    m_changes.reset();
    m_rehearsal.reset();
    QEventLoop loop;
    core::Outcome result;
    connect(&m_engine, &core::Engine::finished, &loop, [&](const core::Outcome& outcome) {
        result = outcome;
        loop.quit();
    });
    action(m_engine);
    loop.exec();
    m_output.progress().clear();
    return result;
}

core::Outcome EngineRunner::open(const core::OpenRequest& request)
{
    return act([&request](core::Engine& engine) { engine.open(request); });
}

template <typename Value>
Value EngineRunner::answer(void (core::Engine::*reply)(const Value&),
                           const std::function<void(core::Engine&)>& question)
{
    QEventLoop loop;
    Value result;
    // The engine answers from its own thread; the loop lives here, so the answer is queued to this one.
    connect(&m_engine, reply, &loop, [&](const Value& value) {
        result = value;
        loop.quit();
    });
    question(m_engine);
    loop.exec();
    return result;
}

core::RunStatus EngineRunner::status()
{
    return answer(&core::Engine::statusChanged, [](core::Engine& engine) { engine.refresh(); });
}

core::SnapshotTables EngineRunner::tables(const QString& snapshot)
{
    return answer(&core::Engine::tablesLoaded,
                  [&snapshot](core::Engine& engine) { engine.loadTables(snapshot); });
}

core::QuarantinePage EngineRunner::quarantine(const core::QuarantineFilter& filter)
{
    return answer(&core::Engine::quarantineLoaded,
                  [&filter](core::Engine& engine) { engine.loadQuarantine(filter); });
}

QList<core::AuditEntry> EngineRunner::history(core::Outcome& proof)
{
    QList<core::AuditEntry> entries;
    const auto loaded = connect(&m_engine, &core::Engine::historyLoaded, this,
                                [&entries](const QList<core::AuditEntry>& found) { entries = found; });
    proof = answer(&core::Engine::historyProven, [](core::Engine& engine) { engine.loadHistory(); });
    disconnect(loaded);
    return entries;
}

core::Consequence EngineRunner::preview(const std::function<void(core::Engine&)>& question)
{
    return answer(&core::Engine::previewed, question);
}

bool EngineRunner::wait(int milliseconds)
{
    if (m_wishes > 0)
        return false;
    QEventLoop loop;
    connect(this, &EngineRunner::interrupted, &loop, &QEventLoop::quit);
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
    return m_wishes == 0;
}

void EngineRunner::interrupt()
{
    ++m_wishes;
    if (m_engine.isBusy()) {
        if (m_wishes == 1) {
            m_output.note(Text::tr("Pausing at the end of this batch; interrupt again to cancel at once."));
            m_engine.pause();
        } else {
            m_output.note(Text::tr("Cancelling; the batch under way is undone."));
            m_engine.cancel();
        }
    }
    Q_EMIT interrupted();
}

} // namespace godwit::app
