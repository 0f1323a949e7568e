// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "core/events.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace godwit::ui {

class AssessmentPage;
class HistoryPage;
class OverviewPage;
class PlanPage;
class QuarantinePage;
class ReportPage;
class RestorePage;
class RunController;
class RunPage;

/// The pages at the right with their tabs, wired to the controller.
class PageStack : public QWidget
{
    Q_OBJECT
public:
    enum Page { Overview, Assessment, Plan, Run, Quarantine, Report, Restore, History };

    explicit PageStack(RunController& controller, QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void showPage(Page page);
    void showPhase(const QString& phase); ///< its steps, on the Run page
    void showTable(const QString& table); ///< its rows, on the Quarantine page
    void showLog();
    void showChanges(); ///< the present, on the Restore page
    void setElapsed(qint64 milliseconds);
    void reloadRows(); ///< after decisions
    [[nodiscard]] Page page() const;

Q_SIGNALS:
    void exportReportAsked(const godwit::core::ReportRequest& request);
    void exportQuarantineAsked(const godwit::core::QuarantineFilter& filter);
    void importQuarantineAsked();
    void restoreCopyAsked(const QString& snapshot);
    void evidenceAsked(bool withValues);
    void openFileAsked(const QString& file);
    void saveProposalAsked();
    void exportChangesAsked();

private:
    void makePages();
    void connectAssessment();
    void connectRun();
    void connectQuarantine();
    void connectReport();
    void connectRestore();

    RunController& m_controller;
    QTabBar* m_tabs = nullptr;
    QLabel* m_pill = nullptr;
    QStackedWidget* m_stack = nullptr;
    OverviewPage* m_overview = nullptr;
    AssessmentPage* m_assessment = nullptr;
    PlanPage* m_plan = nullptr;
    RunPage* m_run = nullptr;
    QuarantinePage* m_quarantine = nullptr;
    ReportPage* m_report = nullptr;
    RestorePage* m_restore = nullptr;
    HistoryPage* m_history = nullptr;
};

} // namespace godwit::ui
