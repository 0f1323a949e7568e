// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/move_expressions.h"

#include "core/schema/sql_calls.h"
#include "core/schema/sql_words.h"

#include <QSet>

#include <algorithm>

namespace godwit::core {

namespace {

/// Of SQLite's own, those that give a value for every argument; and words that stand before a bracket without
/// being calls. Dates fail for the one text 'now', which nobody stores, and cost as much as all else
/// together.
const QSet<QString>& safeCalls()
{
    static const QSet<QString> names = [] {
        QSet<QString> all;
        for (const char* name :
             {"coalesce",  "ifnull",    "nullif",  "iif",    "lower",     "upper", "trim",   "ltrim",
              "rtrim",     "length",    "typeof",  "substr", "substring", "instr", "hex",    "quote",
              "min",       "max",       "round",   "char",   "unicode",   "cast",  "in",     "and",
              "or",        "not",       "when",    "then",   "else",      "case",  "exists", "select",
              "from",      "where",     "as",      "on",     "uuid4",     "date",  "time",   "datetime",
              "julianday", "unixepoch", "strftime"})
            all.insert(QString::fromLatin1(name));
        return all;
    }();
    return names;
}

bool asksForMoved(const QString& sql)
{
    const QList<SqlWord> words = sqlWords(sql);
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        const bool isCall = words[at].is(u"ref") && words[at + 1].text == QStringLiteral("(");
        const bool isTarget = words[at].is(u"target") && words[at + 1].text == QStringLiteral(".");
        if (isCall || isTarget)
            return true;
    }
    return false;
}

QString sqlOf(const ColumnValue& value)
{
    return value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text;
}

} // namespace

bool canFail(const ColumnValue& value, const QList<ColumnValue>& lets)
{
    if (value.isLookup() || value.reference)
        return true;
    const QString sql = value.expression.text;
    if (sql.contains(QStringLiteral("->")))
        return true;
    for (const QString& name : calledNames(sql)) {
        if (!safeCalls().contains(name.toLower()) &&
            !name.startsWith(QStringLiteral("try_"), Qt::CaseInsensitive))
            return true;
    }
    // A later name may use those before it.
    return std::any_of(lets.begin(), lets.end(), [&](const ColumnValue& let) {
        return mentionsName(sql, let.column) && canFail(let, lets.first(&let - lets.data()));
    });
}

/// Names of `let` are followed; a later one may use those before it.
bool asksForMoved(const QString& sql, const QList<ColumnValue>& lets)
{
    QString all = sql;
    for (auto let = lets.crbegin(); let != lets.crend(); ++let) {
        if (!mentionsName(all, let->column))
            continue;
        if (let->reference)
            return true;
        all += u' ' + sqlOf(*let);
    }
    return asksForMoved(all);
}

bool asksForMoved(const ColumnValue& value, const QList<ColumnValue>& lets)
{
    return value.reference || asksForMoved(sqlOf(value), lets);
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
