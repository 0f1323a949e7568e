// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/referring_rows.h"

#include "core/assess/row_count.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

QString prefixed(const QString& alias, const QStringList& columns)
{
    QStringList names;
    for (const QString& column : columns)
        names += alias + u'.' + quoted(column);
    return names.size() == 1 ? names.first() : u'(' + names.join(QStringLiteral(", ")) + u')';
}

/// What tells a row of the child, and what it refers by.
QStringList shownOf(const Table& child, const ForeignKey& key, const QString& alias)
{
    QStringList names = child.primaryKey();
    if (names.isEmpty() && !child.rowidName().isEmpty())
        names += child.rowidName();
    QStringList shown;
    for (const QString& name : names + key.columns) {
        if (const QString one = alias + u'.' + quoted(name); !shown.contains(one))
            shown += one;
    }
    return shown;
}

} // namespace

QStringList asTheParentCompares(const QString& alias, const ForeignKey& key, const NameMap& collations)
{
    QStringList values;
    for (qsizetype part = 0; part < key.columns.size(); ++part) {
        const QString collation = collations.value(foldedName(key.parentColumns.value(part)), QStringLiteral("BINARY"));
        values += QStringLiteral("+%1.%2 COLLATE %3").arg(alias, quoted(key.columns[part]), quoted(collation));
    }
    return values;
}

QString referring(const QString& alias, const ForeignKey& key, const Reached& parent)
{
    const QStringList values = asTheParentCompares(alias, key, parent.collations);
    QString columns = prefixed(parent.alias, key.parentColumns);
    if (columns.startsWith(u'('))
        columns = columns.mid(1, columns.size() - 2);
    return QStringLiteral("%1 IN (SELECT %2 FROM main.%3 AS %4 WHERE %5)")
        .arg(values.size() == 1 ? values.first() : u'(' + values.join(QStringLiteral(", ")) + u')', columns, quoted(parent.table), parent.alias, parent.goes);
}

Result<BlastReference> countReferring(Database& database, const Table& child, const BlastEdge& edge,
                                      const Reached& parent)
{
    BlastReference reference{.child = edge.child,
                             .columns = edge.key.columns,
                             .parent = parent.table,
                             .action = edge.key.onDelete,
                             .depth = parent.depth};
    if (edge.key.parentColumns.size() != edge.key.columns.size() || edge.key.columns.isEmpty()) {
        reference.notRun = QStringLiteral("The foreign key does not match a key of %1.").arg(parent.table);
        return reference;
    }
    const QString alias = QStringLiteral("c");
    GODWIT_TRY(const RowCount found,
               countRows(database,
                         QStringLiteral("FROM main.%1 AS c WHERE %2")
                             .arg(quoted(edge.child), referring(alias, edge.key, parent)),
                         shownOf(child, edge.key, alias)));
    reference.rows = found.rows;
    reference.notRun = found.notRun;
    reference.query = found.query;
    reference.sampleColumns = found.columns;
    reference.samples = found.samples;
    return reference;
}

} // namespace godwit::core
