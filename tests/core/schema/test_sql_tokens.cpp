// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_tokens.h"

#include <QTest>

using namespace godwit::core;

class TestSqlTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void togetherTheTokensAreTheText_data();
    void togetherTheTokensAreTheText();
    void splitsIntoKinds_data();
    void splitsIntoKinds();
    void renamesTables_data();
    void renamesTables();
    void resolvesTargetNames_data();
    void resolvesTargetNames();
    void substitutesNames_data();
    void substitutesNames();
};

void TestSqlTokens::togetherTheTokensAreTheText_data()
{
    QTest::addColumn<QString>("sql");
    for (const char* sql : {"", " ", "'", "\"", "[", "`", "x'", "/*", "/*/", "--", "-", "a--b\nc",
                            "'a''b'\"c\"\"d\"`e``f`[g]]", "1.5e+3 .5 0x1F ?1 :a @b $c :",
                            "\u00e4\u00a0\U0001F426 = '\u00e4'", "SELECT a.b, c(d) FROM e;\r\n"})
        QTest::newRow(sql) << QString::fromUtf8(sql);
}

void TestSqlTokens::togetherTheTokensAreTheText()
{
    QFETCH(QString, sql);
    QString joined;
    for (const SqlToken& token : tokensOf(sql)) {
        QVERIFY(!token.text.isEmpty());
        joined += token.text;
    }
    QCOMPARE(joined, sql);
}

void TestSqlTokens::splitsIntoKinds_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    using Kind = SqlToken::Kind;
    const auto row = [](const char* sql, Kind kind, const char* name) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << int(kind) << QString::fromUtf8(name);
    };
    row("name_1$", Kind::Name, "name_1$");
    row("\u00e4\u00a0b", Kind::Name, "\u00e4\u00a0b"); // SQLite knows no white space beyond ASCII
    row("x", Kind::Name, "x");
    row("\"a\"\"b\"", Kind::QuotedName, "a\"b");
    row("`a``b`", Kind::QuotedName, "a`b");
    row("[a\"b]", Kind::QuotedName, "a\"b");
    row("\"\"", Kind::QuotedName, "");
    row("\"open", Kind::QuotedName, "open");
    row("\"open\"\"", Kind::QuotedName, "open\"");
    row("[open", Kind::QuotedName, "open");
    row("'it''s'", Kind::Text, "it's");
    row("''''", Kind::Text, "'");
    row("'", Kind::Text, "");
    row("x'00ff'", Kind::Blob, "x'00ff'");
    row("X''", Kind::Blob, "X''");
    row("1.5e3", Kind::Number, "1.5e3");
    row(":name", Kind::Parameter, ":name");
    row("?12", Kind::Parameter, "?12");
    row("?", Kind::Parameter, "?");
    row("-- to the end", Kind::Comment, "-- to the end");
    row("/* a 'b */", Kind::Comment, "/* a 'b */");
    row(" \t\r\n", Kind::Space, " \t\r\n");
    row("(", Kind::Sign, "(");
}

void TestSqlTokens::splitsIntoKinds()
{
    QFETCH(QString, sql);
    QFETCH(int, kind);
    QFETCH(QString, name);
    const QList<SqlToken> tokens = tokensOf(sql);
    QCOMPARE(tokens.size(), 1);
    QCOMPARE(int(tokens.first().kind), kind);
    QCOMPARE(tokens.first().name(), name);
}

void TestSqlTokens::renamesTables_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* sql, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("created table", "CREATE TABLE tasks(id)", "CREATE TABLE \"new_tasks\"(id)");
    row("case is folded", "CREATE TABLE TaSkS (id)", "CREATE TABLE \"new_tasks\" (id)");
    row("double quotes", "CREATE TABLE \"tasks\" (id)", "CREATE TABLE \"new_tasks\" (id)");
    row("backticks", "CREATE TABLE `tasks` (id)", "CREATE TABLE \"new_tasks\" (id)");
    row("brackets", "CREATE TABLE [tasks] (id)", "CREATE TABLE \"new_tasks\" (id)");
    row("single quotes", "CREATE TABLE 'tasks' (id)", "CREATE TABLE \"new_tasks\" (id)");
    row("name with a quote", "CREATE TABLE \"a\"\"b\" (id)", "CREATE TABLE \"new_a\"\"b\" (id)");
    row("another table", "CREATE TABLE other (tasks)", "CREATE TABLE other (tasks)");
    row("reference", "CREATE TABLE o (t REFERENCES tasks(id))",
        "CREATE TABLE o (t REFERENCES \"new_tasks\"(id))");
    row("reference in single quotes", "CREATE TABLE o (t REFERENCES 'tasks')",
        "CREATE TABLE o (t REFERENCES \"new_tasks\")");
    row("reference after a comment", "CREATE TABLE o (t references /* tasks */ tasks)",
        "CREATE TABLE o (t references /* tasks */ \"new_tasks\")");
    row("self reference", "CREATE TABLE tasks (id, up REFERENCES tasks)",
        "CREATE TABLE \"new_tasks\" (id, up REFERENCES \"new_tasks\")");
    row("column of that name", "CREATE TABLE o (tasks TEXT CHECK (tasks <> 'tasks'))",
        "CREATE TABLE o (tasks TEXT CHECK (tasks <> 'tasks'))");
    row("default of that text", "CREATE TABLE o (a DEFAULT 'tasks')", "CREATE TABLE o (a DEFAULT 'tasks')");
    row("qualifier", "CREATE TABLE tasks (a, CHECK (tasks.a > 0))",
        "CREATE TABLE \"new_tasks\" (a, CHECK (\"new_tasks\".a > 0))");
    row("quoted qualifier", "CREATE TABLE tasks (a, CHECK ([tasks] . a > 0))",
        "CREATE TABLE \"new_tasks\" (a, CHECK (\"new_tasks\" . a > 0))");
    row("comment before the name", "CREATE TABLE /* ( */ tasks -- (\n (a)",
        "CREATE TABLE /* ( */ \"new_tasks\" -- (\n (a)");
    row("text with a comment", "CREATE TABLE tasks (a DEFAULT '-- tasks', b)",
        "CREATE TABLE \"new_tasks\" (a DEFAULT '-- tasks', b)");
    row("index", "CREATE INDEX tasks_by_a ON tasks (a)", "CREATE INDEX tasks_by_a ON \"new_tasks\" (a)");
    row("index of the table's name", "CREATE UNIQUE INDEX \"tasks\" ON 'tasks' (a)",
        "CREATE UNIQUE INDEX \"tasks\" ON \"new_tasks\" (a)");
    row("partial index", "CREATE INDEX i ON tasks (lower(tasks.a)) WHERE tasks.a <> 'tasks.a'",
        "CREATE INDEX i ON \"new_tasks\" (lower(\"new_tasks\".a)) WHERE \"new_tasks\".a <> 'tasks.a'");
    row("column named on", "CREATE INDEX i ON tasks (\"on\", tasks)",
        "CREATE INDEX i ON \"new_tasks\" (\"on\", tasks)");
    row("no table at all", "PRAGMA tasks", "PRAGMA tasks");
}

void TestSqlTokens::renamesTables()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    const NameMap names{{QStringLiteral("tasks"), QStringLiteral("new_tasks")},
                        {QStringLiteral("a\"b"), QStringLiteral("new_a\"b")}};
    QCOMPARE(renameTables(sql, names), expected);
}

void TestSqlTokens::resolvesTargetNames_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* sql, const char* expected) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("SELECT a FROM target.tasks", "SELECT a FROM \"_new_tasks\"");
    row("FROM TARGET . \"Tasks\" t", "FROM   \"_new_tasks\" t");
    row("FROM \"target\".tasks", "FROM \"_new_tasks\"");
    row("FROM [target].[tasks]", "FROM \"_new_tasks\"");
    row("FROM `target`.`tasks`", "FROM \"_new_tasks\"");
    row("FROM target/* tasks */.tasks", "FROM /* tasks */\"_new_tasks\"");
    row("FROM target.other", "FROM target.other");
    row("SELECT target, tasks", "SELECT target, tasks");
    row("SELECT 'target.tasks' -- target.tasks", "SELECT 'target.tasks' -- target.tasks");
    row("SELECT \"target.tasks\"", "SELECT \"target.tasks\"");
    row("FROM target.", "FROM target.");
    row("FROM target", "FROM target");
    row("FROM target.tasks JOIN target.tasks", "FROM \"_new_tasks\" JOIN \"_new_tasks\"");
}

void TestSqlTokens::resolvesTargetNames()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    QCOMPARE(resolveTargetNames(sql, {{QStringLiteral("tasks"), QStringLiteral("_new_tasks")}}), expected);
}

void TestSqlTokens::substitutesNames_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* sql, const char* expected) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("due", "(a || b)");
    row("Due + \"due\" + [DUE] + `due`", "(a || b) + (a || b) + (a || b) + (a || b)");
    row("coalesce(due, 'due')", "coalesce((a || b), 'due')");
    row("t.due", "t.due");
    row("due.x", "due.x");
    row("t . due", "t . due");
    row("due(1)", "due(1)");
    row("due (1)", "due (1)");
    row(":due + @due + $due", ":due + @due + $due");
    row("x'due'", "x'due'");
    row("due -- due\n/* due */", "(a || b) -- due\n/* due */");
    row("dues + 1due", "dues + 1due");
    row("SELECT 1 AS due", "SELECT 1 AS due");
    row("CAST(a AS due)", "CAST(a AS due)");
    row("a COLLATE due", "a COLLATE due");
    row("CASE due WHEN 1 THEN due END", "CASE (a || b) WHEN 1 THEN (a || b) END");
}

void TestSqlTokens::substitutesNames()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    QCOMPARE(substituteNames(sql, {{QStringLiteral("due"), QStringLiteral("a || b")}}), expected);
}

QTEST_GUILESS_MAIN(TestSqlTokens)
#include "test_sql_tokens.moc"
