// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/search_table.h"

#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

QString indexedTable(const Table& table)
{
    if (!table.isVirtual)
        return {};
    const QList<SqlWord> words = sqlWords(table.sql);
    for (qsizetype at = 2; at < words.size(); ++at) {
        const bool isText = words[at].isName() || words[at].kind == SqlWord::Kind::Text;
        if (words[at - 2].is(u"content") && words[at - 1].text == QStringLiteral("=") && isText)
            return words[at].text; // content='' keeps no text and indexes none
    }
    return {};
}

bool indexesOtherTable(const Table& table)
{
    return !indexedTable(table).isEmpty();
}

bool isKnownModule(QStringView module)
{
    return isSameName(module, u"fts5") || isSameName(module, u"fts4") || isSameName(module, u"rtree");
}

bool comesWithCutover(const Table& table, const QList<Table>& tables)
{
    const auto owns = [&table](const Table& search) {
        return search.isVirtual && indexesOtherTable(search) && table.name.startsWith(search.name + u'_', Qt::CaseInsensitive) &&
               !table.name.mid(search.name.size() + 1).contains(u'_');
    };
    return indexesOtherTable(table) || (table.isShadow && std::any_of(tables.begin(), tables.end(), owns));
}

} // namespace godwit::core
