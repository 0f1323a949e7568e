// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/quarantine_page.h"

#include "ui/delegates/card_delegates.h"
#include "ui/format.h"
#include "ui/models/quarantine_model.h"
#include "ui/views/data_table.h"
#include "ui/views/entry_panel.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
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
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("quarantine_title"));
    m_causes = new CausesModel(this);
    m_causeList = new QListView;
    m_causeList->setObjectName(QStringLiteral("quarantine_causes"));
    m_causeList->setAccessibleName(tr("Causes"));
    m_causeList->setModel(m_causes);
    m_causeList->setItemDelegate(new CauseDelegate(m_causeList));
    m_causeList->setFrameShape(QFrame::NoFrame);
    m_causeList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tableBox = new QComboBox;
    m_tableBox->setObjectName(QStringLiteral("quarantine_table"));
    m_stateBox = new QComboBox;
    m_stateBox->setObjectName(QStringLiteral("quarantine_state"));
    m_stateBox->addItem(tr("All states"), QString());
    for (const core::EntryState state :
         {core::EntryState::Undecided, core::EntryState::Waived, core::EntryState::Moved})
        m_stateBox->addItem(Words::of(state).word, core::stateId(state));
    auto* tables = makeLabel(tr("&Source table"), Tone::Muted);
    tables->setBuddy(m_tableBox);
    auto* states = makeLabel(tr("S&tate"), Tone::Muted);
    states->setBuddy(m_stateBox);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_causeList, 1);
    for (QWidget* part : {static_cast<QWidget*>(tables), static_cast<QWidget*>(m_tableBox),
                          static_cast<QWidget*>(states), static_cast<QWidget*>(m_stateBox)})
        layout->addWidget(part);
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
    splitter->addWidget(m_entry);
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
    connect(m_causeList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &QuarantinePage::chooseCause);
    connect(m_stateBox, &QComboBox::activated, this, &QuarantinePage::reload);
    connect(m_tableBox, &QComboBox::activated, this, [this] {
        m_causes->setCounts(m_status.quarantine, m_tableBox->currentData().toString());
        reload();
    });
    connect(m_table, &DataTable::rowChosen, this, [this](int row) {
        m_chosenEntry = row < 0 ? -1 : m_rows->record(row).id;
        if (row < 0)
            m_entry->clear();
        else
            m_entry->setEntry(m_rows->record(row));
        showButtons();
    });
    connectDecisions();
    connectFiles();
}

void QuarantinePage::setStatus(const core::RunStatus& status, bool isBusy)
{
    const bool isOther = status.run != m_status.run;
    m_status = status;
    m_isBusy = isBusy;
    if (isOther)
        m_cause.clear();
    fillTables(status);
    const QString table = m_tableBox->currentData().toString();
    m_causes->setCounts(status.quarantine, table);
    m_title->setText(tr("%n row(s)", nullptr, static_cast<int>(m_causes->record(0).rows)));
    if (!m_causeList->currentIndex().isValid())
        m_causeList->setCurrentIndex(m_causes->index(0, 0));
    QString counts = status.run;
    for (const core::QuarantineCount& count : status.quarantine)
        counts += count.table + count.cause + core::stateId(count.state) + QString::number(count.rows);
    showButtons();
    if (counts == m_loadedFor || isBusy)
        return;
    m_loadedFor = counts;
    if (isVisible())
        reload();
    else
        m_loadedFor.clear();
}

void QuarantinePage::fillTables(const core::RunStatus& status)
{
    const QString chosen = m_tableBox->currentData().toString();
    QHash<QString, qint64> rows;
    QStringList tables;
    for (const core::QuarantineCount& count : status.quarantine) {
        if (!rows.contains(count.table))
            tables.append(count.table);
        rows[count.table] += count.rows;
    }
    m_tableBox->clear();
    m_tableBox->addItem(tr("All tables"), QString());
    for (const QString& table : tables)
        m_tableBox->addItem(tr("%1 (%2)").arg(table, countText(rows.value(table))), table);
    m_tableBox->setCurrentIndex(qMax(0, m_tableBox->findData(chosen)));
}

void QuarantinePage::addPage(const core::QuarantinePage& page)
{
    m_rows->addPage(page);
    const bool hasRows = m_rows->rowCount() > 0;
    if (hasRows && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    // Entries get new numbers when rows are moved again: the row stays chosen, not its number.
    const int row = hasRows ? m_table->currentIndex().row() : -1;
    m_chosenEntry = row < 0 ? -1 : m_rows->record(row).id;
    if (row < 0)
        m_entry->clear();
    else
        m_entry->setEntry(m_rows->record(row));
    showButtons();
}

void QuarantinePage::showTable(const QString& table)
{
    m_tableBox->setCurrentIndex(qMax(0, m_tableBox->findData(table)));
    m_cause.clear();
    m_causes->setCounts(m_status.quarantine, table);
    m_causeList->setCurrentIndex(m_causes->index(0, 0));
    reload();
}

void QuarantinePage::reload()
{
    m_rows->setFilter(chosenFilter());
    showButtons();
}

void QuarantinePage::chooseCause()
{
    const QModelIndex index = m_causeList->currentIndex();
    const QString cause = index.isValid() ? m_causes->record(index.row()).cause : QString();
    if (cause == m_cause)
        return;
    m_cause = cause;
    reload();
}

void QuarantinePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_loadedFor.isEmpty() && !m_status.run.isEmpty())
        reload();
}

} // namespace godwit::ui
