// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/record_delegate.h"

#include "ui/delegates/figures.h"
#include "ui/format.h"
#include "ui/models/record_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace godwit::ui {

namespace {

constexpr double kPadding = 8;
constexpr double kBarHeight = 6;
constexpr double kStackHeight = 11;
constexpr double kBox = 14;
constexpr double kIcon = 14;
constexpr double kBarWidth = 112;

/// In one line; of a value of megabytes no more is measured and painted than a wide screen holds.
QString shownPart(const QModelIndex& index)
{
    constexpr qsizetype kMost = 600;
    return index.data(Qt::DisplayRole).toString().left(kMost).simplified();
}

} // namespace

void paintBar(QPainter& painter, const QRectF& room, double fraction, const QColor& colour,
              const QColor& track)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath clip;
    const double radius = qMin(3.0, room.height() / 2);
    clip.addRoundedRect(room, radius, radius);
    painter.fillPath(clip, track);
    painter.setClipPath(clip);
    painter.fillRect(QRectF(room.topLeft(), QSizeF(room.width() * qBound(0.0, fraction, 1.0), room.height())),
                     colour);
    painter.restore();
}

void RecordDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Colours& colours = coloursOf(option.widget);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours.accentSoft);
    painter->setPen(colours.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRectF room = QRectF(option.rect).adjusted(kPadding, 0, -kPadding, 0);
    const QVariant fraction = index.data(FractionRole);
    const QVariant shares = index.data(SharesRole);
    const QVariant box = index.data(Qt::CheckStateRole);
    if (box.isValid()) {
        paintBox(*painter, room, box.toInt() == Qt::Checked, colours);
    } else if (shares.isValid()) {
        paintShares(*painter, room, shares.toList(), colours);
    } else if (fraction.isValid()) {
        const Tone tone = static_cast<Tone>(index.data(ToneRole).toInt());
        const QRectF bar(room.left(), room.center().y() - kBarHeight / 2, room.width(), kBarHeight);
        paintBar(*painter, bar, fraction.toDouble(), toneColour(tone, colours), colours.track);
    } else {
        paintText(*painter, room, index, option.font, colours);
    }
    painter->restore();
}

void RecordDelegate::paintBox(QPainter& painter, const QRectF& room, bool isChecked, const Colours& colours)
{
    const QRectF box(room.left() + 0.5, qRound(room.center().y() - kBox / 2) + 0.5, kBox, kBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isChecked ? colours.accent : colours.muted);
    painter.setBrush(isChecked ? QBrush(colours.accent) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 3, 3);
    if (!isChecked)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap tick = tintedPixmap(QStringLiteral("check"), colours.onAccent, static_cast<int>(kBox) - 2, ratio);
    painter.drawPixmap(box.topLeft() + QPointF(1, 1), tick);
}

bool RecordDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    const QVariant box = index.data(Qt::CheckStateRole);
    if (!box.isValid())
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    return model->setData(index, box.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool RecordDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    const bool isCut = event && event->type() == QEvent::ToolTip && index.data(Qt::ToolTipRole).toString().isEmpty() &&
                       sizeHint(option, index).width() > option.rect.width() + 2; // beyond the spare pixels of the hint
    if (!isCut)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), tipText(index.data(Qt::DisplayRole).toString()), view, option.rect);
    return true;
}

void RecordDelegate::paintText(QPainter& painter, const QRectF& room, const QModelIndex& index,
                               const QFont& font, const Colours& colours)
{
    const QVariant tone = index.data(ToneRole);
    const QColor colour =
        tone.isValid() ? toneColour(static_cast<Tone>(tone.toInt()), colours) : colours.text;
    QRectF rest = room;
    const QString icon = index.data(IconRole).toString();
    if (!icon.isEmpty()) {
        const QPointF corner(rest.left(), rest.center().y() - kIcon / 2);
        const double ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(corner, tintedPixmap(icon, colour, static_cast<int>(kIcon), ratio));
        rest.setLeft(rest.left() + kIcon + kPadding / 2);
    }
    painter.setPen(colour);
    painter.setFont(font);
    const QString text = shownPart(index);
    const bool isRight = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()).testFlag(Qt::AlignRight);
    const QFontMetricsF metrics(font);
    if (isRight && isFigures(text) && figuresWidth(metrics, text) <= rest.width()) {
        paintFigures(painter, rest, text);
        return;
    }
    const Qt::Alignment alignment = Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(rest, static_cast<int>(alignment),
                     metrics.elidedText(text, Qt::ElideRight, rest.width()));
}

void RecordDelegate::paintShares(QPainter& painter, const QRectF& room, const QVariantList& shares,
                                 const Colours& colours) const
{
    if (m_bars == Bars::Paired) {
        const double middle = room.center().y();
        const double height = kStackHeight - 4;
        paintBar(painter,
                 QRectF(room.left(), middle - height - 1, room.width() * shares.value(0).toDouble(), height),
                 1, colours.skipped, colours.skipped);
        paintBar(painter, QRectF(room.left(), middle + 1, room.width() * shares.value(1).toDouble(), height),
                 1, colours.accent, colours.accent);
        return;
    }
    const QRectF bar(room.left(), room.center().y() - kStackHeight / 2, room.width(), kStackHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(bar, 2, 2);
    painter.fillPath(clip, colours.track);
    painter.setClipPath(clip);
    const QColor parts[] = {colours.ok, colours.merged, colours.skipped, colours.warn, colours.accent};
    double left = bar.left();
    for (int part = 0; part < shares.size() && part < 5; ++part) {
        const double share = shares.at(part).toDouble();
        // Few rows among a million must still be seen.
        const double width = share > 0 ? qMax(2.0, share * bar.width()) : 0;
        const double from = share > 0 && left + width > bar.right() ? bar.right() - width : left;
        painter.fillRect(QRectF(from, bar.top(), width, bar.height()), parts[part]);
        left = from + width;
    }
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetricsF metrics(option.font);
    const QString text = shownPart(index);
    double width = isFigures(text) ? figuresWidth(metrics, text) : metrics.horizontalAdvance(text);
    if (!index.data(IconRole).toString().isEmpty())
        width += kIcon + kPadding / 2;
    if (index.data(FractionRole).isValid() || index.data(SharesRole).isValid())
        width = kBarWidth;
    return {static_cast<int>(width + 2 * kPadding + 2), static_cast<int>(metrics.height() + 2 * kPadding)};
}

} // namespace godwit::ui
