// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/run/plan_check.h"
#include "tests/support/database_text.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

constexpr auto kSource = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born TEXT);"
                         "CREATE TABLE orders (id INTEGER PRIMARY KEY, person_id INT, items TEXT);"
                         "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE VIEW names AS SELECT name FROM people;";
constexpr auto kTarget = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born INT);\n"
                         "CREATE TABLE items (id INTEGER PRIMARY KEY, order_id INT, place INT, sku TEXT);\n"
                         "CREATE VIEW born AS SELECT name, born FROM people;\n";

struct Text
{
    QByteArray steps; ///< of the phase that moves, from column 1; the first stands in line 8
    QByteArray source = kSource;
    QByteArray target = kTarget;
    QByteArray after = {};  ///< steps behind the cut-over
    QByteArray head = {};   ///< more keys of the plan, in one line
    QByteArray script = {}; ///< of the file change.sql
};

Catalog catalogOf(const QByteArray& script)
{
    auto database = Database::openInMemory();
    if (!database || !database->execute(QString::fromUtf8(script)))
        qFatal("%s", script.constData());
    return readCatalog(*database).value();
}

Plan planOf(const Text& text)
{
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", name);
    };
    write("v2.sql", text.target);
    write("change.sql", text.script);
    QByteArray steps = text.steps;
    steps.replace("\n", "\n      ");
    QByteArray after = text.after;
    after.replace("\n", "\n      ");
    const auto plan = readPlanText(
        "godwit: 1\nname: P\nstatus: approved\n" + (text.head.isEmpty() ? "version: \"2\"" : text.head) +
            "\ntarget: { schema: v2.sql, keep: [kinds] }\nphases:\n  - phase: move\n    steps:\n      - "
            "schema: target\n      " +
            steps + "\n  - phase: cutover\n    steps:\n      - cutover: swap\n      " + after + "\n",
        folder.filePath(QStringLiteral("plan.yaml")));
    if (!plan)
        qFatal("%s", qUtf8Printable(plan.error().what));
    return *plan;
}

PreparedPlan prepared(const Text& text)
{
    const Plan plan = planOf(text);
    const Catalog source = catalogOf(text.source);
    for (const QList<Error>& errors : {checkPlan(plan), checkSource(plan, source)}) {
        for (const Error& error : errors)
            qFatal("%s", qUtf8Printable(error.what));
    }
    return preparePlan(plan, {.source = source, .further = {}});
}

/// "GW-3010 10:13 the column “a”: …" a line
QString found(const Text& text)
{
    QStringList lines;
    for (const Error& error : prepared(text).errors)
        lines += error.id() + u' ' + error.what.section(u':', 1);
    return lines.join(u'\n');
}

} // namespace

/// Every expression and query of a plan is prepared before anything runs.
class TestPreparedPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInASoundPlan();
    void tellsEachPieceThatCannotBePrepared_data();
    void tellsEachPieceThatCannotBePrepared();
    void tellsADefaultThatOnlyTheApplicationCanMake();
    void tellsAllOfAMoveAtOnce();
    void tellsAFaultOfALetOnce();
    void doubtsALookupOfNumbers();
    void knowsWhatAScriptMakes();
    void tellsAScriptThatCannotRun();
    void looksAtQueriesOnTheirOwnSides_data();
    void looksAtQueriesOnTheirOwnSides();
    void tellsWhatADropTakesAway();
    void tellsViewsAndTriggersThatCannotWork();
    void leavesWhatNeedsTheApplication();
    void runsNoQueryOfThePlan();
    void findsNothingInPlansThatRun_data();
    void findsNothingInPlansThatRun();
};

void TestPreparedPlan::findsNothingInASoundPlan()
{
    const PreparedPlan all = prepared(
        {.steps =
             "- move: people\n  into: people\n  let: { year: \"date_ms(born)\" }\n  columns: { id: id, name: "
             "\"coalesce(name, :who)\", born: year }\n"
             "  where: [{ rule: some, when: name IS NOT NULL }]\n"
             "- move: orders\n  into: items\n"
             "  join: [{ table: json_each(orders.items), as: item, none: { skip: empty } }, { table: "
             "target.people, as: p, on: \"p.id = ref(people, person_id)\" }]\n"
             "  columns: { id: orders.id * 100 + item.key, order_id: orders.id, place: item.key, sku: "
             "item.value || p.name || uuid4() }\n"
             "  group: { by: [sku], keep: \"count(*) OVER in_group DESC, place\" }\n"
             "- update: people\n  set: { name: upper_u(name) }\n  order: born DESC, id\n"
             "- delete: items\n  rule: none\n  when: \"sku NOT IN (SELECT p.name FROM target.people AS p)\"\n"
             "- { validate: all, rules: [{ name: r, query: \"SELECT id FROM people WHERE "
             "disposition('people', id) IS NULL\" }] }\n"
             "- { compare: c, before: SELECT count(*) FROM names, after: SELECT count(*) FROM source.names }",
         .after =
             "- { compare: late, before: SELECT count(*) FROM people, after: SELECT count(*) FROM born }\n"
             "- { measure: old, after: SELECT count(*) FROM old_people, target_ms: 10 }",
         .head = "parameters: { who: nobody }"});
    for (const Error& error : all.errors)
        QFAIL(qUtf8Printable(error.what));
    QCOMPARE(all.left, QStringList());
    QVERIFY(all.pieces >= 17);
    QCOMPARE(preparedCheck(all).verdict, Verdict::Passed);
}

void TestPreparedPlan::tellsEachPieceThatCannotBePrepared_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("errors");
    const QByteArray move = "- move: people\n  into: people\n  columns: { id: id, name: name }\n";
    const auto row = [](const char* name, const QByteArray& steps, const char* errors) {
        QTest::newRow(name) << steps << QString::fromUtf8(errors);
    };
    row("a column", "- move: people\n  into: people\n  columns:\n    id: id\n    name: nam",
        "GW-3010 14:11: the column “name”: there is no column “nam” here; did you mean “name”?");
    row("a function", "- move: people\n  into: people\n  columns: { id: id, name: uper(name) }",
        "GW-3010 12:28: the column “name”: there is no function “uper”; did you mean “upper”?");
    row("an arity", "- move: people\n  into: people\n  columns: { id: id, name: pad(name) }",
        "GW-3011 12:28: the column “name”: wrong number of arguments to function pad().");
    row("a table", "- move: people\n  into: people\n  columns: { id: id, name: (SELECT name FROM kind) }",
        "GW-3010 12:28: the column “name”: there is no table “kind” here; did you mean “kinds”?");
    row("a rule", move + "  where: [{ rule: grown up, when: age > 17 }]",
        "GW-3010 13:41: the rule “grown up”: there is no column “age” here; did you mean “name”?");
    row("a reject", move + "  reject: [{ when: bron IS NULL, because: no date }]",
        "GW-3010 13:26: “reject” because “no date”: there is no column “bron” here; did you mean “born”?");
    row("a join",
        "- move: orders\n  into: items\n  join: [{ table: kinds, as: k, on: k.code = orders.id }]\n  "
        "columns: { id: orders.id }",
        "GW-3010 12:16: the join “k”: there is no column “k.code” here; the nearest is “id”.");
    row("a query",
        "- move: q\n  query: SELECT id, nam FROM people\n  accounts_for: none\n  into: people\n  columns: { "
        "id: id }",
        "GW-3010 11:16: the query: there is no column “nam” here.");
    row("a lookup", "- move: people\n  into: people\n  columns: { id: id, name: { lookup: l, of: kind } }",
        "GW-3010 12:28: the column “name”: there is no column “kind” here; did you mean “id”?");
    row("a reference",
        "- move: people\n  into: people\n  columns: { id: id }\n"
        "- move: orders\n  into: items\n  columns: { id: id, order_id: { ref: people, key: prson_id } }",
        "GW-3010 15:28: the column “order_id”: there is no column “prson_id” here; did you mean "
        "“person_id”?");
    row("an order of a group", move + "  group: { by: [name], keep: agee }",
        "GW-3010 13:16: the move “people → people”: there is no column “agee” here; the nearest is “name”.");
    row("an update",
        move + "- update: people\n  let: { short: \"substr(name, 1, 3)\" }\n  set: { name: shrt }\n  where: [{ "
               "rule: r, when: nme = '' }]\n  order: bornn",
        "GW-3010 15:16: the column “name”: there is no column “shrt” here; did you mean “short”?\n"
        "GW-3010 16:34: the rule “r”: there is no column “nme” here; did you mean “name”?\n"
        "GW-3010 17:16: “order”: there is no column “bornn” here; did you mean “born”?");
    row("a delete", move + "- delete: people\n  rule: r\n  when: nobody = 1",
        "GW-3010 15:15: the rule “r”: there is no column “nobody” here; the nearest is “born”.");
}

void TestPreparedPlan::tellsEachPieceThatCannotBePrepared()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, errors);
    QCOMPARE(found({.steps = steps, .head = "lookups: { l: { a: b } }"}), errors);
}

void TestPreparedPlan::tellsADefaultThatOnlyTheApplicationCanMake()
{
    Text text{.steps = "- move: people\n  into: people\n  columns: { id: id, name: name }",
              .target = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born INT DEFAULT (only_the_app()));"};
    QCOMPARE(found(text), QStringLiteral("GW-3010 10:9: the default of the column “born” of “people” calls only_the_app(), which only the "
                                         "application has; let the move give the column a value."));
    text.steps.replace("name: name", "name: name, born: born");
    QCOMPARE(found(text), QString());
}

void TestPreparedPlan::tellsAllOfAMoveAtOnce()
{
    QCOMPARE(
        found({.steps =
                   "- move: people\n  into: people\n  columns: { id: idd, name: upper_u(nme), born: born }\n"
                   "- move: orders\n  into: items\n  columns: { id: id, sku: item }"})
            .split(u'\n')
            .size(),
        3);
}

void TestPreparedPlan::tellsAFaultOfALetOnce()
{
    QCOMPARE(
        found({.steps =
                   "- move: people\n  into: people\n  let: { short: \"substr(nme, 1, 3)\", more: short || '.' }\n"
                   "  columns: { id: id, name: short, born: more }"}),
        QStringLiteral("GW-3010 12:16: let “short”: there is no column “nme” here; did you mean “name”?"));
}

void TestPreparedPlan::doubtsALookupOfNumbers()
{
    Text text{.steps = "- move: orders\n  into: items\n  columns: { id: id, order_id: { lookup: l, of: person_id } }", .head = "lookups: { l: { \"1\": \"2\" } }"};
    const PreparedPlan doubtful = prepared(text);
    QCOMPARE(doubtful.doubts.size(), 1);
    QVERIFY2(doubtful.doubts.first().endsWith(QStringLiteral("look up CAST(person_id AS TEXT).")), qUtf8Printable(doubtful.doubts.first()));
    QCOMPARE(preparedCheck(doubtful).verdict, Verdict::Warning);
    text.steps.replace("of: person_id", "of: CAST(person_id AS TEXT)");
    QCOMPARE(prepared(text).doubts, QStringList());
}

void TestPreparedPlan::knowsWhatAScriptMakes()
{
    Text text{
        .steps = "- schema: { script: change.sql }\n"
                 "- move: people\n  into: people\n  columns: { id: id, name: (SELECT max(word) FROM words) }",
        .script = "CREATE TABLE words (word TEXT);\nINSERT INTO words VALUES ('a');\n"};
    QCOMPARE(found(text), QString());
    text.script = "CREATE TABLE words (wort TEXT);";
    QCOMPARE(found(text),
             QStringLiteral(
                 "GW-3010 13:28: the column “name”: there is no column “word” here; did you mean “born”?"));
}

void TestPreparedPlan::tellsAScriptThatCannotRun()
{
    QCOMPARE(found({.steps = "- schema: { script: change.sql }",
                    .script = "CREATE TABLE a (b TEXT);\nCREATE INDEX i ON a (c);"}),
             QStringLiteral("GW-3010 1:1: the script: there is no column “c” here."));
}

void TestPreparedPlan::looksAtQueriesOnTheirOwnSides_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<bool>("isLate");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char* name, const QByteArray& step, bool isLate, const char* errors) {
        QTest::newRow(name) << step << isLate << QString::fromUtf8(errors);
    };
    row("before sees the source", "- { compare: c, before: SELECT sku FROM items, after: SELECT 1 }", false,
        "GW-3010 10:31: the query of “c”: there is no table “items” here; the nearest is “kinds”.");
    row("after sees the target", "- { compare: c, before: SELECT 1, after: SELECT person FROM orders }",
        false, "GW-3010 10:48: the query of “c”: there is no column “person” here.");
    row("a new view is there before the cut-over, too",
        "- { compare: c, before: SELECT 1, after: SELECT born FROM born }", false, "");
    row("a new view has the columns that it says",
        "- { compare: c, before: SELECT 1, after: SELECT person FROM born }", false,
        "GW-3010 10:48: the query of “c”: there is no column “person” here.");
    row("a new view is none of before", "- { compare: c, before: SELECT 1 FROM born, after: SELECT 1 }", false,
        "GW-3010 10:31: the query of “c”: there is no table “born” here; the nearest is “kinds”.");
    row("a new view is there after the cut-over",
        "- { compare: c, before: SELECT 1, after: SELECT 1 FROM born }", true, "");
    row("a rule of assess", "- { assess: all, rules: [{ name: r, query: SELECT boorn FROM people }] }", false,
        "GW-3010 10:50: the query of “r”: there is no column “boorn” here.");
    row("as many columns on either side", "- { compare: c, before: \"SELECT 1, 2\", after: SELECT 1 }", false,
        "GW-3011 10:53: “c”: its query gives 1 columns, and the one before gives 2; such rows are never the same.");
    row("what writes", "- { measure: m, after: DELETE FROM people, target_ms: 1 }", false,
        "GW-3011 10:30: the query of “m”: ");
}

void TestPreparedPlan::looksAtQueriesOnTheirOwnSides()
{
    QFETCH(QByteArray, step);
    QFETCH(bool, isLate);
    QFETCH(QString, errors);
    const QByteArray move = "- move: people\n  into: people\n  columns: { id: id }";
    const QString said =
        found(isLate ? Text{.steps = move, .after = step} : Text{.steps = step + "\n" + move});
    if (errors.endsWith(u' '))
        QVERIFY2(said.startsWith(errors), qUtf8Printable(said));
    else
        QCOMPARE(said, errors);
}

void TestPreparedPlan::tellsWhatADropTakesAway()
{
    const QByteArray move = "- move: people\n  into: people\n  columns: { id: id }";
    const QByteArray compare = "- { compare: c, before: SELECT 1, after: SELECT count(*) FROM orders }";
    QCOMPARE(found({.steps = move, .after = compare + "\n- drop: [orders]"}), QString());
    QCOMPARE(found({.steps = move, .after = "- drop: [orders]\n- { compare: c, before: SELECT 1, after: SELECT count(*) FROM source.orders }"}), QString());
    // Others are read from the snapshot by then, which has them under the same names.
    const QByteArray old = "- { compare: c, before: SELECT 1, after: SELECT count(*) FROM old_people }";
    QCOMPARE(found({.steps = move, .after = old}), QString());
    for (const QByteArray drop : {"- drop: [people]\n", "- drop: all\n"}) {
        const QString said = found({.steps = move, .after = drop + old});
        QVERIFY2(said.contains(QStringLiteral("there is no table “old_people” here")), qUtf8Printable(drop + said.toUtf8()));
    }
}

void TestPreparedPlan::tellsViewsAndTriggersThatCannotWork()
{
    const QByteArray target = QByteArray(kTarget) + "CREATE VIEW bad AS SELECT nam FROM people;\n"
                                                    "CREATE VIEW of_the_app AS SELECT only_the_app(name) FROM people;\n"
                                                    "CREATE TRIGGER sound AFTER DELETE ON items BEGIN DELETE FROM kinds WHERE id = old.id; END;\n"
                                                    "CREATE TRIGGER late AFTER INSERT ON items BEGIN UPDATE people SET born = 1 WHERE idd = new.id; END;\n";
    QCOMPARE(found({.steps = "- move: people\n  into: people\n  columns: { id: id }", .target = target}),
             QStringLiteral("GW-3010 5:9: the target's view “bad” cannot work: no such column: nam.\n"
                            "GW-3010 5:9: the target's trigger “late” cannot work: no such column: idd."));
}

void TestPreparedPlan::leavesWhatNeedsTheApplication()
{
    Catalog source = catalogOf(kSource);
    source.tables.append([] {
        Table table; // of a module that is missing here
        table.name = QStringLiteral("places");
        table.sql = QStringLiteral("CREATE VIRTUAL TABLE places USING only_the_app(x)");
        table.isVirtual = true;
        return table;
    }());
    const Plan plan = planOf({.steps = "- move: people\n  into: people\n  columns: { id: id, name: (SELECT x "
                                       "FROM places), born: brn }"});
    const PreparedPlan found = preparePlan(plan, {.source = source, .further = {}});
    QCOMPARE(found.errors.size(), 1);
    QVERIFY2(found.errors.first().what.contains(QStringLiteral("“brn”")),
             qUtf8Printable(found.errors.first().what));
    QCOMPARE(found.left.size(), 1);
    QVERIFY2(found.left.first().contains(QStringLiteral("places")), qUtf8Printable(found.left.first()));
}

void TestPreparedPlan::runsNoQueryOfThePlan()
{
    // It would never end.
    QCOMPARE(found({.steps = "- move: forever\n  query: \"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT "
                             "i + 1 FROM n) SELECT a.i FROM n AS a JOIN n AS b\"\n"
                             "  accounts_for: none\n  into: people\n  columns: { id: i }"}),
             QString());
}

void TestPreparedPlan::findsNothingInPlansThatRun_data()
{
    QTest::addColumn<QString>("folder");
    const QDir plans(QStringLiteral(GODWIT_MIGRATIONS));
    for (const QString& kind : plans.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qUtf8Printable(kind)) << plans.filePath(kind);
    QTest::newRow("the built-in example") << QStringLiteral(GODWIT_EXAMPLES "/product_manager");
}

void TestPreparedPlan::findsNothingInPlansThatRun()
{
    QFETCH(QString, folder);
    const QDir files(folder);
    const auto plan = readPlan(files.filePath(QStringLiteral("plan.yaml")));
    QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what));
    const QTemporaryDir databases;
    const auto schemaOf = [&](const QString& file) {
        const QString path = databaseOf(
            databases.path(), QString::fromUtf8(fileContent(files.filePath(file))), file.section(u'.', 0, 0));
        auto database = Database::open(path);
        return database ? readCatalog(*database).value() : Catalog();
    };
    const Catalog source = schemaOf(QStringLiteral("v1.sql"));
    QList<std::pair<QString, Catalog>> further;
    for (const auto& [name, file] : plan->source.attach)
        further.append({name, schemaOf(file + QStringLiteral(".sql"))});
    const PreparedPlan found = preparePlan(*plan, {.source = source, .further = further});
    for (const Error& error : found.errors)
        QFAIL(qUtf8Printable(error.what + u'\n' + error.detail));
    QCOMPARE(found.left, QStringList());
}

QTEST_GUILESS_MAIN(TestPreparedPlan)
#include "test_prepared_plan.moc"
