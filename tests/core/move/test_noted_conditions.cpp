// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kDays = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, day TEXT);"
                                     "INSERT INTO a VALUES (1, '2026-01-02'), (2, 'someday'), (3, '2020-01-01'), (4, NULL);"
                                     "CREATE TABLE b (a INTEGER, day TEXT, ms INTEGER);");
const QString kTarget = QStringLiteral("CREATE TABLE t (id INTEGER, x)");
const QString kNew = QStringLiteral("{ rule: new ones, when: date_ms(day) > 1700000000000 }");

/// What a move of the days makes: rows of the target, quarantine, what was skipped by which rule.
QString moved(const QString& more, const QString& rows = {}, const QString& columns = QStringLiteral("{ id: a.id, x: 1 }"))
{
    MoveFixture fixture({.source = kDays + rows, .target = kTarget, .moves = QStringLiteral("- move: a\n  into: t\n  columns: %1\n  %2").arg(columns, more)});
    const MoveCursor cursor = fixture.runAll();
    if (cursor.moved + cursor.skipped + cursor.quarantined != cursor.seen || cursor.seen != 4)
        return QStringLiteral("%1 of %2 rows").arg(cursor.moved + cursor.skipped + cursor.quarantined).arg(cursor.seen);
    return fixture.rows(QStringLiteral("SELECT id FROM t ORDER BY id")) +
           fixture.rows(QStringLiteral("SELECT 'aside', key_text, cause, row_values FROM _godwit_quarantine ORDER BY id")) +
           fixture.rows(QStringLiteral("SELECT 'skipped', source_key, rule FROM _godwit_lineage WHERE disposition = 2 ORDER BY row_id"));
}

QString aside(int key, const QString& cause, const QString& day)
{
    return QStringLiteral("'aside' | '%1' | '%2' | '[[\"id\",\"%1\",\"%1\"],[\"day\",\"%3\"]]'\n").arg(key).arg(cause, day);
}

QString skipped(const QString& rule, std::initializer_list<int> keys)
{
    QString all;
    for (const int key : keys)
        all += QStringLiteral("'skipped' | %1 | '%2'\n").arg(key).arg(rule);
    return all;
}

const QString kNoDate = QStringLiteral("the date has no form that is known");

} // namespace

/// A condition that is not true because a value cannot be read leaves no row out: that row goes to quarantine.
class TestNotedConditions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRuleThatCannotReadAValuePutsTheRowAside()
    {
        QCOMPARE(moved(QStringLiteral("where: [%1]").arg(kNew)), QStringLiteral("1\n") + aside(2, kNoDate, QStringLiteral("someday")) + skipped(QStringLiteral("new ones"), {3, 4}));
        QCOMPARE(moved(QStringLiteral("where: [{ rule: not two, when: \"CASE WHEN id = 2 THEN reject('two') ELSE 1 END\" }]")),
                 lines({"1", "3", "4"}) + aside(2, QStringLiteral("two"), QStringLiteral("someday")));
    }

    void aRowIsAskedNoFurtherThanTheRuleThatLeavesItOut()
    {
        QCOMPARE(moved(QStringLiteral("where: [{ rule: dated, when: \"day GLOB '2*'\" }, %1]").arg(kNew)),
                 QStringLiteral("1\n") + QStringLiteral("'skipped' | 2 | 'dated'\n") + skipped(QStringLiteral("new ones"), {3}) + skipped(QStringLiteral("dated"), {4}));
        QCOMPARE(moved(QStringLiteral("where: [{ rule: not two, when: id <> 2 }]"), {}, QStringLiteral("{ id: id, x: date_ms(day) }")),
                 lines({"1", "3", "4"}) + skipped(QStringLiteral("not two"), {2}));
    }

    void aJoinThatCannotReadAValuePutsTheRowAside_data()
    {
        QTest::addColumn<QString>("none");
        QTest::addColumn<QString>("others");
        QTest::newRow("skips") << "{ skip: without }" << skipped(QStringLiteral("without"), {3, 4});
        QTest::newRow("keeps") << "keep" << QString();
    }

    void aJoinThatCannotReadAValuePutsTheRowAside()
    {
        QFETCH(QString, none);
        QFETCH(QString, others);
        const QString join = QStringLiteral("join: [{ table: b, as: b, on: b.ms = date_ms(a.day), none: %1 }]").arg(none);
        QCOMPARE(moved(join, QStringLiteral("INSERT INTO b VALUES (1, '', 1767312000000)")),
                 (others.isEmpty() ? lines({"1", "3", "4"}) : QStringLiteral("1\n")) + aside(2, kNoDate, QStringLiteral("someday")) + others);
    }

    void whatAJoinCannotReadBehindItsRowsIsSaidOfTheirOwnKey()
    {
        const QString join = QStringLiteral("join: [{ table: b, as: b, on: b.a = a.id AND date_ms(b.day) > 0, none: keep }]");
        QCOMPARE(moved(join, QStringLiteral("INSERT INTO b VALUES (1, '2026-01-01', 0), (1, 'someday', 0), (2, '2026-01-01', 0), (3, '2026-01-01', 0),"
                                            " (3, '2026-01-02', 0), (4, '2026-01-02', 0), (4, 'someday', 0)")),
                 lines({"2", "3", "3"}) + aside(1, kNoDate, QStringLiteral("2026-01-02")) +
                     QStringLiteral("'aside' | '4' | 'the date has no form that is known' | '[[\"id\",\"4\",\"4\"],[\"day\",null]]'\n"));
    }

    void aListThatCannotBeUnfoldedPutsTheRowAside()
    {
        const QString join = QStringLiteral("join: [{ table: json_each(json_list(a.day)), as: part, none: { skip: no parts } }]");
        const QString update = QStringLiteral("UPDATE a SET day = CASE id WHEN 1 THEN '[\"x\"]' WHEN 2 THEN '[{]' WHEN 3 THEN '[]' END");
        QCOMPARE(moved(join, update), QStringLiteral("1\n") + aside(2, QStringLiteral("the list is not a JSON array of texts"), QStringLiteral("[{]")) +
                                          skipped(QStringLiteral("no parts"), {3, 4}));
    }

    void anUpdatePutsItAsideToo()
    {
        ChangeFixture fixture({.source = kDays, .target = kTarget, .steps = QStringLiteral("- update: a\n  set: { day: \"'new'\" }\n  where: [%1]").arg(kNew), .keep = QStringLiteral("a")});
        QCOMPARE(fixture.figures(), QStringLiteral("4 1 0 2 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, day FROM a ORDER BY id")), lines({"1 | 'new'", "3 | '2020-01-01'", "4 | NULL"}));
        QVERIFY2(fixture.quarantine().contains(kNoDate), qPrintable(fixture.quarantine()));
    }

    void aDeletePutsItAsideWithWhatRefersToIt()
    {
        const QString rows = kDays + QStringLiteral("CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a); INSERT INTO c VALUES (10, 2), (11, 3)");
        ChangeFixture fixture({.source = rows,
                               .target = kTarget,
                               .steps = QStringLiteral("- delete: a\n  rule: new ones\n  when: date_ms(day) > 1700000000000"),
                               .keep = QStringLiteral("a, c")});
        QCOMPARE(fixture.figures(), QStringLiteral("4 0 0 1 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM a ORDER BY id")), lines({"3", "4"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM c")), lines({"11"}));
        QCOMPARE(fixture.quarantine().count(kNoDate), 2);
        QCOMPARE(fixture.radius().verdict, Verdict::Warning);
        QCOMPARE(fixture.left(), QString());
    }
};

QTEST_GUILESS_MAIN(TestNotedConditions)
#include "test_noted_conditions.moc"
