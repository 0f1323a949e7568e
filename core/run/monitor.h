// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/run/session.h"
#include "core/steps/step.h"

#include <QElapsedTimer>
#include <QList>

namespace godwit::core {

/// Turns what steps tell into facts for whoever listens: at most ten a second, never backwards within a phase, with the
/// rate over the last seconds and a range for what is left. Lives for one phase, on the worker thread.
class Monitor
{
public:
    Monitor(const Listener& listener, const QString& phase, int stepCount);

    void beginStep(int index, const QString& title);
    void report(const StepProgress& progress);
    /// Sends the last state at once, whatever the clock says.
    void endStep();

    [[nodiscard]] qint64 elapsedMs() const { return m_phaseTimer.elapsed(); }

private:
    struct Sample
    {
        qint64 at = 0; ///< ms since the step began
        qint64 done = 0;
    };
    void send();
    void estimate();
    void measureRate();

    const Listener& m_listener;
    Progress m_progress;
    QElapsedTimer m_phaseTimer;
    QElapsedTimer m_stepTimer;
    QElapsedTimer m_sinceSent;
    QList<Sample> m_samples;
};

/// Bytes of memory this process holds resident; 0 where that cannot be read.
[[nodiscard]] qint64 residentBytes();

} // namespace godwit::core
