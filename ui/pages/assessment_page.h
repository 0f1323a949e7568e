// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/events.h"
#include "ui/pages/scroll_page.h"

class QLabel;
class QPushButton;

namespace godwit::ui {

class ChecksModel;
class DataTable;
class DoctorPanel;
class PreflightPanel;

/// What is in the database and what is wrong with it, before anything moves: what stands in the way of a run, what other tools
/// left half-done, and the checks of the suite "assessment".
class AssessmentPage : public ScrollPage
{
    Q_OBJECT
public:
    explicit AssessmentPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void setPreflight(const core::PreflightReport& report);
    void setDoctor(const core::DoctorReport& report);

Q_SIGNALS:
    void lookAsked();
    void saveProposalAsked();

private:
    void addChecks();
    void open(int row);

    QString m_database; ///< whose findings are shown
    QPushButton* m_look = nullptr;
    PreflightPanel* m_preflight = nullptr;
    DoctorPanel* m_doctor = nullptr;
    QLabel* m_verdict = nullptr;
    ChecksModel* m_checks = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_why = nullptr;
};

} // namespace godwit::ui
