// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// Prices have a column that is called like a name of `let`, and one that is called like a column of the source.
const QString kSource = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, day TEXT);"
                                       "INSERT INTO items VALUES (1, 'bolt', '2026-01-02'), (2, 'nut', 'someday');"
                                       "CREATE TABLE prices (item TEXT, name TEXT, big TEXT, price INTEGER);"
                                       "INSERT INTO prices VALUES ('BOLT', 'x', 'A', 5), ('NUT', 'NUT', 'B', 7)");
const QString kTarget = QStringLiteral("CREATE TABLE goods (id INTEGER PRIMARY KEY, x, y)");

QString moved(const QString& columns, const QString& let = QStringLiteral("{ big: upper(name) }"), const QString& more = {})
{
    MoveFixture fixture({.source = kSource,
                         .target = kTarget,
                         .moves = QStringLiteral("- move: items\n  into: goods\n  let: %1\n  columns: { id: id, %2 }").arg(let, columns) + more});
    fixture.runAll();
    return fixture.rows(QStringLiteral("SELECT id, x, y FROM goods ORDER BY id")) + fixture.quarantine();
}

} // namespace

/// What a name of `let` means within a query: a column of that query first, then its value, with the source's row around.
class TestMoveLets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aColumnOfAQueryIsNoNameOfLet()
    {
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT max(big) FROM prices)\", y: big")), lines({"1 | 'B' | 'BOLT'", "2 | 'B' | 'NUT'"}));
    }

    void whatANameStandsForSpeaksOfTheRowAndNotOfTheQuery()
    {
        const QString let = QStringLiteral("{ key: upper(name) }");
        const QString expected = lines({"1 | 5 | 1", "2 | 7 | 1"});
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT price FROM prices WHERE item = key)\", y: \"EXISTS (SELECT 1 FROM prices WHERE item = key)\""), let), expected);
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT price FROM prices WHERE item = key)\", y: \"key IN (SELECT item FROM prices WHERE item = key)\""), let), expected);
    }

    void theOuterRowIsMeantWhereTheQueryReadsItsOwnTableAgain()
    {
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT count(*) FROM items WHERE upper(name) <= key)\", y: key"), QStringLiteral("{ key: upper(items.name) }")),
                 lines({"1 | 1 | 'BOLT'", "2 | 2 | 'NUT'"}));
    }

    void aNameMayHaveTheNameOfWhatItIsMadeOf()
    {
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT price FROM prices WHERE prices.item = upper(day))\", y: name"),
                       QStringLiteral("{ day: name, name: \"name || '!'\" }")),
                 lines({"1 | 5 | 'bolt!'", "2 | 7 | 'nut!'"}));
    }

    void aValueIsEvaluatedOnlyWhereTheQueryAsksForIt()
    {
        QCOMPARE(moved(QStringLiteral("x: \"(SELECT max(item) FROM prices WHERE CASE WHEN items.id = 1 THEN at > 0 ELSE price > 6 END)\", y: id"),
                       QStringLiteral("{ at: date_ms(day) }")),
                 lines({"1 | 'NUT' | 1", "2 | 'NUT' | 2"}));
    }

    void namesMeanNothingInWhatIsReadAndJoined()
    {
        QCOMPARE(moved(QStringLiteral("x: price, y: name"), QStringLiteral("{ item: \"'-'\", prices: \"'-'\", name: \"'let'\" }"),
                       QStringLiteral("\n  join: [{ table: prices, as: p, on: p.item = upper(items.name) }]")),
                 lines({"1 | 5 | 'let'", "2 | 7 | 'let'"}));
        MoveFixture fixture({.source = kSource,
                             .target = kTarget,
                             .moves = QStringLiteral("- move: all\n  query: SELECT item, price FROM prices\n  accounts_for: none\n  into: goods\n"
                                                     "  let: { price: price + 1 }\n  columns: { x: item, y: price }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT x, y FROM goods ORDER BY id")), lines({"'BOLT' | 6", "'NUT' | 8"}));
    }

    void whatPartsOfAListBecomeOtherwiseKnowsTheRow()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, tags TEXT, part TEXT); INSERT INTO a VALUES (1, 'k,z', 'p')"),
                             .target = QStringLiteral("CREATE TABLE b (id INTEGER PRIMARY KEY, x)"),
                             .moves = QStringLiteral("- move: a\n  into: b\n  let: { own: upper(part) }\n"
                                                     "  columns: { id: id, x: { lookup: names, of: tags, each: \",\", otherwise: part || own } }"),
                             .lookups = QStringLiteral("{ names: { k: kept } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT x FROM b")), lines({"'kept,zP'"}));
    }

    void anUpdateKnowsThemAlike()
    {
        ChangeFixture fixture({.source = kSource,
                               .target = kTarget,
                               .steps = QStringLiteral("- update: items\n  let: { key: upper(name), big: \"'-'\" }\n"
                                                       "  set: { day: \"(SELECT price || big FROM prices WHERE item = key)\" }"),
                               .keep = QStringLiteral("items, prices")});
        QCOMPARE(fixture.figures(), QStringLiteral("2 2 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT day FROM items ORDER BY id")), lines({"'5A'", "'7B'"}));
    }
};

QTEST_GUILESS_MAIN(TestMoveLets)
#include "test_move_lets.moc"
