// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/unknown_names.h"

#include <QTest>

using namespace godwit::core;

/// Which names of a schema SQLite here lacks, and which only look as if.
class TestUnknownNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsCallsInEachKindOfStatement_data();
    void findsCallsInEachKindOfStatement();
    void knowsWhatSqliteBrings();
    void namesTheObject();
};

void TestUnknownNames::findsCallsInEachKindOfStatement_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("calls");
    QTest::newRow("types are none")
        << QStringLiteral("CREATE TABLE t (a VARCHAR(10), b DECIMAL(8, 2), PRIMARY KEY (a), UNIQUE (b))")
        << QString();
    QTest::newRow("references are none")
        << QStringLiteral("CREATE TABLE t (a INT REFERENCES p (id), FOREIGN KEY (a) REFERENCES q (id))")
        << QString();
    QTest::newRow("CHECK") << QStringLiteral(
                                  "CREATE TABLE t (a TEXT CHECK (app_ok(a) AND length(a) IN (1, 2)))")
                           << QStringLiteral("app_ok length");
    QTest::newRow("generated column")
        << QStringLiteral("CREATE TABLE t (a TEXT, b TEXT GENERATED ALWAYS AS (fold(a)) STORED)")
        << QStringLiteral("fold");
    QTest::newRow("default") << QStringLiteral("CREATE TABLE t (a TEXT DEFAULT (new_id()))")
                             << QStringLiteral("new_id");
    QTest::newRow("index") << QStringLiteral("CREATE UNIQUE INDEX i ON t (fold(a), b) WHERE app_ok(b)")
                           << QStringLiteral("fold app_ok");
    QTest::newRow("view") << QStringLiteral("CREATE VIEW v (x, y) AS SELECT a, count(*) OVER (PARTITION BY "
                                            "b) FROM t JOIN u ON fold(t.a) = u.b")
                          << QStringLiteral("count fold");
    QTest::newRow("common tables are none")
        << QStringLiteral("CREATE VIEW v AS WITH one (a) AS (SELECT 1), two (b) AS MATERIALIZED (SELECT f(a) "
                          "FROM one) SELECT b FROM two")
        << QStringLiteral("f");
    QTest::newRow("trigger") << QStringLiteral("CREATE TRIGGER g AFTER INSERT ON t WHEN app_ok(new.a) BEGIN "
                                               "INSERT INTO l (a) VALUES (stamp());"
                                               " SELECT raise(ABORT, 'no'); UPDATE t SET a = [fold](a); END")
                             << QStringLiteral("app_ok stamp fold");
    QTest::newRow("cast is none") << QStringLiteral("CREATE VIEW v AS SELECT CAST(a AS VARCHAR(3)) FROM t")
                                  << QString();
    QTest::newRow("REGEXP") << QStringLiteral("CREATE VIEW v AS SELECT a FROM t WHERE a REGEXP '^x'")
                            << QStringLiteral("regexp");
    QTest::newRow("comments and texts")
        << QStringLiteral("CREATE VIEW v AS SELECT 'f(x)' /* g(y) */ FROM t -- h(z)") << QString();
}

void TestUnknownNames::findsCallsInEachKindOfStatement()
{
    QFETCH(QString, sql);
    QFETCH(QString, calls);
    QCOMPARE(calledBySchema(sql).join(u' '), calls);
}

void TestUnknownNames::knowsWhatSqliteBrings()
{
    auto database = Database::openInMemory();
    QVERIFY(database);
    QVERIFY(database->execute(
        QStringLiteral("PRAGMA trusted_schema = ON; CREATE TABLE t (a TEXT COLLATE NOCASE CHECK "
                       "(json_valid(a)), b TEXT AS (upper(a)));"
                       "CREATE INDEX i ON t (lower(a) COLLATE rtrim);"
                       "CREATE VIRTUAL TABLE f USING fts5(a); CREATE VIRTUAL TABLE r USING rtree(id, x0, x1);"
                       "CREATE VIEW v AS SELECT e.value, bm25(f), coalesce(iif(1, 2, 3), strftime('%s')) "
                       "FROM f, json_each('[]') AS e;"
                       "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT raise(IGNORE) WHERE new.a GLOB 'x' "
                       "OR like('a', new.a); END")));
    const auto names = unknownNames(*database, {});
    QVERIFY(names);
    QStringList all;
    for (const UnknownName& name : *names)
        all.append(name.name);
    QCOMPARE(all, QStringList());
}

void TestUnknownNames::namesTheObject()
{
    auto database = Database::openInMemory();
    QVERIFY(database);
    QVERIFY(database->execute(QStringLiteral(
        "CREATE TABLE t (a TEXT COLLATE icase); CREATE VIEW v AS SELECT fold(a), fold(a) FROM t")));
    const auto names = unknownNames(*database, {});
    QVERIFY(names);
    QCOMPARE(names->size(), 2);
    QCOMPARE(names->at(0).object, QStringLiteral("the table t"));
    QCOMPARE(names->at(0).kind, UnknownName::Kind::Collation);
    QCOMPARE(names->at(1).object, QStringLiteral("the view v"));
    QCOMPARE(names->at(1).name, QStringLiteral("fold"));
    QCOMPARE(unknownNames(*database, {QStringLiteral("icase")})->size(), 1);
}

QTEST_GUILESS_MAIN(TestUnknownNames)
#include "test_unknown_names.moc"
