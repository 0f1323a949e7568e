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
#include <QScrollBar>
#include <QSortFilterProxyModel>

namespace godwit::ui {

namespace {

constexpr int kLeastStretched = 96; // pixels of the column that takes the spare room

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
    if (!m_key.isEmpty() && m_isPersons)
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
    connect(model(), &QAbstractItemModel::dataChanged, this, &DataTable::sizeColumns);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        // Only a person at the header resizes while the mouse is down.
        const bool isPerson =
            !m_isSizing && section != m_stretch && QGuiApplication::mouseButtons() != Qt::NoButton;
        m_isPersons = m_isPersons || isPerson;
    });
    sizeColumns();
}

void DataTable::restoreColumns()
{
    const QByteArray state = m_key.isEmpty() ? QByteArray() : Preferences().bytes(columnsKey(m_key));
    m_isPersons = !state.isEmpty() && horizontalHeader()->restoreState(state);
}

int DataTable::contentWidth(int column) const
{
    // Enough to see what the column holds; a long table is not measured to its end.
    constexpr int kMeasuredRows = 60;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < qMin(kMeasuredRows, model()->rowCount()); ++row)
        width = qMax(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    return width;
}

void DataTable::sizeColumns()
{
    if (m_isPersons || m_isSizing)
        return;
    m_isSizing = true;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column == m_stretch || isColumnHidden(column))
            continue;
        // Columns only grow, so that figures that change do not make the table tremble.
        const int wanted = qMax(horizontalHeader()->sectionSizeHint(column), qMin(contentWidth(column), m_widest));
        if (model()->rowCount() == 0 || !m_isSized || wanted > columnWidth(column))
            setColumnWidth(column, wanted);
    }
    m_isSized = model()->rowCount() > 0;
    m_isSizing = false;
    sizeStretched();
}

void DataTable::sizeStretched()
{
    if (m_isSizing || !model())
        return;
    m_isSizing = true;
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        others += column == m_stretch || isColumnHidden(column) ? 0 : columnWidth(column);
    // Where there is no room left, the table scrolls rather than hide what the column holds.
    const int least = qMax(horizontalHeader()->sectionSizeHint(m_stretch), kLeastStretched);
    const bool fits = viewport()->width() - others >= least;
    horizontalHeader()->setSectionResizeMode(m_stretch, fits ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!fits)
        setColumnWidth(m_stretch, least);
    m_isSizing = false;
}

void DataTable::showColumn(int column, bool isShown)
{
    if (isColumnHidden(column) == !isShown)
        return;
    setColumnHidden(column, !isShown);
    sizeColumns();
    sizeStretched();
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
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    // A bar beneath must not hide the last row.
    const bool scrolls = isVisible() && horizontalHeader()->length() > viewport()->width();
    const int bar = scrolls ? horizontalScrollBar()->sizeHint().height() : 0;
    setFixedHeight(header + rows * verticalHeader()->defaultSectionSize() + bar + 2);
}

void DataTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    sizeStretched();
    adaptHeight();
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
    const bool opens =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else if (opens && currentIndex().isValid())
        Q_EMIT rowOpened(sourceRow(currentIndex()));
    else
        QTableView::keyPressEvent(event);
}

void DataTable::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    if (model()) {
        sizeColumns();
        adaptHeight();
    }
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
