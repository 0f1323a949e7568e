// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/referring_rows.h"

#include "core/assess/row_count.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

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

ComparedKey compared(const ForeignKey& key, const QString& child, const QString& parent,
                     const NameMap& collations)
{
    const QString plain = key.onDelete == QStringLiteral("NO ACTION") ? QString() : QStringLiteral("+");
    ComparedKey both;
    for (qsizetype part = 0; part < key.columns.size(); ++part) {
        const QString& of = key.parentColumns[part];
        both.child += QStringLiteral("%1.%2 COLLATE %3")
                          .arg(child, quoted(key.columns[part]),
                               quoted(collations.value(foldedName(of), QStringLiteral("BINARY"))));
        both.parent += QStringLiteral("%1%2.%3").arg(plain, parent, quoted(of));
    }
    return both;
}

QString referring(const QString& alias, const ForeignKey& key, const Reached& parent)
{
    const ComparedKey both = compared(key, alias, parent.alias, parent.collations);
    return QStringLiteral("%1 IN (SELECT %2 FROM main.%3 AS %4 WHERE %5)")
        .arg(both.child.size() == 1 ? both.child.first()
                                    : u'(' + both.child.join(QStringLiteral(", ")) + u')',
             both.parent.join(QStringLiteral(", ")), quoted(parent.table), parent.alias, parent.goes);
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
