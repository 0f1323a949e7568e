// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/index_text.h"

#include "core/schema/sql_words.h"

namespace godwit::core {

namespace {

/// `first` to `last` without `last`, in words; `end`: where the last one ends.
IndexText::Part partOf(const QString& sql, const QList<SqlWord>& words, qsizetype first, qsizetype last,
                       qsizetype end)
{
    IndexText::Part part;
    const qsizetype start = words[first].offset;
    if (last - first > 1 && (words[last - 1].is(u"asc") || words[last - 1].is(u"desc")))
        end = words[--last].offset;
    if (last - first > 2 && words[last - 2].is(u"collate")) {
        part.collation = words[last - 1].text;
        end = words[last - 2].offset;
    }
    part.sql = sql.mid(start, end - start).trimmed();
    return part;
}

} // namespace

IndexText textOf(const Index& index)
{
    IndexText text;
    const QList<SqlWord> words = sqlWords(index.sql);
    qsizetype at = 0;
    while (at < words.size() && !words[at].is(u"on"))
        ++at;
    at += 2; // behind the table: SQLite keeps no schema's name
    if (at >= words.size())
        return text;
    int depth = 0;
    qsizetype first = at + 1;
    for (; at < words.size(); ++at) {
        if (words[at].kind != SqlWord::Kind::Sign)
            continue;
        const bool closes = words[at].text == QStringLiteral(")");
        depth += closes ? -1 : words[at].text == QStringLiteral("(") ? 1 : 0;
        const bool isNext = depth == 1 && words[at].text == QStringLiteral(",");
        if (!isNext && depth > 0)
            continue;
        text.parts += partOf(index.sql, words, first, at, words[at].offset);
        first = at + 1;
        if (depth == 0)
            break;
    }
    if (at + 2 < words.size() && words[at + 1].is(u"where"))
        text.where = index.sql.mid(words[at + 2].offset);
    return text;
}

} // namespace godwit::core
