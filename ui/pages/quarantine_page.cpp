// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/quarantine_page.h"

#include "ui/models/quarantine_model.h"
#include "ui/views/data_table.h"
#include "ui/views/entry_panel.h"
#include "ui/views/quarantine_filters.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>

namespace godwit::ui {

namespace {

constexpr int kLeftWidth = 240;
constexpr int kWidestColumn = 128;

} // namespace

QuarantinePage::QuarantinePage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(16);
    layout->addWidget(makeLeft());
    layout->addWidget(makeRight(), 1);
    connectParts();
    showButtons();
}

QWidget* QuarantinePage::makeLeft()
{
    auto* left = new QWidget;
    left->setFixedWidth(kLeftWidth);
    m_filters = new QuarantineFilters;
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filters, 1);
    layout->addSpacing(4);
    layout->addLayout(makeFileButtons());
    return left;
}

QWidget* QuarantinePage::makeRight()
{
    m_rows = new QuarantineModel(this);
    m_table = new DataTable(QStringLiteral("quarantine"));
    m_table->setObjectName(QStringLiteral("quarantine_rows"));
    m_table->setAccessibleName(tr("Rows in quarantine"));
    // The order is the core's: sorting a part of the rows would pretend to sort all.
    m_table->setWidest(kWidestColumn);
    m_table->setPlainSource(m_rows, QuarantineModel::Cause);
    m_entry = new EntryPanel;
    for (QPushButton* button : makeRowButtons())
        m_entry->addButton(button);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    auto* area = new QScrollArea; // a small window has no room for all of it
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_entry);
    splitter->addWidget(area);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setHandleWidth(12);
    splitter->setSizes({3 * kLeftWidth, 3 * kLeftWidth}); // shared evenly at first
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeButtons());
    layout->addWidget(splitter, 1);
    return right;
}

void QuarantinePage::connectParts()
{
    connect(m_rows, &QuarantineModel::pageWanted, this, &QuarantinePage::pageWanted);
    connect(m_filters, &QuarantineFilters::changed, this, &QuarantinePage::reload);
    connect(m_table, &DataTable::rowChosen, this, &QuarantinePage::chooseRow);
    connect(m_table, &DataTable::rowOpened, m_edit, &QPushButton::click); // a disabled one stays still
    connectDecisions();
    connectFiles();
}

void QuarantinePage::setStatus(const core::RunStatus& status, bool isBusy)
{
    m_status = status;
    m_isBusy = isBusy;
    m_filters->setStatus(status);
    showButtons();
    if (!isBusy && countsText() != m_loadedFor)
        reload();
}

QString QuarantinePage::countsText() const
{
    QString counts = m_status.run;
    for (const core::QuarantineCount& count : m_status.quarantine)
        counts += count.phase + count.table + count.cause + core::stateId(count.state) + QString::number(count.rows);
    return counts;
}

void QuarantinePage::addPage(const core::QuarantinePage& page)
{
    m_rows->addPage(page);
    const bool hasRows = m_rows->rowCount() > 0;
    if (hasRows && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    // Entries get new numbers when rows are moved again: the row stays chosen, not its number.
    chooseRow(hasRows ? m_table->currentIndex().row() : -1);
}

void QuarantinePage::chooseRow(int row)
{
    m_chosenEntry = row < 0 ? -1 : m_rows->record(row).id;
    if (row < 0)
        m_entry->clear();
    else
        m_entry->setEntry(m_rows->record(row), m_filters->titleOf(m_rows->record(row).phase));
    showButtons();
}

void QuarantinePage::showTable(const QString& table)
{
    m_filters->showTable(table);
}

void QuarantinePage::reload()
{
    if (isVisible()) {
        m_loadedFor = countsText();
        m_rows->setFilter(m_filters->filter());
        m_table->showColumn(QuarantineModel::Table, m_filters->filter().table.isEmpty()); // else it says the same in each row
    } else {
        m_loadedFor.clear();
        m_rows->forget();
    }
    showButtons();
}

void QuarantinePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_loadedFor.isEmpty() && !m_status.run.isEmpty())
        reload();
}

} // namespace godwit::ui
