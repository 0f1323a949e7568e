// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan_page.h"

#include "ui/format.h"
#include "ui/models/steps_model.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QSplitter>

namespace godwit::ui {

PlanPage::PlanPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    m_source = makeLabel({}, Tone::Muted);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_steps = new StepsModel(this);
    m_table = new DataTable(QStringLiteral("plan"));
    m_table->setObjectName(QStringLiteral("plan_steps"));
    m_table->setAccessibleName(tr("Steps of the plan"));
    m_table->setPlainSource(m_steps, StepsModel::Title);
    for (const int column : {StepsModel::Moved, StepsModel::Merged, StepsModel::Skipped,
                             StepsModel::Quarantined, StepsModel::Bar})
        m_table->hideColumn(column);
    m_title = makeStrong(tr("SQL"));
    m_sql = new QPlainTextEdit;
    m_sql->setObjectName(QStringLiteral("plan_sql"));
    m_sql->setAccessibleName(tr("SQL of the chosen step"));
    m_sql->setReadOnly(true);
    m_sql->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_sql->setPlaceholderText(tr("Choose a step to read what it runs."));
    auto* lower = new QWidget;
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 8, 0, 0);
    below->addWidget(m_title);
    below->addWidget(m_sql, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(tr("Steps")));
    layout->addWidget(m_source);
    layout->addWidget(splitter, 1);
    connect(m_table, &DataTable::rowChosen, this, &PlanPage::showStep);
}

void PlanPage::setStatus(const core::RunStatus& status)
{
    m_source->setText(status.planPath.isEmpty()
                          ? tr("No plan is open.")
                          : tr("%1 · SHA-256 %2").arg(status.planPath, digestText(status.planHash)));
    m_steps->setPhases(status.phases);
    m_steps->setSteps(status.steps, {});
}

void PlanPage::showStep(int row)
{
    if (row < 0)
        return;
    const core::StepStatus& step = m_steps->record(row);
    m_title->setText(step.title);
    m_sql->setPlainText(step.sql.isEmpty() ? tr("This step runs no SQL of the plan.") : step.sql);
}

} // namespace godwit::ui
