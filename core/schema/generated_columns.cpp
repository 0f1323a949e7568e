// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/generated_columns.h"

#include "core/schema/sql_words.h"

namespace godwit::core {

namespace {

bool isSign(const SqlWord& word, QStringView sign)
{
    return word.kind == SqlWord::Kind::Sign && word.text == sign;
}

/// The place of the bracket that closes the one at `open`; the end of the words if none does.
qsizetype closing(const QList<SqlWord>& words, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < words.size(); ++at) {
        depth += isSign(words[at], u"(") ? 1 : isSign(words[at], u")") ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return words.size();
}

} // namespace

QList<GeneratedColumn> generatedColumnsOf(const Table& table)
{
    QList<GeneratedColumn> generated;
    if (table.isVirtual)
        return generated;
    const QList<SqlWord> words = sqlWords(table.sql);
    qsizetype at = 0;
    while (at < words.size() && !isSign(words[at], u"("))
        ++at;
    const Column* column = nullptr; // the one whose definition is read
    bool isFirst = true;
    for (++at; at < words.size() && !isSign(words[at], u")"); ++at) {
        if (isFirst)
            column = words[at].isName() || words[at].kind == SqlWord::Kind::Text
                         ? table.column(words[at].text)
                         : nullptr;
        isFirst = isSign(words[at], u",");
        if (!isSign(words[at], u"("))
            continue;
        const qsizetype end = closing(words, at);
        const bool isExpression =
            column && column->isGenerated && words[at - 1].is(u"as") && end < words.size();
        if (isExpression) {
            const qsizetype start = words[at].offset + 1;
            generated.append({.name = column->name,
                              .expression = table.sql.mid(start, words[end].offset - start).trimmed(),
                              .isStored = end + 1 < words.size() && words[end + 1].is(u"stored")});
        }
        at = end;
    }
    return generated;
}

} // namespace godwit::core
