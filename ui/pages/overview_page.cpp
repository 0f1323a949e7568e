// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_page.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/gantt_chart.h"
#include "ui/charts/risk_matrix.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QLocale>

namespace godwit::ui {

namespace {

using Risk = core::PlanRisk;
using Item = core::PlanScheduleItem;

constexpr int kTableRows = 12;

QVariant wholeText(const QString& text, int role)
{
    return role == Qt::ToolTipRole ? QVariant(text) : QVariant();
}

RecordModel<Risk>* makeRisks(OverviewPage* page)
{
    return new RecordModel<Risk>(
        {
            {OverviewPage::tr("Risk"),
             [](const Risk& risk) { return risk.risk; },
             Qt::AlignLeft,
             {},
             [](const Risk& risk, int role) { return wholeText(risk.risk, role); }},
            {OverviewPage::tr("Probability"),
             [](const Risk& risk) { return Words::level(risk.probability); }},
            {OverviewPage::tr("Impact"), [](const Risk& risk) { return Words::level(risk.impact); }},
            {OverviewPage::tr("What is done about it"),
             [](const Risk& risk) { return risk.mitigation; },
             Qt::AlignLeft,
             {},
             [](const Risk& risk, int role) { return wholeText(risk.mitigation, role); }},
        },
        page);
}

RecordModel<Item>* makeSchedule(OverviewPage* page)
{
    return new RecordModel<Item>(
        {
            {OverviewPage::tr("Phase"), [](const Item& item) { return item.phase; }},
            {OverviewPage::tr("Start"),
             [](const Item& item) { return QLocale().toString(item.start, QLocale::ShortFormat); },
             Qt::AlignRight, [](const Item& item) { return QVariant(item.start); }},
            {OverviewPage::tr("Days"), [](const Item& item) { return QLocale().toString(item.days); },
             Qt::AlignRight, [](const Item& item) { return QVariant(item.days); }},
            {OverviewPage::tr("After"),
             [](const Item& item) { return item.after.join(QStringLiteral(", ")); }},
            {OverviewPage::tr("Owner"), [](const Item& item) { return item.owner; }},
        },
        page);
}

} // namespace

OverviewPage::OverviewPage(QWidget* parent) : ScrollPage(parent)
{
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("overview_title"));
    m_facts = makeWrapped({}, Tone::Muted);
    m_summary = makeWrapped({});
    m_summary->setObjectName(QStringLiteral("overview_summary"));
    content()->addWidget(m_title);
    content()->addWidget(m_facts);
    content()->addWidget(m_summary);
    m_goals = makeWrapped({});
    auto* goals = new QVBoxLayout;
    m_goalsPanel = makePanel(tr("Goals"), goals);
    goals->addWidget(m_goals);
    content()->addWidget(m_goalsPanel);
    addSchedule();
    addRisks();
    content()->addStretch(1);
}

void OverviewPage::addRisks()
{
    m_matrix = new RiskMatrix;
    m_risks = makeRisks(this);
    auto* table = new DataTable(QStringLiteral("risks"));
    table->setObjectName(QStringLiteral("overview_risks"));
    table->setAccessibleName(tr("Risks"));
    table->setPlainSource(m_risks, 3);
    table->fitHeight(kTableRows);
    table->verticalHeader()->show();
    auto* layout = new QVBoxLayout;
    m_riskPanel = makePanel(tr("Risks"), layout);
    layout->addWidget(m_matrix);
    layout->addWidget(table);
    content()->addWidget(m_riskPanel);
}

void OverviewPage::addSchedule()
{
    m_gantt = new GanttChart;
    m_schedule = makeSchedule(this);
    auto* table = new DataTable(QStringLiteral("schedule"));
    table->setAccessibleName(tr("Schedule"));
    table->setSource(m_schedule, 3);
    m_schedulePanel = new ChartPanel(tr("Schedule"), QStringLiteral("schedule"), m_gantt, table);
    content()->addWidget(m_schedulePanel);
}

void OverviewPage::setStatus(const core::RunStatus& status)
{
    showFacts(status);
    m_summary->setText(status.about.summary);
    m_summary->setVisible(!status.about.summary.isEmpty());
    QStringList goals;
    for (const QString& goal : status.about.goals)
        goals.append(QStringLiteral("•  ") + goal);
    m_goals->setText(goals.join(QLatin1Char('\n')));
    m_goalsPanel->setVisible(!goals.isEmpty());
    m_matrix->setRisks(status.about.risks);
    m_risks->setRecords(status.about.risks);
    m_riskPanel->setVisible(!status.about.risks.isEmpty());
    const QList<Item> schedule = namedSchedule(status);
    m_gantt->setSchedule(schedule);
    m_schedule->setRecords(schedule);
    m_schedulePanel->setVisible(!schedule.isEmpty());
}

void OverviewPage::showFacts(const core::RunStatus& status)
{
    m_title->setText(status.planName.isEmpty() ? tr("No plan yet") : status.planName);
    QStringList facts;
    if (!status.planVersion.isEmpty())
        facts.append(tr("version %1").arg(status.planVersion));
    if (!status.strategy.isEmpty())
        facts.append(tr("strategy: %1").arg(Words::strategy(status.strategy)));
    facts.append(tr("%n phase(s)", nullptr, static_cast<int>(status.phases.size())));
    facts.append(tr("%n step(s)", nullptr, static_cast<int>(status.steps.size())));
    if (!status.planName.isEmpty())
        facts.append(status.planApproved ? tr("approved") : tr("not approved yet"));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

QList<core::PlanScheduleItem> OverviewPage::namedSchedule(const core::RunStatus& status) const
{
    QHash<QString, QString> titles;
    for (const core::PhaseStatus& phase : status.phases)
        titles.insert(phase.id, phase.title);
    QList<Item> named = status.about.schedule;
    for (Item& item : named) {
        item.phase = titles.value(item.phase, item.phase);
        for (QString& before : item.after)
            before = titles.value(before, before);
    }
    return named;
}

} // namespace godwit::ui
