// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

namespace godwit::core {

QJsonObject toJson(const RowChange& row)
{
    QJsonObject object{{QStringLiteral("operation"), operationId(row.operation)},
                       {QStringLiteral("key"), QJsonArray::fromStringList(row.key)}};
    if (row.operation != RowOperation::Inserted)
        object.insert(QStringLiteral("before"), QJsonArray::fromStringList(row.before));
    if (row.operation != RowOperation::Deleted)
        object.insert(QStringLiteral("after"), QJsonArray::fromStringList(row.after));
    return object;
}

QJsonObject toJson(const TableChanges& table)
{
    QJsonObject object{{QStringLiteral("table"), table.table}};
    if (!table.unlisted.isEmpty()) {
        object.insert(QStringLiteral("unlisted"), table.unlisted);
        return object;
    }
    object.insert(QStringLiteral("key_columns"), QJsonArray::fromStringList(table.keyColumns));
    object.insert(QStringLiteral("by_rowid"), table.isByRowid);
    object.insert(QStringLiteral("columns"), QJsonArray::fromStringList(table.columns));
    object.insert(QStringLiteral("inserted"), table.inserted);
    object.insert(QStringLiteral("changed"), table.changed);
    object.insert(QStringLiteral("deleted"), table.deleted);
    object.insert(QStringLiteral("samples"), toJsonArray(table.samples));
    return object;
}

QJsonObject toJson(const ChangesSince& changes)
{
    QJsonObject object{{QStringLiteral("since"), changes.since}, {QStringLiteral("tables"), toJsonArray(changes.tables)}};
    if (changes.at.isValid())
        object.insert(QStringLiteral("at"), changes.at.toUTC().toString(Qt::ISODateWithMs));
    if (!changes.unlisted.isEmpty())
        object.insert(QStringLiteral("unlisted"), changes.unlisted);
    if (!changes.changeset.isEmpty())
        object.insert(QStringLiteral("changeset"), changes.changeset);
    return object;
}

} // namespace godwit::core
