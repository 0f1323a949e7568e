// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// Of each table the second row has \u0000 in the member n, the third in another one.
const QString kSource = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, j TEXT);"
                                       "INSERT INTO a VALUES (1, '{\"n\":\"ab\",\"o\":1}'), (2, '{\"n\":\"ab\\u0000cd\"}'),"
                                       " (3, '{\"n\":\"ef\",\"o\":\"ab\\u0000\"}'), (4, '{\"n\":[\"x\\u0000y\"]}');");

QString moved(const QString& more, const QString& rows = {})
{
    MoveFixture fixture({.source = kSource + rows, .target = QStringLiteral("CREATE TABLE t (id INTEGER, x)"), .moves = QStringLiteral("- move: a\n  into: t\n  ") + more});
    fixture.runAll();
    return fixture.rows(QStringLiteral("SELECT id, x FROM t ORDER BY id, x")) + fixture.rows(QStringLiteral("SELECT 'aside', key_text, cause FROM _godwit_quarantine ORDER BY id"));
}

const QString kAside = QStringLiteral("'aside' | '%1' | 'a text in the JSON has the character \\u0000, where SQLite would cut it off'\n");

} // namespace

/// SQLite's JSON functions end a text at \u0000: no row moves with a text that was cut off so.
class TestJsonCuts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTextThatWouldBeCutPutsItsRowAside_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("json_extract") << "json_extract(j, '$.n')";
        QTest::newRow("arrow") << "j ->> '$.n'";
        QTest::newRow("let") << "(SELECT a.j ->> 'n')";
    }

    void aTextThatWouldBeCutPutsItsRowAside()
    {
        QFETCH(QString, expression);
        QCOMPARE(moved(QStringLiteral("columns: { id: id, x: \"%1\" }").arg(expression)),
                 lines({"1 | 'ab'", "3 | 'ef'", "4 | '[\"x\\u0000y\"]'"}) + kAside.arg(2));
    }

    void jsonStaysJson()
    {
        QCOMPARE(moved(QStringLiteral("columns: { id: id, x: \"json_array(json_extract(j, '$.n'))\" }\n  where: [{ rule: four, when: id = 4 }]")),
                 lines({"4 | '[[\"x\\u0000y\"]]'"}));
    }

    void aListThatWouldBeCutIsNotUnfolded()
    {
        const QString rows = QStringLiteral("UPDATE a SET j = CASE id WHEN 1 THEN 'p,q' WHEN 2 THEN CAST(X'61002c62' AS TEXT) ELSE 'r' END");
        QCOMPARE(moved(QStringLiteral("join: [{ table: \"json_each(split_json(a.j, ','))\", as: part }]\n  columns: { id: a.id, x: part.value }"), rows),
                 lines({"1 | 'p'", "1 | 'q'", "3 | 'r'", "4 | 'r'"}) + kAside.arg(2));
    }

    void aSplitListKeepsIt()
    {
        const QString rows = QStringLiteral("UPDATE a SET j = CAST(X'61002c62' AS TEXT)");
        QCOMPARE(moved(QStringLiteral("columns: { id: id, x: \"split_json(j, ',')\" }\n  where: [{ rule: one, when: id = 1 }]"), rows),
                 lines({"1 | '[\"a\\u0000\",\"b\"]'"}));
    }
};

QTEST_GUILESS_MAIN(TestJsonCuts)
#include "test_json_cuts.moc"
