// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_texts.h"

#include <QTest>

using namespace godwit::core;

class TestPlanReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheHead();
    void readsWhatStakeholdersRead();
    void readsSourceTargetAndMaps();
    void readsEveryStepOfAPhase();
    void readsEverythingThatAMoveCanSay();
    void readsMovesOfQueries();
    void fillsInDefaults();
    void readsScalarsAsTheirKeyWants();
    void placesSqlWhereItsTextStarts();
    void titlesEveryStep();
    void knowsWhichPhasesChangeTheLiveFile();
    void readsFromQtResources();
    void hashesEveryFile();
    void readsAFileThatStartsWithAByteOrderMark();
};

template <typename Work>
static const Work& workAt(const Plan& plan, int step, int phase = 0)
{
    return std::get<Work>(plan.phases.at(phase).steps.at(step).work);
}

static QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}


void TestPlanReader::readsTheHead()
{
    const PlanFolder folder;
    auto result = folder.read("godwit: 1\nname: P\nversion: \"2.0\"\ntype: database-schema\nstatus: approved\n"
                              "strategy: phased\nauthors: [Ann, Bob]\n"
                              "target: { schema: v2.sql }\n"
                              "phases: [{ phase: a-1_b, title: First, steps: [{ backup: snapshot }] }]\n");
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const Plan plan = *result;
    QCOMPARE(plan.path, folder.path());
    QCOMPARE(plan.name, QStringLiteral("P"));
    QCOMPARE(plan.version, QStringLiteral("2.0"));
    QCOMPARE(plan.type, QStringLiteral("database-schema"));
    QCOMPARE(plan.status, QStringLiteral("approved"));
    QCOMPARE(plan.strategy, QStringLiteral("phased"));
    QCOMPARE(plan.authors, words("Ann Bob"));
    QCOMPARE(plan.phases.size(), 1);
    QCOMPARE(plan.phases.first().id, QStringLiteral("a-1_b"));
    QCOMPARE(plan.phases.first().title, QStringLiteral("First"));
    QCOMPARE(plan.phases.first().at.toString(), QStringLiteral("plan.yaml:9:10"));
    QVERIFY(plan.target.schema.text.startsWith(QStringLiteral("CREATE TABLE new_things")));
    QCOMPARE(plan.target.schema.at.toString(), QStringLiteral("v2.sql:1:1"));
}

void TestPlanReader::readsWhatStakeholdersRead()
{
    const PlanFolder folder;
    auto result = folder.read(QByteArray(kHead) +
                              "about:\n"
                              "  summary: >\n    Two\n    lines\n"
                              "  goals: [Faster, no]\n"
                              "  risks: [{ risk: Loss, probability: low, impact: critical, mitigation: Snapshot }, { risk: X }]\n"
                              "  schedule: [{ phase: all, start: 2026-12-01, days: 5, after: [], owner: Ann }]\n"
                              "  resources: One person\n"
                              "  kpis: [a, { name: b, value: [1, 2] }]\n"
                              "  links: { docs: here }\n"
                              "retention: { snapshots: 5, days: 30 }\n"
                              "criteria: { rows_lost: 0, error_rate: 0.1%, slowdown: 10%, seconds: 30, memory_mib: 512 }\n" +
                              kPhases + "      - backup: snapshot\n");
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const About about = result->about;
    QCOMPARE(about.summary, QStringLiteral("Two lines"));
    QCOMPARE(about.goals, words("Faster no"));
    QCOMPARE(about.risks.size(), 2);
    QCOMPARE(about.risks[0].impact, QStringLiteral("critical"));
    QVERIFY(about.risks[1].probability.isEmpty());
    QCOMPARE(about.schedule.first().start, QStringLiteral("2026-12-01"));
    QCOMPARE(about.schedule.first().days, 5);
    QCOMPARE(about.schedule.first().owner, QStringLiteral("Ann"));
    QCOMPARE(about.lists[QStringLiteral("resources")], QStringList(QStringLiteral("One person")));
    QCOMPARE(about.lists[QStringLiteral("kpis")],
             QStringList({QStringLiteral("a"), QStringLiteral("name: b, value: 1; 2")}));
    QCOMPARE(about.lists[QStringLiteral("links")], QStringList(QStringLiteral("docs: here")));
    QCOMPARE(*result->retention.snapshots, 5);
    QCOMPARE(*result->retention.days, 30);
    const Criteria criteria = result->criteria;
    QCOMPARE(criteria.rowsLost, 0);
    QCOMPARE(*criteria.errorRate, 0.001);
    QCOMPARE(*criteria.slowdown, 0.1);
    QCOMPARE(*criteria.seconds, 30.0);
    QCOMPARE(*criteria.memoryMiB, 512.0);
}

void TestPlanReader::readsSourceTargetAndMaps()
{
    const PlanFolder folder;
    auto result = folder.read("godwit: 1\nname: P\n"
                              "source: { expects: { user_version: 1, application_id: -7, tables: { b: [id, x], a: id } } }\n"
                              "target: { schema: { script: v2.sql }, keep: [k1, k2], user_version: 2, application_id: 9, keep_old_as: \"v1_{name}\" }\n"
                              "parameters: { today: \"2026-01-15\", flag: no }\n"
                              "lookups: { names: { PA2: First Article, on: 1, null: ~ } }\n"
                              "phases: [{ phase: a, steps: [{ backup: snapshot }] }]\n");
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const Plan plan = *result;
    QCOMPARE(*plan.source.userVersion, 1);
    QCOMPARE(*plan.source.applicationId, -7);
    QCOMPARE(plan.source.tables.size(), 2);
    QCOMPARE(plan.source.tables[0].first, QStringLiteral("b"));
    QCOMPARE(plan.source.tables[0].second, words("id x"));
    QCOMPARE(plan.source.tables[1].second, words("id"));
    QCOMPARE(plan.source.at.toString(), QStringLiteral("plan.yaml:3:20"));
    QCOMPARE(plan.target.keep, words("k1 k2"));
    QCOMPARE(*plan.target.userVersion, 2);
    QCOMPARE(*plan.target.applicationId, 9);
    QCOMPARE(plan.target.keepOldAs, QStringLiteral("v1_{name}"));
    QCOMPARE(plan.parameters[QStringLiteral("today")], QStringLiteral("2026-01-15"));
    QCOMPARE(plan.parameters[QStringLiteral("flag")], QStringLiteral("no"));
    const auto lookup = plan.lookups[QStringLiteral("names")];
    QCOMPARE(lookup[QStringLiteral("PA2")], QStringLiteral("First Article"));
    QCOMPARE(lookup[QStringLiteral("on")], QStringLiteral("1"));
    QCOMPARE(lookup[QStringLiteral("null")], QStringLiteral("~"));
}

void TestPlanReader::readsEveryStepOfAPhase()
{
    const PlanFolder folder;
    folder.write("extra.sql", "CREATE INDEX i ON t(a);");
    folder.write("rule.sql", "SELECT 2");
    const auto result = folder.read(planWithSteps(
        "      - assess: all\n"
        "        rules: [{ name: r, query: SELECT 1, severity: warning }, { name: s, query: { script: rule.sql } }]\n"
        "      - { backup: snapshot, export: [a, b], schema: true }\n"
        "      - schema: target\n"
        "      - schema: extra.sql\n"
        "      - { validate: [data integrity, security], rules: [] }\n"
        "      - { compare: c, before: SELECT 1, after: SELECT 2, tolerance: 0.5, severity: warning }\n"
        "      - { measure: m, before: SELECT 1, after: SELECT 2, target_ms: 50, slowdown: 10% }\n"
        "      - { flag: .env, key: USE_V2_API, value: true }\n"
        "      - cutover: swap\n"
        "      - { drop: [a], not_before: 30 days after cutover, rule: retired tables, orphans: [b, c] }\n"
        "      - validate: all\n"
        "      - validate: performance\n"
        "      - drop: all\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const Plan& plan = result.value();
    const auto& assess = workAt<AssessStep>(plan, 0);
    QCOMPARE(assess.rules.size(), 2);
    QVERIFY(assess.rules[0].severity == Severity::Warning);
    QVERIFY(assess.rules[1].severity == Severity::Error);
    QCOMPARE(assess.rules[1].query.text, QStringLiteral("SELECT 2"));
    QCOMPARE(workAt<BackupStep>(plan, 1).exportTables, words("a b"));
    QVERIFY(workAt<BackupStep>(plan, 1).exportSchema);
    QVERIFY(workAt<SchemaStep>(plan, 2).target);
    QCOMPARE(workAt<SchemaStep>(plan, 3).script.text, QStringLiteral("CREATE INDEX i ON t(a);"));
    QCOMPARE(workAt<ValidateStep>(plan, 4).suites,
             QStringList({QStringLiteral("data integrity"), QStringLiteral("security")}));
    const auto& compare = workAt<CompareStep>(plan, 5);
    QCOMPARE(compare.name, QStringLiteral("c"));
    QCOMPARE(compare.tolerance, 0.5);
    QVERIFY(compare.severity == Severity::Warning);
    const auto& measure = workAt<MeasureStep>(plan, 6);
    QCOMPARE(*measure.targetMs, 50.0);
    QCOMPARE(*measure.slowdown, 0.1);
    QCOMPARE(workAt<FlagStep>(plan, 7).file, QStringLiteral(".env"));
    QCOMPARE(workAt<FlagStep>(plan, 7).value, QStringLiteral("true"));
    QCOMPARE(plan.phases[0].steps[8].kind(), QStringLiteral("cutover"));
    QCOMPARE(plan.phases[0].steps[8].at.toString(), QStringLiteral("plan.yaml:16:9"));
    const auto& drop = workAt<DropStep>(plan, 9);
    QCOMPARE(drop.tables, words("a"));
    QCOMPARE(drop.notBeforeDays, 30);
    QCOMPARE(drop.orphans, words("b c"));
    QCOMPARE(drop.rule, QStringLiteral("retired tables"));
    QVERIFY(workAt<ValidateStep>(plan, 10).suites.isEmpty());
    QCOMPARE(workAt<ValidateStep>(plan, 11).suites, words("performance"));
    QVERIFY(workAt<DropStep>(plan, 12).tables.isEmpty());
    QCOMPARE(workAt<DropStep>(plan, 12).notBeforeDays, 0);
}

void TestPlanReader::readsEverythingThatAMoveCanSay()
{
    const PlanFolder folder;
    const auto result = folder.read(planWithSteps(
        "      - move: milestones\n"
        "        into: new_things\n"
        "        expect: { \"*\": text, notes: any }\n"
        "        let:\n"
        "          clean: lower(trim(code))\n"
        "          looked: { lookup: names, of: code }\n"
        "        columns:\n"
        "          \"*\": same\n"
        "          parent: NULL\n"
        "          id: id\n"
        "          name: { lookup: names, of: code, otherwise: \"coalesce(nullif(trim(name), ''), code)\" }\n"
        "          other: { lookup: names, of: code, otherwise: NULL }\n"
        "        where: [{ rule: old ones, when: year > 2000 }]\n"
        "        reject: [{ when: \"trim(code) = ''\", because: no name }]\n"
        "        unique: { column: name, within: [task_type_id], order: [sequence, id], suffix: \" ({n})\" }\n"
        "        limit: 0.1%\n"
        "        on_error: stop\n"
        "      - move: other\n"
        "        into: new_things\n"
        "        columns: { id: id }\n"
        "        group: { by: [a, b], keep: \"due DESC NULLS LAST, id\" }\n"
        "        limit: 12\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const auto& move = workAt<MoveStep>(result.value(), 0);
    QCOMPARE(move.from, QStringLiteral("milestones"));
    QCOMPARE(move.into, QStringLiteral("new_things"));
    QCOMPARE(move.expect[QStringLiteral("*")], QStringLiteral("text"));
    QCOMPARE(move.expect[QStringLiteral("notes")], QStringLiteral("any"));
    QCOMPARE(move.let.size(), 2);
    QCOMPARE(move.let[0].column, QStringLiteral("clean"));
    QCOMPARE(move.let[0].expression.text, QStringLiteral("lower(trim(code))"));
    QCOMPARE(move.let[0].expression.at.toString(), QStringLiteral("plan.yaml:11:18"));
    QVERIFY(move.let[1].isLookup());
    QVERIFY(move.let[1].otherwise.kind == Fallback::Kind::Quarantine);
    QVERIFY(move.carryAll);
    QCOMPARE(move.columns.size(), 4);
    QCOMPARE(move.columns[0].expression.text, QStringLiteral("NULL"));
    QCOMPARE(move.columns[2].of.text, QStringLiteral("code"));
    QCOMPARE(move.columns[2].otherwise.value.text, QStringLiteral("coalesce(nullif(trim(name), ''), code)"));
    QCOMPARE(move.columns[2].at.toString(), QStringLiteral("plan.yaml:17:11"));
    QCOMPARE(move.columns[3].otherwise.value.text, QStringLiteral("NULL"));
    QCOMPARE(move.where.first().rule, QStringLiteral("old ones"));
    QCOMPARE(move.where.first().condition.text, QStringLiteral("year > 2000"));
    QCOMPARE(move.reject.first().because, QStringLiteral("no name"));
    QCOMPARE(move.unique->column, QStringLiteral("name"));
    QCOMPARE(move.unique->within, words("task_type_id"));
    QCOMPARE(move.unique->order, words("sequence id"));
    QCOMPARE(move.unique->suffix, QStringLiteral(" ({n})"));
    QVERIFY(!move.group);
    QCOMPARE(*move.limit.fraction, 0.001);
    QVERIFY(!move.limit.rows);
    QVERIFY(move.limit.stopOnError);
    const auto& grouped = workAt<MoveStep>(result.value(), 1);
    QCOMPARE(grouped.group->by, words("a b"));
    QCOMPARE(grouped.group->keep.text, QStringLiteral("due DESC NULLS LAST, id"));
    QCOMPARE(*grouped.limit.rows, 12);
    QVERIFY(!grouped.limit.stopOnError);
    QVERIFY(!grouped.carryAll);
}

void TestPlanReader::readsMovesOfQueries()
{
    const PlanFolder folder;
    const auto result = folder.read(planWithSteps(
        "      - { move: derived, into: t, query: SELECT DISTINCT a FROM x, accounts_for: none, columns: { a: a } }\n"
        "      - { move: joined, into: t, query: SELECT 1, accounts_for: { table: x, key: [a, b] }, columns: { a: a } }\n"
        "      - { move: joined, into: t, query: SELECT 1, accounts_for: { table: x, key: a }, columns: { a: a } }\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QVERIFY(workAt<MoveStep>(result.value(), 0).accountsForNothing);
    QCOMPARE(workAt<MoveStep>(result.value(), 0).query.text, QStringLiteral("SELECT DISTINCT a FROM x"));
    QVERIFY(!workAt<MoveStep>(result.value(), 1).accountsForNothing);
    QCOMPARE(workAt<MoveStep>(result.value(), 1).accountsForTable, QStringLiteral("x"));
    QCOMPARE(workAt<MoveStep>(result.value(), 1).accountsForKey, words("a b"));
    QCOMPARE(workAt<MoveStep>(result.value(), 2).accountsForKey, words("a"));
}

void TestPlanReader::fillsInDefaults()
{
    const PlanFolder folder;
    const auto result = folder.read(planWithSteps("      - backup: snapshot\n"
                                                  "      - { move: a, into: b, columns: { x: x }, unique: { column: x, order: x } }\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const Plan& plan = result.value();
    QCOMPARE(plan.version, QStringLiteral("1"));
    QCOMPARE(plan.type, QStringLiteral("data-migration"));
    QCOMPARE(plan.status, QStringLiteral("draft"));
    QCOMPARE(plan.strategy, QStringLiteral("phased"));
    QCOMPARE(plan.phases.first().title, QStringLiteral("all"));
    QCOMPARE(plan.target.keepOldAs, QStringLiteral("old_{name}"));
    QVERIFY(!plan.target.userVersion);
    QVERIFY(!plan.criteria.errorRate);
    QVERIFY(!workAt<BackupStep>(plan, 0).exportSchema);
    QCOMPARE(workAt<MoveStep>(plan, 1).unique->suffix, QStringLiteral(" ({n})"));
    QVERIFY(workAt<MoveStep>(plan, 1).unique->within.isEmpty());
    QVERIFY(!workAt<MoveStep>(plan, 1).limit.rows);
}

void TestPlanReader::readsScalarsAsTheirKeyWants()
{
    const PlanFolder folder;
    const auto result = folder.read(
        "godwit: 1\nname: no\nversion: 1.10\nauthors: [yes, on, 010, null, 1e3, 2026-01-01]\n"
        "target: { schema: v2.sql, keep: [off, y], user_version: \"3\" }\n"
        "phases: [{ phase: no, title: true, steps: [{ flag: on, key: y, value: \"\" }] }]\n");
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QCOMPARE(result->name, QStringLiteral("no"));
    QCOMPARE(result->version, QStringLiteral("1.10"));
    QCOMPARE(result->authors, words("yes on 010 null 1e3 2026-01-01"));
    QCOMPARE(result->target.keep, words("off y"));
    QCOMPARE(*result->target.userVersion, 3);
    QCOMPARE(result->phases.first().title, QStringLiteral("true"));
    QCOMPARE(workAt<FlagStep>(result.value(), 0).value, QString());
}

void TestPlanReader::placesSqlWhereItsTextStarts()
{
    const PlanFolder folder;
    const auto result = folder.read(planWithSteps("      - compare: \u00e4\u00e4\n"
                                                  "        before: |\n\n"
                                                  "          SELECT 1\n"
                                                  "            FROM t\n"
                                                  "        after: >-\n"
                                                  "          SELECT 2\n"
                                                  "      - { compare: \"\u00fc\", before: SELECT 1, after: SELECT 2 }\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    const auto& block = workAt<CompareStep>(result.value(), 0);
    QCOMPARE(block.before.at.toString(), QStringLiteral("plan.yaml:10:11"));
    QVERIFY(block.before.text.contains(QStringLiteral("SELECT 1\n  FROM t\n")));
    QCOMPARE(block.after.at.toString(), QStringLiteral("plan.yaml:13:11"));
    QCOMPARE(block.after.text, QStringLiteral("SELECT 2"));
    // Columns count characters, not bytes.
    QCOMPARE(workAt<CompareStep>(result.value(), 1).before.at.toString(), QStringLiteral("plan.yaml:14:33"));
}

void TestPlanReader::titlesEveryStep()
{
    const PlanFolder folder;
    const auto result = folder.read(planWithSteps("      - assess: all\n"
                                                  "      - backup: snapshot\n"
                                                  "      - { backup: snapshot, export: [a, b] }\n"
                                                  "      - schema: target\n"
                                                  "      - schema: v2.sql\n"
                                                  "      - { move: a, into: b, columns: { x: x } }\n"
                                                  "      - validate: all\n"
                                                  "      - { compare: same, before: a, after: b }\n"
                                                  "      - { measure: fast, after: b, target_ms: 1 }\n"
                                                  "      - { flag: .env, key: K, value: v }\n"
                                                  "      - cutover: swap\n"
                                                  "      - drop: all\n"
                                                  "      - drop: [a, b]\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QStringList kinds;
    QStringList titles;
    for (const Step& step : result->phases.first().steps) {
        kinds.append(step.kind());
        titles.append(step.title());
    }
    QCOMPARE(kinds, words("assess backup backup schema schema move validate compare measure flag cutover drop drop"));
    QCOMPARE(titles.join(u'|'),
             QString::fromUtf8("profile every table|snapshot|snapshot, export of a, b|the target's tables|a script|"
                               "a → b|balance, integrity and rules|same|fast|K=v in .env|"
                               "swap the new file into place|all that is the old version's|a, b"));
}

void TestPlanReader::knowsWhichPhasesChangeTheLiveFile()
{
    const PlanFolder folder;
    const auto result = folder.read(QByteArray(kHead) + "phases:\n"
                                                        "  - { phase: swap, steps: [{ cutover: swap }] }\n"
                                                        "  - { phase: clean, steps: [{ drop: all }] }\n"
                                                        "  - { phase: look, steps: [{ validate: all }] }\n");
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QVERIFY(result->phase(QStringLiteral("swap"))->changesLiveFile(false));
    QVERIFY(result->phase(QStringLiteral("clean"))->changesLiveFile(true));
    QVERIFY(!result->phase(QStringLiteral("clean"))->changesLiveFile(false));
    QVERIFY(!result->phase(QStringLiteral("look"))->changesLiveFile(true));
    QCOMPARE(result->indexOf(QStringLiteral("look")), 2);
    QVERIFY(!result->phase(QStringLiteral("none")));
}

void TestPlanReader::readsFromQtResources()
{
    const auto result = readPlan(QStringLiteral(":/fixture/plan.yaml"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QCOMPARE(result->name, QStringLiteral("From a resource"));
    QVERIFY(result->target.schema.text.contains(QStringLiteral("CREATE TABLE")));
    const auto missing = readPlanText("godwit: 1\nname: x\ntarget: { schema: none.sql }\nphases: []",
                                      QStringLiteral(":/fixture/plan.yaml"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::PlanFileMissing);
}

void TestPlanReader::hashesEveryFile()
{
    const PlanFolder folder;
    const QByteArray yaml = planWithSteps("      - backup: snapshot\n      - schema: v2.sql\n");
    folder.write("plan.yaml", yaml);
    const auto first = readPlan(folder.path());
    QVERIFY2(first, first ? "" : qUtf8Printable(first.error().what));
    QCOMPARE(first->hash.size(), 64);
    QCOMPARE(first->files.size(), 2); // v2.sql is named twice and read once
    QCOMPARE(first->files[0].first, QStringLiteral("plan.yaml"));
    QCOMPARE(first->files[0].second, yaml);
    QCOMPARE(first->files[1].first, QStringLiteral("v2.sql"));
    const PlanFolder elsewhere;
    QCOMPARE(elsewhere.read(yaml)->hash, first->hash);
    QVERIFY(folder.read(yaml + "\n")->hash != first->hash);
    folder.write("v2.sql", "CREATE TABLE new_things (id);");
    QVERIFY(readPlan(folder.path())->hash != first->hash);
}

void TestPlanReader::readsAFileThatStartsWithAByteOrderMark()
{
    const PlanFolder folder;
    folder.write("v2.sql", "\xef\xbb\xbf" "CREATE TABLE t (a);");
    const auto result = folder.read("\xef\xbb\xbf" + planWithSteps("      - backup: snapshot\n"));
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().what));
    QVERIFY(result->target.schema.text.startsWith(QStringLiteral("CREATE")));
}

QTEST_GUILESS_MAIN(TestPlanReader)
#include "test_plan_reader.moc"
