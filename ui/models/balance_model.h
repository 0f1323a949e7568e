// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

namespace godwit::ui {

/// The account of a run, one line a source table.
class BalanceModel : public RecordModel<core::BalanceRow>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::BalanceModel)
public:
    enum Columns { Table, Rows, Moved, Merged, Skipped, Quarantined, Kept, Bar, AddsUp };
    explicit BalanceModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
