// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "core/events.h"
#include "ui/pages/scroll_page.h"
#include "ui/theme/colours.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace godwit::ui {

class BalanceModel;
class CriteriaModel;
class DataTable;
class PerformanceModel;
class ReportChoice;
class SuitePanel;

/// Did everything arrive: the verdict, the account of every row, the checks by suite, performance and
/// criteria, and which report to hand on. A tick opens its query, its figures and its time; figures in quarantine open their rows.
class ReportPage : public ScrollPage
{
    Q_OBJECT
public:
    explicit ReportPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);

Q_SIGNALS:
    void quarantineAsked(const QString& table); ///< empty: all tables
    void exportAsked(const godwit::core::ReportRequest& request);
    void previewAsked(const godwit::core::ReportRequest& request);
    void validateAsked();
    void openReportAsked(const QString& file);

private:
    void addVerdict();
    void addChoice();
    void addBalance();
    void addSuites();
    void arrange();
    void addPerformance();
    void showVerdict(const core::RunStatus& status);
    void say(Tone tone, const QString& icon, const QString& verdict, const QString& more);

    QFrame* m_banner = nullptr;
    QLabel* m_icon = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_more = nullptr;
    QPushButton* m_openQuarantine = nullptr;
    QPushButton* m_validate = nullptr;
    QPushButton* m_openReport = nullptr;
    ReportChoice* m_choice = nullptr;
    BalanceModel* m_balance = nullptr;
    DataTable* m_balanceTable = nullptr;
    QWidget* m_legend = nullptr;
    QGridLayout* m_grid = nullptr;
    QList<SuitePanel*> m_suites;
    PerformanceModel* m_performance = nullptr;
    QFrame* m_performancePanel = nullptr;
    CriteriaModel* m_criteria = nullptr;
    QFrame* m_criteriaPanel = nullptr;
    QString m_report;
};

} // namespace godwit::ui
