// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/constraint_cause.h"

#include "core/schema/sql_tokens.h"
#include "core/schema/staging.h"

#include <optional>

namespace godwit::core {

namespace {

// SQLite's result codes, see https://www.sqlite.org/rescode.html
constexpr int kNoMemory = 7;
constexpr int kTooBig = 18;
constexpr int kConstraint = 19;
constexpr int kMismatch = 20;
constexpr int kPrimaryKey = kConstraint | 6 << 8;
constexpr int kRowId = kConstraint | 10 << 8;

/// "a.x, a.y" → x, y
QStringList columnsIn(const QString& list)
{
    QStringList columns;
    for (const QString& part : list.split(QStringLiteral(", ")))
        columns.append(part.section(u'.', 1));
    return columns;
}

QString listed(const QStringList& names)
{
    return names.size() < 2 ? names.join(QString())
                            : names.mid(0, names.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + names.last();
}

ConstraintCause unique(const QString& named, int code)
{
    const QString word = code == kPrimaryKey || code == kRowId ? QStringLiteral("PRIMARY KEY") : QStringLiteral("UNIQUE");
    if (named.startsWith(QStringLiteral("index '")))
        return {QStringLiteral("two rows are the same in the index %1 (UNIQUE)").arg(named.section(u'\'', 1, -2)), {}};
    const QStringList columns = columnsIn(named);
    return {QStringLiteral("two rows have the same %1 (%2)").arg(listed(columns), word),
            columns.size() == 1 ? columns.first() : QString()};
}

/// What stands in the brackets of `CONSTRAINT name CHECK (…)`; empty: the table has no such check.
QString checkNamed(const QString& name, const QString& createSql)
{
    QList<SqlToken> tokens = tokensOf(createSql);
    tokens.removeIf([](const SqlToken& token) { return token.kind == SqlToken::Kind::Comment; });
    QList<qsizetype> words; // places of tokens that are no space
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        if (!tokens[at].isBlank())
            words.append(at);
    }
    for (qsizetype word = 0; word + 3 < words.size(); ++word) {
        const auto at = [&](qsizetype ahead) -> const SqlToken& { return tokens[words[word + ahead]]; };
        if (!at(0).is(u"constraint") || at(1).name() != name || !at(2).is(u"check") || at(3).text != QStringLiteral("("))
            continue;
        QString inside;
        int depth = 1;
        for (qsizetype next = words[word + 3] + 1; next < tokens.size(); ++next) {
            depth += tokens[next].text == QStringLiteral("(") ? 1 : tokens[next].text == QStringLiteral(")") ? -1 : 0;
            if (depth == 0)
                return inside.simplified();
            inside += tokens[next].text;
        }
    }
    return {};
}

ConstraintCause check(const QString& named, const Table* table)
{
    const QString expression = table ? checkNamed(named, table->sql) : QString();
    if (expression.isEmpty())
        return {QStringLiteral("“%1” does not hold (CHECK)").arg(named), {}};
    return {QStringLiteral("“%1” does not hold (CHECK %2)").arg(expression, named), {}};
}

/// "TEXT value in INTEGER column b.n"
ConstraintCause type(const QString& words)
{
    const QString column = words.section(QStringLiteral(" column "), 1).section(u'.', 1);
    const QString given = words.section(QStringLiteral(" value in "), 0, 0);
    const QString wanted = words.section(QStringLiteral(" value in "), 1).section(QStringLiteral(" column "), 0, 0);
    return {QStringLiteral("%1 takes %2, and the value is %3 (STRICT)").arg(column, wanted, given), column};
}

} // namespace

bool isOfRow(const Error& error)
{
    return error.code == ErrorCode::SqlFailed && (error.sqlite & 0xff) != kNoMemory;
}

QString failureWords(const QString& what)
{
    QString words = what.section(QStringLiteral(": "), 1); // after "A statement failed: "
    words.replace(QLatin1String(kReservedPrefix) + QStringLiteral("new_"), QString());
    if (words.endsWith(u'.'))
        words.chop(1);
    return words;
}

QString failureCause(const QString& what, bool isOfJoin)
{
    return (isOfJoin ? QStringLiteral("a join failed: %1") : QStringLiteral("an expression failed: %1")).arg(failureWords(what));
}

QString queryFailureCause(const QString& words)
{
    return QStringLiteral("the query failed over this row: %1").arg(words);
}

bool isRefusal(const Error& error)
{
    const int kind = error.sqlite & 0xff;
    return kind == kConstraint || kind == kTooBig || kind == kMismatch;
}

ConstraintCause constraintCause(const Error& error, const Table* table)
{
    const QString words = failureWords(error.what);
    const auto after = [&](const QString& beginning) -> std::optional<QString> {
        return words.startsWith(beginning) ? std::optional(words.mid(beginning.size())) : std::nullopt;
    };
    if (const auto named = after(QStringLiteral("UNIQUE constraint failed: ")))
        return unique(*named, error.sqlite);
    if (const auto named = after(QStringLiteral("NOT NULL constraint failed: "))) {
        const QString column = columnsIn(*named).first();
        return {QStringLiteral("%1 has no value (NOT NULL)").arg(column), column};
    }
    if (const auto named = after(QStringLiteral("CHECK constraint failed: ")))
        return check(*named, table);
    if (const auto value = after(QStringLiteral("cannot store ")))
        return type(*value);
    if ((error.sqlite & 0xff) == kTooBig)
        return {QStringLiteral("a value is longer than SQLite takes"), {}};
    if ((error.sqlite & 0xff) == kMismatch) {
        const QString key = table ? table->primaryKey().value(0) : QString();
        return {key.isEmpty() ? QStringLiteral("the key takes whole numbers only")
                              : QStringLiteral("the key %1 takes whole numbers only").arg(key),
                key};
    }
    return {words, {}};
}

} // namespace godwit::core
