// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "ui/models/record_model.h"

namespace godwit::ui {

/// The tables of an assessment with their rows, their size and what stands out in them.
class ProfilesModel : public RecordModel<core::TableProfile>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ProfilesModel)
public:
    enum Columns { Table, Rows, Bytes, ColumnCount, Finding };
    explicit ProfilesModel(QObject* parent = nullptr);
};

/// The columns of one table.
class ColumnsModel : public RecordModel<core::ColumnProfile>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ColumnsModel)
public:
    enum Columns { Name, Type, Nulls, Blanks, Distinct, Least, Greatest, Longest, Mean, Finding };
    explicit ColumnsModel(QObject* parent = nullptr);
};

class GapsModel : public RecordModel<core::Gap>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::GapsModel)
public:
    enum Columns { Priority, What, Rows, Closed };
    explicit GapsModel(QObject* parent = nullptr);
};

/// One foreign key that a drop, a rebuild or a delete would follow.
struct ReachLine
{
    core::BlastRadius radius; ///< without its references
    core::BlastReference reference;
};

class ReachModel : public RecordModel<ReachLine>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ReachModel)
public:
    enum Columns { Step, Child, Action, Rows, Sample };
    explicit ReachModel(QObject* parent = nullptr);
    [[nodiscard]] static QList<ReachLine> linesOf(const core::Assessment& assessment);
};

class InventoryModel : public RecordModel<core::InventoryItem>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::InventoryModel)
public:
    enum Columns { Kind, Name, Traits, Fate, How };
    explicit InventoryModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
