// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/cost_meter.h"

#include "core/run/monitor.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/resource.h>

namespace godwit::core {

namespace {

/// The number after "name:" in a file of /proc.
std::optional<qint64> numberOf(const QByteArray& text, const QByteArray& name)
{
    for (const QByteArray& line : text.split('\n')) {
        if (!line.startsWith(name + ':'))
            continue;
        bool isNumber = false;
        const qint64 number = line.mid(name.size() + 1).simplified().split(' ').first().toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    return {};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::optional<double> cpuSeconds()
{
    rusage usage = {};
    if (::getrusage(RUSAGE_SELF, &usage) != 0)
        return {};
    return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}

template <typename Number>
std::optional<Number> since(const std::optional<Number>& begin, const std::optional<Number>& now)
{
    return begin && now ? std::optional<Number>(*now - *begin) : std::nullopt;
}

} // namespace

CostMeter::CostMeter(QString workFile) : m_workFile(std::move(workFile)), m_begin(reading())
{
    m_timer.start();
    sample();
}

CostMeter::Reading CostMeter::reading() const
{
    Reading now;
    const QByteArray io = contentOf(QStringLiteral("/proc/self/io"));
    now.read = numberOf(io, "rchar");
    now.written = numberOf(io, "wchar");
    now.peak = numberOf(contentOf(QStringLiteral("/proc/self/status")), "VmHWM");
    if (now.peak)
        *now.peak *= 1024; // told in kB, which are KiB
    now.cpuSeconds = cpuSeconds();
    if (const QFileInfo work(m_workFile); work.exists())
        now.workBytes = work.size();
    return now;
}

void CostMeter::sample()
{
    if (const qint64 resident = residentBytes(); resident > 0)
        m_largest = std::max(m_largest, std::optional(resident));
}

Cost CostMeter::cost()
{
    sample();
    const Reading now = reading();
    Cost cost;
    cost.seconds = static_cast<double>(m_timer.nsecsElapsed()) / 1e9;
    cost.bytesRead = since(m_begin.read, now.read);
    cost.bytesWritten = since(m_begin.written, now.written);
    cost.cpuSeconds = since(m_begin.cpuSeconds, now.cpuSeconds);
    cost.peakMemoryBytes = now.peak > m_begin.peak ? std::max(now.peak, m_largest) : m_largest;
    if (now.workBytes)
        cost.bytes = std::max<qint64>(0, *now.workBytes - m_begin.workBytes.value_or(0));
    return cost;
}

} // namespace godwit::core
