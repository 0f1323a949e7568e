// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/named_values.h"

#include "core/schema/sql_walk.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// From a token to before another one.
struct Stretch
{
    qsizetype first = 0;
    qsizetype end = 0;
};

/// A name that can stand for a value.
bool isFree(const SqlWalk& words, qsizetype at)
{
    return words[at].isName() && !words.is(at - 1, u".") && !words.is(at + 1, u".") && !words.is(at + 1, u"(") && !words.is(at - 1, u"as") &&
           !words.is(at - 1, u"collate");
}

bool endsOperand(const SqlWalk& words, qsizetype at);

bool isOfBetween(const SqlWalk& words, qsizetype conjunction)
{
    for (qsizetype at = words.beginning(conjunction - 1); at >= 0; at = at == 0 ? -1 : words.beginning(at - 1)) {
        if (words.is(at, u"between"))
            return true;
        if (words.is(at, u"and") || endsOperand(words, at))
            return false;
    }
    return false;
}

/// A word that binds less than IN, or begins another operand.
bool endsOperand(const SqlWalk& words, qsizetype at)
{
    static constexpr QStringView kEnds[] = {u",", u"or", u"when", u"then", u"else", u"select", u"where", u"on", u"by", u"having"};
    static constexpr QStringView kNegated[] = {u"like", u"glob", u"regexp", u"match", u"between", u"in"};
    if (words.is(at, u"not")) // a NOT LIKE b, a IS NOT b
        return !words.is(at - 1, u"is") && std::ranges::none_of(kNegated, [&](QStringView word) { return words.is(at + 1, word); });
    if (words.is(at, u"and"))
        return !isOfBetween(words, at);
    return std::ranges::any_of(kEnds, [&](QStringView word) { return words.is(at, word); });
}

/// Where the left side of the IN begins, whose right side is the query in brackets at `open`; else where what is said of the
/// query begins: EXISTS, or its bracket.
qsizetype beginningOf(const SqlWalk& words, qsizetype open)
{
    if (words.is(open - 1, u"exists"))
        return open - 1;
    if (!words.is(open - 1, u"in"))
        return open;
    qsizetype at = open - 1;
    at -= words.is(at - 1, u"not") ? 1 : 0;
    while (at > 0) {
        const qsizetype before = words.beginning(at - 1);
        if (before < 0 || endsOperand(words, before))
            break;
        at = before;
    }
    return at;
}

/// Folded, each once, in the order they come.
QStringList namesBetween(const SqlWalk& words, const Stretch& stretch, const QStringList& folded)
{
    QStringList found;
    for (qsizetype at = stretch.first; at < stretch.end; ++at) {
        const QString name = isFree(words, at) ? foldedName(words[at].name()) : QString();
        if (!name.isEmpty() && folded.contains(name) && !found.contains(name))
            found.append(name);
    }
    return found;
}

/// What holds queries that mention one of the names; those that overlap as one.
QList<Stretch> stretchesOf(const SqlWalk& words, const QStringList& folded)
{
    QList<Stretch> stretches;
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (!words.isQuery(at))
            continue;
        const qsizetype behind = std::min(words.closing(at) + 1, words.size());
        if (!namesBetween(words, {.first = at, .end = behind}, folded).isEmpty()) {
            Stretch stretch{.first = beginningOf(words, at), .end = behind};
            while (!stretches.isEmpty() && stretches.last().end > stretch.first)
                stretch.first = std::min(stretch.first, stretches.takeLast().first);
            stretches.append(stretch);
        }
        at = behind - 1;
    }
    return stretches;
}

QString beside(const QString& sql, const QStringList& names, const NameMap& values)
{
    QStringList columns;
    for (const QString& name : names)
        columns += QStringLiteral("(%1) AS %2").arg(values.value(name), quoted(name));
    return names.isEmpty() ? sql
                           : QStringLiteral("(SELECT %1 FROM (SELECT %2 FROM (SELECT 1)) AS _godwit_let)")
                                 .arg(sql, columns.join(QStringLiteral(", ")));
}

} // namespace

QString withNamedValues(const QString& sql, const NameMap& values)
{
    if (values.isEmpty())
        return sql;
    const SqlWalk words(sql);
    const QStringList names = values.keys();
    QString text;
    qsizetype done = 0;
    for (const Stretch& stretch : stretchesOf(words, names)) {
        if (done < stretch.first)
            text += substituteNames(words.text(done, stretch.first), values);
        text += beside(words.text(stretch.first, stretch.end), namesBetween(words, stretch, names), values);
        done = stretch.end;
    }
    return done < words.size() || done == 0 ? text + substituteNames(words.text(done, words.size()), values) : text;
}

QString besideNamedValues(const QString& sql, const QString& mentioned, const NameMap& values)
{
    const SqlWalk words(mentioned);
    return beside(sql, namesBetween(words, {.first = 0, .end = words.size()}, values.keys()), values);
}

QStringList namesInQueries(const QString& sql, const QStringList& names)
{
    QStringList folded;
    for (const QString& name : names)
        folded.append(foldedName(name));
    const SqlWalk words(sql);
    QStringList found;
    for (const Stretch& stretch : stretchesOf(words, folded))
        found += namesBetween(words, stretch, folded);
    found.removeDuplicates();
    return found;
}

} // namespace godwit::core
