// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_panel.h"

#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QStackedWidget>

namespace godwit::ui {

ChartPanel::ChartPanel(const QString& title, const QString& name, QWidget* chart, QWidget* table,
                       QWidget* parent)
    : QFrame(parent)
{
    setProperty("panel", true);
    m_title = makeStrong(title);
    QPushButton* toggle = makeButton(tr("Table"), name + QStringLiteral("_table"), "link");
    toggle->setCheckable(true);
    toggle->setAccessibleName(tr("Show %1 as a table").arg(title));
    m_stack = new QStackedWidget;
    m_stack->addWidget(chart);
    m_stack->addWidget(table);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(toggle);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);
    connect(toggle, &QPushButton::toggled, this, [this, toggle](bool isTable) {
        m_stack->setCurrentIndex(isTable ? 1 : 0);
        toggle->setText(isTable ? tr("Chart") : tr("Table"));
    });
}

void ChartPanel::setTitle(const QString& title)
{
    m_title->setText(title);
}

} // namespace godwit::ui
