// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QAbstractListModel>

namespace godwit::ui {

/// One place the user can go back to, or the present.
struct TimelineItem
{
    enum class Kind { Now, Point, Snapshot };
    Kind kind = Kind::Now;
    QString id; ///< of the phase or the snapshot
    QString title;
    QString detail; ///< "10:42 · 308 MB · verified 10:42"
    QDateTime at;
    bool isOriginal = false;
};

/// The present, the rollback points and the snapshots, the newest first.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { DetailRole = Qt::UserRole + 1 };

    explicit TimelineModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
    void setStatus(const core::RunStatus& status);
    [[nodiscard]] const TimelineItem& item(int row) const { return m_items.at(row); }
    [[nodiscard]] int rowOf(TimelineItem::Kind kind, const QString& id) const; ///< -1: none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<TimelineItem> m_items;
};

} // namespace godwit::ui
