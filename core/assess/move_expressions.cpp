// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/move_expressions.h"

#include "core/schema/sql_calls.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// Of SQLite's own, those that give a value for every argument; and words that stand before a bracket without
/// being calls.
const QSet<QString>& safeCalls()
{
    static const QSet<QString> names = [] {
        QSet<QString> all;
        for (const char* name :
             {"coalesce",  "ifnull",    "nullif",  "iif",    "lower",     "upper", "trim",   "ltrim",
              "rtrim",     "length",    "typeof",  "substr", "substring", "instr", "hex",    "quote",
              "min",       "max",       "round",   "char",   "unicode",   "cast",  "in",     "and",
              "or",        "not",       "when",    "then",   "else",      "case",  "exists", "select",
              "from",      "where",     "as",      "on",     "uuid4"})
            all.insert(QString::fromLatin1(name));
        return all;
    }();
    return names;
}

bool asksForMoved(const QString& sql, const QSet<QString>& standing)
{
    const QList<SqlWord> words = sqlWords(sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        const bool isCall = words[at].is(u"ref") && words[at + 1].text == QStringLiteral("(");
        const bool isTarget = words[at].is(u"target") && words[at + 1].text == QStringLiteral(".") &&
                              (at + 2 == words.size() || !standing.contains(foldedName(words[at + 2].text)));
        if (isCall || isTarget)
            return true;
    }
    return false;
}

/// SQLite's date functions, and where in their arguments the time stands.
int timePlaceOf(const SqlWord& word)
{
    if (word.is(u"strftime"))
        return 1;
    const bool isDate = word.is(u"date") || word.is(u"time") || word.is(u"datetime") ||
                        word.is(u"julianday") || word.is(u"unixepoch");
    return isDate ? 0 : -1;
}

/// The words of an argument of the call whose bracket stands at `open`.
QList<SqlWord> argumentOf(const QList<SqlWord>& words, qsizetype open, int place)
{
    QList<SqlWord> argument;
    int depth = 0;
    for (qsizetype at = open; at < words.size(); ++at) {
        const bool isSign = words[at].kind == SqlWord::Kind::Sign;
        depth += isSign && words[at].text == QStringLiteral("(")   ? 1
                 : isSign && words[at].text == QStringLiteral(")") ? -1
                                                                   : 0;
        const bool isComma = isSign && depth == 1 && words[at].text == QStringLiteral(",");
        if (depth == 0 || (isComma && place == 0))
            break;
        if (isComma)
            --place;
        else if (place == 0 && at > open)
            argument += words[at];
    }
    return argument;
}

/// Dates fail for texts such as 'now' alone, and cost as much as all else together: where a column holds none, the call
/// need not be tried.
bool canBeNow(const QString& sql, const MayBeNow& mayBeNow)
{
    const QList<SqlWord> words = sqlWords(sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        const int place = timePlaceOf(words[at]);
        if (place < 0 || words[at + 1].text != QStringLiteral("("))
            continue;
        const QList<SqlWord> time = argumentOf(words, at + 1, place);
        const bool isBare = time.size() == 1 || (time.size() == 3 && time[1].text == QStringLiteral("."));
        if (!isBare || !time.last().isName() || time.last().text.isEmpty() || mayBeNow(time.last().text))
            return true;
    }
    return false;
}

/// Operators that are calls without brackets, and fail for what SQLite cannot read or finds too long.
bool matchesPattern(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        const bool isLiteral = words[at + 1].kind == SqlWord::Kind::Text;
        if (words[at].is(u"regexp") || words[at].is(u"match") ||
            ((words[at].is(u"like") || words[at].is(u"glob")) && !isLiteral))
            return true;
    }
    return false;
}

QString sqlOf(const ColumnValue& value)
{
    return value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text;
}

} // namespace

bool canFail(const ColumnValue& value, const QList<ColumnValue>& lets, const MayBeNow& mayBeNow)
{
    if (value.isLookup() || value.reference)
        return true;
    const QString sql = value.expression.text;
    if (sql.contains(QStringLiteral("->")) || matchesPattern(sql) || canBeNow(sql, mayBeNow))
        return true;
    for (const QString& name : calledNames(sql)) {
        const bool isDate = timePlaceOf({.kind = SqlWord::Kind::Word, .text = name, .offset = 0}) >= 0;
        if (!isDate && !safeCalls().contains(name.toLower()) &&
            !name.startsWith(QStringLiteral("try_"), Qt::CaseInsensitive))
            return true;
    }
    // A later name may use those before it.
    return std::any_of(lets.begin(), lets.end(), [&](const ColumnValue& let) {
        return mentionsName(sql, let.column) && canFail(let, lets.first(&let - lets.data()), mayBeNow);
    });
}

/// Names of `let` are followed; a later one may use those before it.
bool asksForMoved(const QString& sql, const QList<ColumnValue>& lets, const QSet<QString>& standing)
{
    QString all = sql;
    for (auto let = lets.crbegin(); let != lets.crend(); ++let) {
        if (!mentionsName(all, let->column))
            continue;
        if (let->reference)
            return true;
        all += u' ' + sqlOf(*let);
    }
    return asksForMoved(all, standing);
}

bool asksForMoved(const ColumnValue& value, const QList<ColumnValue>& lets, const QSet<QString>& standing)
{
    return value.reference || asksForMoved(sqlOf(value), lets, standing);
}

bool isLiteral(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    return words.size() == 1 &&
           (words.first().kind == SqlWord::Kind::Text || words.first().kind == SqlWord::Kind::Blob ||
            (words.first().kind == SqlWord::Kind::Word && words.first().text.at(0).isDigit()));
}

QString bareColumn(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    const bool isQualified = words.size() == 3 && words[0].isName() && words[1].text == QStringLiteral(".");
    if (words.size() != 1 && !isQualified)
        return {};
    const SqlWord& last = words.last();
    return last.isName() && !last.text.isEmpty() && !last.text.at(0).isDigit() ? last.text : QString();
}

} // namespace godwit::core
