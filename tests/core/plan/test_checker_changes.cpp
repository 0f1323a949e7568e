// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_texts.h"

#include "core/plan/checker.h"

#include <QTest>

using namespace godwit::core;

namespace {

constexpr auto kTarget = "CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, twice AS (id * 2));\n"
                         "CREATE TABLE tags (id INTEGER PRIMARY KEY, tag TEXT, size INT NOT NULL);\n";
constexpr auto kSource = "CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE tags (id INTEGER PRIMARY KEY, tag TEXT);"
                         "CREATE TABLE kinds (id INTEGER PRIMARY KEY, n INT)";

/// The changing steps stand from line 9.
QByteArray planWith(const QByteArray& changes, const QByteArray& before = "      - schema: target\n", const QByteArray& after = {})
{
    return "godwit: 1\nname: P\nlookups: { names: { a: b } }\n"
           "target: { schema: v2.sql, keep: [kinds] }\n"
           "phases:\n  - phase: all\n    steps:\n" + before + changes + "      - cutover: swap\n" + after;
}

QString mistakes(const QByteArray& yaml, bool againstSource = false)
{
    const PlanFolder folder;
    folder.write("v2.sql", kTarget);
    folder.write("change.sql", "UPDATE target.tasks SET name = :today;\n");
    const auto plan = folder.read(yaml);
    if (!plan)
        return plan.error().what;
    QStringList lines;
    for (const Error& error : againstSource ? checkSource(*plan, *catalogOfScript(QString::fromLatin1(kSource))) : checkPlan(*plan))
        lines.append(error.what);
    return lines.join(u'\n');
}

constexpr auto kRebuild = "      - { rebuild: tags, columns: { size: \"1\" } }\n";

} // namespace

/// What does not fit together in the steps that change rows.
class TestCheckerChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAllFour()
    {
        const PlanFolder folder;
        folder.write("v2.sql", kTarget);
        folder.write("change.sql", "SELECT 1");
        const auto plan = folder.read(planWith(
            "      - update: tasks\n        let: { a: id }\n        set: { name: { lookup: names, of: a, each: \",\", otherwise: { skip: r } } }\n"
            "        where: [{ rule: w, when: a }]\n        reject: [{ when: b, because: c }]\n        order: id DESC\n        quarantined: keep_old\n        limit: 5\n"
            "      - { delete: kinds, rule: none, when: n = 1, cascade: true }\n"
            "      - { rebuild: tags, columns: { size: length(tag) } }\n"
            "      - { sql: a script, script: change.sql, writes: [tasks, kinds] }\n"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().what));
        const QList<Step>& steps = plan->phases.first().steps;
        const auto& update = std::get<UpdateStep>(steps.at(1).work);
        QCOMPARE(update.table, QStringLiteral("tasks"));
        QVERIFY(update.keepsOld);
        QCOMPARE(update.order.text, QStringLiteral("id DESC"));
        QCOMPARE(update.set.first().each, QStringLiteral(","));
        QCOMPARE(update.set.first().otherwise.rule, QStringLiteral("r"));
        QCOMPARE(*update.limit.rows, 5);
        QVERIFY(std::get<DeleteStep>(steps.at(2).work).cascades);
        QCOMPARE(plan->rebuiltTables(), QStringList{QStringLiteral("tags")});
        QCOMPARE(std::get<SqlStep>(steps.at(4).work).writes, (QStringList{QStringLiteral("tasks"), QStringLiteral("kinds")}));
        QCOMPARE(steps.at(4).title(), QStringLiteral("a script"));
        for (int index = 1; index < 5; ++index)
            QVERIFY(steps.at(index).changesRows() && steps.at(index).changesData());
        QVERIFY(plan->phases.first().settles());
    }

    void namesWhatDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const char* changes, const char* what) {
            QTest::newRow(name) << QByteArray(changes) << QString::fromUtf8(what);
        };
        row("good", "      - { update: kinds, set: { n: n + 1 } }\n      - { update: tasks, set: { name: \"(SELECT row_number() OVER (ORDER BY id) FROM target.tasks)\" } }\n", "");
        row("update's table", "      - { update: task, set: { name: x } }\n", "plan.yaml:9:9: the target has no table “task”; did you mean “tasks”?");
        row("its column", "      - { update: tasks, set: { nam: x } }\n", "plan.yaml:9:33: the target's table “tasks” has no column “nam”; did you mean “name”?");
        row("generated", "      - { update: tasks, set: { twice: x } }\n", "plan.yaml:9:33: the column “twice” of “tasks” is generated; it takes no value.");
        row("set twice", "      - { update: tasks, set: { name: x, Name: y } }\n", "plan.yaml:9:42: the column “Name” has a value already.");
        row("lookup", "      - { update: tasks, let: { l: { lookup: nams, of: x } }, set: { name: l } }\n", "plan.yaml:9:33: there is no lookup “nams”; did you mean “names”?");
        row("parameter", "      - { update: tasks, set: { name: \":today\" } }\n", "there is no parameter “today”");
        row("window", "      - { update: tasks, set: { name: \"row_number() OVER (ORDER BY id)\" } }\n", "plan.yaml:9:39: a window function would see only some of the rows here; ");
        row("window in a delete", "      - { delete: tasks, rule: r, when: \"row_number() OVER (ORDER BY id) > 2\" }\n", "plan.yaml:9:41: a window function would see only some of the rows here; ");
        row("window in a rebuild", "      - { rebuild: tags, columns: { size: \"row_number() OVER (ORDER BY id)\" } }\n", "a window function would see only some of the rows here; ");
        row("aggregate", "      - { update: tasks, set: { name: \"name || min(id)\" } }\n", "plan.yaml:9:39: “min” would make one row of many here; ");
        row("aggregate in a delete", "      - { delete: tasks, rule: r, when: \"TOTAL(id) > 1\" }\n", "“TOTAL” would make one row of many here; ");
        row("aggregate with a quoted name", "      - { update: tasks, set: { name: \"`max`(id)\" } }\n", "“max” would make one row of many here; ");
        row("aggregate with a filter", "      - { rebuild: tags, columns: { size: \"count(*) FILTER (WHERE id > 1)\" } }\n", "“count” would make one row of many here; ");
        row("no aggregates", "      - { update: tasks, set: { name: \"min(id, 2) || (SELECT max(k.n) FROM target.kinds AS k)\" } }\n", "");
        row("reference", "      - { update: tasks, set: { name: { ref: people, key: id } } }\n", "the reference names the table “people”, whose rows no move accounts for");
        row("delete's table", "      - { delete: kins, rule: r, when: x }\n", "plan.yaml:9:9: the target has no table “kins”; did you mean “kinds”?");
        row("rebuilds what is kept", "      - { rebuild: kinds }\n", "plan.yaml:9:9: the table “kinds” is kept as it is; ");
        row("rebuilds what is not", "      - { rebuild: tag }\n", "plan.yaml:9:9: the target has no table “tag”; did you mean “tags”?");
        row("rebuilt column", "      - { rebuild: tags, columns: { siz: x } }\n", "the target's table “tags” has no column “siz”; did you mean “size”?");
        row("rebuilt key", "      - { rebuild: tags, columns: { id: x } }\n", "a rebuild keeps the primary key; “id” is part of it.");
        row("rebuilt twice", "      - { rebuild: tags }\n      - { rebuild: Tags }\n", "plan.yaml:10:9: the table “tags” is rebuilt once.");
        row("moved into", "      - { rebuild: tags }\n      - { move: tags, into: tags, columns: { id: id, size: \"1\" } }\n", "plan.yaml:10:9: the table “tags” is rebuilt with its own rows; nothing moves into it.");
        row("script's table", "      - { sql: s, script: change.sql, writes: [kinds, task] }\n", "plan.yaml:9:9: the target has no table “task”; did you mean “tasks”?");
        row("script's parameter", "      - { sql: s, script: change.sql, writes: tasks }\n", "there is no parameter “today”");
        row("nothing to write", "      - { sql: s, script: change.sql, writes: [] }\n", "plan.yaml:9:9: “writes” names no table; ");
    }

    void namesWhatDoesNotFit()
    {
        QFETCH(QByteArray, changes);
        QFETCH(QString, what);
        const QString said = mistakes(planWith(changes));
        QVERIFY2(what.isEmpty() ? said.isEmpty() : said.contains(what), qPrintable(said));
    }

    void changesStandBetweenTheSchemaAndTheCutOver()
    {
        const QByteArray late = "      - { update: kinds, set: { n: n } }\n      - { rebuild: tags }\n";
        const QString said = mistakes(planWith({}, "      - schema: target\n", late));
        QVERIFY2(said.contains(QStringLiteral("plan.yaml:10:9: a “update” step stands after the “cutover”; ")) || said.contains(QStringLiteral("a “update” step stands after the “cutover”; ")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("a “rebuild” step stands after the “cutover”; ")));
        const QByteArray early = "      - { update: kinds, set: { n: n } }\n" + QByteArray(kRebuild) + "      - { update: tags, set: { tag: tag } }\n";
        QCOMPARE(mistakes(planWith("      - schema: target\n", early)), QString());
        QVERIFY(mistakes(planWith("      - { update: kinds, set: { n: n } }\n      - schema: change.sql\n"))
                    .contains(QStringLiteral("the script of a “schema” step stands behind steps that move or change rows")));
        QVERIFY(mistakes(planWith("      - schema: target\n", "      - { delete: tasks, rule: r, when: x }\n"))
                    .contains(QStringLiteral("a “delete” step stands before any “schema” step; its table “tasks” is not there yet.")));
    }

    void namesWhatTheSourceLacks()
    {
        QCOMPARE(mistakes(planWith(kRebuild), true), QString());
        QVERIFY(mistakes(planWith("      - { rebuild: tags }\n"), true).contains(QStringLiteral("the new column “size” of “tags” may not be NULL, and the rebuild gives it no value.")));
        QVERIFY(mistakes(planWith("      - { update: kinds, set: { nn: n } }\n"), true).contains(QStringLiteral("the database's table “kinds” has no column “nn”")));
    }

    void aRebuiltTableIsNotDropped()
    {
        QVERIFY(mistakes(planWith(kRebuild, "      - schema: target\n", "      - { drop: [tags] }\n"))
                    .contains(QStringLiteral("the table “tags” is rebuilt; no old one is left to be dropped.")));
    }

    void refusesToChangeAKeyThatRowsReferTo_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<QString>("mistake");
        const QString told = QStringLiteral("plan.yaml:%1: “%2” of “%3” is what “%4” of “%5” refers to, and its rows are there by then: they would refer to nothing.");
        const QByteArray tasks = "      - { move: tasks, into: tasks, columns: { id: id, name: name } }\n";
        const QByteArray notes = "      - { move: notes, into: notes, columns: { id: id, task_id: \"ref(tasks, task_id)\" } }\n";
        const QByteArray update = "      - { update: tasks, set: { id: id + 100 } }\n";
        QTest::newRow("rows that are there") << tasks + notes + update << told.arg(QStringLiteral("11:33"), QStringLiteral("id"), QStringLiteral("tasks"), QStringLiteral("task_id"), QStringLiteral("notes"));
        QTest::newRow("rows that come later") << tasks + update + notes << QString();
        QTest::newRow("rows that are set later") << tasks + notes + update + "      - { update: notes, set: { task_id: task_id + 100 } }\n" << QString();
        QTest::newRow("another column") << tasks + notes + "      - { update: tasks, set: { name: upper(name) } }\n" << QString();
        QTest::newRow("within the table") << QByteArray("      - { move: tree, into: tree, columns: { id: id, up: up } }\n      - { update: tree, set: { id: -id } }\n")
                                          << told.arg(QStringLiteral("10:32"), QStringLiteral("id"), QStringLiteral("tree"), QStringLiteral("up"), QStringLiteral("tree"));
        QTest::newRow("within the table, both") << QByteArray("      - { move: tree, into: tree, columns: { id: id, up: up } }\n      - { update: tree, set: { id: -id, up: -up } }\n") << QString();
        QTest::newRow("a kept table") << QByteArray("      - { update: kinds, set: { id: -id } }\n")
                                      << told.arg(QStringLiteral("9:33"), QStringLiteral("id"), QStringLiteral("kinds"), QStringLiteral("kind"), QStringLiteral("sorts"));
    }

    void refusesToChangeAKeyThatRowsReferTo()
    {
        QFETCH(QByteArray, steps);
        QFETCH(QString, mistake);
        const PlanFolder folder;
        folder.write("v2.sql", "CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT);\n"
                               "CREATE TABLE notes (id INTEGER PRIMARY KEY, task_id INT REFERENCES tasks ON UPDATE CASCADE);\n"
                               "CREATE TABLE tree (id INTEGER PRIMARY KEY, up INT REFERENCES tree (id));\n");
        const auto plan = folder.read(planWith(steps).replace("keep: [kinds]", "keep: [kinds, sorts]"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().what));
        const auto source = catalogOfScript(QStringLiteral("CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE notes (id INTEGER PRIMARY KEY, task_id INT, more TEXT);"
                                                           "CREATE TABLE tree (id INTEGER PRIMARY KEY, up INT); CREATE TABLE kinds (id INTEGER PRIMARY KEY, n INT);"
                                                           "CREATE TABLE sorts (id INTEGER PRIMARY KEY, kind INT REFERENCES kinds)"));
        QString told;
        for (const QList<Error>& errors : {checkPlan(*plan), checkSource(*plan, *source)}) {
            for (const Error& error : errors)
                told += error.what;
        }
        QVERIFY2(mistake.isEmpty() ? told.isEmpty() : told.startsWith(mistake), qPrintable(told));
    }
};

QTEST_GUILESS_MAIN(TestCheckerChanges)
#include "test_checker_changes.moc"
