// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

class ChangedRowsModel;
class ChangesModel;
class DataTable;

/// What was written since some state of the database: figures by table, and the first rows of the chosen one, as they were
/// and as they are. Hidden where nothing was.
class WrittenView : public QWidget
{
    Q_OBJECT
public:
    /// `mostRows`: in a dialog, where each table is as high as its rows, at most so many; 0: on a page.
    explicit WrittenView(int mostRows = 0, QWidget* parent = nullptr);
    void setChanges(const core::ChangesSince& changes);

private:
    void showTable(int row);

    QLabel* m_rowsTitle = nullptr;
    ChangesModel* m_changes = nullptr;
    ChangedRowsModel* m_rows = nullptr;
    DataTable* m_tables = nullptr;
    DataTable* m_samples = nullptr;
};

} // namespace godwit::ui
