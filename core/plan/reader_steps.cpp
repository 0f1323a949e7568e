// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

#include "core/plan/nearest.h"

#include <QRegularExpression>

namespace godwit::core {

namespace {

AssessStep readAssess(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("an “assess” step"), {"assess", "rules"});
    cursor.choice("assess", {"all"}, {});
    AssessStep step;
    if (const YamlNode* const rules = cursor.find("rules"))
        step.rules = readRules(reading, *rules);
    return step;
}

BackupStep readBackup(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “backup” step"), {"backup", "export", "schema"});
    cursor.choice("backup", {"snapshot"}, {});
    BackupStep step;
    step.exportTables = cursor.optionalNames("export");
    if (const YamlNode* const schema = cursor.find("schema"))
        step.exportSchema = readBool(reading, *schema, QStringLiteral("schema"));
    return step;
}

SchemaStep readSchema(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “schema” step"), {"schema"});
    const YamlNode& value = cursor.required("schema");
    SchemaStep step;
    step.target = value.isScalar() && value.text == QStringLiteral("target");
    if (step.target || reading.hasFailed())
        return step;
    if (value.isScalar() && !value.text.endsWith(QStringLiteral(".sql")))
        reading.fail(ErrorCode::PlanWrongType, value.at,
                     QStringLiteral("“schema” wants “target” or a file whose name ends with .sql; this is %1.")
                         .arg(named(value.text)));
    else
        step.script = readScript(reading, value, QStringLiteral("schema"));
    return step;
}

NamedFiles readNamedFiles(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“files”"), {"table", "column", "folder", "severity"});
    NamedFiles files;
    files.table = cursor.name("table");
    files.column = cursor.name("column");
    files.folder = cursor.name("folder", {});
    files.severity = cursor.severity("severity");
    files.at = cursor.at();
    return files;
}

ValidateStep readValidate(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “validate” step"), {"validate", "rules", "files"});
    const QString key = QStringLiteral("validate");
    const QStringList suites = asList({"data integrity", "functionality", "performance", "security"});
    const YamlNode& value = cursor.required("validate");
    ValidateStep step;
    if (value.isSequence()) {
        step.suites = readNames(reading, value, key);
        for (const YamlNode& suite : value.items)
            readChoice(reading, suite, key, suites);
        if (step.suites.isEmpty())
            reading.fail(ErrorCode::PlanWrongType, value.at, QStringLiteral("“validate” wants “all” or at least one suite."));
    } else if (const QString one = readChoice(reading, value, key, QStringList{QStringLiteral("all")} + suites);
               suites.contains(one)) {
        step.suites = {one};
    }
    if (const YamlNode* const rules = cursor.find("rules"))
        step.rules = readRules(reading, *rules);
    if (const YamlNode* const files = cursor.find("files")) {
        for (const YamlNode& item : readItems(reading, *files, QStringLiteral("files")))
            step.files.append(readNamedFiles(reading, item));
    }
    return step;
}

CompareStep readCompare(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “compare” step"),
                      {"compare", "before", "after", "tolerance", "severity"});
    CompareStep step;
    step.name = cursor.name("compare");
    step.before = cursor.query("before");
    step.after = cursor.query("after");
    step.tolerance = cursor.optionalNumber("tolerance").value_or(0);
    step.severity = cursor.severity("severity");
    return step;
}

MeasureStep readMeasure(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “measure” step"),
                      {"measure", "before", "after", "target_ms", "slowdown"});
    MeasureStep step;
    step.name = cursor.name("measure");
    step.before = cursor.optionalQuery("before");
    step.after = cursor.query("after");
    step.targetMs = cursor.optionalNumber("target_ms");
    step.slowdown = cursor.optionalFraction("slowdown");
    if (step.slowdown && step.before.isEmpty())
        reading.fail(ErrorCode::PlanMissingKey, cursor.required("slowdown").at,
                     QStringLiteral("“slowdown” compares with “before”, and there is none."));
    if (!step.targetMs && step.before.isEmpty())
        reading.fail(ErrorCode::PlanMissingKey, cursor.at(),
                     QStringLiteral("a “measure” step needs “target_ms”, or “before” to compare with."));
    return step;
}

FlagStep readFlag(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “flag” step"), {"flag", "key", "value"});
    FlagStep step;
    step.file = cursor.name("flag");
    step.key = cursor.name("key");
    step.value = cursor.text("value");
    if (!reading.hasFailed() && !isPlainRelativePath(step.file))
        reading.fail(ErrorCode::PlanFileOutside, cursor.required("flag").at,
                     QStringLiteral("the file %1 is not in the database's folder.").arg(named(step.file)));
    return step;
}

CutoverStep readCutover(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “cutover” step"), {"cutover"});
    cursor.choice("cutover", {"swap"}, {});
    return {};
}

int readNotBefore(PlanReading& reading, const YamlNode& node)
{
    static const QRegularExpression form(QStringLiteral("^(0|[1-9][0-9]{0,4}) days? after cutover$"));
    const QRegularExpressionMatch match = form.match(readText(reading, node, QStringLiteral("not_before")));
    if (!match.hasMatch())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("“not_before” wants “N days after cutover”."));
    return match.captured(1).toInt();
}

DropStep readDrop(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “drop” step"), {"drop", "not_before", "rule", "orphans"});
    DropStep step;
    const YamlNode& value = cursor.required("drop");
    if (value.isSequence())
        step.tables = readNames(reading, value, QStringLiteral("drop"));
    else
        readChoice(reading, value, QStringLiteral("drop"), asList({"all"}));
    if (value.isSequence() && step.tables.isEmpty())
        reading.fail(ErrorCode::PlanWrongType, value.at, QStringLiteral("“drop” wants “all” or at least one table."));
    if (const YamlNode* const notBefore = cursor.find("not_before"))
        step.notBeforeDays = readNotBefore(reading, *notBefore);
    step.rule = cursor.name("rule", {});
    step.orphans = cursor.optionalNames("orphans");
    return step;
}

StepWork readWork(PlanReading& reading, const YamlNode& node, const QString& kind)
{
    if (kind == QStringLiteral("assess"))
        return readAssess(reading, node);
    if (kind == QStringLiteral("backup"))
        return readBackup(reading, node);
    if (kind == QStringLiteral("schema"))
        return readSchema(reading, node);
    if (kind == QStringLiteral("move"))
        return readMove(reading, node);
    if (kind == QStringLiteral("validate"))
        return readValidate(reading, node);
    if (kind == QStringLiteral("compare"))
        return readCompare(reading, node);
    if (kind == QStringLiteral("measure"))
        return readMeasure(reading, node);
    if (kind == QStringLiteral("flag"))
        return readFlag(reading, node);
    if (kind == QStringLiteral("cutover"))
        return readCutover(reading, node);
    if (kind == QStringLiteral("update"))
        return readUpdate(reading, node);
    if (kind == QStringLiteral("delete"))
        return readDelete(reading, node);
    if (kind == QStringLiteral("rebuild"))
        return readRebuild(reading, node);
    if (kind == QStringLiteral("sql"))
        return readSqlStep(reading, node);
    if (kind == QStringLiteral("command"))
        return readCommand(reading, node);
    if (kind == QStringLiteral("approve"))
        return readApprove(reading, node);
    return readDrop(reading, node);
}

/// The first key that names a kind says what the step is; then every other key has to belong to that kind.
Step readStep(PlanReading& reading, const YamlNode& node)
{
    const QStringList kinds = asList({"assess", "backup", "schema", "move", "validate", "compare", "measure", "flag",
                                      "cutover", "drop", "update", "delete", "rebuild", "sql", "command", "approve"});
    for (const YamlNode& key : node.keys) {
        if (kinds.contains(key.text))
            return {readWork(reading, node, key.text), node.at};
    }
    const YamlNode& first = node.keys.empty() ? node : node.keys.front();
    const bool isMap = node.isMap() && !node.keys.empty();
    reading.fail(planError(isMap ? ErrorCode::PlanUnknownKey : ErrorCode::PlanWrongType, first.at,
                           isMap ? QStringLiteral("%1 is no kind of step%2").arg(named(first.text), suggestion(first.text, kinds))
                                 : QStringLiteral("a step is a map that starts with its kind; this is %1.").arg(node.kindName()))
                     .withDetail(QStringLiteral("Known here: %1").arg(kinds.join(QStringLiteral(", ")))));
    return {};
}

Phase readPhase(PlanReading& reading, const YamlNode& node)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_-]+$"));
    PlanCursor cursor(reading, node, QStringLiteral("a phase"), {"phase", "title", "steps"});
    Phase phase;
    phase.at = node.at;
    phase.id = cursor.name("phase");
    phase.title = cursor.name("title", phase.id);
    if (!plain.match(phase.id).hasMatch())
        reading.fail(ErrorCode::PlanWrongType, cursor.required("phase").at,
                     QStringLiteral("“phase” wants a name of a–z, 0–9, _ and -; this is %1.").arg(named(phase.id)));
    const YamlNode& steps = cursor.required("steps");
    for (const YamlNode& step : readItems(reading, steps, QStringLiteral("steps")))
        phase.steps.append(readStep(reading, step));
    if (phase.steps.isEmpty())
        reading.fail(ErrorCode::PlanWrongType, steps.at, QStringLiteral("a phase has at least one step."));
    return phase;
}

} // namespace

QList<Rule> readRules(PlanReading& reading, const YamlNode& node)
{
    QList<Rule> rules;
    for (const YamlNode& item : readItems(reading, node, QStringLiteral("rules"))) {
        PlanCursor cursor(reading, item, QStringLiteral("a rule"), {"name", "query", "severity"});
        Rule rule;
        rule.name = cursor.name("name");
        rule.query = cursor.query("query");
        rule.severity = cursor.severity("severity");
        rules.append(rule);
    }
    return rules;
}

QList<Phase> readPhases(PlanReading& reading, const YamlNode& node)
{
    QList<Phase> phases;
    for (const YamlNode& item : readItems(reading, node, QStringLiteral("phases"))) {
        const Phase phase = readPhase(reading, item);
        for (const Phase& other : phases) {
            if (other.id == phase.id)
                reading.fail(ErrorCode::PlanRepeatedKey, phase.at,
                             QStringLiteral("the phase %1 stands on line %2 already.").arg(named(phase.id)).arg(other.at.line));
        }
        phases.append(phase);
    }
    if (phases.isEmpty())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("a plan has at least one phase."));
    return phases;
}

} // namespace godwit::core
