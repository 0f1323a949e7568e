// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/integrity.h"

#include "support.h"

#include <QTest>

using namespace godwit::core;

/// Rows that refer to nothing: counted, named, and judged by what was broken before.
class TestForeignKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsForeignKeyViolationsByPair();
    void namesAnOrphanByItsWholeKeyAndAllItRefersBy();
    void checksOtherForeignKeysBesideAMismatchedOne();
    void showsRowsOfThePairThatGotWorse();
};

void TestForeignKeys::countsForeignKeyViolationsByPair()
{
    auto database = memory(
        QStringLiteral("CREATE TABLE \"the parent\" (id INTEGER PRIMARY KEY); CREATE TABLE c (a REFERENCES "
                       "\"the parent\", b REFERENCES gone);"
                       "CREATE TABLE w (k TEXT PRIMARY KEY, a REFERENCES \"the parent\") WITHOUT ROWID;"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                       "INSERT INTO c (a) SELECT i FROM n;"
                       "INSERT INTO c (b) VALUES (1); INSERT INTO w (k, a) VALUES ('key', 7);"));
    const auto findings = checkIntegrity(database);
    QVERIFY(findings);
    const auto& violations = findings->foreignKeyViolations;
    QCOMPARE(violations.size(), 3);
    QCOMPARE(violations.value(QStringLiteral("c → the parent")), 5000);
    QCOMPARE(violations.value(QStringLiteral("c → gone")), 1);
    QCOMPARE(violations.value(QStringLiteral("w → the parent")), 1);
    QCOMPARE(findings->samples.size(), 22);
    QCOMPARE(findings->samples.first(),
             QStringList({QStringLiteral("c"), QStringLiteral("5001"), QStringLiteral("b"),
                          QStringLiteral("1"), QStringLiteral("gone")}));
    QCOMPARE(findings->samples.at(1),
             QStringList({QStringLiteral("c"), QStringLiteral("1"), QStringLiteral("a"), QStringLiteral("1"),
                          QStringLiteral("the parent")}));
    QCOMPARE(findings->samples.last(),
             QStringList({QStringLiteral("w"), QStringLiteral("key"), QStringLiteral("a"),
                          QStringLiteral("7"), QStringLiteral("the parent")}));
}

void TestForeignKeys::namesAnOrphanByItsWholeKeyAndAllItRefersBy()
{
    auto database = memory(QStringLiteral(
        "CREATE TABLE p (x TEXT, y TEXT COLLATE NOCASE, PRIMARY KEY (x, y)) WITHOUT ROWID;"
        "CREATE TABLE c (k1 INT, k2 INT, n, x TEXT, y TEXT, PRIMARY KEY (k1, k2), FOREIGN KEY (n) "
        "REFERENCES c (n),"
        " FOREIGN KEY (x, y) REFERENCES p (x, y)) WITHOUT ROWID; CREATE UNIQUE INDEX c_n ON c (n);"
        "INSERT INTO p (x, y) VALUES ('a', 'b');"
        "INSERT INTO c (k1, k2, x, y) VALUES (1, 2, 'a', 'B'), (1, 3, 'a', 'c');"
        "INSERT INTO c (k1, k2, n) VALUES (1, 4, 5);"));
    const auto findings = checkIntegrity(database);
    QVERIFY(findings);
    QCOMPARE(findings->samples,
             (QList<QStringList>{{QStringLiteral("c"), QStringLiteral("1, 3"), QStringLiteral("x, y"),
                                  QStringLiteral("a, c"), QStringLiteral("p")}}));
}

void TestForeignKeys::checksOtherForeignKeysBesideAMismatchedOne()
{
    auto database = memory(QStringLiteral(
        "CREATE TABLE p (id, x); CREATE TABLE bad (a REFERENCES p (x)); INSERT INTO bad (a) VALUES (1);"
        "CREATE TABLE good (a REFERENCES none); INSERT INTO good (a) VALUES (1);"));
    const auto findings = checkIntegrity(database);
    QVERIFY(findings);
    QCOMPARE(findings->foreignKeyViolations.value(QStringLiteral("good → none")), 1);
    QCOMPARE(findings->notRun.size(), 1);
    QVERIFY(findings->notRun.first().contains(QStringLiteral("mismatch")));
    const auto checks = judgeIntegrity(*findings, *findings, 0);
    QCOMPARE(checks.size(), 3);
    QCOMPARE(checks.last().verdict, Verdict::NotRun);
    QCOMPARE(checks.last().why, findings->notRun.first());
}

void TestForeignKeys::showsRowsOfThePairThatGotWorse()
{
    auto database =
        memory(QStringLiteral("CREATE TABLE a (x REFERENCES gone); CREATE TABLE b (x REFERENCES gone);"
                              "INSERT INTO a (x) VALUES (1), (2);"));
    const auto baseline = checkIntegrity(database);
    QVERIFY(database.execute(QStringLiteral("INSERT INTO b (x) VALUES (3)")));
    const auto now = checkIntegrity(database);
    const auto check = judgeIntegrity(*baseline, *now, 0).at(1);
    QCOMPARE(check.verdict, Verdict::Failed);
    QCOMPARE(check.figures, QStringLiteral("3 rows without their parent, 1 of them new"));
    QCOMPARE(check.samples,
             (QList<QStringList>{{QStringLiteral("b"), QStringLiteral("1"), QStringLiteral("x"),
                                  QStringLiteral("3"), QStringLiteral("gone")}}));
    QCOMPARE(check.columns, kOrphanColumns);
}

QTEST_GUILESS_MAIN(TestForeignKeys)
#include "test_foreign_keys.moc"
