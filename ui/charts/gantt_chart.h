// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

namespace godwit::ui {

/// One bar of the schedule with its dates worked out.
struct ScheduledItem
{
    core::PlanScheduleItem item;
    QDate from;
    QDate to; ///< the last day
};

/// Dates for all items: one without a start begins the day after the last of those it comes after. Items that
/// wait in a circle, or for nothing with a date, are left out.
[[nodiscard]] QList<ScheduledItem> scheduled(const QList<core::PlanScheduleItem>& items);

/// The plan's schedule as bars over days.
class GanttChart : public QWidget
{
    Q_OBJECT
public:
    explicit GanttChart(QWidget* parent = nullptr);
    void setSchedule(const QList<core::PlanScheduleItem>& items);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Scale
    {
        QDate first;
        int days = 0;
        double left = 0; ///< where the first day begins, pixels
        double day = 0;  ///< width of a day, pixels
    };

    void paintDates(QPainter& painter, const Scale& scale) const;
    void paintItem(QPainter& painter, const Scale& scale, int row) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int labelWidth() const;

    QList<ScheduledItem> m_items;
};

} // namespace godwit::ui
