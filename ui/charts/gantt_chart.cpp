// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/gantt_chart.h"

#include "ui/format.h"
#include "ui/theme/colours.h"

#include <QPainter>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int kGap = 8;
constexpr int kHighestLabel = 220;

/// True once all that `item` waits for has dates.
bool placeItem(const core::PlanScheduleItem& item, QList<ScheduledItem>& placed)
{
    QDate from = item.start;
    for (const QString& name : item.after) {
        const auto before = std::find_if(placed.cbegin(), placed.cend(), [&name](const ScheduledItem& other) {
            return other.item.phase == name;
        });
        if (before == placed.cend()) {
            if (!item.start.isValid())
                return false;
            continue;
        }
        const QDate next = before->to.addDays(1);
        from = from.isValid() ? std::max(from, next) : next;
    }
    if (!from.isValid())
        return false;
    placed.append({item, from, from.addDays(std::max(1, item.days) - 1)});
    return true;
}

} // namespace

QList<ScheduledItem> scheduled(const QList<core::PlanScheduleItem>& items)
{
    QList<ScheduledItem> placed;
    QList<core::PlanScheduleItem> open = items;
    for (bool moved = true; moved && !open.isEmpty();) {
        moved = false;
        for (auto item = open.begin(); item != open.end();) {
            const bool isPlaced = placeItem(*item, placed);
            item = isPlaced ? open.erase(item) : item + 1;
            moved = moved || isPlaced;
        }
    }
    return placed;
}

GanttChart::GanttChart(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Schedule"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void GanttChart::setSchedule(const QList<core::PlanScheduleItem>& items)
{
    m_items = scheduled(items);
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

int GanttChart::rowHeight() const
{
    return fontMetrics().height() + kGap;
}

int GanttChart::labelWidth() const
{
    int widest = 0;
    for (const ScheduledItem& item : m_items)
        widest = std::max(widest, fontMetrics().horizontalAdvance(item.item.phase));
    return std::min(widest, kHighestLabel) + 2 * kGap;
}

QSize GanttChart::sizeHint() const
{
    return {400, rowHeight() * static_cast<int>(m_items.size() + 1) + kGap};
}

void GanttChart::paintEvent(QPaintEvent*)
{
    if (m_items.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Scale scale;
    scale.first = m_items.first().from;
    QDate last = m_items.first().to;
    for (const ScheduledItem& item : m_items) {
        scale.first = std::min(scale.first, item.from);
        last = std::max(last, item.to);
    }
    scale.days = static_cast<int>(scale.first.daysTo(last)) + 1;
    scale.left = labelWidth();
    scale.day = (width() - scale.left - kGap) / scale.days;
    paintDates(painter, scale);
    for (int row = 0; row < m_items.size(); ++row)
        paintItem(painter, scale, row);
}

void GanttChart::paintDates(QPainter& painter, const Scale& scale) const
{
    constexpr int kWeek = 7;
    const Colours& colours = coloursOf(this);
    const int room = fontMetrics().horizontalAdvance(QStringLiteral("30 Nov 000"));
    const int wanted = std::max(1, static_cast<int>(room / scale.day));
    const int step = wanted <= kWeek ? wanted : (wanted + kWeek - 1) / kWeek * kWeek;
    for (int offset = 0; offset < scale.days; offset += step) {
        const double x = scale.left + offset * scale.day;
        painter.setPen(colours.border);
        painter.drawLine(QPointF(x, rowHeight()), QPointF(x, height()));
        const QString date = dayText(scale.first.addDays(offset));
        painter.setPen(colours.muted);
        if (x + fontMetrics().horizontalAdvance(date) < width())
            painter.drawText(QPointF(x + 2, fontMetrics().ascent()), date);
    }
}

void GanttChart::paintItem(QPainter& painter, const Scale& scale, int row) const
{
    const Colours& colours = coloursOf(this);
    const ScheduledItem& item = m_items.at(row);
    const double top = rowHeight() * (row + 1);
    const QRectF words(0, top, scale.left - kGap, rowHeight());
    painter.setPen(colours.text);
    painter.drawText(
        words, Qt::AlignVCenter,
        fontMetrics().elidedText(item.item.phase, Qt::ElideRight, static_cast<int>(words.width())));
    const double from = scale.left + scale.first.daysTo(item.from) * scale.day;
    const double length = std::max(4.0, (item.from.daysTo(item.to) + 1) * scale.day - 2);
    const QRectF bar(from, top + 4, length, rowHeight() - 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(bar, 3, 3);
    QString text = tr("%n day(s)", nullptr, item.item.days);
    if (!item.item.owner.isEmpty())
        text += QStringLiteral(" · ") + item.item.owner;
    // In the bar if it fits, else at its right, else at its left.
    const int advance = fontMetrics().horizontalAdvance(text);
    const bool fitsIn = advance + kGap < bar.width();
    const bool fitsRight = bar.right() + advance + kGap < width();
    const double left = fitsIn ? bar.left() + 6 : fitsRight ? bar.right() + 6 : bar.left() - advance - 6;
    painter.setPen(fitsIn ? colours.onAccent : colours.muted);
    painter.drawText(QRectF(left, bar.top(), advance + 2, bar.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     text);
}

} // namespace godwit::ui
