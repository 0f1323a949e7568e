// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole runs whose moves read one table several times: what moved, and what validate expects of it, is asked of the same move.
#include "tests/core/run/run_fixture.h"

using namespace godwit;
using namespace godwit::core;
using namespace godwit::tests;

class TestReferences : public QObject
{
    Q_OBJECT

    static RunText textOf(const QString& source, const QString& target, const QString& moves)
    {
        return {.source = source + QStringLiteral(";PRAGMA user_version = 1"), .target = target, .moves = moves,
                .validate = QStringLiteral("      - validate: all\n"), .keep = QStringLiteral("keep: []"), .drop = QStringLiteral("      - drop: all\n")};
    }

private Q_SLOTS:
    void laterMovesOfTheSameTableChangeNothing_data()
    {
        QTest::addColumn<QString>("later");
        QTest::addColumn<qint64>("undecided");
        QTest::newRow("under the same keys") << QStringLiteral("      - move: g\n        into: q\n        columns: { id: id, name: name }\n") << qint64{0};
        QTest::newRow("under other keys") << QStringLiteral("      - move: g\n        into: q\n        columns: { id: id + 50, name: name }\n") << qint64{0};
        QTest::newRow("through a query") << QStringLiteral("      - move: ranked\n        query: SELECT g.id AS id, g.name AS name FROM g\n"
                                                           "        accounts_for: { table: g, key: id }\n        into: q\n        columns: { id: id, name: name }\n") << qint64{0};
        QTest::newRow("that put rows aside") << QStringLiteral("      - move: g\n        into: q\n        columns: { id: id, name: name }\n"
                                                               "        reject: [{ when: name = 'good', because: no tag }]\n") << qint64{1};
    }

    void laterMovesOfTheSameTableChangeNothing()
    {
        QFETCH(QString, later);
        QFETCH(qint64, undecided);
        RunFixture fixture(textOf(QStringLiteral("CREATE TABLE g (id INTEGER PRIMARY KEY, name TEXT, grp TEXT); INSERT INTO g VALUES (1, 'good', 'A'), (2, 'ok', 'A');"
                                                 "CREATE TABLE gc (id INTEGER PRIMARY KEY, g_id INT); INSERT INTO gc VALUES (1, 1), (2, 2)"),
                                  QStringLiteral("CREATE TABLE g (id INTEGER PRIMARY KEY, name TEXT, grp TEXT); CREATE TABLE q (id INTEGER PRIMARY KEY, name TEXT);"
                                                 "CREATE TABLE gc (id INTEGER PRIMARY KEY, g_id INT NOT NULL REFERENCES g (id));"),
                                  QStringLiteral("      - move: g\n        into: g\n        columns: { \"*\": same }\n        group: { by: [grp], keep: id }\n"
                                                 "      - move: gc\n        into: gc\n        columns: { id: id, g_id: \"ref(g, g_id)\" }\n") + later));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || ':' || g_id) FROM gc")), QStringLiteral("1:1,2:1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM q")), QString::number(2 - undecided));
    }

    void aTableReferredToInALaterPhaseIsTheOneTheColumnSays()
    {
        RunText text = textOf(QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT, y TEXT);"
                                             "INSERT INTO a VALUES (1, 'ok', 'ok'), (2, 'bad', 'ok'), (3, 'k', 'bad'), (4, 'm', 'ok'), (5, 'm', 'ok')"),
                              QStringLiteral("CREATE TABLE ax (id INTEGER PRIMARY KEY, x TEXT); CREATE TABLE ay (id INTEGER PRIMARY KEY, y TEXT, ax INT REFERENCES ax (id));"),
                              QStringLiteral("      - move: a\n        into: ax\n        columns: { id: id + 10, x: x }\n        reject: [{ when: x = 'bad', because: bad x }]\n"
                                             "        group: { by: [x], keep: id }\n"
                                             "  - phase: further\n    steps:\n"
                                             "      - move: a\n        into: ay\n        columns: { id: id, y: y, ax: \"ref(a, id)\" }\n        reject: [{ when: y = 'bad', because: bad y }]\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || ':' || ax) FROM ay")), QStringLiteral("1:11,4:14,5:14"));
    }

    void eachColumnGetsTheKeyOfTheTableItRefersTo()
    {
        RunFixture fixture(textOf(QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO p VALUES (1, 'x'), (2, 'y');"
                                                 "CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INT); INSERT INTO c VALUES (1, 1), (2, 2)"),
                                  QStringLiteral("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE account (id INTEGER PRIMARY KEY, owner TEXT);"
                                                 "CREATE TABLE c (id INTEGER PRIMARY KEY, person_id INT NOT NULL REFERENCES person (id), account_id INT REFERENCES account (id));"),
                                  QStringLiteral("      - move: p\n        into: person\n        columns: { id: id, name: name }\n"
                                                 "      - move: p\n        into: account\n        columns: { id: \"3 - id\", owner: name }\n"
                                                 "      - move: c\n        into: c\n        columns: { id: id, person_id: \"ref(p, p_id)\" }\n"
                                                 "      - update: c\n        set: { account_id: \"ref(p, person_id)\" }\n")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM c JOIN person ON person.id = c.person_id JOIN account ON account.id = c.account_id"
                                               " WHERE person.name = account.owner")), QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TestReferences)
#include "test_references.moc"
