// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/looks.h"

#include "ui/delegates/record_delegate.h"
#include "ui/theme/colours.h"
#include "ui/views/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace godwit::test {

namespace {

QString nameOf(const QWidget* widget)
{
    QStringList names;
    for (const QWidget* each = widget; each && names.size() < 4; each = each->parentWidget()) {
        if (!each->objectName().isEmpty() && !each->objectName().startsWith(QLatin1String("qt_")))
            names.prepend(each->objectName());
    }
    return QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + names.join(QLatin1Char('/'));
}

/// Inside a view, a combo box or another widget of Qt's own.
bool isPartOfAWidget(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QScrollBar*>(widget) ||
           qobject_cast<const QSplitterHandle*>(widget) || qobject_cast<const QComboBox*>(parent) ||
           qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent) ||
           qobject_cast<const QTabBar*>(parent) || widget->inherits("QTableCornerButton");
}

/// The tooltip that appears over it, which may be that of what holds it.
QString tipOver(const QWidget* widget)
{
    const QString own = widget->toolTip();
    return !own.isEmpty() || widget->isWindow() ? own : tipOver(widget->parentWidget());
}

QString cutText(const QWidget* widget)
{
    if (const auto* elided = qobject_cast<const ui::ElidedLabel*>(widget))
        return elided->text() != elided->fullText() && tipOver(elided).isEmpty() ? elided->fullText()
                                                                                 : QString();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().isEmpty())
            return {};
        const bool isCut = label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                             : label->sizeHint().width() > label->width() + 1;
        return isCut ? label->text() : QString();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
        return box->sizeHint().width() > box->width() + 1 && tipOver(box).isEmpty() ? box->currentText()
                                                                                    : QString();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
        const QString shown = field->text().isEmpty() ? field->placeholderText() : QString();
        const bool isCut = field->fontMetrics().horizontalAdvance(shown) > field->width() - 16;
        return isCut && tipOver(field).isEmpty() ? shown : QString();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && !button->text().isEmpty() && button->sizeHint().width() > button->width() + 1
               ? button->text()
               : QString();
}

/// What a table shows now: cells that are shortened without a tooltip, headers that are cut.
void findCutCells(const QTableView* view, QStringList& faults)
{
    QStyleOptionViewItem option;
    option.font = view->font();
    const bool tellsAll =
        qobject_cast<const ui::RecordDelegate*>(view->itemDelegate()); // by a tooltip of its own
    for (int column = 0; column < view->model()->columnCount(); ++column) {
        if (view->isColumnHidden(column))
            continue;
        const auto* header = view->horizontalHeader();
        const QString title = view->model()->headerData(column, Qt::Horizontal).toString();
        if (header->isVisible() && header->sectionSizeHint(column) > header->sectionSize(column) + 1)
            faults.append(nameOf(view) + QStringLiteral(": header cut: ") + title);
        for (int row = 0; row < std::min(view->model()->rowCount(), 40); ++row) {
            const QModelIndex index = view->model()->index(row, column);
            const bool isCut =
                view->itemDelegate()->sizeHint(option, index).width() > view->columnWidth(column) + 3;
            if (isCut && !tellsAll && index.data(Qt::ToolTipRole).toString().isEmpty())
                faults.append(nameOf(view) + QStringLiteral(": cell cut: ") + title + QStringLiteral(": ") +
                              index.data().toString().left(60));
        }
    }
}

/// The timeline and the causes shorten their lines; each needs its tooltip.
void findCutLines(const QListView* view, QStringList& faults)
{
    for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row) {
        const QModelIndex index = view->model()->index(row, 0, view->rootIndex());
        const int room = view->viewport()->width() - 80;
        const bool isLong = view->fontMetrics().horizontalAdvance(index.data().toString()) > room;
        if (isLong && index.data(Qt::ToolTipRole).toString().isEmpty())
            faults.append(nameOf(view) + QStringLiteral(": line cut: ") + index.data().toString().left(60));
    }
}

bool isScrolledTo(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    const auto* area = parent ? qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) : nullptr;
    return area && area->viewport() == parent;
}

void findMisplaced(const QWidget* widget, QStringList& faults)
{
    const QWidget* parent = widget->parentWidget();
    if (!parent || widget->isWindow() || isScrolledTo(widget))
        return;
    if (widget->geometry().right() > parent->width() || widget->geometry().bottom() > parent->height())
        faults.append(nameOf(widget) + QStringLiteral(": beyond its parent's edge"));
    for (const QObject* child : parent->children()) {
        const auto* other = qobject_cast<const QWidget*>(child);
        if (!other || other == widget || !other->isVisible() || other->isWindow() || isPartOfAWidget(other) ||
            other < widget || !parent->layout())
            continue;
        const QRect common = widget->geometry().intersected(other->geometry());
        if (common.width() > 2 && common.height() > 2)
            faults.append(nameOf(widget) + QStringLiteral(": lies on ") + nameOf(other));
    }
}

/// The greatest contrast of any pixel to the colour that most of them have.
double contrastIn(const QImage& picture)
{
    QHash<QRgb, int> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++colours[picture.pixel(x, y)];
    }
    QRgb ground = 0;
    int most = 0;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour) {
        if (colour.value() > most) {
            most = colour.value();
            ground = colour.key();
        }
    }
    double best = 1;
    for (auto colour = colours.cbegin(); colour != colours.cend(); ++colour)
        best = std::max(best, ui::contrast(QColor(colour.key()), QColor(ground)));
    return best;
}

QString shownText(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button ? button->text() : QString();
}

void findPale(const QWidget* widget, const QWidget* window, const QImage& picture, QStringList& faults)
{
    constexpr double kEnough = 4.5;
    const QString text = shownText(widget);
    const QRect place = QRect(widget->mapTo(window, QPoint()), widget->size()).intersected(picture.rect());
    const bool isShown = !widget->visibleRegion().isEmpty() && place.width() > 4 && place.height() > 4;
    if (text.trimmed().isEmpty() || !widget->isEnabled() || !isShown)
        return;
    const QRect seen = widget->visibleRegion()
                           .boundingRect()
                           .translated(widget->mapTo(window, QPoint()))
                           .intersected(picture.rect());
    if (seen.height() < widget->height() || seen.width() < widget->width()) // only a part is in sight
        return;
    const double found = contrastIn(picture.copy(seen));
    if (found < kEnough)
        faults.append(nameOf(widget) + QStringLiteral(": contrast %1: ").arg(found, 0, 'f', 1) +
                      text.left(60));
}

bool isWorkedWith(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
           qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTabBar*>(widget);
}

void findUnreachable(QWidget* widget, QStringList& faults)
{
    if (!isWorkedWith(widget) || widget->inherits("QHeaderView"))
        return;
    if (!widget->isEnabled() && tipOver(widget).isEmpty())
        faults.append(nameOf(widget) + QStringLiteral(": disabled without a reason"));
    if (widget->isEnabled() && !(widget->focusPolicy() & Qt::TabFocus))
        faults.append(nameOf(widget) + QStringLiteral(": not reached by key"));
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
    if (accessible && accessible->text(QAccessible::Name).isEmpty())
        faults.append(nameOf(widget) + QStringLiteral(": no accessible name"));
}

QChar mnemonicOf(const QString& text)
{
    for (qsizetype at = text.indexOf(QLatin1Char('&')); at >= 0 && at + 1 < text.size();
         at = text.indexOf(QLatin1Char('&'), at + 2)) {
        if (text.at(at + 1) != QLatin1Char('&'))
            return text.at(at + 1).toLower();
    }
    return {};
}

/// Two parts that one key would reach: menus and buttons.
class Mnemonics
{
public:
    explicit Mnemonics(const QWidget* window)
    {
        const auto* bar = window->findChild<const QMenuBar*>();
        for (const QAction* menu : bar ? bar->actions() : QList<QAction*>())
            m_owners.insert(mnemonicOf(menu->text()), menu->text());
    }

    void find(const QWidget* widget, QStringList& faults)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QChar mnemonic = button ? mnemonicOf(button->text()) : QChar();
        if (mnemonic.isNull())
            return;
        if (m_owners.contains(mnemonic))
            faults.append(nameOf(widget) + QStringLiteral(": has the mnemonic %1 of ").arg(mnemonic) +
                          m_owners.value(mnemonic));
        m_owners.insert(mnemonic, nameOf(widget));
    }

private:
    QHash<QChar, QString> m_owners;
};

} // namespace

QStringList faultsOfLooks(QWidget* window)
{
    QStringList faults;
    const QImage picture = window->grab().toImage().convertToFormat(QImage::Format_RGB32);
    Mnemonics mnemonics(window);
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != window || isPartOfAWidget(widget))
            continue;
        if (const QString cut = cutText(widget); !cut.isEmpty())
            faults.append(nameOf(widget) + QStringLiteral(": cut: ") + cut);
        if (const auto* view = qobject_cast<const QTableView*>(widget); view && view->model())
            findCutCells(view, faults);
        if (const auto* list = qobject_cast<const QListView*>(widget); list && list->model())
            findCutLines(list, faults);
        findMisplaced(widget, faults);
        findPale(widget, window, picture, faults);
        findUnreachable(widget, faults);
        mnemonics.find(widget, faults);
    }
    return faults;
}

} // namespace godwit::test
