// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/object_traits.h"

#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"

#include <algorithm>

namespace godwit::core {

QString keyText(const ForeignKey& key)
{
    QString text = QStringLiteral("%1 → %2 (%3)")
                       .arg(key.columns.join(QStringLiteral(", ")), key.parent,
                            key.parentColumns.join(QStringLiteral(", ")));
    if (key.onDelete != QStringLiteral("NO ACTION"))
        text += QStringLiteral(" ON DELETE ") + key.onDelete;
    return text;
}

QStringList traitsOf(const Table& table)
{
    QStringList traits;
    const QString module = moduleOf(table);
    if (module.startsWith(QStringLiteral("fts")))
        traits += module.toUpper();
    else if (module.startsWith(QStringLiteral("rtree")))
        traits += QStringLiteral("R-tree");
    else if (!module.isEmpty())
        traits += QStringLiteral("virtual: ") + module;
    if (table.isStrict)
        traits += QStringLiteral("STRICT");
    if (table.isWithoutRowid)
        traits += QStringLiteral("WITHOUT ROWID");
    if (table.isAutoincrement)
        traits += QStringLiteral("AUTOINCREMENT");
    return traits;
}

QStringList traitsOf(const Index& index)
{
    QStringList traits;
    if (index.isUnique)
        traits += QStringLiteral("unique");
    if (index.isPartial)
        traits += QStringLiteral("partial");
    if (std::any_of(index.columns.begin(), index.columns.end(),
                    [](const QString& column) { return column.isNull(); }))
        traits += QStringLiteral("expression");
    if (index.sql.isNull())
        traits += QStringLiteral("of a constraint");
    return traits;
}

QString columnsText(const Index& index)
{
    const bool isPlain = std::none_of(index.columns.begin(), index.columns.end(),
                                      [](const QString& column) { return column.isNull(); });
    if ((isPlain && !index.isPartial) || index.sql.isNull())
        return index.columns.join(QStringLiteral(", "));
    // The words behind ON table.
    const QList<SqlWord> words = sqlWords(index.sql);
    for (qsizetype at = 0; at + 2 < words.size(); ++at) {
        if (words[at].is(u"on"))
            return index.sql.mid(words[at + 2].offset).simplified();
    }
    return index.sql;
}

} // namespace godwit::core
