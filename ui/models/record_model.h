// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"
#include "ui/words.h"

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>
#include <functional>
#include <utility>

namespace godwit::ui {

/// Roles beyond Qt's that our delegates and sorting read.
enum RecordRole {
    SortRole = Qt::UserRole + 1, ///< the value itself, for sorting
    ToneRole,                    ///< int of a Tone
    IconRole,                    ///< name of an icon of ours
    FractionRole,                ///< double 0..1, of a bar; below 0: no bar
    SharesRole,                  ///< QList<QVariant> of doubles, of a stacked bar
};

/// One column of a RecordModel: how a record's cell reads, sorts and looks.
template <typename Record>
struct RecordColumn
{
    using Text = std::function<QString(const Record&)>;
    using Sort = std::function<QVariant(const Record&)>;
    using More = std::function<QVariant(const Record&, int role)>;

    RecordColumn(QString columnTitle, Text columnText, Qt::Alignment columnAlignment = Qt::AlignLeft,
                 Sort columnSort = Sort(), More columnMore = More())
        : title(std::move(columnTitle)),
          text(std::move(columnText)),
          alignment(columnAlignment),
          sort(std::move(columnSort)),
          more(std::move(columnMore))
    {
    }

    QString title;
    Text text;
    Qt::Alignment alignment;
    Sort sort; ///< absent: by text
    More more; ///< any other role
};
///< absent: by text
/// A table of values as the core sent them: one record a row, columns described by functions. Owned by its
/// view; the console's thread. Setting as many records as before keeps the selection and the scroll position.
template <typename Record>
class RecordModel : public QAbstractTableModel
{
public:
    using Column = RecordColumn<Record>;

    explicit RecordModel(QList<Column> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {
    }

    void setRecords(const QList<Record>& records)
    {
        const int before = static_cast<int>(m_records.size());
        const int now = static_cast<int>(records.size());
        const int kept = std::min(before, now);
        for (int row = 0; row < kept; ++row)
            m_records[row] = records.at(row);
        if (kept > 0)
            Q_EMIT dataChanged(index(0, 0), index(kept - 1, columnCount() - 1));
        if (now < before) {
            beginRemoveRows({}, now, before - 1);
            m_records = records;
            endRemoveRows();
        } else if (now > before) {
            beginInsertRows({}, before, now - 1);
            m_records = records;
            endInsertRows();
        }
    }

    void setRecord(int row, const Record& record)
    {
        m_records[row] = record;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

    void append(const Record& record)
    {
        const int row = static_cast<int>(m_records.size());
        beginInsertRows({}, row, row);
        m_records.append(record);
        endInsertRows();
    }

    [[nodiscard]] const QList<Record>& records() const { return m_records; }
    [[nodiscard]] const Record& record(int row) const { return m_records.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_records.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column& column = m_columns.at(index.column());
        const Record& record = m_records.at(index.row());
        if (role == Qt::DisplayRole)
            return column.text(record);
        if (role == Qt::TextAlignmentRole)
            return QVariant(column.alignment | Qt::AlignVCenter);
        if (role == SortRole)
            return column.sort ? column.sort(record) : QVariant(column.text(record));
        return column.more ? column.more(record, role) : QVariant();
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_columns.at(section).title;
        if (role == Qt::TextAlignmentRole)
            return QVariant(m_columns.at(section).alignment | Qt::AlignVCenter);
        return {};
    }

private:
    QList<Column> m_columns;
    QList<Record> m_records;
};

/// A sign's icon and tone for a column that shows its word.
inline QVariant signRole(const Sign& sign, int role)
{
    if (role == IconRole)
        return sign.icon;
    if (role == ToneRole)
        return static_cast<int>(sign.tone);
    return {};
}

/// A right-aligned column of whole numbers.
template <typename Record>
RecordColumn<Record> countColumn(const QString& title, qint64 Record::*member, QString (*print)(qint64))
{
    return {title, [member, print](const Record& record) { return print(record.*member); }, Qt::AlignRight,
            [member](const Record& record) { return QVariant(record.*member); }};
}

} // namespace godwit::ui
