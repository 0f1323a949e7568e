// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "ui/models/record_model.h"

namespace godwit::ui {

/// What was written since some state of the database: a line a table.
class ChangesModel : public RecordModel<core::TableChanges>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ChangesModel)
public:
    enum Columns { Table, Inserted, Changed, Deleted, Basis };
    explicit ChangesModel(QObject* parent = nullptr);
};

/// A row that was written, with the names of what its values belong to.
struct ChangedRow
{
    QStringList columns;
    core::RowChange change;
};

/// The first rows of one of these tables; of a changed row only the values that differ.
class ChangedRowsModel : public RecordModel<ChangedRow>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ChangedRowsModel)
public:
    enum Columns { What, Key, Before, After };
    explicit ChangedRowsModel(QObject* parent = nullptr);
    void setTable(const core::TableChanges& table);
};

} // namespace godwit::ui
