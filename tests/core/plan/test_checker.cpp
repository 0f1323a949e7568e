// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_texts.h"

#include "core/plan/checker.h"

#include <QTest>

using namespace godwit::core;

constexpr auto kTarget = "CREATE TABLE sections (id TEXT PRIMARY KEY, kind_id TEXT NOT NULL REFERENCES kinds, name TEXT NOT NULL,\n"
                         "  seq INTEGER NOT NULL DEFAULT 0, twice AS (seq * 2));\n"
                         "CREATE TABLE tasks (id INTEGER PRIMARY KEY NOT NULL, section_id TEXT NOT NULL REFERENCES sections(id));\n"
                         "PRAGMA user_version = 2;";
constexpr auto kSource = "CREATE TABLE kinds (id TEXT PRIMARY KEY);"
                         "CREATE TABLE milestones (id TEXT PRIMARY KEY, kind_id TEXT, name TEXT, seq INTEGER);"
                         "CREATE TABLE tasks (id INTEGER PRIMARY KEY, milestone_id TEXT);"
                         "CREATE TABLE retired (id);"
                         "CREATE VIEW late AS SELECT id FROM tasks;"
                         "PRAGMA user_version = 1;";

/// A plan that fits; each test changes one text in it. Line 4 is the target, line 7 the first move.
static QByteArray goodPlan()
{
    return "godwit: 1\nname: P\n"
           "source: { expects: { user_version: 1, tables: { milestones: [id, name] } } }\n"
           "target: { schema: v2.sql, keep: [kinds], user_version: 2, keep_old_as: \"v1_{name}\" }\n"
           "parameters: { today: x }\n"
           "lookups: { names: { a: b } }\n"
           "about: { schedule: [{ phase: go, after: [move] }] }\n"
           "phases:\n"
           "  - phase: move\n"
           "    steps:\n"
           "      - { backup: snapshot, export: [retired, late] }\n"
           "      - schema: target\n"
           "      - move: milestones\n"
           "        into: sections\n"
           "        columns:\n"
           "          id: id\n"
           "          kind_id: \"(SELECT k.id FROM target.kinds AS k WHERE k.id = kind_id)\"\n"
           "          name: { lookup: names, of: name, otherwise: \"name || :today\" }\n"
           "        unique: { column: name, within: kind_id, order: [seq, id] }\n"
           "      - move: tasks\n"
           "        into: tasks\n"
           "        columns: { id: id, section_id: \"ref('milestones', milestone_id)\" }\n"
           "      - { compare: c, before: SELECT 1, after: SELECT count(source.id) FROM source.retired }\n"
           "  - phase: go\n"
           "    steps:\n"
           "      - cutover: swap\n"
           "      - { drop: [milestones, retired] }\n";
}

class TestChecker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsAPlanThatFits();
    void namesWhatDoesNotFitInThePlan_data();
    void namesWhatDoesNotFitInThePlan();
    void refusesThePresentTime_data();
    void refusesThePresentTime();
    void namesTheLineOfASchemaThatIsRefused();
    void listsEveryMistakeOfAPlan();
    void refusesNamesOfOurOwn();
    void refusesToTakeTheNamesOfKeptIndexesAndTriggers();
    void refusesWhatIsNoExpression_data();
    void refusesWhatIsNoExpression();
    void looksIntoEveryPieceOfSql();
    void namesWhatIsMissingInTheSource_data();
    void namesWhatIsMissingInTheSource();
    void listsAllDifferencesOfASourceAtOnce();
    void refusesReferencesToTablesWithoutASingleKey();
    void saysAMissingTableOnce();
    void knowsADatabaseThatIsDone();
    void takesAPlanFromASchemaToItself();
    void takesVersionsFromThePlanFirst();
    void tellsWhatNobodyStatesFromZero();
    void acceptsTheExample();
};

static Plan planOf(const QByteArray& yaml, const QByteArray& target = kTarget)
{
    const PlanFolder folder;
    folder.write("v2.sql", target);
    const auto plan = folder.read(yaml);
    if (!plan)
        qFatal("%s", qUtf8Printable(plan.error().what));
    return plan.value();
}

static Catalog catalogOf(const QByteArray& script)
{
    const auto catalog = catalogOfScript(QString::fromUtf8(script));
    if (!catalog)
        qFatal("%s", qUtf8Printable(catalog.error().what));
    return catalog.value();
}

static QString textOf(const QList<Error>& errors)
{
    QStringList lines;
    for (const Error& error : errors)
        lines.append(error.what);
    return lines.join(u'\n');
}

static QByteArray changed(QByteArray text, const char* from, const char* to)
{
    if (text.count(from) != 1)
        qFatal("\"%s\" stands there %d times", from, int(text.count(from)));
    return text.replace(from, to);
}

void TestChecker::acceptsAPlanThatFits()
{
    const Plan plan = planOf(goodPlan());
    QCOMPARE(textOf(checkPlan(plan)), QString());
    QCOMPARE(textOf(checkSource(plan, catalogOf(kSource))), QString());
}

void TestChecker::namesWhatDoesNotFitInThePlan_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("what");
    const auto row = [](const char* name, const char* from, const char* to, const char* what) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(what);
    };
    row("schedule", "phase: go, after", "phase: og, after", "plan.yaml:7:21: there is no phase “og”; did you mean “go”?");
    row("schedule after", "after: [move]", "after: [mvoe]", "plan.yaml:7:21: there is no phase “mvoe”; did you mean “move”?");
    row("version", "user_version: 2,", "user_version: 3,", "plan.yaml:4:9: “user_version” is 3 here and 2 in “v2.sql”.");
    row("kept and created", "[kinds]", "[kinds, Sections]", "plan.yaml:4:9: the table “Sections” is kept, and the target's schema creates it too.");
    row("parent not there", "[kinds]", "[kind]", "plan.yaml:4:9: the target's table “sections” refers to “kinds”, which is neither in the target's schema nor kept; did you mean “kind”?");
    row("no target table", "into: sections", "into: section", "plan.yaml:13:9: the target has no table “section”; did you mean “sections”?");
    row("into a kept table", "into: sections", "into: KINDS", "plan.yaml:13:9: the table “KINDS” is kept as it is; nothing moves into it.");
    row("no column", "          id: id\n", "          idd: id\n", "plan.yaml:16:11: the target's table “sections” has no column “idd”; did you mean “id”?");
    row("generated column", "          id: id\n", "          twice: id\n", "plan.yaml:16:11: the column “twice” of “sections” is generated; it takes no value.");
    row("column twice", "          id: id\n", "          Name: id\n", "plan.yaml:18:11: the column “name” has a value already.");
    row("no value", "name: { lookup: names, of: name, otherwise: \"name || :today\" }", "seq: 1", "plan.yaml:13:9: the column “name” of “sections” may not be NULL, and the move gives it no value.");
    row("lookup", "lookup: names", "lookup: name", "plan.yaml:18:11: there is no lookup “name”; did you mean “names”?");
    row("unique column", "column: name", "column: nam", "plan.yaml:19:17: the target's table “sections” has no column “nam”; did you mean “name”?");
    row("unique within", "within: kind_id", "within: kind", "plan.yaml:19:17: the target's table “sections” has no column “kind”; ");
    row("unique order", "[seq, id]", "[sec, id]", "plan.yaml:19:17: the target's table “sections” has no column “sec”; did you mean “seq”?");
    row("group", "unique: { column: name, within: kind_id, order: [seq, id] }", "group: { by: [x], keep: seq }", "plan.yaml:19:16: the target's table “sections” has no column “x”; ");
    row("parameter", ":today", ":tody", "plan.yaml:18:55: there is no parameter “tody”; did you mean “today”?");
    row("parameter's sign", ":today", "@today", "plan.yaml:18:55: a parameter is written as :name; this is “@today”.");
    row("ref", "ref('milestones'", "ref(milestone", "plan.yaml:22:40: ref() names the table “milestone”, whose rows no move accounts for; did you mean “milestones”?");
    row("target table in SQL", "target.kinds", "target.kind", "plan.yaml:17:20: the target has no table “kind”; did you mean “kinds”?");
    row("drop of a kept table", "drop: [milestones, retired]", "drop: [kinds]", "plan.yaml:27:9: the table “kinds” is kept; it cannot be dropped.");
    row("no schema step", "      - schema: target\n", "", "plan.yaml:12:9: a “move” step stands before any “schema” step");
    row("no cutover", "cutover: swap", "backup: snapshot", "plan.yaml:24:5: no step of the plan is a “cutover”");
    row("drop first", "cutover: swap", "drop: all", "plan.yaml:26:9: a “drop” step stands before the “cutover”");
    row("two cutovers", "{ drop: [milestones, retired] }", "cutover: swap", "plan.yaml:27:9: there is a “cutover” at plan.yaml:26:9 already; a plan has one.");
    row("cutover first", "{ backup: snapshot, export: [retired, late] }", "cutover: swap", "plan.yaml:11:9: the “cutover” stands before any “schema” step");
    row("schema after it", "{ drop: [milestones, retired] }", "schema: target", "plan.yaml:27:9: “schema: target” stands after the “cutover”.");
    row("move after it", "{ drop: [milestones, retired] }", "{ move: tasks, into: tasks, columns: { \"*\": same } }", "plan.yaml:27:9: a “move” step stands after the “cutover”.");
}

void TestChecker::namesWhatDoesNotFitInThePlan()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, what);
    const QList<Error> errors = checkPlan(planOf(changed(goodPlan(), from.constData(), to.constData())));
    QVERIFY2(textOf(errors).contains(what), qUtf8Printable(textOf(errors)));
    for (const Error& error : errors)
        QCOMPARE(error.code, ErrorCode::PlanReference);
}

void TestChecker::refusesThePresentTime_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QString>("word"); // null: it may stand
    const auto row = [](const char* expression, const char* word) {
        QTest::newRow(expression) << QByteArray(expression) << QString::fromUtf8(word);
    };
    for (const char* expression : {"date('now')", "date( 'NOW', '-1 day')", "date()", "DATE(:moment)"})
        row(expression, "date");
    row("coalesce(name, DateTime())", "datetime");
    row("time('now', 'localtime')", "time");
    row("julianday()", "julianday");
    row("unixepoch('now')", "unixepoch");
    row("strftime('%Y')", "strftime");
    row("strftime('%Y', 'now')", "strftime");
    row("CURRENT_TIMESTAMP", "current_timestamp");
    row("current_date || name", "current_date");
    row("Current_Time", "current_time");
    for (const char* expression : {"date(name)", "date(:today, '+1 day')", "strftime('%Y', name)", "strftime('%d', coalesce(name, 'now'))", "replace(name, 'now', 'then')",
                                   "date(replace('now', 'w', 'n'))", "name || 'CURRENT_DATE'"})
        row(expression, nullptr);
}

void TestChecker::refusesThePresentTime()
{
    QFETCH(QByteArray, expression);
    QFETCH(QString, word);
    QByteArray yaml = changed(goodPlan(), "name || :today", expression.constData());
    yaml = changed(yaml, "today: x", "today: x, moment: now");
    const QList<Error> errors = checkPlan(planOf(yaml));
    QCOMPARE(errors.size(), word.isEmpty() ? 0 : 1);
    if (word.isEmpty())
        return;
    QCOMPARE(errors.first().code, ErrorCode::PlanSql);
    QVERIFY2(errors.first().what.startsWith(QStringLiteral("plan.yaml:18:55: “%1” asks for the present time").arg(word), Qt::CaseInsensitive),
             qUtf8Printable(errors.first().what));
}

void TestChecker::namesTheLineOfASchemaThatIsRefused()
{
    const QList<Error> errors = checkPlan(planOf(goodPlan(), "CREATE TABLE t (a);\nCREATE TABLE u (a, a);"));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::PlanSql);
    QCOMPARE(errors.first().what, QStringLiteral("v2.sql: Line 2 of the schema: duplicate column name: a."));
}

void TestChecker::listsEveryMistakeOfAPlan()
{
    QByteArray yaml = changed(goodPlan(), "into: sections", "into: nothing");
    yaml = changed(yaml, "lookup: names", "lookup: none");
    yaml = changed(yaml, "phase: go, after", "phase: gone, after");
    QCOMPARE(checkPlan(planOf(yaml)).size(), 3);
}

/// A kept table called so would go with ours at the cut-over.
void TestChecker::refusesNamesOfOurOwn()
{
    for (const char* object : {"CREATE TABLE _godwit_x (a);", "CREATE VIEW _GODWIT_v AS SELECT 1;", "CREATE INDEX _godwit_i ON kinds (id);"}) {
        const QList<Error> errors = checkSource(planOf(goodPlan()), catalogOf(QByteArray(kSource) + object));
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().code, ErrorCode::SchemaDiffers);
        QVERIFY2(errors.first().what.contains(QStringLiteral("the database has “_")), qUtf8Printable(errors.first().what));
    }
    QVERIFY(checkSource(planOf(goodPlan()), catalogOf(kSource)).isEmpty());
}

/// The target's index of that name would be made in its place, and a unique one would go with it.
void TestChecker::refusesToTakeTheNamesOfKeptIndexesAndTriggers()
{
    Plan plan = planOf(goodPlan());
    plan.target.schema.text += QStringLiteral("; CREATE INDEX taken ON sections (id)");
    const QByteArray source(kSource);
    QVERIFY(checkSource(plan, catalogOf(source + "CREATE INDEX taken ON retired (id);")).isEmpty());
    for (const char* object : {"CREATE UNIQUE INDEX TAKEN ON kinds (id);", "CREATE TRIGGER taken AFTER INSERT ON kinds BEGIN SELECT 1; END;"}) {
        const QList<Error> errors = checkSource(plan, catalogOf(source + object));
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().code, ErrorCode::SchemaDiffers);
        QVERIFY2(errors.first().what.startsWith(QStringLiteral("plan.yaml:4:9: the kept table “kinds” has the ")), qUtf8Printable(errors.first().what));
    }
}

void TestChecker::refusesWhatIsNoExpression_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* expression, const char* why) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(why);
    };
    row("name || 'x', 1", "");
    row("(SELECT max(id) FROM tasks) + row_number() OVER (ORDER BY id)", "");
    row("ref('milestones', id)", "");
    row("CASE WHEN nobody THEN unheard_of(';') END -- a remark", "");
    row("name; DELETE FROM tasks", "is no single expression");
    row("name) FROM tasks --", "is no single expression");
    row("name name name", "does not parse: near \"name\": syntax error.");
    row("'name", "does not parse: unrecognized token");
    row("coalesce(name,", "does not parse: near \")\": syntax error.");
}

void TestChecker::refusesWhatIsNoExpression()
{
    QFETCH(QString, expression);
    QFETCH(QString, why);
    QString quoted = expression;
    quoted.replace(u'"', QStringLiteral("\\\""));
    const QByteArray plan = changed(goodPlan(), "ref('milestones', milestone_id)", quoted.toUtf8().constData());
    const QList<Error> errors = checkPlan(planOf(plan));
    QCOMPARE(errors.isEmpty(), why.isEmpty());
    if (why.isEmpty())
        return;
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::PlanSql);
    QVERIFY2(errors.first().what.startsWith(QStringLiteral("plan.yaml:22:40: ")), qUtf8Printable(errors.first().what));
    QVERIFY2(errors.first().what.contains(why), qUtf8Printable(errors.first().what));
}

void TestChecker::looksIntoEveryPieceOfSql()
{
    const QByteArray steps = "      - { assess: all, rules: [{ name: a, query: \":p1\" }] }\n"
                             "      - { validate: all, rules: [{ name: a, query: \":p2\" }] }\n"
                             "      - { measure: m, before: \":p3\", after: \":p4\" }\n"
                             "      - { compare: m, before: \":p5\", after: \":p6\" }\n"
                             "      - schema: target\n"
                             "      - { move: m, query: \":p7\", accounts_for: none, into: sections, let: { x: \":p8\" },\n"
                             "          columns: { \"*\": same, id: \":p9\" }, where: [{ rule: a, when: \":p10\" }],\n"
                             "          reject: [{ when: \":p11\", because: x }], group: { by: id, keep: \":p12\" } }\n"
                             "  - phase: go\n";
    const QByteArray yaml = changed(goodPlan(), "  - phase: go\n", steps.constData());
    const QString text = textOf(checkPlan(planOf(yaml)));
    QCOMPARE(text.count(QStringLiteral("there is no parameter “p")), 12);
}

void TestChecker::namesWhatIsMissingInTheSource_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("what");
    const auto row = [](const char* name, const char* from, const char* to, const char* what) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(what);
    };
    row("version", "expects: { user_version: 1,", "expects: { user_version: 7,", "plan.yaml:3:20: the database's user_version is 1; the plan expects 7.");
    row("application id", "expects: {", "expects: { application_id: 5,", "plan.yaml:3:20: the database's application_id is 0; the plan expects 5.");
    row("expected table", "milestones: [id, name]", "milstones: [id]", "plan.yaml:3:20: the database has no table “milstones”; did you mean “milestones”?");
    row("expected column", "milestones: [id, name]", "milestones: [id, title]", "plan.yaml:3:20: the database's table “milestones” has no column “title”; ");
    row("kept table", "keep: [kinds]", "keep: [kinds, gone]", "plan.yaml:4:9: the database has no table “gone”; ");
    row("exported table", "[retired, late]", "[retird, late]", "plan.yaml:11:9: the database has no table “retird”; did you mean “retired”?");
    row("moved table", "move: tasks", "move: task", "plan.yaml:20:9: the database has no table “task”; did you mean “tasks”?");
    row("dropped table", "[milestones, retired]", "[milestones, retired, more]", "plan.yaml:27:9: the database has no table “more”; ");
    row("expected text", "into: tasks\n", "into: tasks\n        expect: { \"*\": text, nam: any }\n", "plan.yaml:20:9: the database's table “tasks” has no column “nam”; ");
    row("carried column", "columns: { id: id, section_id: \"ref('milestones', milestone_id)\" }", "columns: { \"*\": same }", "plan.yaml:20:9: the column “section_id” of the target's “tasks” may not be NULL, and “tasks” has no column of that name.");
    row("table of orphans", "[milestones, retired]", "[milestones, retired], orphans: [more]", "plan.yaml:27:9: the database has no table “more”; ");
    row("query's table", "into: tasks\n", "into: tasks\n        query: SELECT 1\n        accounts_for: { table: tsks, key: id }\n", "plan.yaml:20:9: the database has no table “tsks”; did you mean “tasks”?");
    row("source table in SQL", "FROM source.retired", "FROM source.retiring", "plan.yaml:23:48: the database has no table “retiring”; the nearest is “retired”.");
    row("old name taken", "v1_{name}", "milestone{name}", "");
}

void TestChecker::namesWhatIsMissingInTheSource()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, what);
    const Plan plan = planOf(changed(goodPlan(), from.constData(), to.constData()));
    if (what.isEmpty()) { // a name that the source takes
        const QList<Error> errors = checkSource(plan, catalogOf(QByteArray(kSource) + "CREATE VIEW milestonetasks AS SELECT 1;"));
        QCOMPARE(textOf(errors), QStringLiteral("plan.yaml:4:9: the old table “tasks” would be kept as “milestonetasks”, and that name is taken."));
        return;
    }
    const QList<Error> errors = checkSource(plan, catalogOf(kSource));
    QCOMPARE(errors.size(), 1);
    QVERIFY2(errors.first().what.startsWith(what), qUtf8Printable(textOf(errors)));
    QCOMPARE(errors.first().code, ErrorCode::SchemaDiffers);
}

void TestChecker::listsAllDifferencesOfASourceAtOnce()
{
    const QList<Error> errors = checkSource(planOf(goodPlan()), catalogOf("CREATE TABLE milestones (id);"));
    // user_version; name; kinds; retired, late, tasks
    QCOMPARE(errors.size(), 6);
    for (const Error& error : errors)
        QCOMPARE(error.code, ErrorCode::SchemaDiffers);
}

void TestChecker::refusesReferencesToTablesWithoutASingleKey()
{
    const auto errorsOf = [](const char* key) {
        const char* const old = "milestones (id TEXT PRIMARY KEY, kind_id TEXT, name TEXT, seq INTEGER)";
        return textOf(checkSource(planOf(goodPlan()), catalogOf(changed(kSource, old, (QByteArray("milestones (id TEXT, kind_id TEXT, name TEXT, seq INTEGER") + key + ")").constData()))));
    };
    const QString what = QStringLiteral("plan.yaml:22:40: a reference finds a row by one value, and “milestones” has %1; a join with it finds its rows.");
    QCOMPARE(errorsOf(", PRIMARY KEY (id, kind_id)"), what.arg(QStringLiteral("the key id, kind_id")));
    QCOMPARE(errorsOf(""), what.arg(QStringLiteral("no key")));
    QCOMPARE(errorsOf(", PRIMARY KEY (id)"), QString());
}

void TestChecker::saysAMissingTableOnce()
{
    QByteArray source = changed(kSource, "CREATE TABLE retired (id);", "");
    QCOMPARE(checkSource(planOf(goodPlan()), catalogOf(source)).size(), 1);
}

void TestChecker::knowsADatabaseThatIsDone()
{
    const Plan plan = planOf(goodPlan());
    const QByteArray done = QByteArray(kTarget) + "CREATE TABLE kinds (id TEXT PRIMARY KEY);";
    const QList<Error> errors = checkSource(plan, catalogOf(done));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, ErrorCode::AlreadyMigrated);
    // One column less, or another version, is a difference like any other.
    QVERIFY(checkSource(plan, catalogOf(changed(done, "seq INTEGER NOT NULL DEFAULT 0, twice AS (seq * 2)", "seq"))).size() > 1);
    QVERIFY(checkSource(plan, catalogOf(changed(done, "user_version = 2", "user_version = 9"))).size() > 1);
}

void TestChecker::takesAPlanFromASchemaToItself()
{
    const QByteArray same = "CREATE TABLE t (id TEXT PRIMARY KEY); PRAGMA user_version = 1;";
    const Plan plan = planOf("godwit: 1\nname: P\nsource: { expects: { user_version: 1 } }\n"
                             "target: { schema: v2.sql }\nphases:\n  - phase: all\n    steps:\n      - schema: target\n"
                             "      - { move: t, into: t, columns: { \"*\": same } }\n      - cutover: swap\n", same);
    QCOMPARE(textOf(checkPlan(plan)), QString());
    QCOMPARE(textOf(checkSource(plan, catalogOf(same))), QString());
}

void TestChecker::takesVersionsFromThePlanFirst()
{
    Plan plan = planOf(goodPlan());
    plan.target.schema.text = QStringLiteral("PRAGMA user_version = 5; CREATE TABLE t (id); PRAGMA Application_Id = -6;");
    QCOMPARE(targetVersions(plan).userVersion, 2);
    QCOMPARE(targetVersions(plan).applicationId, -6);
    plan.target.userVersion.reset();
    plan.target.applicationId = 7;
    QCOMPARE(targetVersions(plan).userVersion, 5);
    QCOMPARE(targetVersions(plan).applicationId, 7);
}

void TestChecker::tellsWhatNobodyStatesFromZero()
{
    Plan plan = planOf(goodPlan());
    plan.target.userVersion.reset();
    plan.target.applicationId.reset();
    plan.target.schema.text = QStringLiteral("CREATE TABLE t (id); PRAGMA user_version = 0;");
    QCOMPARE(targetVersions(plan).userVersion, 0);
    QVERIFY(!targetVersions(plan).applicationId);
}

void TestChecker::acceptsTheExample()
{
    const QString folder = QStringLiteral(GODWIT_EXAMPLES "/product_manager/");
    QFile script(folder + QStringLiteral("v1.sql"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    const auto plan = readPlan(folder + QStringLiteral("plan.yaml"));
    if (!plan && plan.error().code == ErrorCode::PlanMissingKey)
        QSKIP("the example's plan is not written yet");
    QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what));
    QCOMPARE(textOf(checkPlan(plan.value())), QString());
    QCOMPARE(textOf(checkSource(plan.value(), catalogOf(script.readAll()))), QString());
}

QTEST_GUILESS_MAIN(TestChecker)
#include "test_checker.moc"
