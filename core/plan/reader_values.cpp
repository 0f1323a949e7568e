// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

#include "core/plan/nearest.h"

#include <limits>

namespace godwit::core {

namespace {

Reference readReference(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a reference"),
                      {"ref", "into", "key", "missing", "quarantined", "merged_parent"});
    Reference reference;
    reference.table = cursor.name("ref");
    if (cursor.has("into"))
        reference.into = cursor.name("into");
    reference.key = cursor.sql("key");
    if (const YamlNode* const missing = cursor.find("missing"))
        reference.missing = readFallback(reading, *missing, QStringLiteral("missing"));
    if (const YamlNode* const quarantined = cursor.find("quarantined"))
        reference.quarantined = readFallback(reading, *quarantined, QStringLiteral("quarantined"));
    const QString merged = cursor.choice("merged_parent", {"follow", "drop", "null", "quarantine"}, QStringLiteral("follow"));
    reference.merged = merged == QStringLiteral("drop")         ? Reference::Merged::Drop
                       : merged == QStringLiteral("null")       ? Reference::Merged::Null
                       : merged == QStringLiteral("quarantine") ? Reference::Merged::Quarantine
                                                                : Reference::Merged::Follow;
    return reference;
}

void readLookup(PlanReading& reading, const YamlNode& node, ColumnValue& value)
{
    PlanCursor cursor(reading, node, QStringLiteral("a lookup"), {"lookup", "of", "each", "otherwise"});
    value.lookup = cursor.name("lookup");
    value.of = cursor.sql("of");
    if (cursor.has("each"))
        value.each = cursor.text("each");
    if (const YamlNode* const otherwise = cursor.find("otherwise"))
        value.otherwise = readFallback(reading, *otherwise, QStringLiteral("otherwise"));
}

} // namespace

void requireMap(PlanReading& reading, const YamlNode& node, const QString& key, const QString& of)
{
    if (!node.isMap())
        reading.fail(ErrorCode::PlanWrongType, node.at,
                     QStringLiteral("%1 is a map of %2; this is %3.").arg(named(key), of, node.kindName()));
}

Fallback readFallback(PlanReading& reading, const YamlNode& node, const QString& key)
{
    Fallback fallback;
    if (node.isMap()) {
        PlanCursor cursor(reading, node, named(key), {"skip", "value"});
        fallback.kind = cursor.has("value") ? Fallback::Kind::Value : Fallback::Kind::Skip;
        if (cursor.has("value"))
            fallback.value = cursor.sql("value");
        else
            fallback.rule = cursor.name("skip");
        return fallback;
    }
    if (node.isScalar() && node.text == QStringLiteral("quarantine"))
        return fallback;
    if (node.isScalar() && node.text == QStringLiteral("keep") && key == QStringLiteral("none")) {
        fallback.kind = Fallback::Kind::Keep;
        return fallback;
    }
    fallback.kind = Fallback::Kind::Value;
    fallback.value = readSql(reading, node, key);
    return fallback;
}

ColumnValue readValue(PlanReading& reading, const YamlNode& key, const YamlNode& node)
{
    ColumnValue value;
    value.column = key.text;
    value.at = key.at;
    if (!node.isMap())
        value.expression = readSql(reading, node, key.text);
    else if (node.find(QStringLiteral("ref")))
        value.reference = readReference(reading, node);
    else
        readLookup(reading, node, value);
    return value;
}

QList<ColumnValue> readValues(PlanReading& reading, const YamlNode& node, const QString& key)
{
    requireMap(reading, node, key, QStringLiteral("names and expressions"));
    QList<ColumnValue> values;
    for (size_t index = 0; index < node.keys.size(); ++index)
        values.append(readValue(reading, node.keys[index], node.items[index]));
    return values;
}

QList<Where> readWheres(PlanReading& reading, const YamlNode& node)
{
    QList<Where> wheres;
    for (const YamlNode& item : readItems(reading, node, QStringLiteral("where"))) {
        PlanCursor rule(reading, item, QStringLiteral("an item of “where”"), {"rule", "when"});
        const QString name = rule.name("rule");
        wheres.append({name, rule.sql("when")});
    }
    return wheres;
}

QList<Reject> readRejects(PlanReading& reading, const YamlNode& node)
{
    QList<Reject> rejects;
    for (const YamlNode& item : readItems(reading, node, QStringLiteral("reject"))) {
        PlanCursor rule(reading, item, QStringLiteral("an item of “reject”"), {"when", "because"});
        const SqlText when = rule.sql("when");
        rejects.append({when, rule.name("because")});
    }
    return rejects;
}

Limit readLimit(PlanReading& reading, const PlanCursor& cursor)
{
    Limit limit;
    const QString key = QStringLiteral("limit");
    if (const YamlNode* const node = cursor.find("limit")) {
        if (node->isScalar() && node->text.endsWith(u'%'))
            limit.fraction = readFraction(reading, *node, key);
        else
            limit.rows = readInteger(reading, *node, key, 0, std::numeric_limits<qint64>::max());
    }
    if (const YamlNode* const onError = cursor.find("on_error"))
        limit.stopOnError = readChoice(reading, *onError, QStringLiteral("on_error"), asList({"quarantine", "stop"})) ==
                            QStringLiteral("stop");
    return limit;
}

} // namespace godwit::core
