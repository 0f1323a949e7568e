// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_run.h"

Q_DECLARE_METATYPE(godwit::tests::RunText)

using namespace godwit::core;
using namespace godwit::tests;

/// Plans that want more than they may: where each is refused, with which code, and that the database stays as
/// it was.
class TestHostilePlans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatAPlanMayNot_data();
    void refusesWhatAPlanMayNot();
    void refusesScriptsThatDoMore_data();
    void refusesScriptsThatDoMore();
    void refusesSchemasThatDoMore_data();
    void refusesSchemasThatDoMore();
    void endsQueriesWithoutEnd_data();
    void endsQueriesWithoutEnd();
    void putsRowsAsideWhoseExpressionsAskForTooMuch_data();
    void putsRowsAsideWhoseExpressionsAskForTooMuch();
    void findsThePresentTimeInAColumn_data();
    void findsThePresentTimeInAColumn();
    void aConditionThatFindsThePresentTimeDoesNotPassUnseen();
    void failsChecksThatDoMore_data();
    void failsChecksThatDoMore();
};

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

const QString kNotes = text("      - move: notes\n        into: notes\n        columns: { id: id, person_id: "
                            "person_id, body: body }\n");

/// One move of people with this value for its name.
QString peopleNamed(const QString& expression)
{
    return text("      - move: people\n        into: people\n        columns: { id: id, kind_id: kind_id, "
                "name: %1 }\n")
               .arg(inYaml(expression)) +
           kNotes;
}

/// The fixture's plan with these parts; a session that is asked to run it to the end of `validate`.
class Attempt
{
public:
    explicit Attempt(const RunText& parts, const QString& limits = {})
    {
        RunText good;
        good.source = parts.source;
        m_fixture.emplace(good);
        QString plan = RunFixture::planOf(parts);
        if (!limits.isEmpty())
            plan.replace(text("phases:\n"), text("limits: %1\nphases:\n").arg(limits));
        QString target = parts.target;
        target.remove(
            text("CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n")); // it is kept
        m_fixture->write(text("v2.sql"), target);
        m_fixture->write(text("plan.yaml"), plan);
        if (!parts.script.isEmpty())
            m_fixture->write(text("change.sql"), parts.script);
    }

    /// "check GW-1012", "run GW-1020", or "run Undecided" where nothing was refused.
    QString run()
    {
        Session checker({}, {});
        if (const Outcome checked = checker.check({.database = m_fixture->database(),
                                                   .plan = m_fixture->file(text("plan.yaml")),
                                                   .workspace = {}});
            checked.error)
            return text("check ") + remember(checked);
        if (const Outcome opened = m_fixture->reopen(); opened.error)
            return text("open ") + remember(opened);
        const Outcome ran = m_fixture->runTo(text("validate"), true);
        return text("run ") + (ran.error ? remember(ran) : text("done"));
    }

    [[nodiscard]] bool isUntouched() const { return sha256Of(m_fixture->database()) == m_fixture->before(); }
    [[nodiscard]] const QString& what() const { return m_what; }
    RunFixture& fixture() { return *m_fixture; }

private:
    QString remember(const Outcome& outcome)
    {
        m_what = outcome.error->what;
        return outcome.error->id();
    }

    std::optional<RunFixture> m_fixture;
    QString m_what;
};

} // namespace

void TestHostilePlans::refusesWhatAPlanMayNot_data()
{
    QTest::addColumn<QString>("moves");
    QTest::addColumn<QString>("refusal");
    const auto expression = [](const char* name, const char* sql, const char* refusal) {
        QTest::newRow(name) << peopleNamed(text(sql)) << text(refusal);
    };
    expression("load_extension", "load_extension('x')", "check GW-1012");
    expression("load_extension in quotes", "\"load_extension\"('x')", "check GW-1012");
    expression("fts3_tokenizer", "fts3_tokenizer('simple', X'0000000000000000')", "check GW-1012");
    expression("random", "name || random()", "check GW-1012");
    expression("random behind WITH", "(WITH r AS (SELECT random() AS n) SELECT n FROM r)", "check GW-1012");
    expression("a function that nobody knows", "readfile('/etc/passwd')", "check GW-3010");
    expression("writefile", "writefile('/tmp/x', name)", "check GW-3010");
    expression("bm25 without a full-text table", "bm25(people)", "check GW-1012");
    expression("sqlite_log", "sqlite_log(1, name)", "check GW-1012");
    expression("a PRAGMA as a table", "(SELECT name FROM pragma_database_list)", "check GW-1012");
    expression("the present time", "date('now')", "check GW-3011");
    expression("the present time in quotes", "\"date\"('no' || 'w')", "run done"); // each row is put aside
    expression("a second statement", "name); DELETE FROM people; SELECT (1", "check GW-3011");
    QTest::newRow("a deep expression")
        << peopleNamed(QString(2000, u'(') + text("name") + QString(2000, u')')) << text("check GW-3011");
    QTest::newRow("a long chain") << peopleNamed(text("name") + text(" || name").repeated(2000))
                                  << text("check GW-3011");
    QTest::newRow("a wide compound") << peopleNamed(text("(SELECT 1") +
                                                    text(" UNION SELECT 1").repeated(600) + u')')
                                     << text("check GW-3011");
    const auto query = [](const char* name, const char* sql, const char* refusal) {
        QTest::newRow(name) << text("      - move: rows\n        query: %1\n        accounts_for: none\n     "
                                    "   into: people\n        columns: { id: id, name: name }\n")
                                       .arg(inYaml(text(sql))) +
                                   kNotes
                            << text(refusal);
    };
    query("ATTACH", "ATTACH 'x.db' AS x", "check GW-1012");
    query("PRAGMA", "PRAGMA journal_mode = OFF", "check GW-1012");
    query("VACUUM INTO", "VACUUM INTO 'x.db'", "check GW-1012");
    query("a query that writes", "DELETE FROM people RETURNING id, name", "check GW-1012");
    query("a query that writes behind WITH", "WITH x AS (SELECT 1) DELETE FROM people RETURNING id, name",
          "check GW-1012");
}

void TestHostilePlans::refusesWhatAPlanMayNot()
{
    QFETCH(QString, moves);
    QFETCH(QString, refusal);
    RunText parts;
    parts.moves = moves;
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == refusal, qPrintable(given + u' ' + attempt.what()));
    QVERIFY(attempt.isUntouched());
    QVERIFY(!QFile::exists(attempt.fixture().file(text("x.db"))) && !QFile::exists(text("x.db")));
}

void TestHostilePlans::refusesScriptsThatDoMore_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* sql, const char* refusal = "check GW-1012") {
        QTest::newRow(sql) << text(sql) << text(refusal);
    };
    row("ATTACH 'x.db' AS x");
    row("DETACH main");
    row("PRAGMA writable_schema = ON");
    row("VACUUM INTO 'x.db'", "run GW-1012");
    row("VACUUM", "run GW-1012");
    row("COMMIT");
    row("CREATE TABLE target (a)");
    row("CREATE TEMP TRIGGER t AFTER UPDATE ON kinds BEGIN DELETE FROM people; END");
    row("UPDATE notes SET body = 'x'");
    row("DELETE FROM people");
    row("UPDATE kinds SET name = 'x'; /* ; */ DROP TABLE people");
    row("UPDATE kinds SET name = ';'; DELETE FROM visits");
    row("UPDATE sqlite_master SET sql = ''", "check GW-3011");
    row("UPDATE kinds SET name = load_extension('x')", "check GW-1012");
    row("UPDATE kinds SET name = changes()", "check GW-1012");
    row("UPDATE kinds SET name = zeroblob(900000000)", "run GW-3011");
    row("UPDATE kinds SET name = time('now')", "check GW-3011");
    row("UPDATE kinds SET name = time(lower('NOW'))", "run GW-3011");
}

void TestHostilePlans::refusesScriptsThatDoMore()
{
    QFETCH(QString, script);
    QFETCH(QString, refusal);
    RunText parts;
    parts.moves +=
        text("      - sql: more than it says\n        script: change.sql\n        writes: [kinds]\n");
    parts.script = script;
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == refusal, qPrintable(given + u' ' + attempt.what()));
    QVERIFY(attempt.isUntouched());
    QVERIFY(!QFile::exists(text("x.db")));
}

void TestHostilePlans::refusesSchemasThatDoMore_data()
{
    QTest::addColumn<QString>("more");
    for (const char* sql :
         {"ATTACH 'x.db' AS x", "PRAGMA writable_schema = ON", "PRAGMA user_version", "VACUUM INTO 'x.db'",
          "SELECT load_extension('x')", "CREATE TABLE x AS SELECT 1", "CREATE TEMP TABLE x (a)",
          "CREATE VIRTUAL TABLE x USING dbstat(main)", "INSERT INTO people VALUES (1)", "DROP TABLE people",
          "BEGIN", "CREATE TABLE sqlite_x (a)"})
        QTest::newRow(sql) << text(sql);
    QTest::newRow("deep") << text("CREATE TABLE x (a CHECK (") + QString(2000, u'(') + text("a") +
                                 QString(2000, u')') + text("))");
}

void TestHostilePlans::refusesSchemasThatDoMore()
{
    QFETCH(QString, more);
    RunText parts;
    parts.target += more + u';';
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == text("check GW-1012") || given == text("check GW-3011"),
             qPrintable(given + u' ' + attempt.what()));
    QVERIFY2(attempt.what().startsWith(text("v2.sql")), qPrintable(attempt.what()));
    QVERIFY(attempt.isUntouched());
    QVERIFY(!QFile::exists(text("x.db")));
}

void TestHostilePlans::endsQueriesWithoutEnd_data()
{
    QTest::addColumn<RunText>("parts");
    QTest::addColumn<QString>("end");
    const QString endless =
        text("(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)");
    RunText parts;
    const RunText good;
    parts.moves = peopleNamed(endless);
    QTest::newRow("an expression") << parts << text("run GW-1020");
    parts.moves = good.moves;
    parts.moves.replace(text("trim(name) = ''"), inYaml(endless + text(" > 0")));
    QTest::newRow("a condition") << parts << text("run GW-1020");
    parts.moves =
        text("      - move: rows\n        query: WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) "
             "SELECT i AS id, 'x' AS name FROM n WHERE i > 1\n"
             "        accounts_for: none\n        into: people\n        columns: { id: id, name: name }\n") +
        kNotes;
    QTest::newRow("a query") << parts << text("run GW-1020");
    parts.moves =
        good.moves + text("      - update: people\n        set: { name: %1 }\n").arg(inYaml(endless));
    QTest::newRow("an update") << parts << text("run GW-1020");
    parts.moves = good.moves + text("      - delete: people\n        when: %1\n        rule: all of them\n")
                                   .arg(inYaml(endless + text(" = 1")));
    QTest::newRow("a delete") << parts << text("run GW-1020");
    parts.moves =
        good.moves + text("      - sql: for ever\n        script: change.sql\n        writes: [kinds]\n");
    parts.script = text("UPDATE kinds SET name = ") + endless;
    QTest::newRow("a script") << parts << text("run GW-1020");
    parts = good;
    parts.validate +=
        text("        rules: [{ name: never, query: %1 }]\n").arg(inYaml(text("SELECT ") + endless));
    QTest::newRow("a rule") << parts << text("run GW-4009");
    parts = good;
    parts.validate += text("      - compare: never\n        before: %1\n        after: SELECT 1\n")
                          .arg(inYaml(text("SELECT ") + endless));
    QTest::newRow("a compare") << parts << text("run GW-4009");
    parts = good;
    parts.validate += text("      - measure: never\n        after: %1\n        target_ms: 10\n")
                          .arg(inYaml(text("SELECT ") + endless));
    QTest::newRow("a measure") << parts << text("run GW-4009");
}

void TestHostilePlans::endsQueriesWithoutEnd()
{
    QFETCH(RunText, parts);
    QFETCH(QString, end);
    Attempt attempt(parts, text("{ row_seconds: 1, query_seconds: 1 }"));
    const QString given = attempt.run();
    QVERIFY2(given == end, qPrintable(given + u' ' + attempt.what()));
    QVERIFY(attempt.isUntouched());
}

void TestHostilePlans::putsRowsAsideWhoseExpressionsAskForTooMuch_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* sql, const char* cause = "string or blob too big") {
        QTest::newRow(sql) << text(sql) << text(cause);
    };
    row("hex(zeroblob(450000000))");
    row("printf('%900000000d', id)", "longer than the limit"); // SQLite makes NULL of it
    row("zeroblob(900000000 + id)");
    row("replace(hex(zeroblob(30000)), '0', hex(zeroblob(3000)))");
    row("pad(name, 900000000, 'x')", "");
    row("regexp_replace('a', printf('%.*c', 4000000, 'a'), 'xxxxxxxxxx')", "");
    row("name LIKE printf('%.*c', 60000, '%')", "LIKE or GLOB pattern too complex");
    row("name GLOB replace(printf('%.*c', 1000, 'x'), 'x', '*a')", "LIKE or GLOB pattern too complex");
    row("json_extract(printf('%.*c', 100000, '['), '$')", "malformed JSON");
}

void TestHostilePlans::putsRowsAsideWhoseExpressionsAskForTooMuch()
{
    QFETCH(QString, expression);
    QFETCH(QString, cause);
    RunText parts;
    parts.moves = peopleNamed(expression);
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == text("run done"), qPrintable(given + u' ' + attempt.what()));
    const QuarantinePage page = attempt.fixture().session().quarantine({});
    QVERIFY(page.total >= 3);
    QVERIFY2(page.entries.first().cause.contains(cause), qPrintable(page.entries.first().cause));
    QVERIFY(attempt.isUntouched());
}

void TestHostilePlans::findsThePresentTimeInAColumn_data()
{
    QTest::addColumn<QString>("expression");
    for (const char* sql :
         {"date(name)", "time(name, '+1 day')", "datetime(name)", "julianday(name)", "unixepoch(name)",
          "strftime('%s', name)", "\"date\"(name)", "date(CAST(name AS BLOB))",
          "(SELECT max(date(n)) FROM (SELECT name AS n))",
          "(WITH people AS (SELECT date(name) AS d) SELECT d FROM people)", "max(date(name)) OVER ()",
          "CASE WHEN date(name) > '1' THEN 'a' || id ELSE 'b' END"})
        QTest::newRow(sql) << text(sql);
}

/// Two rows have a time, one has 'NOW': that one is put aside, or where all rows make one value, nothing
/// moves.
void TestHostilePlans::findsThePresentTimeInAColumn()
{
    QFETCH(QString, expression);
    RunText parts;
    parts.source.replace(text("(1, ' Ann ', 1), (2, 'Bob', 2), (3, '', 1)"),
                         text("(1, '2026-01-01', 1), (2, 'NOW', 2), (3, '2026-01-02 10:00', 1)"));
    parts.moves = peopleNamed(expression);
    Attempt attempt(parts);
    const QString given = attempt.run();
    if (expression.contains(text("OVER"))) {
        QVERIFY2(given == text("run GW-1009"), qPrintable(given));
        return;
    }
    QVERIFY2(given == text("run done"), qPrintable(given + u' ' + attempt.what()));
    const QuarantinePage page = attempt.fixture().session().quarantine({});
    const auto isOfNow = [](const QuarantineEntry& entry) {
        return entry.table == text("people") && entry.key == text("2") &&
               entry.cause.contains(text("'now' asks for the present time"));
    };
    QVERIFY(std::any_of(page.entries.begin(), page.entries.end(), isOfNow));
    QCOMPARE(std::count_if(page.entries.begin(), page.entries.end(),
                           [](const QuarantineEntry& entry) { return entry.table == text("people"); }),
             1);
}

void TestHostilePlans::aConditionThatFindsThePresentTimeDoesNotPassUnseen()
{
    RunText parts;
    parts.source.replace(text("'friend'"), text("'now'"));
    parts.moves += text(
        "      - delete: kinds\n        when: date(name) > '2000-01-01'\n        rule: those of today\n");
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == text("run done"), qPrintable(given + u' ' + attempt.what()));
    const QuarantinePage page = attempt.fixture().session().quarantine({});
    QVERIFY(std::any_of(page.entries.begin(), page.entries.end(), [](const QuarantineEntry& entry) {
        return entry.table == text("kinds") && entry.key == text("1") && entry.cause.contains(text("'now' asks for the present time"));
    }));
}

void TestHostilePlans::failsChecksThatDoMore_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("end");
    const auto row = [](const char* sql, const char* end = "check GW-1012") {
        QTest::newRow(sql) << text(sql) << text(end);
    };
    row("DELETE FROM people RETURNING id");
    row("ATTACH 'x.db' AS x");
    row("PRAGMA table_info(people)");
    row("SELECT name FROM pragma_table_info('people')");
    row("VACUUM INTO 'x.db'", "check GW-3011");
    row("SELECT 1; SELECT 2", "check GW-3011");
    row("SELECT load_extension('x')", "check GW-1012");
    row("SELECT 1 WHERE hex(zeroblob(450000000)) = ''", "run GW-4009");
    row("SELECT 1 WHERE date('now') < '2000-01-01'", "run done"); // a check may ask
}

void TestHostilePlans::failsChecksThatDoMore()
{
    QFETCH(QString, query);
    QFETCH(QString, end);
    RunText parts;
    parts.validate += text("        rules: [{ name: more, query: %1 }]\n").arg(inYaml(query));
    Attempt attempt(parts);
    const QString given = attempt.run();
    QVERIFY2(given == end, qPrintable(given + u' ' + attempt.what()));
    QVERIFY(attempt.isUntouched());
    QVERIFY(!QFile::exists(text("x.db")));
}

QTEST_GUILESS_MAIN(TestHostilePlans)
#include "test_hostile_plans.moc"
