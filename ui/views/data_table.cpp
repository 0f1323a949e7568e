// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/data_table.h"

#include "ui/delegates/record_delegate.h"
#include "ui/models/record_model.h"
#include "ui/preferences.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

namespace godwit::ui {

namespace {

QString columnsKey(const QString& key)
{
    return QStringLiteral("columns/") + key;
}

} // namespace

DataTable::DataTable(const QString& key, QWidget* parent) : QTableView(parent), m_key(key)
{
    setItemDelegate(new RecordDelegate(this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFocusPolicy(Qt::StrongFocus);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 4);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT rowOpened(sourceRow(index)); });
}

DataTable::~DataTable()
{
    if (!m_key.isEmpty() && m_isRestored)
        Preferences().setBytes(columnsKey(m_key), horizontalHeader()->saveState());
}

void DataTable::setSource(QAbstractItemModel* model, int stretch)
{
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(model);
    m_proxy->setSortRole(SortRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    setModel(m_proxy);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    prepare(stretch);
}

void DataTable::setPlainSource(QAbstractItemModel* model, int stretch)
{
    setModel(model);
    prepare(stretch);
}

void DataTable::prepare(int stretch)
{
    m_stretch = stretch;
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(stretch, QHeaderView::Stretch);
    restoreColumns();
    connect(model(), &QAbstractItemModel::rowsInserted, this, [this] {
        sizeColumns();
        adaptHeight();
    });
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &DataTable::adaptHeight);
    connect(model(), &QAbstractItemModel::modelReset, this, &DataTable::adaptHeight);
    sizeColumns();
}

void DataTable::restoreColumns()
{
    const QByteArray state = m_key.isEmpty() ? QByteArray() : Preferences().bytes(columnsKey(m_key));
    m_isRestored = !state.isEmpty() && horizontalHeader()->restoreState(state);
}

void DataTable::sizeColumns()
{
    // Once a person's widths are known, or the first rows were seen, columns stay as they are.
    constexpr int kWidest = 360;
    if (m_isRestored)
        return;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column == m_stretch || isColumnHidden(column))
            continue;
        const int wanted = qMax(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
        setColumnWidth(column, qMin(wanted, kWidest));
    }
    m_isRestored = model()->rowCount() > 0;
}

void DataTable::fitHeight(int rows)
{
    m_maximumRows = rows;
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    adaptHeight();
}

void DataTable::adaptHeight()
{
    if (m_maximumRows == 0 || !model())
        return;
    const int rows = qMin(m_maximumRows, model()->rowCount());
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2);
}

int DataTable::sourceRow(const QModelIndex& index) const
{
    return m_proxy ? m_proxy->mapToSource(index).row() : index.row();
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT rowChosen(current.isValid() ? sourceRow(current) : -1);
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else if (opens && currentIndex().isValid())
        Q_EMIT rowOpened(sourceRow(currentIndex()));
    else
        QTableView::keyPressEvent(event);
}

void DataTable::copyRows() const
{
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!isColumnHidden(column))
                cells.append(row.siblingAtColumn(column).data().toString().simplified());
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace godwit::ui
