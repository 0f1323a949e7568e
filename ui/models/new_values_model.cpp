// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/new_values_model.h"

#include "core/run/quarantine_cells.h"
#include "core/sqlite/literal.h"
#include "ui/format.h"
#include "ui/models/edits_model.h"
#include "ui/models/record_model.h"

namespace godwit::ui {

namespace {

/// A cell for a value; a null string is NULL.
QString cell(const core::Value& value)
{
    return value.isNull() ? QString() : core::cellOf(value);
}

bool isLiteral(const QString& text)
{
    return text.startsWith(QLatin1Char('\\'));
}

QString shownCell(const QString& text)
{
    return valueText(isLiteral(text) ? textOfLiteral(text.sliced(1)) : text);
}

} // namespace

bool NewValuesModel::Field::isChanged() const
{
    const QString before = cell(now);
    return before != wanted || before.isNull() != wanted.isNull();
}

QString NewValuesModel::Field::literal() const
{
    if (wanted.isNull())
        return QStringLiteral("NULL");
    return isLiteral(wanted) ? wanted.sliced(1) : core::valueOfCell(wanted, now).value_or(core::Value()).toLiteral();
}

NewValuesModel::NewValuesModel(const core::QuarantineEntry& entry, QObject* parent)
    : QAbstractTableModel(parent), m_failed(entry.column)
{
    for (const auto& [column, text] : entry.values)
        m_fields.append({column, valueOf(entry, column, text), {}});
    for (const auto& [column, literal] : entry.edits) {
        const int row = rowOf(column);
        if (row >= 0)
            m_fields[row].now = core::valueOfLiteral(literal).value_or(core::Value());
    }
    for (Field& field : m_fields)
        field.wanted = cell(field.now);
}

QList<std::pair<QString, QString>> NewValuesModel::changes() const
{
    QList<std::pair<QString, QString>> changes;
    for (const Field& field : m_fields) {
        if (field.isChanged())
            changes.append({field.column, field.literal()});
    }
    return changes;
}

int NewValuesModel::rowOf(const QString& column) const
{
    for (int row = 0; row < m_fields.size(); ++row) {
        if (m_fields.at(row).column == column)
            return row;
    }
    return -1;
}

int NewValuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int NewValuesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NewValuesModel::toneOf(const Field& field, int column) const
{
    Tone tone = Tone::Plain;
    if (column == Name)
        tone = Tone::Muted;
    else if (column == Now)
        tone = field.column == m_failed ? Tone::Warn : field.now.isNull() ? Tone::Muted : Tone::Plain;
    else if (column == New)
        tone = field.isChanged() ? Tone::Ok : Tone::Muted;
    return static_cast<int>(tone);
}

QString NewValuesModel::shown(const Field& field, int column, int role)
{
    const QString text = column == Name  ? field.column
                         : column == Now ? valueText(field.now.toKeyText())
                                         : shownCell(field.wanted);
    return role == Qt::ToolTipRole ? tipText(text) : text;
}

QVariant NewValuesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Field& field = m_fields.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == ToneRole)
        return toneOf(field, index.column());
    if (index.column() == Null) {
        if (role == Qt::AccessibleTextRole)
            return tr("%1 is NULL").arg(field.column);
        return role == Qt::CheckStateRole ? QVariant(field.wanted.isNull() ? Qt::Checked : Qt::Unchecked)
                                          : QVariant();
    }
    if (role == Qt::EditRole && index.column() == New)
        return field.wanted;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return shown(field, index.column(), role);
    return {};
}

bool NewValuesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid())
        return false;
    const Field& field = m_fields.at(index.row());
    if (index.column() == Null && role == Qt::CheckStateRole) {
        const bool isNull = value.toInt() == Qt::Checked;
        // Taken back, the box gives the value of before, or empty text where that was NULL too.
        change(index.row(), isNull ? QString() : QStringLiteral("") + cell(field.now));
        return true;
    }
    if (index.column() != New || role != Qt::EditRole)
        return false;
    // An editor that was opened on NULL and left again has changed nothing.
    const QString text = value.toString();
    if (!text.isEmpty() || !field.wanted.isNull())
        change(index.row(), QStringLiteral("") + text);
    return true;
}

void NewValuesModel::change(int row, const QString& wanted)
{
    m_fields[row].wanted = wanted;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

Qt::ItemFlags NewValuesModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == New)
        flags |= Qt::ItemIsEditable;
    if (index.isValid() && index.column() == Null)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant NewValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[] = {tr("Column"), tr("Now"), tr("New value"), QStringLiteral("NULL")};
    return titles[section];
}

} // namespace godwit::ui
