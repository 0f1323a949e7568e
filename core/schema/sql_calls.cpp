// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_calls.h"

#include "core/schema/sql_tokens.h"
#include "core/sqlite/function_list.h"

namespace godwit::core {

namespace {

/// The places of the tokens that are no blanks.
QList<qsizetype> placesOf(const QList<SqlToken>& tokens)
{
    QList<qsizetype> places;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        if (!tokens[at].isBlank())
            places.append(at);
    }
    return places;
}

/// Tokens with the blanks passed over.
class Walk
{
public:
    explicit Walk(const QList<SqlToken>& tokens) : m_tokens(tokens), m_places(placesOf(tokens)) {}

    [[nodiscard]] qsizetype size() const { return m_places.size(); }
    [[nodiscard]] qsizetype place(qsizetype at) const { return m_places[at]; }
    [[nodiscard]] bool is(qsizetype at, QStringView word) const
    {
        return at >= 0 && at < m_places.size() && m_tokens[m_places[at]].is(word);
    }
    [[nodiscard]] const SqlToken& operator[](qsizetype at) const { return m_tokens[m_places[at]]; }

    /// A name before a bracket that is neither a table's nor the head of a WITH.
    [[nodiscard]] bool isCall(qsizetype at) const
    {
        if (!(*this)[at].isName() || !is(at + 1, u"(") || is(at - 1, u".") || is(at - 1, u"into"))
            return false;
        const bool mayDefine = is(at - 1, u"with") || is(at - 1, u"recursive") || is(at - 1, u",");
        return !mayDefine || !definesAfter(closing(at + 1) + 1);
    }

    /// Of the bracket at `open`; size(): it is not closed.
    [[nodiscard]] qsizetype closing(qsizetype open) const
    {
        int depth = 0;
        for (qsizetype at = open; at < size(); ++at) {
            depth += is(at, u"(") ? 1 : is(at, u")") ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return size();
    }

private:
    /// AS (…), with MATERIALIZED or NOT before the bracket: an alias has no bracket.
    [[nodiscard]] bool definesAfter(qsizetype at) const
    {
        if (!is(at, u"as"))
            return false;
        return is(at + 1, u"(") || is(at + 1, u"not") || (is(at + 1, u"materialized") && is(at + 2, u"("));
    }

    const QList<SqlToken>& m_tokens;
    QList<qsizetype> m_places;
};

/// Writes a stretch of SQL again, calls within calls too.
class Printed
{
public:
    explicit Printed(const QList<SqlToken>& tokens) : m_tokens(tokens), m_walk(tokens) {}

    [[nodiscard]] QString all() const { return between(0, m_tokens.size(), 0, m_walk.size()); }

private:
    /// Tokens from `first` to before `end`, among them the words from `word` to before `lastWord`.
    [[nodiscard]] QString between(qsizetype first, qsizetype end, qsizetype word, qsizetype lastWord) const
    {
        QString text;
        for (; word < lastWord; ++word) {
            const bool prints = m_walk.isCall(word) && (isSameName(m_walk[word].name(), u"printf") || isSameName(m_walk[word].name(), u"format"));
            const qsizetype close = prints ? m_walk.closing(word + 1) : lastWord;
            const qsizetype comma = prints ? endOfFirst(word + 1, close) : lastWord;
            if (!prints || close >= lastWord || comma == word + 2)
                continue;
            text += plain(first, m_walk.place(word));
            const QString format = between(m_walk.place(word + 1) + 1, m_walk.place(comma), word + 2, comma);
            const QString others = comma == close ? QString() : between(m_walk.place(comma), m_walk.place(close), comma, close);
            text += QStringLiteral("_godwit_printed(printf('x' || (") + format + u')' + others + QStringLiteral("), ") + format + u')';
            first = m_walk.place(close) + 1;
            word = close;
        }
        return text + plain(first, end);
    }

    /// The comma, or the closing bracket, behind the first argument.
    [[nodiscard]] qsizetype endOfFirst(qsizetype open, qsizetype close) const
    {
        int depth = 0;
        for (qsizetype at = open; at < close; ++at) {
            depth += m_walk.is(at, u"(") ? 1 : m_walk.is(at, u")") ? -1 : 0;
            if (depth == 1 && m_walk.is(at, u","))
                return at;
        }
        return close;
    }

    [[nodiscard]] QString plain(qsizetype first, qsizetype end) const
    {
        QString text;
        for (; first < end; ++first)
            text += m_tokens[first].text;
        return text;
    }

    const QList<SqlToken>& m_tokens;
    Walk m_walk;
};

} // namespace

QString withPrintedTexts(const QString& sql)
{
    if (!mentions(sql, u"printf") && !mentions(sql, u"format"))
        return sql;
    const QList<SqlToken> tokens = tokensOf(sql);
    return Printed(tokens).all();
}

QStringList calledNames(const QString& sql)
{
    const QList<SqlToken> tokens = tokensOf(sql);
    const Walk walk(tokens);
    QStringList names;
    for (qsizetype at = 0; at < walk.size(); ++at) {
        if (walk.isCall(at) && !names.contains(walk[at].name()))
            names.append(walk[at].name());
    }
    return names;
}

QString withoutNow(const QString& sql)
{
    QList<SqlToken> tokens = tokensOf(sql);
    const Walk walk(tokens);
    QString text;
    QList<qsizetype> calls;
    for (qsizetype at = 0; at < walk.size(); ++at) {
        if (walk.isCall(at) && isTimeFunction(walk[at].name().toUtf8()))
            calls.append(walk.place(at));
    }
    for (const qsizetype at : std::as_const(calls))
        tokens[at].text = QLatin1String(kWithoutNowPrefix) + foldedName(tokens[at].name());
    for (const SqlToken& token : std::as_const(tokens))
        text += token.text;
    return text;
}

} // namespace godwit::core
