// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace godwit::ui {

class DataTable;
class FindingsModel;
class LeftOversModel;

/// What an interrupted migration left: findings, left-over tables, ledgers and shape, and the plan that would mend it.
class DoctorPanel : public QFrame
{
    Q_OBJECT
public:
    explicit DoctorPanel(QWidget* parent = nullptr);
    void setReport(const core::DoctorReport& report);
    void clear(); ///< nothing was looked at yet
    void setBusy(bool isBusy);

Q_SIGNALS:
    void saveAsked(); ///< the proposed plan

private:
    void allowSave();
    void showNext(int row);
    [[nodiscard]] static QString summaryOf(const core::DoctorReport& report);

    core::Proposal m_proposal;
    bool m_isBusy = false;
    QLabel* m_count = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_next = nullptr;
    QLabel* m_does = nullptr;
    QPushButton* m_save = nullptr;
    FindingsModel* m_findings = nullptr;
    LeftOversModel* m_leftOvers = nullptr;
    DataTable* m_findingsTable = nullptr;
    DataTable* m_leftOversTable = nullptr;
};

} // namespace godwit::ui
