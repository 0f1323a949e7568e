// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_page.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/rate_chart.h"
#include "ui/format.h"
#include "ui/models/rates_model.h"
#include "ui/models/steps_model.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"
#include "ui/views/log_view.h"
#include "ui/views/thin_bar.h"

#include <QBoxLayout>

#include <algorithm>
#include <cmath>

namespace godwit::ui {

namespace {

constexpr int kBarHeight = 12;
constexpr int kStepRows = 10;
constexpr double kMebi = 1024.0 * 1024.0;

QString unitText(const QString& unit)
{
    if (unit == QLatin1String("pages"))
        return RunPage::tr("pages");
    if (unit == QLatin1String("checks"))
        return RunPage::tr("checks");
    return unit.isEmpty() || unit == QLatin1String("rows") ? RunPage::tr("rows") : unit;
}

QString firstRolledBack(const core::RunStatus& status)
{
    const auto first =
        std::ranges::find(status.phases, core::PhaseState::RolledBack, &core::PhaseStatus::state);
    return first == status.phases.end() ? QString() : first->id;
}

} // namespace

RunPage::RunPage(QWidget* parent) : ScrollPage(parent)
{
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("run_title"));
    m_where = makeWrapped({}, Tone::Muted); // who is waited for may be a sentence
    m_where->setObjectName(QStringLiteral("run_where"));
    m_bar = new ThinBar(kBarHeight);
    m_bar->setObjectName(QStringLiteral("run_bar"));
    m_bar->setAccessibleName(tr("Progress of the phase"));
    content()->setSpacing(8);
    content()->addWidget(m_title);
    content()->addWidget(m_where);
    content()->addWidget(m_bar);
    addFigures();
    addSteps();
    addCharts();
    m_log = new LogView;
    auto* layout = new QVBoxLayout;
    QFrame* panel = makePanel(layout);
    layout->addWidget(m_log);
    content()->addWidget(panel, 1);
}

void RunPage::addFigures()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(32);
    const auto add = [row](Figure& figure, const QString& name, const char* objectName) {
        figure.value = makeFigure(QStringLiteral("–"));
        figure.value->setObjectName(QLatin1String(objectName));
        figure.name = makeLabel(name, Tone::Muted);
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(figure.value);
        column->addWidget(figure.name);
        row->addLayout(column);
    };
    add(m_rows, tr("rows"), "run_rows");
    add(m_rate, tr("now"), "run_rate");
    add(m_elapsed, tr("elapsed"), "run_elapsed");
    add(m_left, tr("left"), "run_left");
    add(m_quarantine, tr("in quarantine"), "run_quarantine");
    add(m_memory, tr("memory"), "run_memory");
    row->addStretch(1);
    content()->addLayout(row);
}

void RunPage::addSteps()
{
    m_steps = new StepsModel(this);
    m_table = new DataTable(QStringLiteral("run_steps"));
    m_table->setObjectName(QStringLiteral("run_steps"));
    m_table->setAccessibleName(tr("Steps of the phase"));
    m_table->setPlainSource(m_steps, StepsModel::Title);
    for (const int column : {StepsModel::Phase, StepsModel::Written})
        m_table->hideColumn(column);
    m_table->fitHeight(kStepRows);
    content()->addWidget(m_table);
}

void RunPage::addCharts()
{
    m_rateChart = new RateChart(tr("Rows per second"));
    m_memoryChart = new RateChart(tr("Memory, MiB"));
    m_rates = new RatesModel(tr("Rows per second"), this);
    m_memories = new RatesModel(tr("Memory, MiB"), this);
    const auto makeTable = [](RatesModel* model) {
        auto* table = new DataTable(QString());
        table->setSource(model, 1);
        return table;
    };
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(
        new ChartPanel(tr("Rows per second"), QStringLiteral("chart_rate"), m_rateChart, makeTable(m_rates)));
    row->addWidget(new ChartPanel(tr("Memory, MiB"), QStringLiteral("chart_memory"), m_memoryChart,
                                  makeTable(m_memories)));
    content()->addLayout(row);
}

const core::PhaseStatus* RunPage::shown() const
{
    for (const core::PhaseStatus& phase : m_status.phases) {
        if (phase.id == m_phase)
            return &phase;
    }
    return nullptr;
}

void RunPage::setStatus(const core::RunStatus& status)
{
    if (status.run != m_status.run)
        clearCharts();
    m_status = status;
    for (const core::PhaseStatus& phase : status.phases) {
        if (phase.state != core::PhaseState::Running || phase.id == m_runningPhase)
            continue;
        clearCharts();
        m_runningPhase = phase.id;
        m_phase = phase.id;
    }
    if (const core::PhaseStatus* phase = shown(); phase && phase->state == core::PhaseState::RolledBack)
        m_phase = firstRolledBack(status); // where it goes on
    if (!shown()) {
        m_phase.clear();
        for (const core::PhaseStatus& phase : status.phases) {
            if (m_phase.isEmpty() || phase.startedAt.isValid())
                m_phase = phase.id;
        }
    }
    showCurrent();
}

void RunPage::showPhase(const QString& phase)
{
    m_phase = phase;
    showCurrent();
}

/// Figures that no step of the phase has leave their room to the names.
void RunPage::showColumns()
{
    const std::pair<int, qint64 core::StepStatus::*> columns[] = {{StepsModel::Merged, &core::StepStatus::merged},
                                                                  {StepsModel::Skipped, &core::StepStatus::skipped},
                                                                  {StepsModel::Quarantined, &core::StepStatus::quarantined},
                                                                  {StepsModel::Changed, &core::StepStatus::changed}};
    const QList<core::StepStatus>& steps = m_steps->records();
    for (const auto& [column, figure] : columns) {
        const bool isAny = std::any_of(steps.begin(), steps.end(), [figure = figure](const core::StepStatus& step) { return step.*figure > 0; });
        m_table->showColumn(column, isAny);
    }
    const bool hasRows = std::any_of(steps.begin(), steps.end(), [](const core::StepStatus& step) { return step.rows >= 0; });
    m_table->showColumn(StepsModel::Rows, hasRows);
    m_table->showColumn(StepsModel::Moved, hasRows);
}

void RunPage::showCurrent()
{
    const core::PhaseStatus* phase = shown();
    m_steps->setPhases(m_status.phases);
    m_steps->setSteps(m_status.steps, m_phase);
    showColumns();
    if (!phase) {
        m_title->setText(tr("Nothing has run yet"));
        m_where->setText(tr("Open a database and a plan, then start the first phase."));
        return;
    }
    const auto number = phase - m_status.phases.constData() + 1;
    m_title->setText(tr("%1 · %2").arg(QString::number(number), phase->title));
    const Sign sign = Words::of(phase->state);
    m_bar->setTone(sign.tone);
    const bool isDone =
        phase->state == core::PhaseState::Done || phase->state == core::PhaseState::DoneWithExceptions;
    const bool isCurrent = m_progress.phase == phase->id;
    m_bar->setFraction(isDone ? 1 : isCurrent ? m_progress.phaseFraction : 0);
    if (phase->state != core::PhaseState::Running || !isCurrent) {
        const QString more = phase->waitsFor.isEmpty() ? phase->summary : phase->waitsFor;
        m_where->setText(more.isEmpty() ? sign.word : tr("%1 · %2").arg(sign.word, more));
    }
    showFigures();
}

void RunPage::setProgress(const core::Progress& progress)
{
    if (progress.phase != m_runningPhase) {
        clearCharts();
        m_runningPhase = progress.phase;
        m_phase = progress.phase;
        m_progress = progress;
        showCurrent();
    }
    m_progress = progress;
    m_steps->setProgress(progress);
    const double seconds = static_cast<double>(progress.elapsedMs) / 1000;
    m_rateChart->add(seconds, progress.perSecond);
    m_memoryChart->add(seconds, static_cast<double>(progress.memoryBytes) / kMebi);
    m_rates->setRecords(m_rateChart->points());
    m_memories->setRecords(m_memoryChart->points());
    if (progress.phase != m_phase)
        return;
    const QString steps = tr("%1 of %n step(s)", nullptr, progress.stepCount).arg(progress.stepIndex + 1);
    const QString what = progress.activity.isEmpty() ? progress.step : progress.activity;
    m_where->setText(what.isEmpty() ? steps : tr("%1 · %2").arg(steps, what));
    m_bar->setFraction(progress.phaseFraction);
    showFigures();
}

void RunPage::showFigures()
{
    const core::PhaseStatus* phase = shown();
    const bool isCurrent = m_progress.phase == m_phase && !m_phase.isEmpty();
    const bool isRunning = isCurrent && phase && phase->state == core::PhaseState::Running;
    const QString none = QStringLiteral("–");
    QString rows = none;
    if (isCurrent)
        rows = m_progress.total < 0
                   ? countText(m_progress.done)
                   : tr("%1 / %2").arg(countText(m_progress.done), countText(m_progress.total));
    m_rows.value->setText(rows);
    m_rows.name->setText(unitText(m_progress.unit));
    m_rate.value->setText(isRunning ? tr("%1 /s").arg(countText(std::llround(m_progress.perSecond))) : none);
    const qint64 elapsed = isRunning ? m_progress.elapsedMs : phase ? phase->elapsedMs : 0;
    m_elapsed.value->setText(elapsed > 0 ? clockText(elapsed) : none);
    m_left.value->setText(
        isRunning && m_progress.etaHighMs >= 0
            ? tr("%1 – %2").arg(clockText(m_progress.etaLowMs), clockText(m_progress.etaHighMs))
            : none);
    m_quarantine.value->setText(countText(isRunning ? m_progress.quarantined : m_status.quarantined()));
    m_memory.value->setText(isCurrent ? sizeText(m_progress.memoryBytes) : none);
}

void RunPage::setElapsed(qint64 milliseconds)
{
    if (m_phase != m_runningPhase)
        return;
    m_progress.elapsedMs = milliseconds;
    m_elapsed.value->setText(clockText(milliseconds));
}

void RunPage::changeStep(const core::StepStatus& step)
{
    for (core::StepStatus& known : m_status.steps) {
        if (known.phase == step.phase && known.index == step.index) {
            const QString sql = step.sql.isEmpty() ? known.sql : step.sql;
            known = step;
            known.sql = sql;
        }
    }
    m_steps->changeStep(step);
    showColumns();
}

void RunPage::addLog(const core::LogLine& line)
{
    m_log->add(line);
}

void RunPage::focusLog()
{
    ensureWidgetVisible(m_log);
    m_log->focusSearch();
}

void RunPage::clearCharts()
{
    m_runningPhase.clear();
    m_rateChart->clear();
    m_memoryChart->clear();
    m_rates->setRecords({});
    m_memories->setRecords({});
}

} // namespace godwit::ui
