// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/pages/scroll_page.h"

class QLabel;

namespace godwit::ui {

class DataTable;
class LogView;
class RateChart;
class RatesModel;
class StepsModel;
class ThinBar;

/// The phase that runs, or the one chosen at the left: how far, how fast, how long, its steps, charts and the
/// log.
class RunPage : public ScrollPage
{
    Q_OBJECT
public:
    explicit RunPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);
    void setProgress(const core::Progress& progress);
    void changeStep(const core::StepStatus& step);
    void addLog(const core::LogLine& line);
    void showPhase(const QString& phase);
    void setElapsed(qint64 milliseconds); ///< of the running phase
    void focusLog();

private:
    struct Figure
    {
        QLabel* value = nullptr;
        QLabel* name = nullptr;
    };

    void addFigures();
    void addSteps();
    void addCharts();
    void showCurrent();
    void showFigures();
    void showColumns();
    void clearCharts();
    [[nodiscard]] const core::PhaseStatus* shown() const;

    core::RunStatus m_status;
    core::Progress m_progress;
    QString m_phase;        ///< shown
    QString m_runningPhase; ///< whose charts are drawn
    QLabel* m_title = nullptr;
    QLabel* m_where = nullptr;
    ThinBar* m_bar = nullptr;
    Figure m_rows;
    Figure m_rate;
    Figure m_elapsed;
    Figure m_left;
    Figure m_quarantine;
    Figure m_memory;
    StepsModel* m_steps = nullptr;
    DataTable* m_table = nullptr;
    RateChart* m_rateChart = nullptr;
    RateChart* m_memoryChart = nullptr;
    RatesModel* m_rates = nullptr;
    RatesModel* m_memories = nullptr;
    LogView* m_log = nullptr;
};

} // namespace godwit::ui
