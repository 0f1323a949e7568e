// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/profiler.h"

#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestOrphans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsOrphansWithSamples();
    void callsNoRowWithNullInItsKeyAnOrphan();
    void comparesKeysAsForeignKeysDo();
    void reportsAMissingParentTable();
    void saysWhichForeignKeyCannotBeJudged();
    void namesOrphansInOddTables();
    void stopsLookingForOrphansWhenCancelled();
};

static Table child(Database& database, const QString& name, const ForeignKey& key)
{
    Table table = tableOf(database, name);
    table.foreignKeys.append(key);
    return table;
}

static ForeignKey key(const QString& parent, const QStringList& columns, const QStringList& parentColumns)
{
    ForeignKey made;
    made.parent = parent;
    made.columns = columns;
    made.parentColumns = parentColumns;
    return made;
}

static CheckResult orphansOf(Database& database, const Table& table)
{
    const auto checks = findOrphans(database, table);
    if (!checks || checks->size() != 1)
        qFatal("one check is wanted");
    return checks->first();
}

static const QStringList kParentKey{QStringLiteral("id")};

void TestOrphans::countsOrphansWithSamples()
{
    auto database = memory(QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p (id) VALUES (1);"
                                          "CREATE TABLE c (k TEXT PRIMARY KEY, p INTEGER); INSERT INTO c (k, p) ") +
                           series(1501, QStringLiteral("printf('k%04d', i), i")));
    const auto table = child(database, QStringLiteral("c"), key(QStringLiteral("P"), {QStringLiteral("p")}, kParentKey));
    const auto check = orphansOf(database, table);
    QCOMPARE(check.verdict, Verdict::Warning);
    QCOMPARE(check.suite, QStringLiteral("assessment"));
    QCOMPARE(check.rows, 1500);
    QCOMPARE(check.figures, QStringLiteral("1,500 rows without a parent"));
    QCOMPARE(check.columns, (QStringList{QStringLiteral("k"), QStringLiteral("p")}));
    QCOMPARE(check.samples.size(), 20);
    QCOMPARE(check.samples.first(), (QStringList{QStringLiteral("k0002"), QStringLiteral("2")}));
    QCOMPARE(database.integer(check.query).value(), 1500);
    QVERIFY(database.execute(QStringLiteral("DELETE FROM c WHERE p <> 1")));
    QCOMPARE(orphansOf(database, table).verdict, Verdict::Passed);
    QCOMPARE(orphansOf(database, table).rows, -1);
}

void TestOrphans::callsNoRowWithNullInItsKeyAnOrphan()
{
    auto database = memory(QStringLiteral("CREATE TABLE p (a, b, PRIMARY KEY (a, b)); INSERT INTO p (a, b) VALUES (1, 1);"
                                          "CREATE TABLE c (x, y); INSERT INTO c (x, y) VALUES (1, 1), (1, NULL), (NULL, 2), (NULL, NULL), (1, 2)"));
    const auto check = orphansOf(database, child(database, QStringLiteral("c"),
                                                 key(QStringLiteral("p"), {QStringLiteral("x"), QStringLiteral("y")},
                                                     {QStringLiteral("a"), QStringLiteral("b")})));
    QCOMPARE(check.rows, 1);
    QCOMPARE(check.columns, (QStringList{QStringLiteral("rowid"), QStringLiteral("x"), QStringLiteral("y")}));
    QCOMPARE(check.samples, (QList<QStringList>{{QStringLiteral("5"), QStringLiteral("1"), QStringLiteral("2")}}));
}

void TestOrphans::comparesKeysAsForeignKeysDo()
{
    auto database = memory(QStringLiteral(
        "CREATE TABLE p (id TEXT PRIMARY KEY COLLATE NOCASE); INSERT INTO p (id) VALUES ('a'), ('1'), ('02');"
        "CREATE TABLE c (p REFERENCES p (id)); INSERT INTO c (p) VALUES ('A'), (1), (2), ('b');"
        "CREATE TABLE n (p INTEGER REFERENCES p (id)); INSERT INTO n (p) VALUES (1), (2)"));
    for (const QString& name : {QStringLiteral("c"), QStringLiteral("n")}) {
        const auto check = orphansOf(database, child(database, name, key(QStringLiteral("p"), {QStringLiteral("p")}, kParentKey)));
        const auto violations = database.rows(QStringLiteral("PRAGMA foreign_key_check(%1)").arg(quoted(name)));
        QVERIFY(!violations->empty());
        QCOMPARE(check.rows, qint64(violations->size()));
    }
}

void TestOrphans::reportsAMissingParentTable()
{
    auto database = memory(QStringLiteral("CREATE TABLE c (p); INSERT INTO c (p) VALUES (1), (NULL); CREATE VIEW v AS SELECT 1 AS id"));
    for (const QString& parent : {QStringLiteral("gone"), QStringLiteral("v")}) {
        const auto table = child(database, QStringLiteral("c"), key(parent, {QStringLiteral("p")}, {}));
        const auto check = orphansOf(database, table);
        QCOMPARE(check.verdict, Verdict::Warning);
        QCOMPARE(check.rows, 1);
        QVERIFY(check.why.contains(QStringLiteral("does not exist")));
        QCOMPARE(check.samples, (QList<QStringList>{{QStringLiteral("1"), QStringLiteral("1")}}));
    }
    QVERIFY(database.execute(QStringLiteral("DELETE FROM c")));
    const auto empty = orphansOf(database, child(database, QStringLiteral("c"), key(QStringLiteral("gone"), {QStringLiteral("p")}, {})));
    QCOMPARE(empty.verdict, Verdict::Warning);
    QCOMPARE(empty.figures, QStringLiteral("no orphan"));
}

void TestOrphans::saysWhichForeignKeyCannotBeJudged()
{
    auto database = memory(QStringLiteral("CREATE TABLE p (id); CREATE TABLE c (a, b); INSERT INTO c (a, b) VALUES (1, 2)"));
    Table table = child(database, QStringLiteral("c"), key(QStringLiteral("p"), {QStringLiteral("a")}, {}));
    table.foreignKeys.append(key(QStringLiteral("p"), {QStringLiteral("a")}, {QStringLiteral("no such")}));
    table.foreignKeys.append(key(QStringLiteral("p"), {QStringLiteral("b")}, kParentKey));
    const auto checks = findOrphans(database, table);
    QVERIFY(checks);
    QCOMPARE(checks->at(0).verdict, Verdict::NotRun);
    QVERIFY(checks->at(0).why.contains(QStringLiteral("does not match")));
    QCOMPARE(checks->at(1).verdict, Verdict::NotRun);
    QVERIFY(checks->at(1).why.contains(QStringLiteral("no such column")));
    QCOMPARE(checks->at(2).verdict, Verdict::Warning);
    QCOMPARE(checks->at(2).rows, 1);
}

void TestOrphans::namesOrphansInOddTables()
{
    auto database = memory(QStringLiteral(
        "CREATE TABLE \"%4 p\" (\"%1\" PRIMARY KEY); CREATE TABLE \"%5\" (\"%9\" TEXT, \"p\"\"q\", PRIMARY KEY (\"%9\")) WITHOUT ROWID;"
        "INSERT INTO \"%5\" (\"%9\", \"p\"\"q\") VALUES ('one', 1);"
        "CREATE TABLE taken (rowid, oid, _rowid_); INSERT INTO taken (rowid, oid, _rowid_) VALUES (1, 2, 3)"));
    Table table = child(database, QStringLiteral("%5"), key(QStringLiteral("%4 p"), {QStringLiteral("p\"q")}, {QStringLiteral("%1")}));
    table.isWithoutRowid = true;
    const auto check = orphansOf(database, table);
    QCOMPARE(check.samples, (QList<QStringList>{{QStringLiteral("one"), QStringLiteral("1")}}));
    const auto taken = orphansOf(database, child(database, QStringLiteral("taken"),
                                                 key(QStringLiteral("%4 p"), {QStringLiteral("oid")}, {QStringLiteral("%1")})));
    QCOMPARE(taken.samples, (QList<QStringList>{{QStringLiteral("2")}}));
}

void TestOrphans::stopsLookingForOrphansWhenCancelled()
{
    auto database = memory(QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p); INSERT INTO c (p) ") +
                           series(50000, QStringLiteral("i")));
    const auto table = child(database, QStringLiteral("c"), key(QStringLiteral("p"), {QStringLiteral("p")}, kParentKey));
    const CancelToken token;
    database.setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto checks = findOrphans(database, table);
    QVERIFY(!checks);
    QVERIFY(checks.error().isCancel());
}

QTEST_GUILESS_MAIN(TestOrphans)
#include "test_orphans.moc"
