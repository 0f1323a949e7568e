// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/table_offer.h"
#include "ui/models/record_model.h"

#include <QWidget>

class QLabel;

namespace godwit::ui {

class DataTable;

/// What a snapshot holds beside what is there now: each table with its rows then and now. Hidden until it was
/// asked for. A part of the Restore page; the console's thread.
class ContentView : public QWidget
{
    Q_OBJECT
public:
    explicit ContentView(QWidget* parent = nullptr);
    void await(const QString& snapshot); ///< its tables are being counted
    void setTables(const core::SnapshotTables& tables);
    void forget();
    [[nodiscard]] QString snapshot() const { return m_snapshot; } ///< of which it tells; empty: of none

private:
    QString m_snapshot;
    RecordModel<core::TableOffer>* m_tables = nullptr;
    DataTable* m_table = nullptr;
    QLabel* m_state = nullptr;
};

} // namespace godwit::ui
