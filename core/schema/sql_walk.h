// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// The words of a piece of SQL: its tokens with the blanks passed over. Places are among the words; one outside is no word, and
/// asking for what stands there says no. A value.
class SqlWalk
{
public:
    explicit SqlWalk(const QString& sql);

    [[nodiscard]] qsizetype size() const { return m_places.size(); }
    [[nodiscard]] const SqlToken& operator[](qsizetype at) const { return m_tokens[m_places[at]]; }
    [[nodiscard]] bool is(qsizetype at, QStringView word) const { return at >= 0 && at < size() && (*this)[at].is(word); }

    /// A name before a bracket that is neither a table's nor the head of a WITH.
    [[nodiscard]] bool isCall(qsizetype at) const;
    /// A bracket in which a query stands.
    [[nodiscard]] bool isQuery(qsizetype open) const;
    /// Of the bracket at `open`; size(): it is not closed.
    [[nodiscard]] qsizetype closing(qsizetype open) const;
    /// Where a bracket or a CASE begins that ends here; the word itself if it ends neither; −1: a bracket or a CASE begins here.
    [[nodiscard]] qsizetype beginning(qsizetype at) const;
    /// The comma behind the first argument of a call, or its closing bracket.
    [[nodiscard]] qsizetype endOfFirst(qsizetype open, qsizetype close) const;

    /// The text from a word to before another, with the blanks behind each; those before the first word too.
    [[nodiscard]] QString text(qsizetype first, qsizetype end) const;
    [[nodiscard]] QString blanksBehind(qsizetype at) const;

private:
    QList<SqlToken> m_tokens;
    QList<qsizetype> m_places;
};

} // namespace godwit::core
