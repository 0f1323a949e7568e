// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/definition_difference.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kWordsShown = 12;

/// A token as it stands, and in the form in which it is compared.
struct Piece
{
    QString shown;
    QString compared;
};
using Clause = QList<Piece>;

/// A definition taken apart: what stands before its brackets, in them, and behind them.
struct Parts
{
    Clause head;
    QList<Clause> clauses;
    Clause tail;
};

QList<Piece> piecesOf(const QString& sql, const NameMap& renamed)
{
    QList<Piece> pieces;
    for (const SqlToken& token : tokensOf(sql)) {
        if (token.isBlank())
            continue;
        const QString name = token.isName() ? renamed.value(foldedName(token.name())) : QString();
        const QString shown = name.isEmpty() ? token.text : name;
        pieces.append({shown, definitionOf(shown)});
    }
    while (!pieces.isEmpty() && pieces.last().shown == QStringLiteral(";"))
        pieces.removeLast();
    return pieces;
}

bool hasClauses(const QList<Piece>& pieces)
{
    return std::any_of(pieces.begin(), pieces.begin() + std::min<qsizetype>(pieces.size(), 4), [](const Piece& piece) {
        return piece.compared == QStringLiteral("table") || piece.compared == QStringLiteral("index");
    });
}

Parts partsOf(const QList<Piece>& pieces)
{
    Parts parts;
    int depth = 0;
    bool isBehind = false;
    for (const Piece& piece : pieces) {
        const bool opens = piece.compared == QStringLiteral("(");
        const bool closes = piece.compared == QStringLiteral(")");
        if (opens && depth++ == 0 && !isBehind) {
            parts.clauses.append(Clause());
            continue;
        }
        depth -= closes ? 1 : 0;
        if (closes && depth == 0 && !isBehind)
            isBehind = true;
        else if (isBehind)
            parts.tail.append(piece);
        else if (parts.clauses.isEmpty())
            parts.head.append(piece);
        else if (depth == 1 && piece.compared == QStringLiteral(","))
            parts.clauses.append(Clause());
        else
            parts.clauses.last().append(piece);
    }
    return parts;
}

QString comparedText(const Clause& clause)
{
    QStringList words;
    for (const Piece& piece : clause)
        words.append(piece.compared);
    return words.join(u' ');
}

QString shownText(const Clause& clause, qsizetype from = 0)
{
    QStringList words;
    for (const Piece& piece : clause.mid(from, kWordsShown))
        words.append(piece.shown);
    const QString text = words.join(u' ').replace(QStringLiteral("( "), QStringLiteral("(")).replace(QStringLiteral(" )"), QStringLiteral(")"));
    return (from > 0 ? QStringLiteral("…") : QString()) + text + (clause.size() > from + kWordsShown ? QStringLiteral("…") : QString());
}

/// Clauses of one that the other lacks, each as often as it lacks it.
QList<Clause> without(const QList<Clause>& all, const QList<Clause>& others)
{
    QStringList known;
    for (const Clause& clause : others)
        known.append(comparedText(clause));
    QList<Clause> left;
    for (const Clause& clause : all) {
        if (!known.removeOne(comparedText(clause)))
            left.append(clause);
    }
    return left;
}

QString insteadOf(const QString& now, const QString& wanted)
{
    return QStringLiteral("“%1” instead of “%2”").arg(now, wanted);
}

/// Clauses of the same column are told together.
QStringList differencesOfClauses(const Parts& wanted, const Parts& now)
{
    QStringList told;
    QList<Clause> surplus = without(now.clauses, wanted.clauses);
    const QList<Clause> missing = without(wanted.clauses, now.clauses);
    for (const Clause& clause : missing) {
        const auto same = std::find_if(surplus.begin(), surplus.end(), [&](const Clause& other) {
            return !other.isEmpty() && !clause.isEmpty() && other.first().compared == clause.first().compared;
        });
        if (same == surplus.end()) {
            told.append(QStringLiteral("“%1” is missing").arg(shownText(clause)));
            continue;
        }
        told.append(insteadOf(shownText(*same), shownText(clause)));
        surplus.erase(same);
    }
    for (const Clause& clause : std::as_const(surplus))
        told.append(QStringLiteral("“%1” is too many").arg(shownText(clause)));
    for (const auto& [one, other] : {std::pair{wanted.head, now.head}, std::pair{wanted.tail, now.tail}}) {
        if (comparedText(one) == comparedText(other))
            continue;
        told.append(one.isEmpty()     ? QStringLiteral("“%1” is too many").arg(shownText(other))
                    : other.isEmpty() ? QStringLiteral("“%1” is missing").arg(shownText(one))
                                      : insteadOf(shownText(other), shownText(one)));
    }
    if (told.isEmpty())
        told.append(QStringLiteral("its parts stand in another order"));
    return told;
}

} // namespace

QStringList definitionDifferences(const QString& wanted, const QString& now, const NameMap& renamed)
{
    const QList<Piece> one = piecesOf(wanted, renamed);
    const QList<Piece> other = piecesOf(now, renamed);
    if (comparedText(one) == comparedText(other))
        return {};
    if (hasClauses(one) && hasClauses(other))
        return differencesOfClauses(partsOf(one), partsOf(other)).mid(0, kMostDifferences);
    qsizetype at = 0;
    while (at < one.size() && at < other.size() && one[at].compared == other[at].compared)
        ++at;
    if (at == one.size())
        return {QStringLiteral("“%1” is too many").arg(shownText(other, at))};
    if (at == other.size())
        return {QStringLiteral("“%1” is missing").arg(shownText(one, at))};
    return {insteadOf(shownText(other, at), shownText(one, at))};
}

} // namespace godwit::core
