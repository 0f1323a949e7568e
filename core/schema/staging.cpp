// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/staging.h"

namespace godwit::core {

Staging::Staging(const Catalog& source, const Catalog& target, const QStringList& rebuilt)
{
    for (const Table& table : target.tables) {
        const bool isStaged = source.hasName(table.name) && !rebuilt.contains(table.name, Qt::CaseInsensitive);
        const QString physical =
            isStaged ? QLatin1String(kReservedPrefix) + QStringLiteral("new_") + table.name : table.name;
        m_names.insert(foldedName(table.name), physical);
    }
}

QString Staging::physicalName(const QString& targetTable) const
{
    return m_names.value(foldedName(targetTable), targetTable);
}

bool Staging::isStaged(const QString& targetTable) const
{
    return physicalName(targetTable).startsWith(QLatin1String(kReservedPrefix));
}

NameMap Staging::stagedNames() const
{
    NameMap staged;
    for (auto it = m_names.constBegin(); it != m_names.constEnd(); ++it) {
        if (it.value().startsWith(QLatin1String(kReservedPrefix)))
            staged.insert(it.key(), it.value());
    }
    return staged;
}

QString Staging::createTable(const Table& table) const
{
    return renameTables(table.sql, stagedNames());
}

QString Staging::createIndex(const Index& index) const
{
    return renameTables(index.sql, stagedNames());
}

} // namespace godwit::core
