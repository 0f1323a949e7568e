// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/doctor_report.h"
#include "core/events.h"
#include "ui/pages/scroll_page.h"

class QLabel;
class QPushButton;

namespace godwit::ui {

class AssessmentView;
class ChecksModel;
class DataTable;
class DoctorPanel;
class PreflightPanel;

/// What is in the database and what is wrong with it, before anything moves: what stands in the way of a run, what other tools
/// left half-done, the assessment itself, and its checks. Asks for the assessment when the status tells of a new one.
class AssessmentPage : public ScrollPage
{
    Q_OBJECT
public:
    explicit AssessmentPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void setPreflight(const core::PreflightReport& report);
    void setDoctor(const core::DoctorReport& report);
    void setAssessment(const core::Assessment& assessment);

Q_SIGNALS:
    void lookAsked();
    void saveProposalAsked();
    void assessmentWanted(); ///< the journal has another one than is shown

private:
    void addVerdict();
    void addChecks();
    void open(int row);

    QString m_database; ///< whose findings are shown
    QPushButton* m_look = nullptr;
    PreflightPanel* m_preflight = nullptr;
    DoctorPanel* m_doctor = nullptr;
    QDateTime m_assessedAt;  ///< of the assessment that was asked for last
    AssessmentView* m_view = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_title = nullptr;
    ChecksModel* m_checks = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_why = nullptr;
};

} // namespace godwit::ui
