// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

#include "core/plan/nearest.h"

namespace godwit::core {

namespace {

const QString& everyColumn()
{
    static const QString star = QStringLiteral("*");
    return star;
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
    PlanCursor cursor(reading, node, QStringLiteral("“accounts_for”"), {"table", "key", "absent"});
    move.accountsForTable = cursor.name("table");
    move.accountsForKey = cursor.names("key");
    if (const YamlNode* const absent = cursor.find("absent"))
        move.absent = readFallback(reading, *absent, QStringLiteral("absent"));
    if (move.absent.kind == Fallback::Kind::Value)
        reading.fail(ErrorCode::PlanWrongType, cursor.required("absent").at,
                     QStringLiteral("“absent” wants “quarantine” or {skip: RULE}."));
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

/// A name, a call, or a query in brackets, and what becomes of a row that finds nothing there.
QList<Join> readJoins(PlanReading& reading, const YamlNode& node)
{
    QList<Join> joins;
    for (const YamlNode& item : readItems(reading, node, QStringLiteral("join"))) {
        PlanCursor cursor(reading, item, QStringLiteral("an item of “join”"), {"table", "as", "on", "none"});
        Join join;
        join.at = item.at;
        join.table = cursor.sql("table");
        join.as = cursor.name("as");
        if (cursor.has("on"))
            join.on = cursor.sql("on");
        if (const YamlNode* const none = cursor.find("none"))
            join.none = readFallback(reading, *none, QStringLiteral("none"));
        if (join.none.kind == Fallback::Kind::Value)
            reading.fail(ErrorCode::PlanWrongType, cursor.required("none").at,
                         QStringLiteral("“none” wants “quarantine”, “keep” or {skip: RULE}."));
        joins.append(join);
    }
    return joins;
}

Group readGroup(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“group”"), {"by", "keep", "nulls"});
    Group group;
    group.at = node.at;
    group.by = cursor.names("by");
    group.keep = cursor.sql("keep");
    group.nullsAreEqual = cursor.choice("nulls", {"distinct", "equal"}, QStringLiteral("distinct")) == QStringLiteral("equal");
    return group;
}

Unique readUnique(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“unique”"), {"column", "within", "order", "suffix", "compare"});
    Unique unique;
    unique.at = node.at;
    unique.column = cursor.name("column");
    unique.within = cursor.optionalNames("within");
    unique.order = cursor.names("order");
    unique.suffix = cursor.name("suffix", QStringLiteral(" ({n})"));
    unique.foldsCase = cursor.choice("compare", {"bytes", "casefold"}, QStringLiteral("bytes")) == QStringLiteral("casefold");
    if (unique.suffix.isEmpty())
        reading.fail(ErrorCode::PlanWrongType, cursor.required("suffix").at,
                     QStringLiteral("“suffix” wants a text, with {n} in it to count, as \" ({n})\"."));
    return unique;
}

} // namespace

MoveStep readMove(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “move” step"),
                      {"move", "into", "query", "accounts_for", "key", "join", "expect", "let", "columns", "where",
                       "reject", "group", "unique", "limit", "on_error"});
    MoveStep move;
    move.from = cursor.name("move");
    move.into = cursor.name("into");
    readQuerySource(reading, cursor, move);
    move.key = cursor.optionalNames("key");
    if (!move.query.isEmpty() && !move.key.isEmpty())
        reading.fail(ErrorCode::PlanReference, cursor.required("key").at,
                     QStringLiteral("“key” belongs to a table; a query names its key in “accounts_for”."));
    if (const YamlNode* const join = cursor.find("join"))
        move.joins = readJoins(reading, *join);
    if (const YamlNode* const expect = cursor.find("expect"))
        readExpect(reading, *expect, move);
    if (const YamlNode* const let = cursor.find("let"))
        move.let = readValues(reading, *let, QStringLiteral("let"));
    const YamlNode& columns = cursor.required("columns");
    if (!reading.hasFailed())
        readColumns(reading, columns, move);
    if (const YamlNode* const where = cursor.find("where"))
        move.where = readWheres(reading, *where);
    if (const YamlNode* const reject = cursor.find("reject"))
        move.reject = readRejects(reading, *reject);
    if (const YamlNode* const group = cursor.find("group"))
        move.group = readGroup(reading, *group);
    if (const YamlNode* const unique = cursor.find("unique"))
        move.unique = readUnique(reading, *unique);
    move.limit = readLimit(reading, cursor);
    return move;
}

} // namespace godwit::core
