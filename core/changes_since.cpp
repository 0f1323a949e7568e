// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes_since.h"

#include <algorithm>

namespace godwit::core {

QString operationId(RowOperation operation)
{
    switch (operation) {
    case RowOperation::Inserted:
        return QStringLiteral("inserted");
    case RowOperation::Changed:
        return QStringLiteral("changed");
    case RowOperation::Deleted:
        return QStringLiteral("deleted");
    }
    return {};
}

bool ChangesSince::hasUnlisted() const
{
    return !unlisted.isEmpty() ||
           std::any_of(tables.begin(), tables.end(), [](const TableChanges& table) { return !table.unlisted.isEmpty(); });
}

qint64 ChangesSince::rows() const
{
    qint64 rows = 0;
    for (const TableChanges& table : tables)
        rows += table.rows();
    return rows;
}

QStringList changesTexts(const ChangesSince& changes)
{
    QStringList texts;
    if (!changes.unlisted.isEmpty())
        texts.append(QStringLiteral("What was written since %1 cannot be listed: %2").arg(changes.since, changes.unlisted));
    for (const TableChanges& table : changes.tables) {
        if (!table.unlisted.isEmpty()) {
            texts.append(QStringLiteral("%1: what was written cannot be listed: %2").arg(table.table, table.unlisted));
            continue;
        }
        QString text = QStringLiteral("%1: %2 inserted, %3 changed, %4 deleted.")
                           .arg(table.table, QString::number(table.inserted), QString::number(table.changed), QString::number(table.deleted));
        if (table.isByRowid)
            text += QStringLiteral(" It has no primary key; its rows are told apart by their row id.");
        texts.append(text);
    }
    return texts;
}

} // namespace godwit::core
