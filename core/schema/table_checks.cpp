// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/table_checks.h"

#include "core/schema/sql_tokens.h"

namespace godwit::core {

QStringList checksOf(const Table& table)
{
    QStringList checks;
    if (table.isVirtual)
        return checks;
    const QList<SqlWord> words = sqlWords(table.sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        if (!words[at].is(u"check") || words[at + 1].text != QStringLiteral("(") ||
            words[at + 1].kind != SqlWord::Kind::Sign)
            continue;
        int depth = 0;
        for (qsizetype end = at + 1; end < words.size(); ++end) {
            if (words[end].kind != SqlWord::Kind::Sign)
                continue;
            depth += words[end].text == QStringLiteral("(")   ? 1
                     : words[end].text == QStringLiteral(")") ? -1
                                                              : 0;
            if (depth > 0)
                continue;
            const qsizetype start = words[at + 1].offset + 1;
            checks.append(table.sql.mid(start, words[end].offset - start).trimmed());
            at = end;
            break;
        }
    }
    return checks;
}

QString plainSql(const QString& sql)
{
    QStringList words;
    for (const SqlToken& token : tokensOf(sql)) {
        if (!token.isBlank())
            words.append(token.kind == SqlToken::Kind::Name         ? foldedName(token.text)
                         : token.kind == SqlToken::Kind::QuotedName ? foldedName(token.name())
                                                                    : token.text);
    }
    return words.join(u' ');
}

QString moduleOf(const Table& table)
{
    if (!table.isVirtual)
        return {};
    const QList<SqlWord> words = sqlWords(table.sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        if (words[at].is(u"using"))
            return foldedName(words[at + 1].text);
    }
    return {};
}

} // namespace godwit::core
