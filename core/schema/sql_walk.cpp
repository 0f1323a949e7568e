// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_walk.h"

namespace godwit::core {

SqlWalk::SqlWalk(const QString& sql) : m_tokens(tokensOf(sql))
{
    for (qsizetype at = 0; at < m_tokens.size(); ++at) {
        if (!m_tokens[at].isBlank())
            m_places.append(at);
    }
}

bool SqlWalk::isCall(qsizetype at) const
{
    if (!(*this)[at].isName() || !is(at + 1, u"(") || is(at - 1, u".") || is(at - 1, u"into"))
        return false;
    if (!is(at - 1, u"with") && !is(at - 1, u"recursive") && !is(at - 1, u","))
        return true;
    // AS (…), with MATERIALIZED or NOT before the bracket: an alias has no bracket.
    const qsizetype as = closing(at + 1) + 1;
    return !is(as, u"as") || !(is(as + 1, u"(") || is(as + 1, u"not") || (is(as + 1, u"materialized") && is(as + 2, u"(")));
}

bool SqlWalk::isQuery(qsizetype open) const
{
    return is(open, u"(") && (is(open + 1, u"select") || is(open + 1, u"with") || is(open + 1, u"values"));
}

qsizetype SqlWalk::closing(qsizetype open) const
{
    int depth = 0;
    for (qsizetype at = open; at < size(); ++at) {
        depth += is(at, u"(") ? 1 : is(at, u")") ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return size();
}

qsizetype SqlWalk::beginning(qsizetype at) const
{
    if (is(at, u"(") || is(at, u"case"))
        return -1;
    if (!is(at, u")") && !is(at, u"end"))
        return at;
    int depth = 0;
    for (; at >= 0; --at) {
        depth += is(at, u")") || is(at, u"end") ? 1 : is(at, u"(") || is(at, u"case") ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return -1;
}

qsizetype SqlWalk::endOfFirst(qsizetype open, qsizetype close) const
{
    int depth = 0;
    for (qsizetype at = open; at < close; ++at) {
        depth += is(at, u"(") ? 1 : is(at, u")") ? -1 : 0;
        if (depth == 1 && is(at, u","))
            return at;
    }
    return close;
}

QString SqlWalk::text(qsizetype first, qsizetype end) const
{
    QString all;
    const qsizetype last = end < size() ? m_places[end] : m_tokens.size();
    for (qsizetype token = first == 0 ? 0 : first < size() ? m_places[first] : m_tokens.size(); token < last; ++token)
        all += m_tokens[token].text;
    return all;
}

QString SqlWalk::blanksBehind(qsizetype at) const
{
    QString blanks;
    for (qsizetype token = m_places[at] + 1; token < m_tokens.size() && m_tokens[token].isBlank(); ++token)
        blanks += m_tokens[token].text;
    return blanks;
}

} // namespace godwit::core
