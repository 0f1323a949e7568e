// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunController that brings single tables back.
#include "ui/run_controller.h"

#include "core/engine/engine.h"
#include "ui/dialogs/tables_dialog.h"

namespace godwit::ui {

void RunController::chooseTables(const QString& snapshot)
{
    if (isBusy() || m_isAsking)
        return;
    m_isAsking = true;
    m_tables.enqueue([this](const core::SnapshotTables& tables) { offerTables(tables); });
    m_engine.loadTables(snapshot);
}

void RunController::compareTables(const QString& snapshot)
{
    if (isBusy())
        return;
    m_tables.enqueue([this](const core::SnapshotTables& tables) { Q_EMIT tablesCompared(tables); });
    m_engine.loadTables(snapshot);
}

void RunController::offerTables(const core::SnapshotTables& tables)
{
    m_isAsking = false;
    auto* dialog = new TablesDialog(tables, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, snapshot = tables.snapshot] { restoreTables(snapshot, dialog->chosen()); });
    dialog->open();
}

void RunController::restoreTables(const QString& snapshot, const QStringList& tables)
{
    if (isBusy() || tables.isEmpty())
        return;
    previewAction([this, snapshot, tables] { m_engine.previewRestore(snapshot, tables); },
                  [this, snapshot, tables](const core::Consequence& consequence) {
                      const Last last{tr("Restore the tables"),
                                      consequence,
                                      [this, snapshot, tables](const core::Answers& answers) {
                                          m_engine.restore({snapshot, {}, answers, tables});
                                      },
                                      {}};
                      confirm(consequence, last.verb, false, {},
                              [this, last](const core::Answers& answers) { call(last, answers); });
                  });
}

} // namespace godwit::ui
