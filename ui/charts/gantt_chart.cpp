// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/gantt_chart.h"

#include "ui/theme/colours.h"

#include <QLocale>
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
    const Colours& colours = coloursOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QDate first = m_items.first().from;
    QDate last = m_items.first().to;
    for (const ScheduledItem& item : m_items) {
        first = std::min(first, item.from);
        last = std::max(last, item.to);
    }
    const int label = labelWidth();
    const double days = static_cast<double>(first.daysTo(last) + 1);
    const double day = (width() - label - kGap) / days;
    const int weekStep =
        std::max(1, static_cast<int>(fontMetrics().horizontalAdvance(QStringLiteral("30 Nov 000")) / day));
    const int step = weekStep <= 7 ? std::min(7, std::max(1, weekStep)) : (weekStep + 6) / 7 * 7;
    const QLocale locale;
    for (int offset = 0; offset < days; offset += step) {
        const double x = label + offset * day;
        painter.setPen(colours.border);
        painter.drawLine(QPointF(x, rowHeight()), QPointF(x, height()));
        const QString date = locale.toString(first.addDays(offset), QStringLiteral("d MMM"));
        painter.setPen(colours.muted);
        if (x + fontMetrics().horizontalAdvance(date) < width())
            painter.drawText(QPointF(x + 2, fontMetrics().ascent()), date);
    }
    for (int row = 0; row < m_items.size(); ++row) {
        const ScheduledItem& item = m_items.at(row);
        const double top = rowHeight() * (row + 1);
        const QRectF words(0, top, label - kGap, rowHeight());
        painter.setPen(colours.text);
        painter.drawText(words, Qt::AlignVCenter,
                         fontMetrics().elidedText(item.item.phase, Qt::ElideRight, label - kGap));
        const QRectF bar(label + first.daysTo(item.from) * day, top + 4,
                         std::max(4.0, (item.from.daysTo(item.to) + 1) * day - 2), rowHeight() - 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(bar, 3, 3);
        const QString text =
            tr("%n day(s)", nullptr, item.item.days) +
            (item.item.owner.isEmpty() ? QString() : QStringLiteral(" · ") + item.item.owner);
        const int advance = fontMetrics().horizontalAdvance(text);
        const bool fitsIn = advance + kGap < bar.width();
        const bool fitsRight = bar.right() + advance + kGap < width();
        const QRectF room = fitsIn ? bar.adjusted(6, 0, 0, 0)
                            : fitsRight
                                ? QRectF(bar.right() + 6, bar.top(), advance + 2, bar.height())
                                : QRectF(bar.left() - advance - 6, bar.top(), advance + 2, bar.height());
        painter.setPen(fitsIn ? colours.onAccent : colours.muted);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

} // namespace godwit::ui
