// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/assess/assess_fixture.h"

#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;

namespace {

const QString kTarget =
    QStringLiteral("CREATE TABLE lines (shop INT, number TEXT, sku TEXT, PRIMARY KEY (shop, number, sku))");

QString planOf(const QString& accounts)
{
    return QStringLiteral("target: {schema: target.sql}\nphases:\n  - phase: move\n    steps:\n      - schema: target\n"
                          "      - move: lines of orders\n        query: |\n"
                          "          SELECT o.shop, o.number, j.value AS sku FROM orders AS o JOIN json_each(o.items) AS j\n"
                          "        accounts_for: %1\n        into: lines\n"
                          "        columns: { shop: shop, number: number, sku: sku }\n"
                          "      - cutover: swap\n      - drop: all\n")
        .arg(accounts);
}

QString sourceOf(const char* columns)
{
    return QStringLiteral("CREATE TABLE orders (%1;"
                          "INSERT INTO orders (shop, number, items) VALUES (1, 'A1', '[\"tea\",\"salt\"]'), (1, 'A2', '[\"tea\"'),"
                          " (1, 'A3', '[]'), (2, 'A1', '[\"salt\"]'), (2, 'A9', 'none')")
        .arg(QLatin1StringView(columns));
}

} // namespace

/// What an assessment says of a query that fails over values of some rows.
class TestFailingQueries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsTheRowsThatTheRunWillPutAside_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("accounts");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("a table with row ids")
            << sourceOf("id INTEGER PRIMARY KEY, shop INT, number TEXT, items TEXT, UNIQUE (shop, number))")
            << "{ table: orders, key: [shop, number], absent: { skip: orders without lines } }"
            << QStringList{"1, 'A2'", "2, 'A9'"};
        QTest::newRow("a table without them")
            << sourceOf("shop INT, number TEXT, items TEXT, PRIMARY KEY (shop, number)) WITHOUT ROWID")
            << "{ table: orders, key: [shop, number], absent: { skip: orders without lines } }"
            << QStringList{"1, 'A2'", "2, 'A9'"};
    }

    void countsTheRowsThatTheRunWillPutAside()
    {
        QFETCH(QString, source);
        QFETCH(QString, accounts);
        QFETCH(QStringList, keys);
        const Assessed assessed(source, kTarget, planOf(accounts));
        const MoveExpectation& move = assessed.value().expectations.first();
        QCOMPARE(move.notRun, QString());
        QCOMPARE(move.rows, 5);
        QCOMPARE(move.skipped, 1);
        QCOMPARE(move.quarantined, 2);
        QCOMPARE(assessed.causes(), (QStringList{"the query failed over this row: malformed JSON |  | 2",
                                                 "skip: orders without lines |  | 1"}));
        QCOMPARE(move.causes.first().code, QStringLiteral("GW-2111"));
        QCOMPARE(move.causes.first().keys, keys);
        QVERIFY(assessed.isUntouched);
    }

    void evaluatesNothingWhereNoRowStandsForIt()
    {
        const Assessed assessed(
            sourceOf("id INTEGER PRIMARY KEY, shop INT, number TEXT, items TEXT)"), kTarget, planOf(QStringLiteral("none")));
        const MoveExpectation& move = assessed.value().expectations.first();
        QVERIFY2(move.notRun.contains(QStringLiteral("malformed JSON")), qPrintable(move.notRun));
        QCOMPARE(move.quarantined, -1);
    }
};

QTEST_GUILESS_MAIN(TestFailingQueries)
#include "test_failing_queries.moc"
