// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "ui/dialogs/mending_dialog.h"

namespace godwit::ui {

class NewValuesModel;

/// Gives one row in quarantine new values.
class EditDialog : public MendingDialog
{
    Q_OBJECT
public:
    EditDialog(const core::QuarantineEntry& entry, QWidget* parent);
    /// An editor that is open gives its text to the model while the dialog goes: too late for the dialog to follow.
    ~EditDialog() override;
    [[nodiscard]] core::EditRequest request() const;

protected:
    void showButtons() override;

private:
    void addTable(const QString& failedColumn);

    qint64 m_entry = 0;
    NewValuesModel* m_values = nullptr;
};

} // namespace godwit::ui
