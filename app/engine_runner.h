// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/interrupts.h"
#include "app/output/output.h"
#include "core/engine/engine.h"

#include <functional>

namespace godwit::app {

/// The engine as a verb of the command line uses it: each call spins the event loop until its answer is
/// there, showing progress and log meanwhile. The first interrupt pauses what is under way, the second
/// cancels it; after one nothing new is started. Lives in the main thread; needs a QCoreApplication.
class EngineRunner : public QObject
{
    Q_OBJECT
public:
    /// The output is not owned and outlives the runner.
    explicit EngineRunner(Output& output);

    /// One action of the engine, from started to finished.
    core::Outcome act(const std::function<void(core::Engine&)>& action);
    core::Outcome open(const core::OpenRequest& request);

    core::RunStatus status();
    /// What the last action did to rows in quarantine; none if it edited nothing.
    [[nodiscard]] std::optional<core::EditSummary> edits() const { return m_edits; }
    /// What the last action found before a change; none if it did not look.
    [[nodiscard]] std::optional<core::PreflightReport> preflightReport() const { return m_preflight; }
    [[nodiscard]] std::optional<core::DoctorReport> doctorReport() const { return m_doctor; }
    [[nodiscard]] std::optional<core::Assessment> assessment() const { return m_assessment; }
    /// What the last action listed as written since the cut-over; none if it listed nothing.
    [[nodiscard]] std::optional<core::ChangesSince> changes() const { return m_changes; }
    /// What became of the rehearsal that was the last action; none if it did not begin.
    [[nodiscard]] std::optional<core::RunStatus> rehearsal() const { return m_rehearsal; }
    core::SnapshotTables tables(const QString& snapshot);
    core::QuarantinePage quarantine(const core::QuarantineFilter& filter);
    /// `proof` says whether their chain holds.
    QList<core::AuditEntry> history(core::Outcome& proof);
    /// `question` is one of the engine's preview calls.
    core::Consequence preview(const std::function<void(core::Engine&)>& question);

    /// Lets time pass. False if an interrupt came, before or meanwhile.
    bool wait(int milliseconds);

Q_SIGNALS:
    void interrupted();

private:
    template <typename Value>
    Value answer(void (core::Engine::*reply)(const Value&),
                 const std::function<void(core::Engine&)>& question);
    void interrupt();

    Output& m_output;
    Interrupts m_interrupts;
    core::Engine m_engine;
    std::optional<core::EditSummary> m_edits;
    std::optional<core::PreflightReport> m_preflight;
    std::optional<core::DoctorReport> m_doctor;
    std::optional<core::Assessment> m_assessment;
    std::optional<core::ChangesSince> m_changes;
    std::optional<core::RunStatus> m_rehearsal;
    int m_wishes = 0; ///< interrupts so far
};

} // namespace godwit::app
