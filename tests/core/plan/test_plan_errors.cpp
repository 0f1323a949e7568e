// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_texts.h"

#include <QDir>
#include <QTest>

using namespace godwit::core;

Q_DECLARE_METATYPE(godwit::core::ErrorCode)

class TestPlanErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesThePlaceOfAMistake_data();
    void namesThePlaceOfAMistake();
    void listsTheKnownKeys();
    void refusesWhatComesLater_data();
    void refusesWhatComesLater();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void readsAsDeepAsTheLimit();
    void staysInThePlansFolder_data();
    void staysInThePlansFolder();
    void followsLinksThatStayInside();
    void refusesLinksThatLeadOut();
    void refusesFilesThatAreNoText();
    void refusesAPlanThatIsNotThere();
    void survivesAnyCutOfAPlan();
};

static void row(const char* name, ErrorCode code, const QByteArray& yaml, const char* what)
{
    QTest::newRow(name) << code << yaml << QString::fromUtf8(what);
}

static void stepRow(const char* name, ErrorCode code, const QByteArray& steps, const char* what)
{
    row(name, code, planWithSteps(steps), what);
}

static void addDocumentRows()
{
    row("syntax", ErrorCode::PlanSyntax, "godwit: 1\nname: [a\n", "plan.yaml:3:1: end of sequence flow not found.");
    row("not UTF-8", ErrorCode::PlanSyntax, "name: \xff", "plan.yaml:1:1: a plan is text in UTF-8.");
    row("NUL", ErrorCode::PlanSyntax, QByteArray("name: a\0b", 9), "plan.yaml:1:1: a plan is text in UTF-8.");
    row("two documents", ErrorCode::PlanSyntax, "godwit: 1\n---\ngodwit: 1\n",
        "plan.yaml:2:1: a plan is one YAML document; a second one starts here.");
    row("anchor", ErrorCode::PlanSyntax, "godwit: 1\nname: &a x\n", "plan.yaml:2:7: anchors (&name) are not used in plans.");
    row("anchor of a list", ErrorCode::PlanSyntax, "authors: &a [x]\n", "plan.yaml:1:10: anchors (&name) are not used in plans.");
    row("alias", ErrorCode::PlanSyntax, "godwit: 1\nname: *a\n", "plan.yaml:2:7: the referenced anchor is not defined.");
    row("tag", ErrorCode::PlanSyntax, "godwit: !!int 1\n", "plan.yaml:1:9: tags (!name) are not used in plans.");
    row("tag of a map", ErrorCode::PlanSyntax, "about: !x { summary: a }\n", "plan.yaml:1:8: tags (!name) are not used in plans.");
    row("empty file", ErrorCode::PlanWrongType, "", "plan.yaml:1:1: a plan is a map of keys and values; this is empty.");
    row("a list", ErrorCode::PlanWrongType, "- a\n", "plan.yaml:1:1: a plan is a map of keys and values; this is a list.");
    row("a key that is a list", ErrorCode::PlanWrongType, "? [a]\n: b\n", "plan.yaml:1:3: a key is a text.");
    row("repeated key", ErrorCode::PlanRepeatedKey, "godwit: 1\nname: a\nname: b\n",
        "plan.yaml:3:1: the key “name” stands on line 2 already.");
    row("repeated key, deep", ErrorCode::PlanRepeatedKey, "about:\n  goals: [{ \"a\": 1, 'a': 2 }]\n",
        "plan.yaml:2:21: the key “a” stands on line 2 already.");
    row("repeated lookup", ErrorCode::PlanRepeatedKey, "lookups: { x: { a: 1, b: 2, a: 1 } }\n",
        "plan.yaml:1:29: the key “a” stands on line 1 already.");
}

static void addHeadRows()
{
    row("unknown key", ErrorCode::PlanUnknownKey, "godwit: 1\nname: P\ntaget: {}\n",
        "plan.yaml:3:1: a plan knows no key “taget”; did you mean “target”?");
    row("unknown key, far", ErrorCode::PlanUnknownKey, "godwit: 1\nxyzzyxyzzy: P\n", "plan.yaml:2:1: a plan knows no key “xyzzyxyzzy”; the nearest is “");
    row("no version of the grammar", ErrorCode::PlanMissingKey, "name: P\n", "plan.yaml:1:1: a plan lacks the key “godwit”.");
    row("another grammar", ErrorCode::PlanWrongType, "godwit: 2\n", "plan.yaml:1:9: this Godwit reads plans that say “godwit: 1” here.");
    row("no name", ErrorCode::PlanMissingKey, "godwit: 1\n", "plan.yaml:1:1: a plan lacks the key “name”.");
    row("blank name", ErrorCode::PlanWrongType, "godwit: 1\nname: ' '\n",
        "plan.yaml:2:7: “name” wants a text that is not blank; this is “ ”.");
    row("empty name", ErrorCode::PlanWrongType, "godwit: 1\nname:\nversion: 1\n", "plan.yaml:2:1: “name” wants a text; this is empty.");
    row("name is a list", ErrorCode::PlanWrongType, "godwit: 1\nname: [a]\n", "plan.yaml:2:7: “name” wants a text; this is a list.");
    row("unknown type", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntype: data\n", "plan.yaml:3:7: “type” wants one of database-schema, ");
    row("status is a map", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nstatus: {}\n", "plan.yaml:3:9: “status” wants one of draft, ");
    row("unknown strategy", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nstrategy: fased\n",
        "plan.yaml:3:11: “strategy” wants one of phased, big-bang, blue-green, incremental, parallel-run, rolling; this is “fased”; did you mean “phased”?");
    row("author twice", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nauthors: [a, b, a]\n", "plan.yaml:3:17: “a” stands in “authors” twice.");
    row("no target", ErrorCode::PlanMissingKey, "godwit: 1\nname: P\nphases: []\n", "plan.yaml:1:1: a plan lacks the key “target”.");
    row("no phases", ErrorCode::PlanMissingKey, kHead, "plan.yaml:1:1: a plan lacks the key “phases”.");
    row("no phase", ErrorCode::PlanWrongType, QByteArray(kHead) + "phases: []\n", "plan.yaml:4:9: a plan has at least one phase.");
    row("target without schema", ErrorCode::PlanMissingKey, "godwit: 1\nname: P\ntarget: { keep: [a] }\n",
        "plan.yaml:3:9: “target” lacks the key “schema”.");
    row("keep_old_as", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntarget: { schema: v2.sql, keep_old_as: old }\n",
        "plan.yaml:3:40: “keep_old_as” wants a name with {name} in it once");
    row("keep_old_as changes nothing", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntarget: { schema: v2.sql, keep_old_as: \"{name}\" }\n",
        "plan.yaml:3:40: “keep_old_as” wants");
    row("keep_old_as of ours", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntarget: { schema: v2.sql, keep_old_as: \"_godwit_{name}\" }\n",
        "plan.yaml:3:40: “keep_old_as” wants a name that does not begin with _godwit_.");
    row("keep_old_as of SQLite", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntarget: { schema: v2.sql, keep_old_as: \"SQLite_{name}\" }\n",
        "plan.yaml:3:40: “keep_old_as” wants a name that does not begin with sqlite_.");
    row("user_version too large", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ntarget: { schema: v2.sql, user_version: 2147483648 }\n",
        "plan.yaml:3:41: “user_version” wants a whole number from -2147483648 to 2147483647; this is “2147483648”.");
    row("user_version in words", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nsource: { expects: { user_version: 0x1 } }\n",
        "plan.yaml:3:36: “user_version” wants a whole number");
    row("expected tables in a list", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nsource: { expects: { tables: [a] } }\n",
        "plan.yaml:3:30: “tables” is a map of tables and their columns.");
    row("parameters in a list", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nparameters: [a]\n", "plan.yaml:3:13: “parameters” is a map of texts.");
    row("lookups flat", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nlookups: { a: b }\n", "plan.yaml:3:15: “a” is a map of texts.");
    row("lookups in a list", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nlookups: [b]\n", "plan.yaml:3:10: “lookups” is a map of named maps.");
    row("risk", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nabout: { risks: [{ risk: a, impact: hig }] }\n",
        "plan.yaml:3:37: “impact” wants one of low, medium, high, critical; this is “hig”; did you mean “high”?");
    row("schedule day", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nabout: { schedule: [{ phase: a, start: 2026-02-30 }] }\n",
        "plan.yaml:3:40: “start” wants a day, as 2026-01-31.");
    row("goals", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nabout: { goals: a }\n", "plan.yaml:3:17: “goals” wants a list; this is “a”.");
    row("rows lost", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ncriteria: { rows_lost: -1 }\n",
        "plan.yaml:3:24: “rows_lost” wants a whole number from 0; this is “-1”.");
    row("retention", ErrorCode::PlanWrongType, "godwit: 1\nname: P\nretention: { snapshots: 0 }\n",
        "“snapshots”");
    row("fraction", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ncriteria: { slowdown: ten% }\n",
        "plan.yaml:3:23: “slowdown” wants a fraction, as 0.1 or 10%; this is “ten%”.");
    row("number", ErrorCode::PlanWrongType, "godwit: 1\nname: P\ncriteria: { seconds: 1e3 }\n",
        "plan.yaml:3:22: “seconds” wants a number that is not negative; this is “1e3”.");
}

static void addStepRows()
{
    stepRow("unknown kind", ErrorCode::PlanUnknownKey, "      - mvoe: a\n", "plan.yaml:7:9: “mvoe” is no kind of step; did you mean “move”?");
    stepRow("a text", ErrorCode::PlanWrongType, "      - move\n", "plan.yaml:7:9: a step is a map that starts with its kind; this is a single value.");
    stepRow("key of another kind", ErrorCode::PlanUnknownKey, "      - assess: all\n        limit: 1\n", "plan.yaml:8:9: an “assess” step knows no key “limit”; ");
    stepRow("two kinds", ErrorCode::PlanUnknownKey, "      - { backup: snapshot, cutover: swap }\n", "plan.yaml:7:29: a “backup” step knows no key “cutover”");
    stepRow("assess some", ErrorCode::PlanWrongType, "      - assess: some\n", "plan.yaml:7:17: “assess” wants “all”; this is “some”");
    stepRow("backup as", ErrorCode::PlanWrongType, "      - backup: copy\n", "plan.yaml:7:17: “backup” wants “snapshot”; this is “copy”");
    stepRow("yes is no boolean", ErrorCode::PlanWrongType, "      - { backup: snapshot, schema: yes }\n", "plan.yaml:7:37: “schema” wants true or false; this is “yes”.");
    stepRow("schema of nothing", ErrorCode::PlanWrongType, "      - schema: targt\n", "plan.yaml:7:17: “schema” wants “target” or a file whose name ends with .sql; this is “targt”.");
    stepRow("schema script key", ErrorCode::PlanUnknownKey, "      - schema: { scrpt: a.sql }\n", "plan.yaml:7:19: “schema” knows no key “scrpt”; did you mean “script”?");
    stepRow("missing script", ErrorCode::PlanFileMissing, "      - schema: none.sql\n", "plan.yaml:7:17: there is no file “none.sql”.");
    stepRow("suite", ErrorCode::PlanWrongType, "      - validate: [secrity]\n", "plan.yaml:7:20: “validate” wants one of data integrity, functionality, performance, security; this is “secrity”; did you mean “security”?");
    stepRow("no suite", ErrorCode::PlanWrongType, "      - validate: []\n", "plan.yaml:7:19: “validate” wants “all” or at least one suite.");
    stepRow("rule without query", ErrorCode::PlanMissingKey, "      - { validate: all, rules: [{ name: a }] }\n", "plan.yaml:7:34: a rule lacks the key “query”.");
    stepRow("blank SQL", ErrorCode::PlanWrongType, "      - { validate: all, rules: [{ name: a, query: '' }] }\n", "plan.yaml:7:52: “query” wants an SQL text; this is “”.");
    stepRow("severity", ErrorCode::PlanWrongType, "      - { compare: a, before: b, after: c, severity: warn }\n", "plan.yaml:7:54: “severity” wants one of error, warning; this is “warn”; ");
    stepRow("compare without after", ErrorCode::PlanMissingKey, "      - { compare: a, before: b }\n", "plan.yaml:7:9: a “compare” step lacks the key “after”.");
    stepRow("measure without measure", ErrorCode::PlanMissingKey, "      - { measure: a, after: c }\n", "plan.yaml:7:9: a “measure” step needs “target_ms”, or “before” to compare with.");
    stepRow("slowdown of nothing", ErrorCode::PlanMissingKey, "      - { measure: a, after: c, slowdown: 10%, target_ms: 1 }\n", "plan.yaml:7:43: “slowdown” compares with “before”, and there is none.");
    stepRow("flag outside", ErrorCode::PlanFileOutside, "      - { flag: ../.env, key: a, value: b }\n", "plan.yaml:7:17: the file “../.env” is not in the database's folder.");
    stepRow("cutover", ErrorCode::PlanWrongType, "      - cutover: now\n", "plan.yaml:7:18: “cutover” wants “swap”; this is “now”");
    stepRow("drop one", ErrorCode::PlanWrongType, "      - drop: a\n", "plan.yaml:7:15: “drop” wants “all”; this is “a”");
    stepRow("drop none", ErrorCode::PlanWrongType, "      - drop: []\n", "plan.yaml:7:15: “drop” wants “all” or at least one table.");
    stepRow("not_before", ErrorCode::PlanWrongType, "      - { drop: all, not_before: soon }\n", "plan.yaml:7:34: “not_before” wants “N days after cutover”.");
    const QByteArray second = "      - backup: snapshot\n";
    stepRow("phase twice", ErrorCode::PlanRepeatedKey, second + "  - phase: all\n    steps: [{ backup: snapshot }]\n", "plan.yaml:8:5: the phase “all” stands on line 5 already.");
    stepRow("phase id", ErrorCode::PlanWrongType, second + "  - phase: Two\n    steps: [{ backup: snapshot }]\n", "plan.yaml:8:12: “phase” wants a name of a–z, 0–9, _ and -; this is “Two”.");
    stepRow("no steps", ErrorCode::PlanWrongType, second + "  - phase: two\n    steps: []\n", "plan.yaml:9:12: a phase has at least one step.");
    stepRow("steps is a map", ErrorCode::PlanWrongType, second + "  - phase: two\n    steps: { backup: snapshot }\n", "plan.yaml:9:12: “steps” wants a list; this is a map.");
}

static void addMoveRows()
{
    const auto moveRow = [](const char* name, ErrorCode code, const QByteArray& rest, const char* what) {
        stepRow(name, code, "      - move: a\n        into: b\n        " + rest + "\n", what);
    };
    stepRow("into", ErrorCode::PlanMissingKey, "      - { move: a, columns: {} }\n", "plan.yaml:7:9: a “move” step lacks the key “into”.");
    moveRow("no columns", ErrorCode::PlanMissingKey, "limit: 1", "plan.yaml:7:9: a “move” step lacks the key “columns”.");
    moveRow("misspelt columns", ErrorCode::PlanUnknownKey, "colums: { a: a }", "plan.yaml:9:9: a “move” step knows no key “colums”; did you mean “columns”?");
    moveRow("columns in a list", ErrorCode::PlanWrongType, "columns: [a]", "plan.yaml:9:18: “columns” is a map of target columns and their values; this is a list.");
    moveRow("column in a list", ErrorCode::PlanWrongType, "columns: { x: [a] }", "plan.yaml:9:23: “x” wants an SQL text; this is a list.");
    moveRow("empty column", ErrorCode::PlanWrongType, "columns: { x: }", "plan.yaml:9:20: “x” wants an SQL text; this is empty.");
    moveRow("repeated column", ErrorCode::PlanRepeatedKey, "columns: { x: a, x: b }", "plan.yaml:9:26: the key “x” stands on line 9 already.");
    moveRow("star", ErrorCode::PlanWrongType, "columns: { \"*\": all }", "plan.yaml:9:25: “*” wants “same”; this is “all”");
    moveRow("lookup without of", ErrorCode::PlanMissingKey, "columns: { x: { lookup: l } }", "plan.yaml:9:23: a lookup lacks the key “of”.");
    moveRow("lookup key", ErrorCode::PlanUnknownKey, "columns: { x: { lookup: l, of: a, else: b } }", "plan.yaml:9:43: a lookup knows no key “else”; ");
    moveRow("let in a list", ErrorCode::PlanWrongType, "let: [a]", "plan.yaml:9:14: “let” is a map of names and expressions; this is a list.");
    moveRow("expect", ErrorCode::PlanWrongType, "expect: { a: txt }", "plan.yaml:9:22: “a” wants one of text, any; this is “txt”; did you mean “text”?");
    moveRow("expect in a list", ErrorCode::PlanWrongType, "expect: [a]", "plan.yaml:9:17: “expect” is a map of source columns");
    moveRow("query without account", ErrorCode::PlanMissingKey, "query: SELECT 1", "plan.yaml:7:9: a “move” step lacks the key “accounts_for”.");
    moveRow("account without query", ErrorCode::PlanMissingKey, "accounts_for: none", "plan.yaml:9:23: “accounts_for” belongs to a “query”");
    moveRow("account", ErrorCode::PlanWrongType, "query: SELECT 1\n        accounts_for: all", "plan.yaml:10:23: “accounts_for” wants “none” or {table: NAME, key: COLUMN}.");
    moveRow("account without key", ErrorCode::PlanMissingKey, "query: SELECT 1\n        accounts_for: { table: a }", "plan.yaml:10:23: “accounts_for” lacks the key “key”.");
    moveRow("where", ErrorCode::PlanMissingKey, "columns: { x: a }\n        where: [{ when: a }]", "plan.yaml:10:17: an item of “where” lacks the key “rule”.");
    moveRow("where is a text", ErrorCode::PlanWrongType, "columns: { x: a }\n        where: a = 1", "plan.yaml:10:16: “where” wants a list; this is “a = 1”.");
    moveRow("reject", ErrorCode::PlanMissingKey, "columns: { x: a }\n        reject: [{ when: a }]", "plan.yaml:10:18: an item of “reject” lacks the key “because”.");
    moveRow("group", ErrorCode::PlanMissingKey, "columns: { x: a }\n        group: { by: x }", "plan.yaml:10:16: “group” lacks the key “keep”.");
    moveRow("unique", ErrorCode::PlanWrongType, "columns: { x: a }\n        unique: { column: x, order: x, compare: icase }", "plan.yaml:10:49: “compare” wants one of bytes, casefold");
    moveRow("limit", ErrorCode::PlanWrongType, "columns: { x: a }\n        limit: 0.1", "plan.yaml:10:16: “limit” wants a whole number from 0; this is “0.1”.");
    moveRow("on_error", ErrorCode::PlanWrongType, "columns: { x: a }\n        on_error: halt", "plan.yaml:10:19: “on_error” wants one of quarantine, stop; this is “halt”");
}

void TestPlanErrors::namesThePlaceOfAMistake_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("what");
    addDocumentRows();
    addHeadRows();
    addStepRows();
    addMoveRows();
}

void TestPlanErrors::namesThePlaceOfAMistake()
{
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, yaml);
    QFETCH(QString, what);
    const PlanFolder folder;
    const auto plan = folder.read(yaml);
    QVERIFY(!plan);
    QVERIFY2(plan.error().what.contains(what), qUtf8Printable(plan.error().what));
    QCOMPARE(plan.error().code, code);
}

void TestPlanErrors::listsTheKnownKeys()
{
    const PlanFolder folder;
    const auto plan = folder.read(planWithSteps("      - { cutover: swap, when: now }\n"));
    QVERIFY(!plan);
    QCOMPARE(plan.error().detail, QStringLiteral("Known here: cutover"));
    const auto step = folder.read(planWithSteps("      - { cut: swap }\n"));
    QVERIFY(step.error().detail.contains(QStringLiteral("assess, backup, schema, move")));
}

void TestPlanErrors::refusesWhatComesLater_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("what");
    for (const char* strategy : {"incremental", "parallel-run", "rolling"})
        QTest::newRow(strategy) << QByteArray("godwit: 1\nname: P\nstrategy: ") + strategy + "\n"
                                << QStringLiteral("plan.yaml:3:11: the strategy “%1” comes in a later version").arg(QString::fromLatin1(strategy));
}

void TestPlanErrors::refusesWhatComesLater()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, what);
    const PlanFolder folder;
    const auto plan = folder.read(yaml);
    QVERIFY(!plan);
    QVERIFY2(plan.error().what.startsWith(what), qUtf8Printable(plan.error().what));
    QCOMPARE(plan.error().code, ErrorCode::PlanStrategyLater);
}

void TestPlanErrors::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("bytes") << QByteArray("name: ") + QByteArray(8 * 1024 * 1024, 'x');
    QTest::newRow("flow lists") << QByteArray(100'000, '[');
    QTest::newRow("block lists") << QByteArray("- ").repeated(65) + "a";
    QTest::newRow("block maps") << QByteArray("? ").repeated(100) + "a";
    QTest::newRow("flow maps") << QByteArray("{a: ").repeated(70);
    QTest::newRow("nodes") << "about: { goals: [" + QByteArray("a,").repeated(200'000) + "] }";
}

void TestPlanErrors::refusesWhatIsTooLarge()
{
    QFETCH(QByteArray, yaml);
    const PlanFolder folder;
    const auto plan = folder.read(yaml);
    QVERIFY(!plan);
    QVERIFY2(plan.error().code == ErrorCode::PlanTooLarge, qUtf8Printable(plan.error().what));
}

void TestPlanErrors::readsAsDeepAsTheLimit()
{
    const PlanFolder folder;
    // The plan, “about” and 62 lists: 64 levels.
    const QByteArray deep = QByteArray(62, '[') + "x" + QByteArray(62, ']');
    const QByteArray head = QByteArray(kHead) + "about: { kpis: ";
    const QByteArray tail = QByteArray(" }\n") + kPhases + "      - backup: snapshot\n";
    const auto plan = folder.read(head + deep + tail);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what));
    QCOMPARE(plan->about.lists[QStringLiteral("kpis")], QStringList(QStringLiteral("x")));
    const auto deeper = folder.read(head + '[' + deep + ']' + tail);
    QVERIFY(!deeper);
    QCOMPARE(deeper.error().code, ErrorCode::PlanTooLarge);
}

static QByteArray planWithSchema(const QByteArray& file)
{
    return "godwit: 1\nname: P\ntarget: { schema: \"" + file + "\" }\nphases: [{ phase: a, steps: [{ backup: snapshot }] }]\n";
}

void TestPlanErrors::staysInThePlansFolder_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char* file : {"/etc/passwd", "../v2.sql", "a/../../v2.sql", "./v2.sql", "a//v2.sql", "..\\\\v2.sql",
                             ":/fixture/v2.sql", "C:/v2.sql", "v2.sql/", ".."})
        QTest::newRow(file) << QByteArray(file);
}

void TestPlanErrors::staysInThePlansFolder()
{
    QFETCH(QByteArray, file);
    const PlanFolder folder;
    const auto plan = folder.read(planWithSchema(file));
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::PlanFileOutside);
    QVERIFY2(plan.error().what.startsWith(QStringLiteral("plan.yaml:3:19: the file ")), qUtf8Printable(plan.error().what));
}

void TestPlanErrors::followsLinksThatStayInside()
{
    const PlanFolder folder;
    QVERIFY(QDir(folder.path(QStringLiteral("."))).mkdir(QStringLiteral("sql")));
    folder.write("sql/real.sql", "CREATE TABLE t (a);");
    QVERIFY(QFile::link(folder.path(QStringLiteral("sql/real.sql")), folder.path(QStringLiteral("link.sql"))));
    for (const char* file : {"link.sql", "sql/real.sql"}) {
        const auto plan = folder.read(planWithSchema(file));
        QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what));
    }
}

void TestPlanErrors::refusesLinksThatLeadOut()
{
    const PlanFolder folder;
    const PlanFolder other;
    QVERIFY(QFile::link(other.path(QStringLiteral("v2.sql")), folder.path(QStringLiteral("out.sql"))));
    QVERIFY(QFile::link(other.path(QStringLiteral(".")), folder.path(QStringLiteral("out"))));
    for (const char* file : {"out.sql", "out/v2.sql"}) {
        const auto plan = folder.read(planWithSchema(file));
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::PlanFileOutside);
    }
}

void TestPlanErrors::refusesFilesThatAreNoText()
{
    const PlanFolder folder;
    folder.write("bad.sql", "\xff\xfe");
    folder.write("nul.sql", QByteArray("a\0b", 3));
    folder.write("large.sql", QByteArray(8 * 1024 * 1024 + 1, ' '));
    QVERIFY(QDir(folder.path(QStringLiteral("."))).mkdir(QStringLiteral("folder.sql")));
    QCOMPARE(folder.read(planWithSchema("bad.sql")).error().code, ErrorCode::PlanSyntax);
    QCOMPARE(folder.read(planWithSchema("nul.sql")).error().code, ErrorCode::PlanSyntax);
    QCOMPARE(folder.read(planWithSchema("large.sql")).error().code, ErrorCode::PlanTooLarge);
    QCOMPARE(folder.read(planWithSchema("folder.sql")).error().code, ErrorCode::PlanFileMissing);
}

void TestPlanErrors::refusesAPlanThatIsNotThere()
{
    const PlanFolder folder;
    QCOMPARE(readPlan(folder.path()).error().code, ErrorCode::PlanUnreadable);
    QCOMPARE(readPlan(folder.path(QStringLiteral("."))).error().code, ErrorCode::PlanUnreadable);
}

void TestPlanErrors::survivesAnyCutOfAPlan()
{
    const PlanFolder folder;
    const QByteArray whole = planWithSteps("      - move: a\n        into: b\n        query: |\n          SELECT 1\n"
                                           "        accounts_for: { table: a, key: [k] }\n"
                                           "        columns: { x: { lookup: l, of: \"a\", otherwise: 'b' } }\n");
    QVERIFY(folder.read(whole));
    int refused = 0;
    for (qsizetype length = 0; length < whole.size(); ++length)
        refused += folder.read(whole.left(length)) ? 0 : 1;
    QVERIFY(refused > whole.size() - 4); // all but the last line breaks
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char sign : {'{', '*', '\t', '"', '-', ':'}) {
            QByteArray changed = whole;
            changed[at] = sign;
            const auto plan = folder.read(changed);
            if (!plan)
                QVERIFY(static_cast<int>(plan.error().code) / 1000 == 3);
        }
    }
}

QTEST_GUILESS_MAIN(TestPlanErrors)
#include "test_plan_errors.moc"
