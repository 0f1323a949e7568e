// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/changes_view.h"

#include "ui/format.h"
#include "ui/models/changes_models.h"
#include "ui/views/data_table.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kTableRows = 8;

} // namespace

ChangesView::ChangesView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("changes"));
    m_list = makeButton(tr("&List what was written"), QStringLiteral("changes_list"), "primary");
    m_export = makeButton(tr("E&xport the rows…"), QStringLiteral("changes_export"));
    m_state = makeWrapped({}, Tone::Muted);
    m_state->setObjectName(QStringLiteral("changes_state"));
    auto* buttons = new FlowLayout(8);
    buttons->addWidget(m_list);
    buttons->addWidget(m_export);
    makeTables();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeStrong(tr("Written since the cut-over")));
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    layout->addWidget(m_tables);
    layout->addWidget(m_rowsTitle);
    layout->addWidget(m_samples, 1);
    layout->addStretch(0);
    connect(m_list, &QPushButton::clicked, this, &ChangesView::listAsked);
    connect(m_export, &QPushButton::clicked, this, &ChangesView::exportAsked);
    connect(m_tables, &DataTable::rowChosen, this, &ChangesView::showTable);
    forget();
}

void ChangesView::makeTables()
{
    m_changes = new ChangesModel(this);
    m_tables = new DataTable(QStringLiteral("changes"));
    m_tables->setObjectName(QStringLiteral("changes_tables"));
    m_tables->setAccessibleName(tr("Rows written, by table"));
    m_tables->setSource(m_changes, ChangesModel::Basis);
    m_tables->fitHeight(kTableRows);
    m_rowsTitle = makeStrong({});
    m_rowsTitle->setObjectName(QStringLiteral("changes_rows_title"));
    m_rows = new ChangedRowsModel(this);
    m_samples = new DataTable(QStringLiteral("changed_rows"));
    m_samples->setObjectName(QStringLiteral("changes_rows"));
    m_samples->setAccessibleName(tr("Rows of the chosen table"));
    m_samples->setPlainSource(m_rows, ChangedRowsModel::After);
}

void ChangesView::forget()
{
    m_changes->setRecords({});
    m_rows->setRecords({});
    m_state->setText(tr("Going back takes out what programs wrote into the database since then. It is "
                        "exported first; here you can "
                        "look at it before. Both files are read for that."));
    for (QWidget* widget : {static_cast<QWidget*>(m_tables), static_cast<QWidget*>(m_rowsTitle),
                            static_cast<QWidget*>(m_samples)})
        widget->hide();
}

void ChangesView::setStatus(const core::RunStatus& status, bool isBusy)
{
    const QString run = status.isCutOver ? status.run + QLatin1Char(' ') + status.database : QString();
    if (run != m_run)
        forget();
    m_run = run;
    const QString busy = tr("Something is running; pause it or wait for its end");
    const bool isAllowed = !isBusy && !status.isFinished;
    const QString why = isBusy ? busy : tr("The migration is finished: what it was compared with is removed");
    allow(m_list, isAllowed, why,
          tr("Compares the database with what the cut-over put in its place; changes nothing"));
    allow(m_export, isAllowed, why,
          tr("All these rows into a new folder: a CSV file a table, and a changeset for SQLite"));
}

void ChangesView::setChanges(const core::ChangesSince& changes)
{
    m_changes->setRecords(changes.tables);
    const bool hasTables = !changes.tables.isEmpty();
    const QString since = momentText(changes.at);
    const QString now = secondsText(QDateTime::currentDateTimeUtc());
    if (!changes.unlisted.isEmpty())
        m_state->setText(
            tr("What was written since the cut-over cannot be listed: %1").arg(changes.unlisted));
    else if (!hasTables)
        m_state->setText(tr("Nothing was written since the cut-over, %1. Listed at %2.").arg(since, now));
    else
        m_state->setText(tr("%n row(s) written since the cut-over, %1. Listed at %2.", nullptr,
                            static_cast<int>(changes.rows()))
                             .arg(since, now));
    if (!changes.changeset.isEmpty())
        m_state->setText(m_state->text() + QLatin1Char(' ') + changes.changeset);
    m_tables->setVisible(hasTables);
    if (hasTables)
        m_tables->setCurrentIndex(m_tables->model()->index(0, 0));
    showTable(hasTables ? m_tables->sourceRow(m_tables->currentIndex()) : -1);
}

void ChangesView::showTable(int row)
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
