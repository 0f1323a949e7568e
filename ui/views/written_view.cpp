// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/written_view.h"

#include "ui/format.h"
#include "ui/models/changes_models.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kTableRows = 8;

} // namespace

WrittenView::WrittenView(int mostRows, QWidget* parent) : QWidget(parent)
{
    const bool isPart = mostRows > 0; // of something narrower, whose columns nobody means to keep
    m_changes = new ChangesModel(this);
    m_tables = new DataTable(isPart ? QString() : QStringLiteral("changes"));
    m_tables->setObjectName(QStringLiteral("changes_tables"));
    m_tables->setAccessibleName(tr("Rows written, by table"));
    m_tables->setSource(m_changes, ChangesModel::Basis);
    m_tables->fitHeight(isPart ? mostRows : kTableRows);
    m_rowsTitle = makeStrong({});
    m_rowsTitle->setObjectName(QStringLiteral("changes_rows_title"));
    m_rows = new ChangedRowsModel(this);
    m_samples = new DataTable(isPart ? QString() : QStringLiteral("changed_rows"));
    m_samples->setObjectName(QStringLiteral("changes_rows"));
    m_samples->setAccessibleName(tr("Rows of the chosen table"));
    m_samples->setPlainSource(m_rows, ChangedRowsModel::After);
    if (isPart)
        m_samples->fitHeight(mostRows);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_tables);
    layout->addWidget(m_rowsTitle);
    layout->addWidget(m_samples, 1);
    layout->addStretch(0);
    connect(m_tables, &DataTable::rowChosen, this, &WrittenView::showTable);
    setChanges({});
}

void WrittenView::setChanges(const core::ChangesSince& changes)
{
    m_changes->setRecords(changes.tables);
    const bool hasTables = !changes.tables.isEmpty();
    setVisible(hasTables);
    if (hasTables)
        m_tables->setCurrentIndex(m_tables->model()->index(0, 0));
    showTable(hasTables ? m_tables->sourceRow(m_tables->currentIndex()) : -1);
}

void WrittenView::showTable(int row)
{
    const bool hasRows = row >= 0 && row < m_changes->rowCount() && !m_changes->record(row).samples.isEmpty();
    m_rowsTitle->setVisible(hasRows);
    m_samples->setVisible(hasRows);
    if (!hasRows) {
        m_rows->setRecords({});
        return;
    }
    const core::TableChanges& table = m_changes->record(row);
    m_rows->setTable(table);
    const qint64 shown = table.samples.size();
    m_rowsTitle->setText(shown == table.rows()
                             ? tr("Rows of %1").arg(table.table)
                             : tr("Rows of %1: the first %2 of %3")
                                   .arg(table.table, countText(shown), countText(table.rows())));
}

} // namespace godwit::ui
