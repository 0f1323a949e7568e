// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_tokens.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// By SQLite's table: everything beyond ASCII is part of a name, a no-break space too.
bool isNamePart(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9') ||
           code == u'_' || code == u'$' || code >= 0x80;
}

bool isSpace(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

/// The position after a quoted run that starts at `at`; a doubled closing quote stands for itself.
qsizetype endOfQuoted(const QString& sql, qsizetype at, QChar close)
{
    for (qsizetype i = at + 1; i < sql.size(); ++i) {
        if (sql[i] != close)
            continue;
        if (close != u']' && i + 1 < sql.size() && sql[i + 1] == close)
            ++i;
        else
            return i + 1;
    }
    return sql.size();
}

/// Of a quoted run: false if the text ended before the closing quote.
bool isClosed(const QString& quotedRun)
{
    const QChar close = quotedRun.front() == u'[' ? u']' : quotedRun.front();
    qsizetype quotes = 0; // at the end; an odd number closes, pairs stand for themselves
    while (quotes + 1 < quotedRun.size() && quotedRun[quotedRun.size() - 1 - quotes] == close)
        ++quotes;
    return close == u']' ? quotes > 0 : quotes % 2 == 1;
}

template <typename Predicate>
qsizetype endWhile(const QString& sql, qsizetype at, Predicate holds)
{
    while (at < sql.size() && holds(sql[at]))
        ++at;
    return at;
}

struct Scanned
{
    SqlToken::Kind kind;
    qsizetype end;
};

Scanned scan(const QString& sql, qsizetype at)
{
    using Kind = SqlToken::Kind;
    const QChar c = sql[at];
    const QChar next = at + 1 < sql.size() ? sql[at + 1] : QChar();
    if (isSpace(c))
        return {Kind::Space, endWhile(sql, at, isSpace)};
    if (c == u'-' && next == u'-')
        return {Kind::Comment, endWhile(sql, at, [](QChar x) { return x != u'\n'; })};
    if (c == u'/' && next == u'*') {
        const qsizetype close = sql.indexOf(QStringLiteral("*/"), at + 2);
        return {Kind::Comment, close < 0 ? sql.size() : close + 2};
    }
    if (c == u'\'')
        return {Kind::Text, endOfQuoted(sql, at, u'\'')};
    if ((c == u'x' || c == u'X') && next == u'\'')
        return {Kind::Blob, endOfQuoted(sql, at + 1, u'\'')};
    if (c == u'"' || c == u'`')
        return {Kind::QuotedName, endOfQuoted(sql, at, c)};
    if (c == u'[')
        return {Kind::QuotedName, endOfQuoted(sql, at, u']')};
    if (c >= u'0' && c <= u'9')
        return {Kind::Number, endWhile(sql, at, [](QChar x) { return isNamePart(x) || x == u'.'; })};
    if (c == u':' || c == u'@' || c == u'$' || c == u'?')
        return {Kind::Parameter, endWhile(sql, at + 1, isNamePart)};
    if (isNamePart(c))
        return {Kind::Name, endWhile(sql, at, isNamePart)};
    return {Kind::Sign, at + 1};
}

/// The index of the next or previous token that is no white space; -1 if there is none.
qsizetype neighbour(const QList<SqlToken>& tokens, qsizetype from, int direction)
{
    for (qsizetype i = from + direction; i >= 0 && i < tokens.size(); i += direction) {
        if (!tokens[i].isBlank())
            return i;
    }
    return -1;
}

bool follows(const QList<SqlToken>& tokens, qsizetype at, int direction, QStringView text)
{
    const qsizetype other = neighbour(tokens, at, direction);
    return other >= 0 && tokens[other].is(text);
}

QString joined(const QList<SqlToken>& tokens)
{
    QString sql;
    for (const SqlToken& token : tokens)
        sql += token.text;
    return sql;
}

/// The token that names the created table, or the table an index is on.
qsizetype createdTable(const QList<SqlToken>& tokens)
{
    bool isIndex = false;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is(u"INDEX"))
            isIndex = true;
        if (isIndex && tokens[i].is(u"ON"))
            return neighbour(tokens, i, 1);
        if (!isIndex && (tokens[i].is(u"(") || tokens[i].is(u"USING"))) // USING: of a virtual table, its module follows
            return neighbour(tokens, i, -1);
    }
    return -1;
}

} // namespace

QString SqlToken::name() const
{
    if (kind != Kind::QuotedName && kind != Kind::Text)
        return text;
    const QChar close = text.front() == u'[' ? u']' : text.front();
    QString inside = text.mid(1);
    if (isClosed(text))
        inside.chop(1);
    if (close != u']')
        inside.replace(QString(2, close), QString(close));
    return inside;
}

QList<SqlToken> tokensOf(const QString& sql)
{
    QList<SqlToken> tokens;
    for (qsizetype at = 0; at < sql.size();) {
        const Scanned scanned = scan(sql, at);
        tokens.append(SqlToken{.kind = scanned.kind, .text = sql.mid(at, scanned.end - at)});
        at = scanned.end;
    }
    return tokens;
}

QString renameTables(const QString& createSql, const NameMap& newNames)
{
    QList<SqlToken> tokens = tokensOf(createSql);
    const qsizetype created = createdTable(tokens);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isName() && tokens[i].kind != SqlToken::Kind::Text)
            continue;
        const auto found = newNames.constFind(foldedName(tokens[i].name()));
        if (found == newNames.constEnd())
            continue;
        const bool isReference = follows(tokens, i, -1, u"REFERENCES");
        const bool isQualifier = follows(tokens, i, 1, u".") && i > created;
        if (i == created || isReference || isQualifier)
            tokens[i].text = quoted(*found);
    }
    return joined(tokens);
}

QString resolveTargetNames(const QString& sql, const NameMap& physicalNames)
{
    QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isName() || !isSameName(tokens[i].name(), u"target"))
            continue;
        const qsizetype dot = neighbour(tokens, i, 1);
        const qsizetype table = dot < 0 ? -1 : neighbour(tokens, dot, 1);
        if (table < 0 || !tokens[dot].is(u".") || !tokens[table].isName())
            continue;
        const auto found = physicalNames.constFind(foldedName(tokens[table].name()));
        if (found == physicalNames.constEnd())
            continue;
        tokens[i].text.clear();
        tokens[dot].text.clear();
        tokens[table].text = quoted(*found);
    }
    return joined(tokens);
}

QString substituteNames(const QString& sql, const NameMap& expressions)
{
    QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isName())
            continue;
        const auto found = expressions.constFind(foldedName(tokens[i].name()));
        if (found == expressions.constEnd() || follows(tokens, i, -1, u".") ||
            follows(tokens, i, 1, u".") || follows(tokens, i, 1, u"(") || follows(tokens, i, -1, u"AS") ||
            follows(tokens, i, -1, u"COLLATE"))
            continue;
        tokens[i] = SqlToken{.kind = SqlToken::Kind::Sign, .text = u'(' + *found + u')'};
    }
    return joined(tokens);
}

} // namespace godwit::core
