// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

namespace godwit::core {

UpdateStep readUpdate(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("an “update” step"),
                      {"update", "let", "set", "where", "reject", "order", "quarantined", "limit", "on_error"});
    UpdateStep step;
    step.at = node.at;
    step.table = cursor.name("update");
    if (const YamlNode* const let = cursor.find("let"))
        step.let = readValues(reading, *let, QStringLiteral("let"));
    const YamlNode& set = cursor.required("set");
    if (!reading.hasFailed())
        step.set = readValues(reading, set, QStringLiteral("set"));
    if (const YamlNode* const where = cursor.find("where"))
        step.where = readWheres(reading, *where);
    if (const YamlNode* const reject = cursor.find("reject"))
        step.reject = readRejects(reading, *reject);
    if (cursor.has("order"))
        step.order = cursor.sql("order");
    step.keepsOld = cursor.choice("quarantined", {"leave", "keep_old"}, QStringLiteral("leave")) == QStringLiteral("keep_old");
    step.limit = readLimit(reading, cursor);
    return step;
}

DeleteStep readDelete(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “delete” step"), {"delete", "rule", "when", "cascade"});
    DeleteStep step;
    step.at = node.at;
    step.table = cursor.name("delete");
    step.rule = cursor.name("rule");
    step.when = cursor.sql("when");
    if (const YamlNode* const cascade = cursor.find("cascade"))
        step.cascades = readBool(reading, *cascade, QStringLiteral("cascade"));
    return step;
}

RebuildStep readRebuild(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “rebuild” step"), {"rebuild", "columns"});
    RebuildStep step;
    step.at = node.at;
    step.table = cursor.name("rebuild");
    if (const YamlNode* const columns = cursor.find("columns"))
        step.columns = readValues(reading, *columns, QStringLiteral("columns"));
    return step;
}

SqlStep readSqlStep(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("an “sql” step"), {"sql", "script", "writes"});
    SqlStep step;
    step.at = node.at;
    step.name = cursor.name("sql");
    const YamlNode& script = cursor.required("script");
    if (!reading.hasFailed())
        step.script = readScript(reading, script, QStringLiteral("script"));
    step.writes = cursor.names("writes");
    return step;
}

} // namespace godwit::core
