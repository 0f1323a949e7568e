// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "good_plan.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

/// A plan against a database: what it expects, moves and keeps has to be there.
class TestSourceChecker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhatIsMissingInTheSource_data();
    void namesWhatIsMissingInTheSource();
    void listsAllDifferencesOfASourceAtOnce();
    void refusesReferencesToTablesWithoutASingleKey();
    void saysAMissingTableOnce();
    void knowsADatabaseThatIsDone();
    void takesAPlanFromASchemaToItself();
};

void TestSourceChecker::namesWhatIsMissingInTheSource_data()
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
    row("table of orphans", "[milestones, retired]", "[milestones, retired], orphans: [more]", "plan.yaml:27:9: the database has no table “more”; ");
    row("expected text", "into: tasks\n", "into: tasks\n        expect: { \"*\": text, nam: any }\n", "plan.yaml:20:9: the database's table “tasks” has no column “nam”; ");
    row("carried column", "columns: { id: id, section_id: \"ref('milestones', milestone_id)\" }", "columns: { \"*\": same }", "plan.yaml:20:9: the column “section_id” of the target's “tasks” may not be NULL, and “tasks” has no column of that name.");
    row("query's table", "into: tasks\n", "into: tasks\n        query: SELECT 1\n        accounts_for: { table: tsks, key: id }\n", "plan.yaml:20:9: the database has no table “tsks”; did you mean “tasks”?");
    row("source table in SQL", "FROM source.retired", "FROM source.retiring", "plan.yaml:23:48: the database has no table “retiring”; the nearest is “retired”.");
    row("old name taken", "v1_{name}", "milestone{name}", "");
}

void TestSourceChecker::namesWhatIsMissingInTheSource()
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

void TestSourceChecker::listsAllDifferencesOfASourceAtOnce()
{
    const QList<Error> errors = checkSource(planOf(goodPlan()), catalogOf("CREATE TABLE milestones (id);"));
    // user_version; name; kinds; retired, late, tasks
    QCOMPARE(errors.size(), 6);
    for (const Error& error : errors)
        QCOMPARE(error.code, ErrorCode::SchemaDiffers);
}

void TestSourceChecker::refusesReferencesToTablesWithoutASingleKey()
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

void TestSourceChecker::saysAMissingTableOnce()
{
    QByteArray source = changed(kSource, "CREATE TABLE retired (id);", "");
    QCOMPARE(checkSource(planOf(goodPlan()), catalogOf(source)).size(), 1);
}

void TestSourceChecker::knowsADatabaseThatIsDone()
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

void TestSourceChecker::takesAPlanFromASchemaToItself()
{
    const QByteArray same = "CREATE TABLE t (id TEXT PRIMARY KEY); PRAGMA user_version = 1;";
    const Plan plan = planOf("godwit: 1\nname: P\nsource: { expects: { user_version: 1 } }\n"
                             "target: { schema: v2.sql }\nphases:\n  - phase: all\n    steps:\n      - schema: target\n"
                             "      - { move: t, into: t, columns: { \"*\": same } }\n      - cutover: swap\n", same);
    QCOMPARE(textOf(checkPlan(plan)), QString());
    QCOMPARE(textOf(checkSource(plan, catalogOf(same))), QString());
}

QTEST_GUILESS_MAIN(TestSourceChecker)
#include "test_source_checker.moc"
