// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/edit_dialog.h"

#include "ui/format.h"
#include "ui/models/new_values_model.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QHeaderView>

namespace godwit::ui {

EditDialog::EditDialog(const core::QuarantineEntry& entry, QWidget* parent)
    : MendingDialog(tr("Edit %1").arg(rowText(entry.table, entry.key)), entry.cause, parent),
      m_entry(entry.id)
{
    setObjectName(QStringLiteral("edit_dialog"));
    m_values = new NewValuesModel(entry, this);
    addTable(entry.column);
    body()->addWidget(makeWrapped(
        tr("The new values are tried on a copy of the row. The row moves with them at the next replay; your database "
           "is not touched. After a backslash a value is an SQL literal, such as \\X'00ff'."),
        Tone::Muted));
    connect(m_values, &QAbstractItemModel::dataChanged, this, [this] {
        clearMessage();
        showButtons();
    });
    addButtons(tr("&Save edit"));
}

EditDialog::~EditDialog()
{
    m_values->disconnect(this);
}

void EditDialog::addTable(const QString& failedColumn)
{
    constexpr int kRows = 12;
    constexpr int kWidest = 200;
    auto* table = new DataTable(QString());
    table->setObjectName(QStringLiteral("edit_values"));
    table->setAccessibleName(tr("Values of the row"));
    table->setWidest(kWidest);
    table->setPlainSource(m_values, NewValuesModel::New);
    table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setTabKeyNavigation(true);
    connect(table, &DataTable::rowOpened, this, [this, table] {
        const QModelIndex index = table->currentIndex();
        if (index.column() != NewValuesModel::Null)
            return;
        const bool isNull = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_values->setData(index, isNull ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    body()->addWidget(table);
    table->ensurePolished();
    table->horizontalHeader()->ensurePolished();
    table->fitHeight(kRows);
    const int failed = qMax(0, m_values->rowOf(failedColumn));
    table->setCurrentIndex(m_values->index(failed, NewValuesModel::New));
    table->setFocus();
}

core::EditRequest EditDialog::request() const
{
    core::EditRequest request;
    request.entry = m_entry;
    request.values = m_values->changes();
    return request;
}

void EditDialog::showButtons()
{
    allowApply(!m_values->changes().isEmpty(), tr("Change a value first"));
}

} // namespace godwit::ui
