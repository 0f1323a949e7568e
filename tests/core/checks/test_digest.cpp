// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/digest.h"

#include <QTest>

using namespace godwit::core;

class TestDigest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheSameInAnyOrder();
    void findsWhatWasChanged_data();
    void findsWhatWasChanged();
    void tellsEveryPairOfValuesApart();
    void isStableForEver();
    void digestsLargeValuesByContent();
    void leavesOutGeneratedColumns();
    void seesTheRowid();
    void readsTablesWithoutRowid();
    void readsTablesWhoseColumnsTakeTheRowidNames();
    void readsVirtualTablesAndAttachedOnes();
    void refusesATableThatIsNotThere();
    void isTheSameInUtf16();
    void stopsWhenCancelled();
};

static ContentDigest digestOf(const QString& select)
{
    auto database = Database::openInMemory();
    const auto digest = digestOfQuery(*database, select);
    if (!digest)
        qFatal("%s", qPrintable(digest.error().detail));
    return *digest;
}

static ContentDigest digestOfScript(const QString& script, const QString& table)
{
    auto database = Database::openInMemory();
    if (const auto done = database->execute(script); !done)
        qFatal("%s", qPrintable(done.error().detail));
    const auto digest = digestOfTable(*database, QStringLiteral("main"), table);
    if (!digest)
        qFatal("%s", qPrintable(digest.error().what));
    return *digest;
}

void TestDigest::isTheSameInAnyOrder()
{
    const auto forwards = digestOf(QStringLiteral("VALUES (1, 'a'), (2, 'b'), (3, NULL)"));
    QVERIFY(forwards == digestOf(QStringLiteral("VALUES (3, NULL), (1, 'a'), (2, 'b')")));
    QCOMPARE(forwards.rows, 3);
    QCOMPARE(forwards.toString().size(), 32);
    QCOMPARE(ContentDigest().toString(), QString(32, u'0'));
}

void TestDigest::findsWhatWasChanged_data()
{
    QTest::addColumn<QString>("changed");
    const auto row = [](const char* name, const char* values) { QTest::newRow(name) << QString::fromUtf8(values); };
    row("cells swapped in a row", "VALUES ('a', 1), (2, 'b'), (3, 'c')");
    row("cells swapped between rows", "VALUES (1, 'b'), (2, 'a'), (3, 'c')");
    row("a cell changed", "VALUES (1, 'a'), (2, 'b'), (3, 'd')");
    row("a row lost", "VALUES (1, 'a'), (2, 'b')");
    row("a row doubled", "VALUES (1, 'a'), (2, 'b'), (3, 'c'), (3, 'c')");
    row("a row doubled twice", "VALUES (1, 'a'), (2, 'b'), (3, 'c'), (3, 'c'), (3, 'c')");
    row("one for another", "VALUES (1, 'a'), (2, 'b'), (2, 'b')");
    row("text for a number", "VALUES ('1', 'a'), (2, 'b'), (3, 'c')");
    row("a column more", "VALUES (1, 'a', NULL), (2, 'b', NULL), (3, 'c', NULL)");
}

void TestDigest::findsWhatWasChanged()
{
    QFETCH(QString, changed);
    QVERIFY(!(digestOf(QStringLiteral("VALUES (1, 'a'), (2, 'b'), (3, 'c')")) == digestOf(changed)));
}

void TestDigest::tellsEveryPairOfValuesApart()
{
    const QStringList values{
        QStringLiteral("NULL"), QStringLiteral("''"), QStringLiteral("x''"), QStringLiteral("0"),
        QStringLiteral("0.0"), QStringLiteral("0.0 * -1"), QStringLiteral("1"), QStringLiteral("1.0"),
        QStringLiteral("'1'"), QStringLiteral("x'31'"), QStringLiteral("9e999"), QStringLiteral("-9e999"),
        QStringLiteral("9007199254740993"), QStringLiteral("9007199254740992"), QStringLiteral("9007199254740992.0"),
        QStringLiteral("CAST(x'6100' AS TEXT)"), QStringLiteral("'a'"), QStringLiteral("x'6100'"),
        QStringLiteral("CAST(x'ff' AS TEXT)"), QStringLiteral("CAST(x'fe' AS TEXT)"), QStringLiteral("' '"),
    };
    QHash<QString, QString> seen;
    for (const QString& value : values) {
        const QString digest = digestOf(QStringLiteral("SELECT ") + value).toString();
        QVERIFY2(!seen.contains(digest), qPrintable(value + QStringLiteral(" is like ") + seen.value(digest)));
        seen.insert(digest, value);
    }
    QVERIFY(!(digestOf(QStringLiteral("SELECT 'ab', 'c'")) == digestOf(QStringLiteral("SELECT 'a', 'bc'"))));
}

void TestDigest::isStableForEver()
{
    // Manifests and journals keep digests: a new version that computes others would call every snapshot tampered.
    QCOMPARE(digestOf(QStringLiteral("VALUES (1, 'a', 0.5, x'00ff', NULL), (-1, 'ä', 9e999, x'', NULL)")).toString(),
             QStringLiteral("fce94049b0ad2af0e69a3ab8669ad84e"));
}

void TestDigest::digestsLargeValuesByContent()
{
    const QString select = QStringLiteral("SELECT CAST(printf('%.*c%s', %1, 'x', '%2') AS %3)");
    for (const int size : {4095, 4096, 5'000'000}) {
        const auto text = digestOf(select.arg(size).arg(u'a').arg(QStringLiteral("TEXT")));
        QVERIFY(text == digestOf(select.arg(size).arg(u'a').arg(QStringLiteral("TEXT"))));
        QVERIFY(!(text == digestOf(select.arg(size).arg(u'b').arg(QStringLiteral("TEXT")))));
        QVERIFY(!(text == digestOf(select.arg(size + 1).arg(u'a').arg(QStringLiteral("TEXT")))));
        QVERIFY(!(text == digestOf(select.arg(size).arg(u'a').arg(QStringLiteral("BLOB")))));
    }
}

void TestDigest::leavesOutGeneratedColumns()
{
    const auto plain = digestOfScript(QStringLiteral("CREATE TABLE t (a, b); INSERT INTO t (a, b) VALUES (1, 2)"),
                                      QStringLiteral("t"));
    const auto generated = digestOfScript(
        QStringLiteral("CREATE TABLE t (a, c AS (a + 1), b, d AS (a + b) STORED); INSERT INTO t (a, b) VALUES (1, 2)"),
        QStringLiteral("t"));
    QVERIFY(plain == generated);
}

void TestDigest::seesTheRowid()
{
    const auto first = digestOfScript(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (rowid, a) VALUES (1, 'x')"),
                                      QStringLiteral("t"));
    const auto other = digestOfScript(QStringLiteral("CREATE TABLE t (a); INSERT INTO t (rowid, a) VALUES (2, 'x')"),
                                      QStringLiteral("t"));
    QVERIFY(!(first == other));
}

void TestDigest::readsTablesWithoutRowid()
{
    const auto digest = digestOfScript(
        QStringLiteral("CREATE TABLE \"odd \"\"name\" (\"a b\" TEXT PRIMARY KEY, c) WITHOUT ROWID;"
                       "INSERT INTO \"odd \"\"name\" (\"a b\", c) VALUES ('x', 1), ('y', 2)"),
        QStringLiteral("odd \"name"));
    QVERIFY(digest == digestOf(QStringLiteral("VALUES ('y', 2), ('x', 1)")));
}

void TestDigest::readsTablesWhoseColumnsTakeTheRowidNames()
{
    const auto taken = digestOfScript(
        QStringLiteral("CREATE TABLE t (RowId, oid, _rowid_); INSERT INTO t (rowid, oid, _rowid_) VALUES (7, 8, 9)"),
        QStringLiteral("t"));
    QVERIFY(taken == digestOf(QStringLiteral("VALUES (7, 8, 9)")));
    const auto half = digestOfScript(QStringLiteral("CREATE TABLE t (rowid, a); INSERT INTO t (_rowid_, rowid, a) VALUES (5, 'r', 9)"),
                                     QStringLiteral("t"));
    QVERIFY(half == digestOf(QStringLiteral("VALUES (5, 'r', 9)")));
}

void TestDigest::readsVirtualTablesAndAttachedOnes()
{
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral(
        "CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f (rowid, body) VALUES (3, 'words');"
        "CREATE VIEW w AS SELECT 'v' AS a;"
        "CREATE TABLE t (a); INSERT INTO t (a) VALUES ('main');"
        "ATTACH ':memory:' AS other; CREATE TABLE other.t (a, b); INSERT INTO other.t (a, b) VALUES ('o', 2)")));
    QVERIFY(*digestOfTable(*database, QStringLiteral("main"), QStringLiteral("f")) ==
            digestOf(QStringLiteral("VALUES (3, 'words')")));
    QVERIFY(*digestOfTable(*database, QStringLiteral("main"), QStringLiteral("w")) == digestOf(QStringLiteral("VALUES ('v')")));
    QVERIFY(*digestOfTable(*database, QStringLiteral("other"), QStringLiteral("t")) ==
            digestOf(QStringLiteral("VALUES (1, 'o', 2)")));
    QVERIFY(*digestOfTable(*database, QStringLiteral("main"), QStringLiteral("t")) ==
            digestOf(QStringLiteral("VALUES (1, 'main')")));
}

void TestDigest::refusesATableThatIsNotThere()
{
    auto database = Database::openInMemory();
    const auto digest = digestOfTable(*database, QStringLiteral("main"), QStringLiteral("none"));
    QVERIFY(!digest);
    QCOMPARE(digest.error().code, ErrorCode::SqlFailed);
    QVERIFY(!digestOfQuery(*database, QStringLiteral("SELECT a FROM none")));
}

void TestDigest::isTheSameInUtf16()
{
    const QString fill = QStringLiteral("CREATE TABLE t (a); INSERT INTO t (a) VALUES ('grün 🦆'), (x'ff')");
    QVERIFY(digestOfScript(fill, QStringLiteral("t")) ==
            digestOfScript(QStringLiteral("PRAGMA encoding = 'UTF-16le';") + fill, QStringLiteral("t")));
}

void TestDigest::stopsWhenCancelled()
{
    auto database = Database::openInMemory();
    const CancelToken token;
    database->setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto digest = digestOfQuery(*database, QStringLiteral(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"));
    QVERIFY(!digest);
    QVERIFY(digest.error().isCancel());
}

QTEST_GUILESS_MAIN(TestDigest)
#include "test_digest.moc"
