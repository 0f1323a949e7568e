// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/schedule.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kMostDays = 100'000;

/// The latest end of the items named; invalid while one of them has no date.
QDate endOf(const QList<ScheduledItem>& items, const QStringList& names)
{
    QDate latest;
    for (const QString& name : names) {
        const auto found =
            std::ranges::find_if(items, [&](const auto& other) { return other.item.phase == name; });
        if (found == items.end() || !found->to.isValid())
            return {};
        latest = latest.isValid() ? std::max(latest, found->to) : found->to;
    }
    return latest;
}

bool place(ScheduledItem& scheduled, QDate from)
{
    if (!from.isValid())
        return false;
    scheduled.from = from;
    scheduled.to = from.addDays(std::clamp(scheduled.item.days, 1, kMostDays));
    return true;
}

} // namespace

QList<ScheduledItem> scheduledItems(const QList<ScheduleItem>& schedule)
{
    QList<ScheduledItem> items;
    for (const ScheduleItem& item : schedule) {
        items.append({item, {}, {}});
        place(items.last(), QDate::fromString(item.start, Qt::ISODate));
    }
    bool isPlacing = true;
    while (isPlacing) {
        isPlacing = false;
        for (ScheduledItem& scheduled : items)
            isPlacing = (!scheduled.from.isValid() && place(scheduled, endOf(items, scheduled.item.after))) ||
                        isPlacing;
    }
    return items;
}

} // namespace godwit::core
