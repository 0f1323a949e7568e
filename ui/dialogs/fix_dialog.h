// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "ui/dialogs/mending_dialog.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace godwit::ui {

class EditsView;

/// Which rows a fix is for, and what it can set.
struct FixTarget
{
    core::QuarantineFilter filter; ///< finds rows of one table
    QStringList columns;
    QString column; ///< that failed; empty: none
    qint64 rows = 0;
};

/// Mends many rows by an expression. What was previewed is what can be applied: a change of the expression asks for
/// another preview.
class FixDialog : public MendingDialog
{
    Q_OBJECT
public:
    FixDialog(const FixTarget& target, QWidget* parent);
    [[nodiscard]] core::FixRequest request(bool apply) const;
    void showSummary(const core::EditSummary& summary) override;

protected:
    void showButtons() override;

private:
    void addFields();
    void forgetPreview();

    FixTarget m_target;
    qint64 m_wouldChange = -1; ///< -1: not previewed
    QComboBox* m_column = nullptr;
    QLineEdit* m_expression = nullptr;
    QPushButton* m_preview = nullptr;
    EditsView* m_edits = nullptr;
};

/// Takes an edited CSV file back, after a preview that is made at once.
class ImportDialog : public MendingDialog
{
    Q_OBJECT
public:
    ImportDialog(const QString& file, QWidget* parent);
    [[nodiscard]] core::ImportQuarantineRequest request(bool apply) const { return {m_file, apply}; }
    void showSummary(const core::EditSummary& summary) override;
    void preview() { ask(false); }

protected:
    void showButtons() override;

private:
    QString m_file;
    qint64 m_wouldChange = -1; ///< -1: not previewed
    EditsView* m_edits = nullptr;
};

} // namespace godwit::ui
