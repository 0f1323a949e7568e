// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/order_terms.h"

#include "core/schema/collations.h"
#include "core/schema/sql_tokens.h"

namespace godwit::core {

namespace {

using Tokens = QList<SqlToken>;

/// Split at the commas outside of brackets; comments and blanks at both ends of a term are left out.
QList<Tokens> termsIn(const QString& sql)
{
    QList<Tokens> terms(1);
    int depth = 0;
    for (const SqlToken& token : tokensOf(sql)) {
        depth += token.text == QStringLiteral("(") ? 1 : token.text == QStringLiteral(")") ? -1 : 0;
        if (depth == 0 && token.text == QStringLiteral(","))
            terms.append(Tokens());
        else if (!token.isBlank() || !terms.last().isEmpty())
            terms.last().append(token);
    }
    return terms;
}

void trim(Tokens& tokens)
{
    while (!tokens.isEmpty() && tokens.last().isBlank())
        tokens.removeLast();
}

bool takeLast(Tokens& tokens, QStringView word)
{
    trim(tokens);
    if (tokens.size() < 2 || !tokens.last().is(word)) // a term that is one word is a name
        return false;
    tokens.removeLast();
    trim(tokens);
    return true;
}

/// "name", or "table.name".
QString columnOf(Tokens tokens)
{
    tokens.removeIf([](const SqlToken& token) { return token.isBlank(); });
    const bool isQualified =
        tokens.size() == 3 && tokens[0].isName() && tokens[1].text == QStringLiteral(".");
    if (tokens.size() != 1 && !isQualified)
        return {};
    return tokens.last().isName() ? tokens.last().name() : QString();
}

} // namespace

QList<OrderTerm> orderTerms(const QString& sql, const Table& table)
{
    QList<OrderTerm> terms;
    const NameMap collations = collationsOf(table);
    for (Tokens tokens : termsIn(sql)) {
        OrderTerm term;
        const bool areLast = takeLast(tokens, u"last");
        const bool areFirst = !areLast && takeLast(tokens, u"first");
        if (areLast || areFirst)
            takeLast(tokens, u"nulls");
        term.isDescending = takeLast(tokens, u"desc");
        if (!term.isDescending)
            takeLast(tokens, u"asc");
        term.nullsAreMoved = term.isDescending ? areFirst : areLast;
        trim(tokens);
        Tokens before = tokens;
        if (before.size() > 2 && before.last().isName()) {
            const QString collation = before.takeLast().name();
            if (takeLast(before, u"collate")) {
                term.collation = collation;
                tokens = before;
            }
        }
        if (term.collation.isEmpty())
            term.collation = collations.value(foldedName(columnOf(tokens)));
        for (const SqlToken& token : std::as_const(tokens))
            term.expression += token.text;
        terms.append(term);
    }
    return terms;
}

} // namespace godwit::core
