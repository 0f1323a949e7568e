// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/table_offer.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace godwit::ui {

/// Chooses the tables of a snapshot that are to come back: their rows then and now, what else would happen.
/// What cannot come back by itself cannot be ticked and says why. Nothing happens yet: the next dialog says
/// what it would do, and asks.
class TablesDialog : public QDialog
{
    Q_OBJECT
public:
    TablesDialog(const core::SnapshotTables& tables, QWidget* parent);
    [[nodiscard]] QStringList chosen() const;

private:
    void addTables(const core::SnapshotTables& tables);
    void addButtons();
    void checkChoice();

    QTreeWidget* m_list = nullptr;
    QPushButton* m_act = nullptr;
};

} // namespace godwit::ui
