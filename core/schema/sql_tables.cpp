// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_tables.h"

#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

/// Words that end the list of tables at their level of brackets.
bool endsTables(const SqlToken& token)
{
    static constexpr std::array kWords{u"select", u"where",     u"group", u"order",     u"having", u"limit",
                                       u"window", u"returning", u"set",   u"intersect", u"union",  u"except", u"values"};
    return token.kind == SqlToken::Kind::Name &&
           std::any_of(kWords.begin(), kWords.end(), [&](const char16_t* word) { return token.is(QStringView(word)); });
}

/// Walks through the tokens that are no blanks; lives for one call.
class TableWalk
{
public:
    void take(const SqlToken& token, bool isSchema, bool isCall)
    {
        const bool wasDistinct = m_isDistinct;
        m_isDistinct = token.is(u"distinct");
        if (token.is(u"(")) {
            m_levels.append(m_isExpected && !m_isBehindIn);
            m_isExpected = m_levels.last();
        } else if (token.is(u")")) {
            if (m_levels.size() > 1)
                m_levels.removeLast();
            m_isExpected = false;
        } else if ((token.is(u"from") && !wasDistinct) || token.is(u"join")) {
            m_isExpected = m_levels.last() = true;
        } else if (token.is(u",")) {
            m_isExpected = m_levels.last();
        } else if (token.is(u"in")) {
            m_isExpected = true;
        } else if (endsTables(token)) {
            m_isExpected = m_levels.last() = false;
        } else if (m_isExpected && !isSchema && !token.is(u".")) {
            if ((token.isName() || token.kind == SqlToken::Kind::Text) && !isCall && !m_names.contains(token.name(), Qt::CaseInsensitive))
                m_names.append(token.name());
            m_isExpected = false;
        }
        m_isBehindIn = token.is(u"in");
    }
    [[nodiscard]] QStringList names() const { return m_names; }

private:
    QList<bool> m_levels{false}; ///< of brackets: whether its tables are listed there
    bool m_isExpected = false;   ///< a table comes next
    bool m_isBehindIn = false;   ///< its brackets hold values
    bool m_isDistinct = false;   ///< IS DISTINCT FROM
    QStringList m_names;
};

} // namespace

QStringList tablesRead(const QString& sql)
{
    QList<SqlToken> tokens = tokensOf(sql);
    tokens.removeIf([](const SqlToken& token) { return token.isBlank(); });
    TableWalk walk;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const bool hasNext = at + 1 < tokens.size();
        walk.take(tokens[at], hasNext && tokens[at + 1].is(u"."), hasNext && tokens[at + 1].is(u"("));
    }
    return walk.names();
}

} // namespace godwit::core
