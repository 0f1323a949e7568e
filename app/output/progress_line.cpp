// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/progress_line.h"

#include "app/output/figures.h"
#include "app/output/visible.h"
#include "app/text.h"

#include <QStringList>

#include <algorithm>

#include <sys/ioctl.h>
#include <unistd.h>

namespace godwit::app {

namespace {

constexpr int kBarCells = 20;
constexpr int kUsualCells = 80;

/// The window may be resized at any time, so this is asked for each line.
int terminalCells()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kUsualCells;
}

QString bar(double fraction)
{
    const int full = static_cast<int>(fraction * kBarCells);
    return QLatin1Char('[') + QString(full, QLatin1Char('#')) + QString(kBarCells - full, QLatin1Char('.')) +
           QLatin1Char(']');
}

QString counter(const core::Progress& progress)
{
    if (progress.total < 0)
        return QStringLiteral("%1 %2").arg(grouped(progress.done), progress.unit);
    return QStringLiteral("%1 / %2 %3").arg(grouped(progress.done), grouped(progress.total), progress.unit);
}

QString timeLeft(const core::Progress& progress)
{
    if (progress.etaLowMs < 0 || progress.etaHighMs < 0)
        return {};
    const QString low = durationText(progress.etaLowMs);
    const QString high = durationText(progress.etaHighMs);
    return low == high ? Text::tr("about %1 left").arg(low) : Text::tr("%1 to %2 left").arg(low, high);
}

} // namespace

QString progressText(const core::Progress& progress, int cells)
{
    const double fraction = std::clamp(progress.phaseFraction, 0.0, 1.0);
    QStringList parts{progress.phase, bar(fraction),
                      QStringLiteral("%1 %").arg(static_cast<int>(fraction * 100), 3)};
    if (progress.done > 0 || progress.total >= 0)
        parts += counter(progress);
    if (progress.perSecond >= 1)
        parts +=
            QStringLiteral("%1 %2/s").arg(grouped(static_cast<qint64>(progress.perSecond)), progress.unit);
    parts += progress.activity.isEmpty() ? timeLeft(progress) : progress.activity;
    if (progress.quarantined > 0)
        parts += Text::tr("%1 in quarantine").arg(grouped(progress.quarantined));
    parts += progress.step;
    parts.removeAll(QString());
    return elided(visible(parts.join(QStringLiteral("  "))), cells);
}

void ProgressLine::show(const core::Progress& progress)
{
    if (m_isShown)
        show(progressText(progress, terminalCells() - 1));
}

void ProgressLine::show(const QString& text)
{
    if (!m_isShown)
        return;
    // Carriage return, the text, then erase what is left of a longer line before it.
    const QString line = elided(visible(text), terminalCells() - 1);
    m_device.write(QByteArrayLiteral("\r") + line.toUtf8() + QByteArrayLiteral("\x1b[K"));
    m_isDrawn = true;
}

void ProgressLine::clear()
{
    if (!m_isDrawn)
        return;
    m_device.write(QByteArrayLiteral("\r\x1b[K"));
    m_isDrawn = false;
}

} // namespace godwit::app
