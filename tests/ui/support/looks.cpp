// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/looks.h"

#include "ui/views/elided_label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

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
           qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
           qobject_cast<const QAbstractSpinBox*>(parent) ||
           (parent && qobject_cast<const QTabBar*>(parent)) || widget->inherits("QHeaderView") ||
           widget->inherits("QTableCornerButton");
}

QString cutText(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().isEmpty() || qobject_cast<const ui::ElidedLabel*>(label))
            return {};
        const bool isCut = label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                             : label->sizeHint().width() > label->width() + 1;
        return isCut ? label->text() : QString();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && !button->text().isEmpty() && button->sizeHint().width() > button->width() + 1
               ? button->text()
               : QString();
}

bool isBeyondItsParent(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    const auto* area = parent ? qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) : nullptr;
    if (!parent || widget->isWindow() || (area && area->viewport() == parent))
        return false; // scrolled to
    return widget->geometry().right() > parent->width() || widget->geometry().bottom() > parent->height();
}

bool hasNoName(const QWidget* widget)
{
    if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QScrollArea*>(widget) ||
        qobject_cast<const QLabel*>(widget))
        return false;
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    return accessible && accessible->text(QAccessible::Name).isEmpty();
}

} // namespace

QStringList faultsOfLooks(const QWidget* window)
{
    QStringList faults;
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != window || isPartOfAWidget(widget))
            continue;
        if (const QString cut = cutText(widget); !cut.isEmpty())
            faults.append(nameOf(widget) + QStringLiteral(": cut: ") + cut);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button && !button->isEnabled() && button->toolTip().isEmpty())
            faults.append(nameOf(widget) + QStringLiteral(": disabled without a reason: ") + button->text());
        if (isBeyondItsParent(widget))
            faults.append(nameOf(widget) + QStringLiteral(": beyond its parent's edge"));
        if (hasNoName(widget))
            faults.append(nameOf(widget) + QStringLiteral(": no accessible name"));
    }
    return faults;
}

} // namespace godwit::test
