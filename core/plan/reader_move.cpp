// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

#include "core/plan/nearest.h"

#include <limits>

namespace godwit::core {

namespace {

const QString& everyColumn()
{
    static const QString star = QStringLiteral("*");
    return star;
}

/// An expression, or {lookup, of, otherwise}.
ColumnValue readValue(PlanReading& reading, const YamlNode& key, const YamlNode& node)
{
    ColumnValue value;
    value.column = key.text;
    value.at = key.at;
    if (!node.isMap()) {
        value.expression = readSql(reading, node, key.text);
        return value;
    }
    PlanCursor cursor(reading, node, QStringLiteral("a lookup"), {"lookup", "of", "otherwise"});
    value.lookup = cursor.name("lookup");
    value.of = cursor.sql("of");
    if (cursor.has("otherwise"))
        value.otherwise = cursor.sql("otherwise");
    return value;
}

void requireMap(PlanReading& reading, const YamlNode& node, const QString& key, const QString& of)
{
    if (!node.isMap())
        reading.fail(ErrorCode::PlanWrongType, node.at,
                     QStringLiteral("%1 is a map of %2; this is %3.").arg(named(key), of, node.kindName()));
}

QList<ColumnValue> readLet(PlanReading& reading, const YamlNode& node)
{
    requireMap(reading, node, QStringLiteral("let"), QStringLiteral("names and expressions"));
    QList<ColumnValue> values;
    for (size_t index = 0; index < node.keys.size(); ++index)
        values.append(readValue(reading, node.keys[index], node.items[index]));
    return values;
}

void readColumns(PlanReading& reading, const YamlNode& node, MoveStep& move)
{
    requireMap(reading, node, QStringLiteral("columns"), QStringLiteral("target columns and their values"));
    for (size_t index = 0; index < node.keys.size(); ++index) {
        if (node.keys[index].text != everyColumn()) {
            move.columns.append(readValue(reading, node.keys[index], node.items[index]));
            continue;
        }
        readChoice(reading, node.items[index], everyColumn(), asList({"same"}));
        move.carryAll = true;
    }
}

void readExpect(PlanReading& reading, const YamlNode& node, MoveStep& move)
{
    requireMap(reading, node, QStringLiteral("expect"), QStringLiteral("source columns and “text” or “any”"));
    for (size_t index = 0; index < node.keys.size(); ++index) {
        const QString column = node.keys[index].text;
        move.expect.insert(column, readChoice(reading, node.items[index], column, asList({"text", "any"})));
    }
}

void readAccountsFor(PlanReading& reading, const YamlNode& node, MoveStep& move)
{
    if (!node.isMap()) {
        const QString key = QStringLiteral("accounts_for");
        if (node.isScalar() && node.text == QStringLiteral("none"))
            move.accountsForNothing = true;
        else
            reading.fail(ErrorCode::PlanWrongType, node.at,
                         QStringLiteral("%1 wants “none” or {table: NAME, key: COLUMN}.").arg(named(key)));
        return;
    }
    PlanCursor cursor(reading, node, QStringLiteral("“accounts_for”"), {"table", "key"});
    move.accountsForTable = cursor.name("table");
    move.accountsForKey = cursor.names("key");
}

void readQuerySource(PlanReading& reading, PlanCursor& cursor, MoveStep& move)
{
    const YamlNode* const accounts = cursor.find("accounts_for");
    if (!cursor.has("query")) {
        if (accounts)
            reading.fail(ErrorCode::PlanMissingKey, accounts->at,
                         QStringLiteral("“accounts_for” belongs to a “query”, and there is none; a table accounts for itself."));
        return;
    }
    move.query = cursor.query("query");
    const YamlNode& required = cursor.required("accounts_for");
    if (accounts)
        readAccountsFor(reading, required, move);
}

void readRowRules(PlanReading& reading, PlanCursor& cursor, MoveStep& move)
{
    if (const YamlNode* const where = cursor.find("where")) {
        for (const YamlNode& item : readItems(reading, *where, QStringLiteral("where"))) {
            PlanCursor rule(reading, item, QStringLiteral("an item of “where”"), {"rule", "when"});
            const QString name = rule.name("rule");
            move.where.append({name, rule.sql("when")});
        }
    }
    if (const YamlNode* const reject = cursor.find("reject")) {
        for (const YamlNode& item : readItems(reading, *reject, QStringLiteral("reject"))) {
            PlanCursor rule(reading, item, QStringLiteral("an item of “reject”"), {"when", "because"});
            const SqlText when = rule.sql("when");
            move.reject.append({when, rule.name("because")});
        }
    }
}

Group readGroup(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“group”"), {"by", "keep"});
    Group group;
    group.at = node.at;
    group.by = cursor.names("by");
    group.keep = cursor.sql("keep");
    return group;
}

Unique readUnique(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“unique”"), {"column", "within", "order", "suffix"});
    Unique unique;
    unique.at = node.at;
    unique.column = cursor.name("column");
    unique.within = cursor.optionalNames("within");
    unique.order = cursor.names("order");
    unique.suffix = cursor.name("suffix", QStringLiteral(" ({n})"));
    if (!unique.suffix.contains(QStringLiteral("{n}")))
        reading.fail(ErrorCode::PlanWrongType, cursor.required("suffix").at,
                     QStringLiteral("“suffix” wants a text with {n} in it, as \" ({n})\"."));
    return unique;
}

void readGroupOrUnique(PlanReading& reading, PlanCursor& cursor, MoveStep& move)
{
    const YamlNode* const group = cursor.find("group");
    const YamlNode* const unique = cursor.find("unique");
    if (group && unique)
        reading.fail(ErrorCode::PlanReference, unique->at,
                     QStringLiteral("“group” and “unique” do not go together in one move yet."));
    if (group)
        move.group = readGroup(reading, *group);
    if (unique)
        move.unique = readUnique(reading, *unique);
}

void readLimit(PlanReading& reading, const YamlNode& node, MoveStep& move)
{
    const QString key = QStringLiteral("limit");
    if (node.isScalar() && node.text.endsWith(u'%'))
        move.limitFraction = readFraction(reading, node, key);
    else
        move.limitRows = readInteger(reading, node, key, 0, std::numeric_limits<qint64>::max());
}

} // namespace

MoveStep readMove(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “move” step"),
                      {"move", "into", "query", "accounts_for", "expect", "let", "columns", "where", "reject", "group",
                       "unique", "limit", "on_error"});
    MoveStep move;
    move.from = cursor.name("move");
    move.into = cursor.name("into");
    readQuerySource(reading, cursor, move);
    if (const YamlNode* const expect = cursor.find("expect"))
        readExpect(reading, *expect, move);
    if (const YamlNode* const let = cursor.find("let"))
        move.let = readLet(reading, *let);
    const YamlNode& columns = cursor.required("columns");
    if (!reading.hasFailed())
        readColumns(reading, columns, move);
    readRowRules(reading, cursor, move);
    readGroupOrUnique(reading, cursor, move);
    if (const YamlNode* const limit = cursor.find("limit"))
        readLimit(reading, *limit, move);
    const QString quarantine = QStringLiteral("quarantine");
    move.stopOnError = cursor.choice("on_error", {"quarantine", "stop"}, quarantine) == QStringLiteral("stop");
    return move;
}

} // namespace godwit::core
