// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;

namespace godwit::ui {

class ColumnsModel;
class DataTable;
class ExpectedModel;
class GapsModel;
class InventoryModel;
class ProfilesModel;
class ReachModel;

/// An assessment as tables: what the moves leave out, gaps, what drops reach, the tables and, of the one that
/// is chosen, the columns, and the inventory with the fate of each object. Hidden while there is none.
class AssessmentView : public QWidget
{
    Q_OBJECT
public:
    explicit AssessmentView(QWidget* parent = nullptr);
    void setAssessment(const core::Assessment& assessment);

private:
    /// A panel with a title, a short line beside it, and a table.
    DataTable* addPanel(const QString& title, const QString& name, QLabel*& count);
    void addTables();
    void showColumns(int row);
    void showInventory();

    core::Assessment m_assessment;
    QBoxLayout* m_layout = nullptr;
    QBoxLayout* m_panel = nullptr; ///< of the panel that was added last
    ProfilesModel* m_profiles = nullptr;
    ColumnsModel* m_columns = nullptr;
    ExpectedModel* m_expected = nullptr;
    GapsModel* m_gaps = nullptr;
    ReachModel* m_reach = nullptr;
    InventoryModel* m_inventory = nullptr;
    DataTable* m_profilesTable = nullptr;
    DataTable* m_columnsTable = nullptr;
    DataTable* m_reachTable = nullptr;
    QLabel* m_profilesCount = nullptr;
    QLabel* m_columnsTitle = nullptr;
    QLabel* m_expectedCount = nullptr;
    QLabel* m_gapsCount = nullptr;
    QLabel* m_reachCount = nullptr;
    QLabel* m_inventoryCount = nullptr;
    QCheckBox* m_onlyOpen = nullptr;
};

} // namespace godwit::ui
