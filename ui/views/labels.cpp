// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/labels.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>

namespace godwit::ui {

QFont makeStrongFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

namespace {

constexpr double kHeadingScale = 1.25;
constexpr double kFigureScale = 1.45;

void scaleFont(QWidget* widget, double factor)
{
    QFont font = makeStrongFont(widget->font());
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    widget->setFont(font);
}

} // namespace

QLabel* makeLabel(const QString& text, Tone tone)
{
    auto* label = new QLabel(text);
    label->setProperty("tone", toneName(tone));
    label->setTextFormat(Qt::PlainText); // values of a database are shown, never interpreted
    return label;
}

QLabel* makeWrapped(const QString& text, Tone tone)
{
    QLabel* label = makeLabel(text, tone);
    label->setWordWrap(true);
    return label;
}

QLabel* makeName(const QString& text)
{
    QLabel* label = makeLabel(text, Tone::Muted);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QLabel* makeStrong(const QString& text)
{
    QLabel* label = makeLabel(text);
    scaleFont(label, 1);
    return label;
}

QLabel* makeHeading(const QString& text)
{
    QLabel* label = makeLabel(text);
    scaleFont(label, kHeadingScale);
    return label;
}

QLabel* makeFigure(const QString& text)
{
    QLabel* label = makeLabel(text);
    scaleFont(label, kFigureScale);
    return label;
}

QPushButton* makeButton(const QString& text, const QString& name, const char* kind)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setProperty("kind", QString::fromLatin1(kind));
    return button;
}

void setKind(QPushButton* button, const char* kind)
{
    if (button->property("kind").toString() == QLatin1String(kind))
        return;
    button->setProperty("kind", QString::fromLatin1(kind));
    repolish(button);
}

void allow(QPushButton* button, bool isAllowed, const QString& why, const QString& hint)
{
    button->setEnabled(isAllowed);
    button->setToolTip(isAllowed ? hint : why);
    button->setAccessibleDescription(isAllowed ? hint : why);
}

QFrame* makePanel(QBoxLayout* layout)
{
    auto* panel = new QFrame;
    panel->setProperty("panel", true);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    panel->setLayout(layout);
    return panel;
}

QFrame* makePanel(const QString& title, QBoxLayout* layout)
{
    QFrame* panel = makePanel(layout);
    layout->addWidget(makeStrong(title));
    return panel;
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace godwit::ui
