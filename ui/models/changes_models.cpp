// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes_models.h"

#include "ui/format.h"

namespace godwit::ui {

namespace {

using Written = core::TableChanges;

RecordColumn<Written> figureColumn(const QString& title, qint64 Written::*member)
{
    // A table that cannot be listed has no figures.
    return {
        title,
        [member](const Written& table) {
            return table.unlisted.isEmpty() ? countText(table.*member) : QString();
        },
        Qt::AlignRight,
        [member](const Written& table) { return QVariant(table.unlisted.isEmpty() ? table.*member : -1); }};
}

QString basisText(const Written& table)
{
    if (!table.unlisted.isEmpty())
        return ChangesModel::tr("cannot be listed: %1").arg(table.unlisted);
    return table.isByRowid ? ChangesModel::tr("row id (no primary key)")
                           : table.keyColumns.join(QStringLiteral(", "));
}

QVariant basisMore(const Written& table, int role)
{
    if (role == ToneRole && !table.unlisted.isEmpty())
        return static_cast<int>(Tone::Warn);
    if (role != Qt::ToolTipRole)
        return {};
    return table.isByRowid && table.unlisted.isEmpty()
               ? ChangesModel::tr("A VACUUM of the application may have numbered the rows anew; then rows "
                                  "that nobody touched are "
                                  "listed too")
               : tipText(basisText(table));
}

Sign signOf(core::RowOperation operation)
{
    switch (operation) {
    case core::RowOperation::Inserted:
        return {QStringLiteral("ready"), ChangedRowsModel::tr("inserted"), Tone::Ok};
    case core::RowOperation::Deleted:
        return {QStringLiteral("cross"), ChangedRowsModel::tr("deleted"), Tone::Bad};
    case core::RowOperation::Changed:
        break;
    }
    return {QStringLiteral("attention"), ChangedRowsModel::tr("changed"), Tone::Warn};
}

/// "name 'Ann'", a value after the other; where there are others, only those that differ.
QString valuesText(const ChangedRow& row, const QStringList& values, const QStringList& others)
{
    QStringList texts;
    for (qsizetype index = 0; index < values.size(); ++index) {
        if (others.isEmpty() || others.value(index) != values.at(index))
            texts.append(QStringLiteral("%1 %2").arg(row.columns.value(index), values.at(index)));
    }
    return texts.join(QStringLiteral(", "));
}

RecordColumn<ChangedRow> valuesColumn(const QString& title, QStringList core::RowChange::*values,
                                      QStringList core::RowChange::*others)
{
    const auto text = [values, others](const ChangedRow& row) {
        return valuesText(row, row.change.*values, row.change.*others);
    };
    return {title, text, Qt::AlignLeft, {}, [text](const ChangedRow& row, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(tipText(text(row))) : QVariant();
            }};
}

} // namespace

ChangesModel::ChangesModel(QObject* parent)
    : RecordModel(
          {
              {tr("Table"), [](const Written& table) { return table.table; }},
              figureColumn(tr("Inserted"), &Written::inserted),
              figureColumn(tr("Changed"), &Written::changed),
              figureColumn(tr("Deleted"), &Written::deleted),
              {tr("Rows told apart by"), &basisText, Qt::AlignLeft, {}, &basisMore},
          },
          parent)
{
}

ChangedRowsModel::ChangedRowsModel(QObject* parent)
    : RecordModel(
          {
              {tr("What"),
               [](const ChangedRow& row) { return signOf(row.change.operation).word; },
               Qt::AlignLeft,
               {},
               [](const ChangedRow& row, int role) { return signRole(signOf(row.change.operation), role); }},
              {tr("Row"), [](const ChangedRow& row) { return row.change.key.join(QStringLiteral(", ")); }},
              valuesColumn(tr("Before"), &core::RowChange::before, &core::RowChange::after),
              valuesColumn(tr("After"), &core::RowChange::after, &core::RowChange::before),
          },
          parent)
{
}

void ChangedRowsModel::setTable(const core::TableChanges& table)
{
    QList<ChangedRow> rows;
    for (const core::RowChange& change : table.samples)
        rows.append({table.columns, change});
    setRecords(rows);
}

} // namespace godwit::ui
