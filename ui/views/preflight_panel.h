// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/preflight_report.h"

#include <QFrame>

class QLabel;

namespace godwit::ui {

class DataTable;
class FindingsModel;
class VolumesModel;

/// What stands in the way of a run: the findings with severity, code and next step, and the volumes with their bars.
class PreflightPanel : public QFrame
{
    Q_OBJECT
public:
    explicit PreflightPanel(QWidget* parent = nullptr);
    void setReport(const core::PreflightReport& report);
    void clear(); ///< nothing was looked at yet

private:
    QLabel* m_count = nullptr;
    QLabel* m_next = nullptr;
    FindingsModel* m_findings = nullptr;
    VolumesModel* m_volumes = nullptr;
    DataTable* m_findingsTable = nullptr;
    DataTable* m_volumesTable = nullptr;
};

/// "1 error · 2 warnings · 1 note", in the tone of the worst; "nothing found".
void showCount(QLabel* label, const QList<core::Finding>& findings);

} // namespace godwit::ui
