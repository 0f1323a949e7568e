// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "ui/format.h"

#include <algorithm>

namespace godwit::ui {

namespace {

TimelineItem pointItem(const core::PointInfo& point)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::Point;
    item.id = point.phase;
    item.title = TimelineModel::tr("Before “%1”").arg(point.title);
    item.detail = TimelineModel::tr("%1 · +%2").arg(timeText(point.takenAt), sizeText(point.bytes));
    item.at = point.takenAt;
    return item;
}

TimelineItem snapshotItem(const core::SnapshotInfo& snapshot)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::Snapshot;
    item.id = snapshot.id;
    item.isOriginal = snapshot.isOriginal;
    item.title = snapshot.isOriginal ? TimelineModel::tr("Snapshot %1 — the original").arg(snapshot.id)
                                     : TimelineModel::tr("Snapshot %1 — %2").arg(snapshot.id, snapshot.why);
    item.detail =
        snapshot.verifiedAt.isValid()
            ? TimelineModel::tr("%1 · %2 · verified %3")
                  .arg(timeText(snapshot.takenAt), sizeText(snapshot.bytes), timeText(snapshot.verifiedAt))
            : TimelineModel::tr("%1 · %2 · not verified yet")
                  .arg(timeText(snapshot.takenAt), sizeText(snapshot.bytes));
    item.at = snapshot.takenAt;
    return item;
}

TimelineItem nowItem(const core::RunStatus& status)
{
    TimelineItem item;
    item.title = TimelineModel::tr("Now");
    item.detail = status.isCutOver ? TimelineModel::tr("the database holds the new schema")
                                   : TimelineModel::tr("work file; the database is untouched");
    for (const core::PhaseStatus& phase : status.phases) {
        if (phase.endedAt.isValid())
            item.detail = TimelineModel::tr("%1 · after “%2”").arg(timeText(phase.endedAt), phase.title);
    }
    return item;
}

} // namespace

void TimelineModel::setStatus(const core::RunStatus& status)
{
    QList<TimelineItem> items;
    for (const core::PointInfo& point : status.points)
        items.append(pointItem(point));
    for (const core::SnapshotInfo& snapshot : status.snapshots)
        items.append(snapshotItem(snapshot));
    std::stable_sort(items.begin(), items.end(),
                     [](const TimelineItem& one, const TimelineItem& other) { return one.at > other.at; });
    if (!items.isEmpty())
        items.prepend(nowItem(status));
    if (items.size() == m_items.size() && !items.isEmpty()) {
        m_items = items;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_items = items;
    endResetModel();
}

int TimelineModel::rowOf(TimelineItem::Kind kind, const QString& id) const
{
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).kind == kind && m_items.at(row).id == id)
            return row;
    }
    return -1;
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineItem& item = m_items.at(index.row());
    if (role == Qt::DisplayRole)
        return item.title;
    if (role == DetailRole)
        return item.detail;
    if (role == Qt::ToolTipRole)
        return tipText(item.title + QLatin1Char('\n') + item.detail);
    if (role == Qt::AccessibleTextRole)
        return item.title + QStringLiteral(", ") + item.detail;
    return {};
}

} // namespace godwit::ui
