// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a stretch of time brought, as values.
#include "core/report/kinds/facts.h"
#include "core/report/schedule.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// From where the period goes: a day or a week back, or the end of the phase before the one that ended last.
void setWindow(const Report& report, Progressed& progressed)
{
    progressed.to = report.writtenAt;
    if (report.period != QLatin1String("milestone")) {
        progressed.from = report.writtenAt.addDays(report.period == QLatin1String("weekly") ? -7 : -1);
        return;
    }
    QList<PhaseStatus> ended;
    std::ranges::copy_if(report.status.phases, std::back_inserter(ended),
                         [](const PhaseStatus& phase) { return phase.endedAt.isValid(); });
    std::ranges::stable_sort(ended, {}, &PhaseStatus::endedAt);
    if (ended.size() < 2)
        return;
    progressed.from = ended[ended.size() - 2].endedAt;
    progressed.since = ended[ended.size() - 2].title;
}

bool isWithin(const Progressed& progressed, const QDateTime& time)
{
    return time.isValid() && (!progressed.from.isValid() || time > progressed.from) && time <= progressed.to;
}

void addEvents(const Report& report, Progressed& progressed)
{
    for (const PhaseStatus& phase : report.status.phases) {
        if (isWithin(progressed, phase.startedAt))
            progressed.events.append({phase.id, phase.title, false, phase.state, phase.startedAt, {}, 0});
        if (!isWithin(progressed, phase.endedAt))
            continue;
        progressed.events.append(
            {phase.id, phase.title, true, phase.state, phase.endedAt, phase.cost.rows, phase.elapsedMs});
        progressed.rows += phase.cost.rows.value_or(0);
    }
    std::ranges::stable_sort(progressed.events, {}, &PhaseEvent::at);
}

void addNext(const Report& report, Progressed& progressed)
{
    const QList<ScheduledItem> schedule = scheduledItems(report.plan.about.schedule);
    for (const PhaseStatus& phase : report.status.phases) {
        if (isDone(phase.state))
            continue;
        NextPhase next{.phase = phase.id,
                       .title = phase.title,
                       .state = phase.state,
                       .from = {},
                       .to = {},
                       .owner = {},
                       .waits = phase.waitsFor.isEmpty() ? phase.whyNotStart : phase.waitsFor};
        for (const ScheduledItem& item : schedule) {
            if (item.item.phase != phase.id)
                continue;
            next.from = item.from;
            next.to = item.to.isValid() ? item.to.addDays(-1) : QDate();
            next.owner = item.item.owner;
        }
        progressed.next.append(next);
    }
}

} // namespace

bool isDone(PhaseState state)
{
    return state == PhaseState::Done || state == PhaseState::DoneWithExceptions;
}

Progressed progressOf(const Report& report)
{
    Progressed progressed;
    setWindow(report, progressed);
    addEvents(report, progressed);
    for (const CheckResult& check : report.status.checks) {
        if (isWithin(progressed, check.at))
            progressed.checks.append(check);
    }
    for (const AuditEntry& entry : report.audit) {
        if (isWithin(progressed, entry.at) && entry.action != QLatin1String("report"))
            progressed.audit.append(entry);
    }
    std::ranges::sort(progressed.audit, {}, &AuditEntry::number);
    for (const QuarantineEntry& entry : report.quarantine)
        progressed.decided += isWithin(progressed, entry.decidedAt) ? 1 : 0;
    addNext(report, progressed);
    return progressed;
}

} // namespace godwit::core
