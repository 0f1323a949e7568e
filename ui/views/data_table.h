// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace godwit::ui {

/// A table in the house's look: a line under each row, columns that sort where it makes sense and come back
/// as they were left (`key`), Ctrl+C copies the selected rows. The models stay their creators'.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    /// `key` names the columns in the preferences; empty: not remembered.
    explicit DataTable(const QString& key, QWidget* parent = nullptr);
    ~DataTable() override;

    /// Shows `model` through a sorting proxy. `stretch` is the column that takes the spare room.
    void setSource(QAbstractItemModel* model, int stretch);
    /// As setSource, without sorting: for lists whose order means something.
    void setPlainSource(QAbstractItemModel* model, int stretch);
    /// As high as its rows, so that the page scrolls and not the table; at most `rows`.
    void fitHeight(int rows);
    void showColumn(int column, bool isShown); ///< the others share its room
    void setWidest(int pixels) { m_widest = pixels; } ///< of a column, until a person makes it wider
    [[nodiscard]] int sourceRow(const QModelIndex& index) const;
    [[nodiscard]] QSortFilterProxyModel* proxy() const { return m_proxy; }

Q_SIGNALS:
    void rowOpened(int sourceRow); ///< double click, Enter, Space
    void rowChosen(int sourceRow); ///< became current; -1: none

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override; ///< the style gives titles their width only now
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void prepare(int stretch);
    void restoreColumns();
    void adaptHeight();
    void sizeColumns();
    void sizeStretched();
    [[nodiscard]] int contentWidth(int column) const;
    void copyRows() const;

    QString m_key;
    QSortFilterProxyModel* m_proxy = nullptr;
    int m_maximumRows = 0;
    int m_stretch = 0;
    int m_widest = 320;
    bool m_isSizing = false;
    bool m_isSized = false;   ///< by rows, not only by titles
    bool m_isPersons = false; ///< a person has set the widths
};

} // namespace godwit::ui
