// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

ChangeText onKept(const QString& steps, const QString& source)
{
    return {.source = source, .target = QStringLiteral("CREATE TABLE other (id INTEGER PRIMARY KEY);"), .steps = steps, .keep = QStringLiteral("t")};
}

QString rowsFrom(const QString& columns, int count, const QString& values)
{
    return QStringLiteral("CREATE TABLE t (%1); INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2) SELECT %3 FROM n")
        .arg(columns).arg(count).arg(values);
}

/// Figures, then the rows.
QString updated(const QString& set, const QString& source, const QString& more = {})
{
    ChangeFixture fixture(onKept(QStringLiteral("- update: t\n  set: %1%2").arg(set, more), source));
    const QString figures = fixture.figures();
    return figures + u'\n' + fixture.rows(QStringLiteral("SELECT * FROM t ORDER BY 1")) + fixture.quarantine() + fixture.left();
}

const QString kPlaces = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE CHECK (place < 100));");

} // namespace

/// Of values that must be unique, what counts is what is there when all rows are changed.
class TestUpdateExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsExchangeTheirValues()
    {
        QCOMPARE(updated(QStringLiteral("{ place: 3 - place }"), kPlaces + QStringLiteral("INSERT INTO t VALUES (1, 1), (2, 2)")),
                 lines({"2 2 0 0 0", "1 | 2", "2 | 1"}));
    }

    void valuesAreShiftedInEitherDirection()
    {
        const QString rows = kPlaces + QStringLiteral("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3), (4, 7)");
        QCOMPARE(updated(QStringLiteral("{ place: place + 1 }"), rows), lines({"4 4 0 0 0", "1 | 2", "2 | 3", "3 | 4", "4 | 8"}));
        QCOMPARE(updated(QStringLiteral("{ place: place - 1 }"), rows), lines({"4 4 0 0 0", "1 | 0", "2 | 1", "3 | 2", "4 | 6"}));
    }

    void theKeyItselfIsExchanged()
    {
        QCOMPARE(updated(QStringLiteral("{ id: 4 - id }"), QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, n); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')")),
                 lines({"3 2 1 0 0", "1 | 'c'", "2 | 'b'", "3 | 'a'"}));
        QCOMPARE(updated(QStringLiteral("{ a: b, b: a }"), QStringLiteral("CREATE TABLE t (a TEXT, b TEXT, n, twice AS (n || n), PRIMARY KEY (a, b)) WITHOUT ROWID;"
                                                                         "INSERT INTO t VALUES ('x', 'y', 1), ('y', 'x', 2)")),
                 lines({"2 2 0 0 0", "'x' | 'y' | 2 | '22'", "'y' | 'x' | 1 | '11'"}));
    }

    void circlesInSeveralIndexesAreUndone()
    {
        QCOMPARE(updated(QStringLiteral("{ a: a % 3 + 1, b: (b + 1) % 3 }"), QStringLiteral("CREATE TABLE t (name TEXT PRIMARY KEY, a INTEGER UNIQUE, b INTEGER);"
                                                                                          "CREATE UNIQUE INDEX by_b ON t (b) WHERE b >= 0;"
                                                                                          "INSERT INTO t VALUES ('p', 1, 0), ('q', 2, 1), ('r', 3, 2)")),
                 lines({"3 3 0 0 0", "'p' | 2 | 1", "'q' | 3 | 2", "'r' | 1 | 0"}));
    }

    void whoHasTheSameInTheEndGoesAside()
    {
        QCOMPARE(updated(QStringLiteral("{ place: CASE id WHEN 3 THEN 9 ELSE 3 END }"), kPlaces + QStringLiteral("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)")),
                 lines({"3 2 0 0 1", "1 | 3", "3 | 9", "'t' | '2' | 'place' | 2110 | 'two rows have the same place (UNIQUE)' | ''"}));
    }

    void aRowThatCannotChangeLeavesAndMakesRoom()
    {
        QCOMPARE(updated(QStringLiteral("{ place: CASE id WHEN 3 THEN 100 ELSE place + 1 END }"), kPlaces + QStringLiteral("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)")),
                 lines({"3 2 0 0 1", "1 | 2", "2 | 3", "'t' | '3' | '' | 2110 | '“place < 100” does not hold (CHECK)' | ''"}));
    }

    void aRowThatStaysAsItWasKeepsItsValue()
    {
        const QString rows = kPlaces + QStringLiteral("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)");
        const QString set = QStringLiteral("{ place: CASE id WHEN 3 THEN 100 ELSE place + 1 END }");
        const QString kept = updated(set, rows, QStringLiteral("\n  quarantined: keep_old"));
        QVERIFY2(kept.startsWith(lines({"3 0 0 0 3", "1 | 1", "2 | 2", "3 | 3"})), qPrintable(kept));
        QCOMPARE(updated(QStringLiteral("{ place: place + 1 }"), rows, QStringLiteral("\n  where: [{ rule: not three, when: id < 3 }]")),
                 lines({"3 1 0 1 1", "1 | 2", "3 | 3", "'t' | '2' | 'place' | 2110 | 'two rows have the same place (UNIQUE)' | ''"}));
    }

    void aCircleThatCannotCloseSparesTheSoundRows()
    {
        // 1 and 2 exchange places, and 1 wants the name of 3 as well, which stays.
        const QString source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, place INTEGER UNIQUE, name TEXT UNIQUE);"
                                              "INSERT INTO t VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')");
        QCOMPARE(updated(QStringLiteral("{ place: CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE 3 END, name: CASE id WHEN 1 THEN 'c' ELSE name END }"), source),
                 lines({"3 1 1 0 1", "2 | 1 | 'b'", "3 | 3 | 'c'", "'t' | '1' | 'name' | 2110 | 'two rows have the same name (UNIQUE)' | ''"}));
    }

    void longChainsGoOnWhereTheyStood_data()
    {
        QTest::addColumn<QString>("set");
        QTest::newRow("shift") << "{ place: place + 1 }";
        QTest::newRow("circle") << "{ place: place % 1000 + 1 }";
        QTest::newRow("turned") << "{ place: 1001 - place }";
    }

    void longChainsGoOnWhereTheyStood()
    {
        QFETCH(QString, set);
        ChangeFixture fixture(onKept(QStringLiteral("- update: t\n  set: ") + set, rowsFrom(QStringLiteral("id INTEGER PRIMARY KEY, place INTEGER NOT NULL UNIQUE"), 1000, QStringLiteral("i, i"))));
        QVERIFY(fixture.runWithStops() > 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(DISTINCT place) FROM t")), lines({"1000"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM t WHERE place <> %1").arg(set.mid(9).chopped(2).replace(QStringLiteral("place"), QStringLiteral("id")))), lines({"0"}));
        QCOMPARE(fixture.figures(), QStringLiteral("1000 1000 0 0 0"));
        QCOMPARE(fixture.quarantine(), QString());
    }
};

QTEST_GUILESS_MAIN(TestUpdateExchange)
#include "test_update_exchange.moc"
