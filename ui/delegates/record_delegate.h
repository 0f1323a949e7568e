// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QStyledItemDelegate>

namespace godwit::ui {

/// Paints the cells of our tables: texts with tone and icon, figures with tabular digits, bars, stacked bars.
/// What a cell is comes from the model's roles. A line under each row instead of a grid.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Bars { Stacked, Paired }; ///< how SharesRole is drawn
    explicit RecordDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}
    void setBars(Bars bars) { m_bars = bars; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// A click anywhere in the cell of a box changes it.
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    /// The whole text of a cell that shows only a part of it and has no tooltip of its own.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintShares(QPainter& painter, const QRectF& room, const QVariantList& shares,
                     const Colours& colours) const;
    static void paintBox(QPainter& painter, const QRectF& room, bool isChecked, const Colours& colours);
    static void paintText(QPainter& painter, const QRectF& room, const QModelIndex& index, const QFont& font,
                          const Colours& colours);

    Bars m_bars = Bars::Stacked;
};

/// A rounded bar: `fraction` of the room in `colour`, the rest as track.
void paintBar(QPainter& painter, const QRectF& room, double fraction, const QColor& colour,
              const QColor& track);

} // namespace godwit::ui
