// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QDate>

namespace godwit::core {

/// When an item of the plan's schedule lies: its own start, or the day after the last of those it follows has
/// ended. An item that has neither has an invalid `from`.
struct ScheduledItem
{
    ScheduleItem item;
    QDate from;
    QDate to; ///< the day after the last; at least one day after `from`
};

[[nodiscard]] QList<ScheduledItem> scheduledItems(const QList<ScheduleItem>& schedule);

} // namespace godwit::core
