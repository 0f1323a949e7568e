// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_stack.h"

#include "ui/format.h"
#include "ui/pages/assessment_page.h"
#include "ui/pages/history_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/quarantine_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/restore_page.h"
#include "ui/pages/run_page.h"
#include "ui/run_controller.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace godwit::ui {

namespace {

/// With a banner and its details open above, a page gives way rather than the window growing beyond a small screen.
constexpr int kLeastHeight = 200;

} // namespace

PageStack::PageStack(RunController& controller, QWidget* parent) : QWidget(parent), m_controller(controller)
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_stack = new QStackedWidget;
    m_stack->setObjectName(QStringLiteral("pages"));
    m_stack->setMinimumHeight(kLeastHeight);
    makePages();
    m_pill = makeLabel({});
    m_pill->setParent(m_tabs);
    m_pill->setProperty("pill", true);
    m_pill->hide();
    auto* row = new QFrame;
    row->setObjectName(QStringLiteral("tab_row"));
    auto* tabs = new QHBoxLayout(row);
    tabs->setContentsMargins(16, 0, 16, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(row);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connectAssessment();
    connectRun();
    connectQuarantine();
    connectReport();
    connectRestore();
}

void PageStack::makePages()
{
    m_overview = new OverviewPage;
    m_assessment = new AssessmentPage;
    m_plan = new PlanPage;
    m_run = new RunPage;
    m_quarantine = new QuarantinePage;
    m_report = new ReportPage;
    m_restore = new RestorePage;
    m_history = new HistoryPage;
    const std::pair<QWidget*, QString> pages[] = {
        {m_overview, tr("Overview")}, {m_assessment, tr("Assessment")}, {m_plan, tr("Plan")},
        {m_run, tr("Run")},           {m_quarantine, tr("Quarantine")}, {m_report, tr("Report")},
        {m_restore, tr("Restore")},   {m_history, tr("History")},
    };
    for (const auto& [page, title] : pages) {
        m_stack->addWidget(page);
        m_tabs->addTab(title);
    }
}

void PageStack::connectRun()
{
    connect(&m_controller, &RunController::rehearsing, m_plan, &PlanPage::setRehearsal);
    connect(m_plan, &PlanPage::rehearsalAsked, &m_controller, &RunController::rehearse);
    connect(&m_controller, &RunController::progressed, m_run, &RunPage::setProgress);
    connect(&m_controller, &RunController::stepChanged, m_run, &RunPage::changeStep);
    connect(&m_controller, &RunController::logged, m_run, &RunPage::addLog);
    connect(m_history, &HistoryPage::historyWanted, &m_controller, &RunController::loadHistory);
    connect(&m_controller, &RunController::historyLoaded, m_history, &HistoryPage::setHistory);
    connect(&m_controller, &RunController::historyProven, m_history, &HistoryPage::setProof);
    connect(m_history, &HistoryPage::evidenceAsked, this, &PageStack::evidenceAsked);
}

void PageStack::connectQuarantine()
{
    connect(m_quarantine, &QuarantinePage::pageWanted, &m_controller, &RunController::loadQuarantine);
    connect(&m_controller, &RunController::quarantineLoaded, m_quarantine, &QuarantinePage::addPage);
    connect(m_quarantine, &QuarantinePage::waiveAsked, &m_controller, &RunController::askWaive);
    connect(m_quarantine, &QuarantinePage::unwaiveAsked, &m_controller, &RunController::askUnwaive);
    connect(m_quarantine, &QuarantinePage::editAsked, &m_controller, &RunController::editRow);
    connect(m_quarantine, &QuarantinePage::withdrawAsked, &m_controller, &RunController::askWithdraw);
    connect(m_quarantine, &QuarantinePage::fixAsked, &m_controller, &RunController::fixRows);
    connect(m_quarantine, &QuarantinePage::replayAsked, &m_controller, &RunController::askReplay);
    connect(m_quarantine, &QuarantinePage::exportAsked, this, &PageStack::exportQuarantineAsked);
    connect(m_quarantine, &QuarantinePage::importAsked, this, &PageStack::importQuarantineAsked);
}

void PageStack::connectReport()
{
    connect(m_report, &ReportPage::quarantineAsked, this, &PageStack::showTable);
    connect(m_report, &ReportPage::validateAsked, &m_controller, &RunController::validate);
    connect(m_report, &ReportPage::exportAsked, this, &PageStack::exportReportAsked);
    connect(m_report, &ReportPage::previewAsked, &m_controller, &RunController::previewReport);
    connect(&m_controller, &RunController::reportPreviewed, this, &PageStack::openFileAsked);
    connect(m_report, &ReportPage::openReportAsked, this, &PageStack::openFileAsked);
}

void PageStack::connectRestore()
{
    connect(m_restore, &RestorePage::snapshotChosen, &m_controller, &RunController::previewRestore);
    connect(m_restore, &RestorePage::pointChosen, &m_controller, &RunController::previewRollBack);
    connect(&m_controller, &RunController::consequenceKnown, m_restore, &RestorePage::setConsequence);
    connect(m_restore, &RestorePage::restoreAsked, &m_controller, &RunController::restore);
    connect(m_restore, &RestorePage::tablesAsked, &m_controller, &RunController::chooseTables);
    connect(m_restore, &RestorePage::compareAsked, &m_controller, &RunController::compareTables);
    connect(&m_controller, &RunController::tablesCompared, m_restore, &RestorePage::setTables);
    connect(m_restore, &RestorePage::restoreCopyAsked, this, &PageStack::restoreCopyAsked);
    connect(m_restore, &RestorePage::rollBackAsked, &m_controller, &RunController::rollBackTo);
    connect(m_restore, &RestorePage::verifyAsked, &m_controller, &RunController::verify);
    connect(m_restore, &RestorePage::verifyQuickAsked, &m_controller, &RunController::verifyQuick);
    connect(m_restore, &RestorePage::takeAsked, &m_controller, &RunController::takeSnapshot);
    connect(m_restore, &RestorePage::pruneAsked, &m_controller, &RunController::pruneSnapshots);
    connect(m_restore, &RestorePage::changesAsked, &m_controller, &RunController::listChanges);
    connect(m_restore, &RestorePage::exportChangesAsked, this, &PageStack::exportChangesAsked);
    connect(&m_controller, &RunController::changesListed, m_restore, &RestorePage::setChanges);
    connect(m_restore, &RestorePage::removeAsked, &m_controller, &RunController::removeSnapshot);
}

void PageStack::connectAssessment()
{
    connect(&m_controller, &RunController::preflighted, m_assessment, &AssessmentPage::setPreflight);
    connect(&m_controller, &RunController::doctored, m_assessment, &AssessmentPage::setDoctor);
    connect(&m_controller, &RunController::assessmentLoaded, m_assessment, &AssessmentPage::setAssessment);
    connect(m_assessment, &AssessmentPage::assessmentWanted, &m_controller, &RunController::loadAssessment);
    connect(m_assessment, &AssessmentPage::lookAsked, &m_controller, &RunController::lookAhead);
    connect(m_assessment, &AssessmentPage::saveProposalAsked, this, &PageStack::saveProposalAsked);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        if (page == Assessment)
            m_controller.lookAheadOnce();
    });
}

void PageStack::setStatus(const core::RunStatus& status, bool isBusy)
{
    m_overview->setStatus(status);
    m_assessment->setStatus(status, isBusy);
    m_plan->setStatus(status, isBusy);
    m_run->setStatus(status);
    m_quarantine->setStatus(status, isBusy);
    m_report->setStatus(status, isBusy);
    m_restore->setStatus(status, isBusy);
    m_history->setStatus(status, isBusy);
    const qint64 undecided = status.undecided();
    m_pill->setText(countText(undecided));
    m_tabs->setTabToolTip(Quarantine,
                          tr("%n row(s) wait for a decision", nullptr, static_cast<int>(undecided)));
    // The tab takes the pill's new width only when its button is set again.
    m_tabs->setTabButton(Quarantine, QTabBar::RightSide, undecided > 0 ? m_pill : nullptr);
    m_pill->setVisible(undecided > 0);
}

void PageStack::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

PageStack::Page PageStack::page() const
{
    return static_cast<Page>(m_tabs->currentIndex());
}

void PageStack::showPhase(const QString& phase)
{
    m_run->showPhase(phase);
    showPage(Run);
}

void PageStack::showTable(const QString& table)
{
    showPage(Quarantine);
    m_quarantine->showTable(table);
}

void PageStack::showLog()
{
    showPage(Run);
    m_run->focusLog();
}

void PageStack::showChanges()
{
    showPage(Restore);
    m_restore->showPresent();
}

void PageStack::setElapsed(qint64 milliseconds)
{
    m_run->setElapsed(milliseconds);
}

void PageStack::reloadRows()
{
    m_quarantine->reload();
    if (page() == History)
        m_controller.loadHistory();
}

} // namespace godwit::ui
