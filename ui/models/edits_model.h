// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/value.h"
#include "ui/models/record_model.h"

namespace godwit::ui {

/// What an edit, a fix or an import changes: a line for each value, before and after.
class EditsModel : public RecordModel<core::EditedValue>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::EditsModel)
public:
    enum Columns { Key, ChangedColumn, Before, After };
    explicit EditsModel(QObject* parent = nullptr);
};

/// A value of a row in quarantine as it is, not as it is shown.
[[nodiscard]] core::Value valueOf(const core::QuarantineEntry& entry, const QString& column, const QString& shown);

/// A value that the core gave as an SQL literal, as a person reads it: text without its quotation marks, a null
/// string for NULL.
[[nodiscard]] QString textOfLiteral(const QString& literal);

} // namespace godwit::ui
