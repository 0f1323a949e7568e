// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace godwit::ui {

class DataTable;
class StepsModel;

/// Every step of the plan in order, with the SQL it runs.
class PlanPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);

private:
    void showStep(int row);

    QLabel* m_source = nullptr;
    StepsModel* m_steps = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_title = nullptr;
    QPlainTextEdit* m_sql = nullptr;
};

} // namespace godwit::ui
