// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/card_delegates.h"

#include "ui/delegates/figures.h"
#include "ui/models/timeline_model.h"
#include "ui/theme/colours.h"

#include <QPainter>
#include <QPainterPath>

namespace godwit::ui {

namespace {

constexpr double kGap = 8;
constexpr double kNode = 14;

QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintCard(QPainter& painter, const QRectF& card, const QStyleOptionViewItem& option,
               const Colours& colours)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    QPainterPath path;
    path.addRoundedRect(card, 6, 6);
    painter.fillPath(path, isSelected ? colours.accentSoft : colours.base);
    painter.setPen(isSelected ? colours.accent : colours.border);
    painter.drawPath(path);
}

} // namespace

void CauseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Colours& colours = coloursOf(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -kGap + 0.5);
    paintCard(*painter, card, option, colours);
    const QRectF room = card.adjusted(kGap + 3, 0, -kGap - 3, 0);
    const QString count = index.siblingAtColumn(1).data(Qt::DisplayRole).toString();
    painter->setFont(boldOf(option.font));
    painter->setPen(colours.text);
    const double figures = figuresWidth(QFontMetricsF(painter->font()), count);
    paintFigures(*painter, room, count);
    painter->setFont(option.font);
    const QRectF words = room.adjusted(0, 0, -figures - kGap, 0);
    const QString text =
        QFontMetricsF(option.font)
            .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width());
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text);
    painter->restore();
}

QSize CauseDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, static_cast<int>(QFontMetricsF(option.font).height() + 3 * kGap)};
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const Colours& colours = coloursOf(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF room = QRectF(option.rect);
    if (isSelected) {
        QPainterPath ground;
        ground.addRoundedRect(room.adjusted(kNode / 2 + 2, 0, 0, -2), 6, 6);
        painter->fillPath(ground, colours.accentSoft);
    }
    const QFontMetricsF metrics(option.font);
    const QPointF centre(room.left() + kNode / 2 + 2, room.top() + kGap + metrics.height() / 2);
    painter->setPen(QPen(colours.track, 2));
    const bool isLast = index.row() == index.model()->rowCount() - 1;
    painter->drawLine(QPointF(centre.x(), index.row() == 0 ? centre.y() : room.top()),
                      QPointF(centre.x(), isLast ? centre.y() : room.bottom()));
    painter->setPen(QPen(colours.accent, 2));
    painter->setBrush(isSelected ? colours.accent : colours.base);
    const QRectF node(centre.x() - kNode / 2 + 1, centre.y() - kNode / 2 + 1, kNode - 2, kNode - 2);
    painter->drawRoundedRect(node, 4, 4);
    const QRectF words = room.adjusted(kNode + 2 * kGap, kGap, -kGap, 0);
    painter->setFont(boldOf(option.font));
    painter->setPen(colours.text);
    painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
                      QFontMetricsF(painter->font())
                          .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width()));
    painter->setFont(option.font);
    painter->setPen(isSelected ? colours.text : colours.muted);
    painter->drawText(
        words.adjusted(0, metrics.height() + 2, 0, 0), Qt::AlignTop | Qt::AlignLeft,
        metrics.elidedText(index.data(TimelineModel::DetailRole).toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, static_cast<int>(2 * QFontMetricsF(option.font).height() + 2 * kGap + 4)};
}

} // namespace godwit::ui
