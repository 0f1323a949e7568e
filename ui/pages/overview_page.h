// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/models/record_model.h"
#include "ui/pages/scroll_page.h"

class QLabel;

namespace godwit::ui {

class GanttChart;
class RiskMatrix;

/// The plan for people: what it is for, its goals, risks and schedule.
class OverviewPage : public ScrollPage
{
    Q_OBJECT
public:
    explicit OverviewPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);

private:
    void addRisks();
    void addSchedule();
    void showFacts(const core::RunStatus& status);
    [[nodiscard]] QList<core::PlanScheduleItem> namedSchedule(const core::RunStatus& status) const;

    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_summary = nullptr;
    QFrame* m_goalsPanel = nullptr;
    QLabel* m_goals = nullptr;
    QFrame* m_riskPanel = nullptr;
    RiskMatrix* m_matrix = nullptr;
    RecordModel<core::PlanRisk>* m_risks = nullptr;
    QFrame* m_schedulePanel = nullptr;
    GanttChart* m_gantt = nullptr;
    RecordModel<core::PlanScheduleItem>* m_schedule = nullptr;
};

} // namespace godwit::ui
