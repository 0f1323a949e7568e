// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_references.h"

#include "core/schema/sql_tokens.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

qsizetype nextOf(const QList<SqlToken>& tokens, qsizetype at)
{
    do
        ++at;
    while (at < tokens.size() && tokens[at].isBlank());
    return at < tokens.size() ? at : -1;
}

bool isAt(const QList<SqlToken>& tokens, qsizetype at, QStringView word)
{
    return at >= 0 && tokens[at].is(word);
}

bool canName(const SqlToken& token)
{
    return token.isName() || token.kind == SqlToken::Kind::Text;
}

/// Where the parts of one call stand among the tokens.
struct Call
{
    qsizetype table = -1;
    qsizetype comma = -1;  ///< behind the table
    qsizetype second = -1; ///< the comma before the third argument; -1: there is none
    qsizetype end = -1;    ///< the closing bracket
};

/// A table of that name, with its columns.
bool isTable(const QList<SqlToken>& tokens, qsizetype name)
{
    qsizetype before = name - 1;
    while (before >= 0 && tokens[before].isBlank())
        --before;
    if (before < 0)
        return false;
    const SqlToken& word = tokens[before];
    return word.is(u"into") || word.is(u"table") || word.is(u"exists") || word.is(u"references") ||
           word.is(u".");
}

/// The call of ref() whose name stands at a place; `end` is -1 for none.
Call callAt(const QList<SqlToken>& tokens, qsizetype name)
{
    Call call;
    const qsizetype open = tokens[name].is(u"ref") && !isTable(tokens, name) ? nextOf(tokens, name) : -1;
    if (!isAt(tokens, open, u"("))
        return call;
    call.table = nextOf(tokens, open);
    call.comma = call.table < 0 ? -1 : nextOf(tokens, call.table);
    if (!isAt(tokens, call.comma, u",") || !canName(tokens[call.table]))
        return call;
    int depth = 1;
    for (qsizetype at = call.comma + 1; at < tokens.size(); ++at) {
        depth += tokens[at].is(u"(") ? 1 : tokens[at].is(u")") ? -1 : 0;
        if (depth == 1 && tokens[at].is(u",") && call.second < 0)
            call.second = at;
        if (depth == 0) {
            call.end = at;
            break;
        }
    }
    return call;
}

/// The place of the one name that is the third argument; -1: it is none.
qsizetype intoOf(const QList<SqlToken>& tokens, const Call& call)
{
    const qsizetype into = call.second < 0 ? -1 : nextOf(tokens, call.second);
    return into >= 0 && canName(tokens[into]) && nextOf(tokens, into) == call.end ? into : -1;
}

/// The tokens of the two names of a written out call; the first is -1 for none.
std::pair<qsizetype, qsizetype> namesAt(const QList<SqlToken>& tokens, qsizetype name)
{
    const qsizetype open = tokens[name].is(u"_godwit_ref") ? nextOf(tokens, name) : -1;
    const qsizetype table = isAt(tokens, open, u"(") ? nextOf(tokens, open) : -1;
    const qsizetype comma = table < 0 ? -1 : nextOf(tokens, table);
    const qsizetype into = isAt(tokens, comma, u",") ? nextOf(tokens, comma) : -1;
    const bool areBoth =
        into >= 0 && tokens[table].kind == SqlToken::Kind::Text && tokens[into].kind == SqlToken::Kind::Text;
    return {areBoth ? table : -1, into};
}

} // namespace

QList<RefCall> refCalls(const QString& sql)
{
    QList<RefCall> calls;
    const QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const Call call = callAt(tokens, at);
        if (call.end < 0)
            continue;
        const qsizetype into = intoOf(tokens, call);
        calls.append({.table = tokens[call.table].name(),
                      .into = into < 0 ? QString() : tokens[into].name(),
                      .isUnclear = call.second >= 0 && into < 0});
    }
    return calls;
}

QString writtenOut(const QString& sql)
{
    QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const Call call = callAt(tokens, at);
        const qsizetype into = call.end < 0 ? -1 : intoOf(tokens, call);
        if (call.end < 0 || (call.second >= 0 && into < 0))
            continue;
        const QString name = into < 0 ? QString() : tokens[into].name();
        tokens[call.table].text = quotedText(tokens[call.table].name());
        tokens[call.comma].text = QStringLiteral(", ") + quotedText(name) + u',';
        for (qsizetype gone = call.second; into >= 0 && gone <= into; ++gone)
            tokens[gone].text.clear();
        tokens[at].text = QStringLiteral("_godwit_ref");
    }
    QString text;
    for (const SqlToken& token : std::as_const(tokens))
        text += token.text;
    return text;
}

QString withIntos(const QString& sql, const std::function<QString(const QString& table)>& intoOf)
{
    QList<SqlToken> tokens = tokensOf(sql);
    QString text;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const auto [table, into] = namesAt(tokens, at);
        if (table >= 0 && tokens[into].name().isEmpty()) {
            if (const QString name = intoOf(tokens[table].name()); !name.isEmpty())
                tokens[into].text = quotedText(name);
        }
        text += tokens[at].text;
    }
    return text;
}

QStringList referredTables(const QString& sql)
{
    QStringList tables;
    const QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        if (!tokens[at].is(u"_godwit_ref") && !(tokens[at].is(u"ref") && isAt(tokens, nextOf(tokens, at), u"(")))
            continue;
        const auto [table, into] = namesAt(tokens, at);
        tables.append(table < 0 ? QString() : tokens[into].name());
    }
    return tables;
}

bool refersTo(const QString& sql, const QString& table, const QString& into)
{
    const QList<SqlToken> tokens = tokensOf(sql);
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const auto [from, to] = namesAt(tokens, at);
        if (from >= 0 && isSameName(tokens[from].name(), table) &&
            (tokens[to].name().isEmpty() || isSameName(tokens[to].name(), into)))
            return true;
    }
    return false;
}

} // namespace godwit::core
