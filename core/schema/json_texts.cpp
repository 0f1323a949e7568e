// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_texts.h"

#include "core/schema/sql_walk.h"

namespace godwit::core {

namespace {

/// SQL that was written again, from which word on.
struct Piece
{
    qsizetype first = 0;
    QString text;
};

QString joined(const QList<Piece>& pieces)
{
    QString text;
    for (const Piece& piece : pieces)
        text += piece.text;
    return text;
}

class JsonTexts
{
public:
    explicit JsonTexts(const SqlWalk& walk) : m_walk(walk) {}

    [[nodiscard]] QString between(qsizetype first, qsizetype end) const
    {
        QList<Piece> pieces;
        for (qsizetype at = first; at < end;)
            at = addPiece(pieces, first, at, end);
        return joined(pieces);
    }

private:
    /// Behind the piece.
    qsizetype addPiece(QList<Piece>& pieces, qsizetype first, qsizetype at, qsizetype end) const
    {
        if (m_walk.isCall(at)) {
            const qsizetype close = m_walk.closing(at + 1);
            if (close < end && isSameName(m_walk[at].name(), u"json_extract"))
                return addExtract(pieces, at, close);
            if (close < end && (isSameName(m_walk[at].name(), u"json_each") || isSameName(m_walk[at].name(), u"json_tree")))
                return addTable(pieces, at, close);
        }
        if (m_walk.is(at, u"-") && m_walk.is(at + 1, u">") && m_walk.is(at + 2, u">") && at > first && at + 3 < end)
            return addArrow(pieces, first, at);
        pieces.append({.first = at, .text = m_walk.text(at, at + 1)});
        return at + 1;
    }

    qsizetype addExtract(QList<Piece>& pieces, qsizetype at, qsizetype close) const
    {
        const qsizetype comma = m_walk.endOfFirst(at + 1, close);
        const QString json = between(at + 2, comma);
        pieces.append({.first = at,
                       .text = QStringLiteral("_godwit_uncut(json_extract(%1%2), %1)").arg(json, between(comma, close)) + m_walk.blanksBehind(close)});
        return close + 1;
    }

    qsizetype addTable(QList<Piece>& pieces, qsizetype at, qsizetype close) const
    {
        const qsizetype comma = m_walk.endOfFirst(at + 1, close);
        pieces.append({.first = at, .text = m_walk.text(at, at + 1) + QStringLiteral("(_godwit_uncut(") + between(at + 2, comma) + u')' +
                                            between(comma, close) + u')' + m_walk.blanksBehind(close)});
        return close + 1;
    }

    qsizetype addArrow(QList<Piece>& pieces, qsizetype first, qsizetype at) const
    {
        const qsizetype left = leftOf(at, first);
        const qsizetype behind = behindOperand(at + 3);
        QList<Piece> operand;
        while (!pieces.isEmpty() && pieces.last().first >= left)
            operand.prepend(pieces.takeLast());
        const QString json = joined(operand);
        pieces.append({.first = left, .text = QStringLiteral("_godwit_uncut(%1->> %2, %1) ").arg(json, between(at + 3, behind))});
        return behind;
    }

    /// Where the left side begins of the operator at `at`: all that is chained by operators that bind as strongly.
    [[nodiscard]] qsizetype leftOf(qsizetype at, qsizetype first) const
    {
        while (true) {
            qsizetype begin = m_walk.beginning(at - 1);
            if (begin < first)
                return at;
            if (m_walk.is(begin, u"(") && begin > first && m_walk.isCall(begin - 1))
                --begin;
            while (begin - 2 >= first && m_walk.is(begin - 1, u"."))
                begin -= 2;
            at = begin;
            const bool isArrow = m_walk.is(at - 1, u">") && (m_walk.is(at - 2, u"-") || (m_walk.is(at - 2, u">") && m_walk.is(at - 3, u"-")));
            const bool isJoined = m_walk.is(at - 1, u"|") && m_walk.is(at - 2, u"|");
            if (at <= first || (!isArrow && !isJoined))
                return at;
            at -= isJoined || m_walk.is(at - 2, u"-") ? 2 : 3;
        }
    }

    [[nodiscard]] qsizetype behindOperand(qsizetype at) const
    {
        if (m_walk.is(at, u"(") || (at < m_walk.size() && m_walk.isCall(at)))
            return m_walk.closing(m_walk.is(at, u"(") ? at : at + 1) + 1;
        at += m_walk.is(at, u"-") ? 1 : 0;
        while (m_walk.is(at + 1, u"."))
            at += 2;
        return at + 1;
    }

    const SqlWalk& m_walk;
};

} // namespace

QString withUncutTexts(const QString& sql)
{
    const bool mayCut = sql.contains(QStringLiteral("->>")) || sql.contains(QStringLiteral("json_"), Qt::CaseInsensitive);
    const SqlWalk walk(mayCut ? sql : QString());
    return mayCut ? JsonTexts(walk).between(0, walk.size()) : sql;
}

} // namespace godwit::core
