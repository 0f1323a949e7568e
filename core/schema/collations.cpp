// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/collations.h"

#include "core/schema/sql_words.h"

namespace godwit::core {

NameMap collationsOf(const Table& table)
{
    NameMap collations;
    const QList<SqlWord> words = sqlWords(table.sql);
    QString column;
    int depth = 0;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const SqlWord& word = words[at];
        const bool isSign = word.kind == SqlWord::Kind::Sign;
        const bool opens = isSign && word.text == QStringLiteral("(");
        depth += opens ? 1 : isSign && word.text == QStringLiteral(")") ? -1 : 0;
        if (depth != 1 || at + 1 >= words.size())
            continue;
        // What follows the bracket or a comma is a column, or a constraint, where no COLLATE stands at this depth.
        if (opens || (isSign && word.text == QStringLiteral(",")))
            column = foldedName(words[at + 1].text);
        else if (word.is(u"collate"))
            collations.insert(column, words[at + 1].text);
    }
    return collations;
}

} // namespace godwit::core
