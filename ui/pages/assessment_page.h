// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

class ChecksModel;
class DataTable;

/// What is in the database and what is wrong with it, before anything moves: the checks of the suite
/// "assessment".
class AssessmentPage : public QWidget
{
    Q_OBJECT
public:
    explicit AssessmentPage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);

private:
    void open(int row);

    QLabel* m_verdict = nullptr;
    ChecksModel* m_checks = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_why = nullptr;
};

} // namespace godwit::ui
