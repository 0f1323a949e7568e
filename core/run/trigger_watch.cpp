// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/trigger_watch.h"

#include "core/criterion.h"

#include "core/safety/durable.h"

namespace godwit::core {

namespace {

constexpr qint64 kRowsBeforeRate = 1000; // of fewer rows one bad one says little
constexpr qint64 kSpaceEveryMs = 1000;

} // namespace

TriggerWatch::TriggerWatch(const Triggers& triggers, QString folder) : m_triggers(triggers), m_folder(std::move(folder))
{
    m_phase.start();
}

QString TriggerWatch::look(qint64 seen, qint64 quarantined)
{
    if (m_triggers.phaseSeconds && static_cast<double>(m_phase.elapsed()) > *m_triggers.phaseSeconds * 1000)
        return QStringLiteral("the phase took longer than %1 s").arg(*m_triggers.phaseSeconds);
    if (m_triggers.errorRate && seen >= kRowsBeforeRate &&
        static_cast<double>(quarantined) > *m_triggers.errorRate * static_cast<double>(seen))
        return QStringLiteral("%1 of %2 rows are in quarantine, more than %3 %").arg(quarantined).arg(seen).arg(*m_triggers.errorRate * 100);
    if (m_triggers.diskReserveBytes && (!m_sinceSpace.isValid() || m_sinceSpace.hasExpired(kSpaceEveryMs))) {
        m_sinceSpace.start();
        const auto free = freeBytes(m_folder);
        if (free && *free < *m_triggers.diskReserveBytes)
            return QStringLiteral("%1 MB are free on the volume, less than %2 MB").arg(*free / 1'000'000).arg(*m_triggers.diskReserveBytes / 1'000'000);
    }
    return {};
}

QString TriggerWatch::judge(const QList<CriterionResult>& criteria) const
{
    if (!m_triggers.criteriaMissed)
        return {};
    for (const CriterionResult& criterion : criteria) {
        if (isMissed(criterion))
            return QStringLiteral("the criterion “%1” is missed: %2, wanted %3").arg(criterion.name, criterion.measured, criterion.target);
    }
    return {};
}

} // namespace godwit::core
