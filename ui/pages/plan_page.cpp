// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan_page.h"

#include "ui/format.h"
#include "ui/models/forecast_model.h"
#include "ui/models/steps_model.h"
#include "ui/views/data_table.h"
#include "ui/views/elided_label.h"
#include "ui/views/labels.h"
#include "ui/views/thin_bar.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>

namespace godwit::ui {

PlanPage::PlanPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    m_source = new ElidedLabel;
    m_source->setProperty("tone", toneName(Tone::Muted));
    m_steps = new StepsModel(this);
    m_table = new DataTable(QStringLiteral("plan"));
    m_table->setObjectName(QStringLiteral("plan_steps"));
    m_table->setAccessibleName(tr("Steps of the plan"));
    m_table->setPlainSource(m_steps, StepsModel::Title);
    for (const int column : {StepsModel::Moved, StepsModel::Merged, StepsModel::Skipped,
                             StepsModel::Quarantined, StepsModel::Bar})
        m_table->hideColumn(column);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(makeForecast());
    splitter->addWidget(makeSql());
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 3);
    splitter->setStretchFactor(2, 2);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(tr("Steps")));
    layout->addWidget(m_source);
    layout->addWidget(splitter, 1);
    connect(m_table, &DataTable::rowChosen, this, &PlanPage::showStep);
}

QWidget* PlanPage::makeForecast()
{
    m_forecast = new ForecastModel(this);
    auto* table = new DataTable(QStringLiteral("forecast"));
    table->setObjectName(QStringLiteral("plan_forecast"));
    table->setAccessibleName(tr("Forecast, phase by phase"));
    table->setPlainSource(m_forecast, ForecastModel::Came);
    m_rehearse = new QPushButton(tr("R&ehearse"));
    m_rehearse->setObjectName(QStringLiteral("rehearse"));
    connect(m_rehearse, &QPushButton::clicked, this, &PlanPage::rehearsalAsked);
    auto* head = new QHBoxLayout;
    head->addWidget(makeStrong(tr("Forecast")));
    m_rehearsal = new ElidedLabel;
    m_rehearsal->setProperty("tone", toneName(Tone::Muted));
    head->addWidget(m_rehearsal, 1);
    head->addWidget(m_rehearse);
    auto* panel = new QWidget;
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 8, 0, 0);
    m_bar = new ThinBar;
    m_bar->setAccessibleName(tr("Progress of the rehearsal"));
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addWidget(table, 1);
    return panel;
}

QWidget* PlanPage::makeSql()
{
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
    return lower;
}

void PlanPage::setStatus(const core::RunStatus& status, bool isBusy)
{
    m_source->setFullText(status.planPath.isEmpty()
                          ? tr("No plan is open.")
                          : tr("%1 · SHA-256 %2").arg(status.planPath, digestText(status.planHash)));
    m_source->setToolTip(tipText(status.planPath + QLatin1Char('\n') + status.planHash));
    m_steps->setPhases(status.phases);
    m_steps->setSteps(status.steps, {});
    chooseFirst();
    m_forecast->setPhases(status.phases);
    if (!isBusy || m_bar->isHidden()) {
        m_bar->hide();
        m_rehearsal->setFullText(tr("A rehearsal runs everything up to the cut-over beside the database."));
    }
    const bool canRehearse = !status.phases.isEmpty() && !status.isCutOver && !status.isFinished;
    allow(m_rehearse, canRehearse && !isBusy,
          isBusy                    ? tr("Something is running; pause it or wait for its end")
          : status.phases.isEmpty() ? tr("Open a plan first")
                                    : tr("After the cut-over nothing is left to rehearse"),
          tr("Takes as long as the run itself; your file is only read"));
}

void PlanPage::setRehearsal(const core::Progress& progress)
{
    m_bar->show();
    m_bar->setFraction(progress.phaseFraction);
    m_rehearsal->setFullText(tr("Rehearsing “%1”: %2").arg(m_steps->phaseTitle(progress.phase), progress.activity.isEmpty() ? progress.step : progress.activity));
}

/// Until a person chooses a step, the first that runs SQL is shown.
void PlanPage::chooseFirst()
{
    for (int row = 0; row < m_steps->rowCount() && !m_table->currentIndex().isValid(); ++row) {
        if (!m_steps->record(row).sql.isEmpty())
            m_table->setCurrentIndex(m_steps->index(row, StepsModel::Title));
    }
    if (m_table->currentIndex().isValid()) // another plan may have been opened
        showStep(m_table->currentIndex().row());
}

void PlanPage::showStep(int row)
{
    if (row < 0)
        return;
    const core::StepStatus& step = m_steps->record(row);
    m_title->setText(step.title);
    const QString sql = step.sql.isEmpty() ? tr("This step runs no SQL of the plan.") : step.sql;
    if (sql != m_sql->toPlainText()) // stays scrolled to where a person reads
        m_sql->setPlainText(sql);
}

} // namespace godwit::ui
