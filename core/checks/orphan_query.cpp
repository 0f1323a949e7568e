// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/orphan_query.h"

#include "core/checks/figures.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

QString ofChild(const QString& column)
{
    return QStringLiteral("c.") + quoted(column);
}

QStringList namingColumns(const Table& table)
{
    const QStringList key = table.primaryKey();
    if (!key.isEmpty() || table.rowidName().isEmpty())
        return key;
    return {table.rowidName()};
}

/// A join, not a subquery: where the parent's key has no index, SQLite then builds one for the query. The
/// plus sign takes the child's affinity away, so that the parent's decides, as it does for foreign keys.
QString orphansFrom(const QString& childSchema, const QString& parentSchema, const Table& table,
                    const ForeignKey& key)
{
    QStringList matches;
    QStringList conditions;
    for (const QString& column : key.columns)
        conditions.append(ofChild(column) + QStringLiteral(" IS NOT NULL"));
    QString from = QStringLiteral(" FROM %1 AS c").arg(quoted(childSchema, table.name));
    if (!parentSchema.isNull()) {
        for (qsizetype part = 0; part < key.columns.size(); ++part)
            matches.append(QStringLiteral("p.%1 = +%2")
                               .arg(quoted(key.parentColumns.at(part)), ofChild(key.columns.at(part))));
        from += QStringLiteral(" LEFT JOIN %1 AS p ON %2")
                    .arg(quoted(parentSchema, key.parent), matches.join(QStringLiteral(" AND ")));
        conditions.append(QStringLiteral("p.%1 IS NULL").arg(quoted(key.parentColumns.first())));
    }
    return from + QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
}

QString isOrphan(const Table& table, const ForeignKey& key)
{
    QStringList conditions;
    QStringList matches;
    for (qsizetype part = 0; part < key.columns.size(); ++part) {
        const QString column = quoted(table.name) + u'.' + quoted(key.columns.at(part));
        conditions.append(column + QStringLiteral(" IS NOT NULL"));
        matches.append(QStringLiteral("p.%1 = +%2").arg(quoted(key.parentColumns.at(part)), column));
    }
    return conditions.join(QStringLiteral(" AND ")) +
           QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM %1 AS p WHERE %2)").arg(quoted(key.parent), matches.join(QStringLiteral(" AND ")));
}

QString firstOrphans(const QString& from, const QStringList& naming, const QStringList& columns)
{
    QStringList shown;
    for (const QString& column : columns)
        shown.append(ofChild(column));
    const QString order = shown.first(std::max<qsizetype>(1, naming.size())).join(QStringLiteral(", "));
    return QStringLiteral("SELECT %1%2 ORDER BY %3 LIMIT %4")
        .arg(shown.join(QStringLiteral(", ")), from, order, QString::number(kSampleRows));
}

Result<QHash<QString, qint64>> orphansOf(Database& database, const QString& table)
{
    QHash<QString, qint64> pairs;
    const auto rows = database.rows(QStringLiteral("PRAGMA main.foreign_key_check(%1)").arg(quoted(table)));
    if (!rows && rows.error().code != ErrorCode::SqlFailed)
        return rows.error();
    if (!rows) { // "foreign key mismatch"
        pairs[table] = -1;
        return pairs;
    }
    for (const Row& row : *rows)
        ++pairs[table + QStringLiteral(" → ") + row[2].toString()];
    return pairs;
}

} // namespace godwit::core
