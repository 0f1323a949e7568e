// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elapsed_clock.h"

namespace godwit::ui {

namespace {

constexpr int kTickMs = 250;

} // namespace

ElapsedClock::ElapsedClock(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { Q_EMIT ticked(m_progress.phase, m_progress.elapsedMs + m_since.elapsed()); });
}

void ElapsedClock::follow(const core::Progress& progress)
{
    m_progress = progress;
    m_since.start();
    m_timer.start();
}

void ElapsedClock::stop()
{
    m_timer.stop();
}

} // namespace godwit::ui
