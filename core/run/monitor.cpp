// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/monitor.h"

#include <QFile>

#include <algorithm>

#include <unistd.h>

namespace godwit::core {

namespace {

constexpr qint64 kSendEveryMs = 100;
constexpr qint64 kRateWindowMs = 3000;
constexpr qint64 kTrustAfterMs = 5000;  // an estimate before this is a guess
constexpr double kTrustAfter = 0.02;
constexpr double kSpread = 0.25;        // what is left is told as a range of ± a quarter

} // namespace

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

Monitor::Monitor(const Listener& listener, const QString& phase, int stepCount) : m_listener(listener)
{
    m_progress.phase = phase;
    m_progress.stepCount = stepCount;
    m_phaseTimer.start();
    m_stepTimer.start();
    m_sinceSent.start();
}

void Monitor::beginStep(int index, const QString& title)
{
    m_progress.stepIndex = index;
    m_progress.step = title;
    m_progress.done = 0;
    m_progress.total = -1;
    m_progress.perSecond = 0;
    m_progress.activity.clear();
    m_samples.clear();
    m_stepTimer.restart();
    send();
}

void Monitor::report(const StepProgress& progress)
{
    m_progress.done = progress.done;
    m_progress.total = progress.total;
    m_progress.unit = progress.unit;
    m_progress.activity = progress.activity;
    m_progress.quarantined = progress.quarantined;
    if (m_sinceSent.hasExpired(kSendEveryMs))
        send();
}

void Monitor::endStep()
{
    m_progress.done = std::max(m_progress.done, m_progress.total);
    m_progress.phaseFraction = static_cast<double>(m_progress.stepIndex + 1) / std::max(1, m_progress.stepCount);
    send();
}

void Monitor::measureRate()
{
    const qint64 now = m_stepTimer.elapsed();
    if (!m_samples.isEmpty() && m_progress.done < m_samples.last().done)
        m_samples.clear(); // another activity counts anew
    m_samples.append({now, m_progress.done});
    while (m_samples.size() > 2 && now - m_samples.first().at > kRateWindowMs)
        m_samples.removeFirst();
    const qint64 span = now - m_samples.first().at;
    m_progress.perSecond =
        span > 0 ? static_cast<double>(m_progress.done - m_samples.first().done) * 1000.0 / static_cast<double>(span) : 0;
}

void Monitor::estimate()
{
    double ofStep = 0;
    if (m_progress.total > 0)
        ofStep = std::min(1.0, static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total));
    const double fraction = (m_progress.stepIndex + ofStep) / std::max(1, m_progress.stepCount);
    m_progress.phaseFraction = std::clamp(fraction, m_progress.phaseFraction, 1.0);
    m_progress.elapsedMs = m_phaseTimer.elapsed();
    const bool isTrusted = m_progress.elapsedMs >= kTrustAfterMs && m_progress.phaseFraction >= kTrustAfter;
    const double left = isTrusted ? static_cast<double>(m_progress.elapsedMs) * (1 - m_progress.phaseFraction) /
                                        m_progress.phaseFraction
                                  : -1;
    m_progress.etaLowMs = isTrusted ? static_cast<qint64>(left * (1 - kSpread)) : -1;
    m_progress.etaHighMs = isTrusted ? static_cast<qint64>(left * (1 + kSpread)) : -1;
}

void Monitor::send()
{
    measureRate();
    estimate();
    m_progress.memoryBytes = residentBytes();
    m_sinceSent.restart();
    m_listener.progressed(m_progress);
}

} // namespace godwit::core
