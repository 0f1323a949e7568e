// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

class DataTable;
class HistoryModel;

/// Who did what when: the audit chain, searchable.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPage(QWidget* parent = nullptr);
    void setHistory(const QList<core::AuditEntry>& entries);

Q_SIGNALS:
    void historyWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLabel* m_count = nullptr;
    HistoryModel* m_model = nullptr;
    DataTable* m_table = nullptr;
};

} // namespace godwit::ui
