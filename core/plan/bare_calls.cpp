// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/bare_calls.h"

#include "core/schema/sql_words.h"

#include <QList>

#include <algorithm>

namespace godwit::core {

namespace {

bool isSign(const QList<SqlWord>& words, qsizetype at, QStringView sign)
{
    return at >= 0 && at < words.size() && words[at].kind == SqlWord::Kind::Sign && words[at].text == sign;
}

/// The place of the bracket that closes the one at `open`, and how many arguments stand between them.
struct Arguments
{
    qsizetype end = 0;
    int count = 0;
};

Arguments argumentsAt(const QList<SqlWord>& words, qsizetype open)
{
    Arguments arguments{.end = words.size(), .count = isSign(words, open + 1, u")") ? 0 : 1};
    int depth = 0;
    for (qsizetype at = open; at < words.size(); ++at) {
        depth += isSign(words, at, u"(") ? 1 : isSign(words, at, u")") ? -1 : 0;
        if (depth == 0) {
            arguments.end = at;
            break;
        }
        arguments.count += depth == 1 && isSign(words, at, u",") ? 1 : 0;
    }
    return arguments;
}

bool isAggregate(const SqlWord& name, int arguments)
{
    constexpr QStringView kAlways[] = {
        u"count", u"sum", u"total", u"avg", u"group_concat", u"json_group_array", u"json_group_object"};
    constexpr QStringView kOfOne[] = {u"min", u"max"};
    const auto isName = [&name](QStringView one) { return isSameName(name.text, one); }; // also "max"(n)
    return std::ranges::any_of(kAlways, isName) || (arguments == 1 && std::ranges::any_of(kOfOne, isName));
}

/// Behind its arguments and its FILTER stands OVER.
bool isOverWindow(const QList<SqlWord>& words, qsizetype end)
{
    qsizetype next = end + 1;
    if (next < words.size() && words[next].is(u"filter") && isSign(words, next + 1, u"("))
        next = argumentsAt(words, next + 1).end + 1;
    return next < words.size() && words[next].is(u"over");
}

/// Calls `visit` with each place that no query in brackets holds, until it says true.
template <typename Visit>
void forEachBare(const QList<SqlWord>& words, Visit visit)
{
    QList<bool> queries; // one an open bracket: does a query stand in it
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (isSign(words, at, u"("))
            queries.append(at + 1 < words.size() &&
                           (words[at + 1].is(u"select") || words[at + 1].is(u"with")));
        else if (isSign(words, at, u")") && !queries.isEmpty())
            queries.removeLast();
        else if (!queries.contains(true) && visit(at))
            return;
    }
}

} // namespace

bool hasBareWindow(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    bool isFound = false;
    forEachBare(words,
                [&](qsizetype at) { return isFound = words[at].is(u"over") && isSign(words, at - 1, u")"); });
    return isFound;
}

QString bareAggregate(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    QString found;
    forEachBare(words, [&](qsizetype at) {
        if (!words[at].isName() || !isSign(words, at + 1, u"(") ||
            isSign(words, at - 1, u"."))
            return false;
        const Arguments arguments = argumentsAt(words, at + 1);
        if (isAggregate(words[at], arguments.count) && !isOverWindow(words, arguments.end))
            found = words[at].text;
        return !found.isEmpty();
    });
    return found;
}

} // namespace godwit::core
