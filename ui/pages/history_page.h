// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace godwit::ui {

class DataTable;
class HistoryModel;

/// Who did what when: the audit chain, searchable; and all of a run as evidence, in one file.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPage(QWidget* parent = nullptr);
    void setHistory(const QList<core::AuditEntry>& entries);
    void setProof(const core::Outcome& outcome); ///< whether the chain of these entries holds
    void setStatus(const core::RunStatus& status, bool isBusy);

Q_SIGNALS:
    void historyWanted();
    void evidenceAsked(bool withValues);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLabel* m_count = nullptr;
    QLabel* m_proof = nullptr;
    HistoryModel* m_model = nullptr;
    DataTable* m_table = nullptr;
    QCheckBox* m_withValues = nullptr;
    QPushButton* m_evidence = nullptr;
};

} // namespace godwit::ui
