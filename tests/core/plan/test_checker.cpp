// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "good_plan.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

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
    void takesVersionsFromThePlanFirst();
    void tellsWhatNobodyStatesFromZero();
    void acceptsTheExample();
};

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
    row("regexp_replace('^a+', name, '') || date_iso(name, 'yyyy-MM-dd')", "");
    row("regexp(name, 'x(')", "");
    row("regexp_replace('(', name, '')", "“(” is not a regular expression: ");
    row("name REGEXP '[a'", "“[a” is not a regular expression: ");
    row("try_date_iso(name, 'yyyy-QQ')", "“yyyy-QQ” is not a pattern of a date; ");
    row("date_ms(name, 'hours')", "“hours” are not forms of dates; ");
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
    QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what));
    QCOMPARE(textOf(checkPlan(plan.value())), QString());
    QCOMPARE(textOf(checkSource(plan.value(), catalogOf(script.readAll()))), QString());
}

QTEST_GUILESS_MAIN(TestChecker)
#include "test_checker.moc"
