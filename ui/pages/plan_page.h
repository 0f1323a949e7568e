// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace godwit::ui {

class DataTable;
class ElidedLabel;
class ForecastModel;
class StepsModel;
class ThinBar;

/// Every step of the plan in order, with the SQL it runs, and what each phase is expected to take.
class PlanPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void setRehearsal(const core::Progress& progress); ///< how far the rehearsal under way is

Q_SIGNALS:
    void rehearsalAsked();

private:
    QWidget* makeForecast();
    QWidget* makeSql();
    void showStep(int row);
    void chooseFirst();

    ForecastModel* m_forecast = nullptr;
    QPushButton* m_rehearse = nullptr;
    ElidedLabel* m_rehearsal = nullptr;
    ThinBar* m_bar = nullptr;

    ElidedLabel* m_source = nullptr;
    StepsModel* m_steps = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_title = nullptr;
    QPlainTextEdit* m_sql = nullptr;
};

} // namespace godwit::ui
