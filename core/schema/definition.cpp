// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/definition.h"

namespace godwit::core {

namespace {

qsizetype countOf(const QString& sql, QStringView word)
{
    qsizetype count = 0;
    for (const SqlToken& token : tokensOf(sql))
        count += token.kind == SqlToken::Kind::Name && token.is(word) ? 1 : 0;
    return count;
}

} // namespace

QString definitionOf(const QString& createSql, const NameMap& renamed)
{
    QStringList parts;
    for (const SqlToken& token : tokensOf(createSql)) {
        if (token.isBlank())
            continue;
        const QString name = token.isName() ? foldedName(token.name()) : token.text;
        parts.append(token.isName() ? foldedName(renamed.value(name, name)) : name);
    }
    while (!parts.isEmpty() && parts.last() == QStringLiteral(";"))
        parts.removeLast();
    return parts.join(u' ');
}

QStringList lostClauses(const QString& wanted, const QString& now)
{
    QStringList lost;
    for (const QStringView word :
         {u"CHECK", u"AUTOINCREMENT", u"COLLATE", u"STRICT", u"WITHOUT", u"GENERATED", u"UNIQUE",
          u"REFERENCES", u"DEFAULT", u"NOT", u"PRIMARY", u"WHERE", u"CASCADE", u"DESC"}) {
        if (countOf(now, word) < countOf(wanted, word))
            lost.append(word == u"WITHOUT" ? QStringLiteral("WITHOUT ROWID")
                        : word == u"NOT"   ? QStringLiteral("NOT NULL")
                                           : word.toString());
    }
    return lost;
}

} // namespace godwit::core
