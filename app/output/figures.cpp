// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/figures.h"

#include "app/text.h"

#include <QLocale>

namespace godwit::app {

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English, QLocale::UnitedStates)
        .formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString durationText(qint64 milliseconds)
{
    constexpr qint64 kSecond = 1000;
    constexpr qint64 kMinute = 60 * kSecond;
    constexpr qint64 kHour = 60 * kMinute;
    if (milliseconds < 10 * kSecond)
        return Text::tr("%1 s").arg(static_cast<double>(milliseconds) / kSecond, 0, 'f', 1);
    if (milliseconds < kMinute)
        return Text::tr("%1 s").arg(milliseconds / kSecond);
    if (milliseconds < kHour)
        return Text::tr("%1 min %2 s")
            .arg(milliseconds / kMinute)
            .arg(milliseconds % kMinute / kSecond, 2, 10, QLatin1Char('0'));
    return Text::tr("%1 h %2 min")
        .arg(milliseconds / kHour)
        .arg(milliseconds % kHour / kMinute, 2, 10, QLatin1Char('0'));
}

QString timeText(const QDateTime& utc)
{
    return utc.isValid() ? utc.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString();
}

QString stateText(core::PhaseState state)
{
    switch (state) {
    case core::PhaseState::NotStarted:
        return Text::tr("not started");
    case core::PhaseState::Ready:
        return Text::tr("ready");
    case core::PhaseState::Running:
        return Text::tr("running");
    case core::PhaseState::Paused:
        return Text::tr("paused");
    case core::PhaseState::Waiting:
        return Text::tr("waiting for you");
    case core::PhaseState::Done:
        return Text::tr("done");
    case core::PhaseState::DoneWithExceptions:
        return Text::tr("done with exceptions");
    case core::PhaseState::Failed:
        return Text::tr("failed");
    case core::PhaseState::RolledBack:
        return Text::tr("rolled back");
    }
    return {};
}

QString stateText(core::EntryState state)
{
    switch (state) {
    case core::EntryState::Undecided:
        return Text::tr("undecided");
    case core::EntryState::Waived:
        return Text::tr("waived");
    case core::EntryState::Moved:
        return Text::tr("moved");
    }
    return {};
}

QString verdictText(core::Verdict verdict)
{
    switch (verdict) {
    case core::Verdict::Passed:
        return Text::tr("passed");
    case core::Verdict::Warning:
        return Text::tr("warning");
    case core::Verdict::Failed:
        return Text::tr("failed");
    case core::Verdict::NotRun:
        return Text::tr("not run");
    }
    return {};
}

} // namespace godwit::app
