// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/move_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// p: 1 moves, 2 is merged into 1, 3 is in quarantine, 4 is skipped; 9 is not there.
MoveText families(const QString& reference)
{
    return {.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, k TEXT);"
                                     "INSERT INTO p VALUES (1, 'a'), (2, 'a'), (3, 'bad'), (4, 'left out');"
                                     "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT);"
                                     "INSERT INTO c VALUES (11, 1), (12, 2), (13, 3), (14, 4), (19, 9), (20, NULL)"),
            .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, k TEXT); CREATE TABLE d (id INTEGER PRIMARY KEY, q)"),
            .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: id + 100, k: k }\n"
                                    "  where: [{ rule: the others, when: k <> 'left out' }]\n"
                                    "  reject: [{ when: k = 'bad', because: it is bad }]\n"
                                    "  group: { by: [k], keep: id }\n"
                                    "- move: c\n  into: d\n  columns:\n    id: id\n    q: %1").arg(reference)};
}

/// People that become persons and accounts; keys of accounts are those of the other person.
const QString kPeople = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO p VALUES (1, 'x'), (2, 'y');"
                                       "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2)");
const QString kPersonAndAccount = QStringLiteral("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE account (id INTEGER PRIMARY KEY, owner TEXT);");
const QString kPeopleTwice = QStringLiteral("- move: p\n  into: person\n  columns: { id: id, name: name }\n"
                                            "- move: p\n  into: account\n  columns: { id: 3 - id, owner: name }\n");

/// The children: id, what they refer to, what became of them.
QString outcome(MoveFixture& fixture)
{
    return fixture.rows(QStringLiteral("SELECT c.id, d.q, CASE WHEN d.id IS NOT NULL THEN 'moved' ELSE (SELECT CASE disposition WHEN 2 THEN"
                                       " 'skipped by ' || rule ELSE (SELECT q.cause || ' / ' || q.first_cause FROM _godwit_quarantine q WHERE q.row_id = c.id AND q.move = 1)"
                                       " END FROM _godwit_lineage l WHERE l.move = 1 AND l.row_id = c.id) END FROM c LEFT JOIN d USING (id) ORDER BY c.id"));
}

} // namespace

/// New keys of rows that earlier moves took, and what a plan says where there is none.
class TestMoveReferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doesWhatTheReferenceSays_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("expected");
        const QString moved = lines({"11 | 101 | 'moved'", "12 | 101 | 'moved'"});
        const QString last = lines({"20 | NULL | 'moved'"});
        QTest::newRow("strict") << QStringLiteral("ref(P, p)")
                                << moved + lines({"13 | NULL | 'its row in p is in quarantine / it is bad'", "14 | NULL | 'its row in p is skipped by a rule / '",
                                                  "19 | NULL | 'p has no row with this key / '"}) + last;
        QTest::newRow("null") << QStringLiteral("{ ref: p, key: p, missing: \"NULL\", quarantined: \"NULL\" }")
                              << moved + lines({"13 | NULL | 'moved'", "14 | NULL | 'moved'", "19 | NULL | 'moved'"}) + last;
        QTest::newRow("default") << QStringLiteral("{ ref: p, key: p, missing: \"-1\", quarantined: \"'no ' || p\" }")
                                 << moved + lines({"13 | 'no 3' | 'moved'", "14 | -1 | 'moved'", "19 | -1 | 'moved'"}) + last;
        QTest::newRow("skip") << QStringLiteral("{ ref: p, key: p, missing: { skip: orphans }, quarantined: { skip: of bad ones } }")
                              << moved + lines({"13 | NULL | 'skipped by of bad ones'", "14 | NULL | 'skipped by orphans'", "19 | NULL | 'skipped by orphans'"}) + last;
        const QString others = lines({"13 | NULL | 'moved'", "14 | NULL | 'moved'", "19 | NULL | 'moved'"}) + last;
        const QString first = lines({"11 | 101 | 'moved'"});
        const QString merged = QStringLiteral("{ ref: p, key: p, missing: \"NULL\", quarantined: \"NULL\", merged_parent: %1 }");
        QTest::newRow("merged: follow") << merged.arg(QStringLiteral("follow")) << moved + others;
        QTest::newRow("merged: drop") << merged.arg(QStringLiteral("drop")) << first + lines({"12 | NULL | 'skipped by its row in p was merged'"}) + others;
        QTest::newRow("merged: null") << merged.arg(QStringLiteral("\"null\"")) << first + lines({"12 | NULL | 'moved'"}) + others;
        QTest::newRow("merged: quarantine") << merged.arg(QStringLiteral("quarantine"))
                                            << first + lines({"12 | NULL | 'its row in p was merged into another / '"}) + others;
    }

    void doesWhatTheReferenceSays()
    {
        QFETCH(QString, reference);
        QFETCH(QString, expected);
        MoveFixture fixture(families(reference));
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(outcome(fixture), expected);
        QCOMPARE(cursor.seen, cursor.moved + cursor.merged + cursor.skipped + cursor.quarantined);
        QCOMPARE(cursor.seen, 6);
    }

    void followsKeysThatAnExpressionMakes()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id TEXT PRIMARY KEY); INSERT INTO p VALUES ('A'), ('b');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p); INSERT INTO c VALUES (1, 'b'), (2, 'A'), (3, 'a'), (4, X'62')"),
                             .target = QStringLiteral("CREATE TABLE q (id TEXT PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: \"'new ' || lower(id)\" }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 'new b'", "2 | 'new a'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_lineage WHERE move = 0")), lines({"0"})); // none is needed
    }

    void followsUuidsThatAreKeys()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, n); INSERT INTO p VALUES (1, 'x'), (2, 'y');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p); INSERT INTO c VALUES (1, 2), (2, 1)"),
                             .target = QStringLiteral("CREATE TABLE q (id TEXT PRIMARY KEY, n); CREATE TABLE d (id TEXT PRIMARY KEY, old, q REFERENCES q (id))"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: uuid4(), n: n }\n"
                                                     "- move: c\n  into: d\n  columns: { id: uuid4(), old: id, q: \"ref(p, p)\" }")});
        QCOMPARE(fixture.runAll().moved, 2);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.old, q.n FROM d JOIN q ON q.id = d.q ORDER BY d.old")), lines({"1 | 'y'", "2 | 'x'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(DISTINCT id) FROM (SELECT id FROM d UNION SELECT id FROM q)")), lines({"4"}));
    }

    void knowsParentsWithoutRowIds()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id TEXT PRIMARY KEY, k) WITHOUT ROWID;"
                                                      "INSERT INTO p VALUES ('a', 1), ('b', 1), ('c', 2), ('d', 3);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p); INSERT INTO c VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e')"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, k); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  let: { code: id }\n  columns: { k: k }\n  reject: [{ when: k = 3, because: three }]\n  group: { by: [k], keep: code }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.k FROM d JOIN q ON q.id = d.q ORDER BY d.id")), lines({"1 | 1", "2 | 1", "3 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, first_cause FROM _godwit_quarantine WHERE move = 1 ORDER BY id")), lines({"'4' | 'three'", "'5' | ''"}));
    }

    void goesByTheKeyThatTheMoveNames()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE); INSERT INTO p VALUES (1, 'x'), (2, 'y');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT); INSERT INTO c VALUES (1, 'y'), (2, 'z')"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  key: code\n  into: q\n  columns: { id: id * 10 }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d")), lines({"1 | 20"}));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'q' | 2201 | 'p has no row with this key'"}));
    }

    void eachColumnGetsTheKeyOfTheTableItRefersTo()
    {
        MoveFixture fixture({.source = kPeople,
                             .target = kPersonAndAccount + QStringLiteral("CREATE TABLE d (id INTEGER PRIMARY KEY, person INT REFERENCES person (id), account INT REFERENCES account (id))"),
                             .moves = kPeopleTwice + QStringLiteral("- move: c\n  into: d\n  columns: { id: id, person: \"ref(p, p)\", account: \"coalesce(ref(p, p), -1)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 1 | 2", "2 | 2 | 1"}));
        QCOMPARE(fixture.quarantine(), QString());
    }

    void aNameOfLetMeansTheTableOfEachColumnThatUsesIt()
    {
        MoveFixture fixture({.source = kPeople,
                             .target = kPersonAndAccount + QStringLiteral("CREATE TABLE d (id INTEGER PRIMARY KEY, person INT REFERENCES person (id), account INT REFERENCES account (id))"),
                             .moves = kPeopleTwice + QStringLiteral("- move: c\n  into: d\n  let: { one: { ref: p, key: p }, other: one }\n  columns: { id: id, person: one, account: other }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 1 | 2", "2 | 2 | 1"}));
    }

    void aPlanMaySayWhichTablesKeyIsMeant_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("account");
        QTest::newRow("as values") << QStringLiteral("{ ref: p, into: person, key: p }") << QStringLiteral("{ ref: p, into: Account, key: p }");
        QTest::newRow("as calls") << QStringLiteral("\"ref(p, p, person)\"") << QStringLiteral("\"coalesce(ref('p', max(p, p), 'account'), ref(p, ref(p, p, person), person))\"");
    }

    void aPlanMaySayWhichTablesKeyIsMeant()
    {
        QFETCH(QString, person);
        QFETCH(QString, account);
        MoveFixture fixture({.source = kPeople,
                             .target = kPersonAndAccount + QStringLiteral("CREATE TABLE d (id INTEGER PRIMARY KEY, one INT, other INT)"),
                             .moves = kPeopleTwice + QStringLiteral("- move: c\n  into: d\n  columns: { id: id, one: %1, other: %2 }").arg(person, account)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 1 | 2", "2 | 2 | 1"}));
    }

    void aTableThatIsSplitIsReferredToPartByPart()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, kind TEXT); INSERT INTO a VALUES (1, 'f'), (2, 'g'), (3, 'f');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a INT); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3)"),
                             .target = QStringLiteral("CREATE TABLE f (id INTEGER PRIMARY KEY); CREATE TABLE g (id INTEGER PRIMARY KEY);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, f INT REFERENCES f (id), g INT REFERENCES g (id))"),
                             .moves = QStringLiteral("- move: a\n  into: f\n  columns: { id: id + 100 }\n  where: [{ rule: no f, when: kind = 'f' }]\n"
                                                     "- move: a\n  into: g\n  columns: { id: id + 200 }\n  where: [{ rule: no g, when: kind = 'g' }]\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, f: { ref: a, key: a, missing: \"NULL\" }, g: { ref: a, key: a, missing: \"NULL\" } }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 101 | NULL", "2 | NULL | 202", "3 | 103 | NULL"}));
        QCOMPARE(fixture.quarantine(), QString());
    }

    void movesIntoOneTableCountAsOne()
    {
        // 1 and 2 come by one of both, 3 by none, 4 by both, under two keys; 5 is put aside by the second and there by the first.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, kind TEXT); INSERT INTO p VALUES (1, 'x'), (2, 'y'), (3, 'z'), (4, 'xy'), (5, 'x!');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: id + 10 }\n  where: [{ rule: xs, when: kind LIKE 'x%' }]\n"
                                                     "- move: p\n  into: q\n  columns: { id: id + 20 }\n  where: [{ rule: ys, when: \"kind LIKE '%y' OR kind LIKE '%!'\" }]\n  reject: [{ when: kind LIKE '%!', because: loud }]\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM d ORDER BY id")), lines({"1 | 11", "2 | 22", "5 | 15"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, code, cause FROM _godwit_quarantine WHERE move = 2 ORDER BY id")),
                 lines({"'3' | 2201 | 'its row in p is skipped by a rule'", "'4' | 2204 | 'its row in p became several rows'"}));
    }

    void mergesOfAnotherMoveDoNotHideThoseOfTheParents()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE g (id INTEGER PRIMARY KEY, grp TEXT); INSERT INTO g VALUES (1, 'A'), (2, 'A'), (3, 'B');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, g INT); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3)"),
                             .target = QStringLiteral("CREATE TABLE g (id INTEGER PRIMARY KEY, grp TEXT); CREATE TABLE q (id INTEGER PRIMARY KEY);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, g INT NOT NULL REFERENCES g (id))"),
                             .moves = QStringLiteral("- move: g\n  into: g\n  columns: { \"*\": same }\n  group: { by: [grp], keep: id }\n"
                                                     "- move: g\n  into: q\n  columns: { id: id }\n  reject: [{ when: id = 3, because: no third }]\n"
                                                     "- move: c\n  into: c\n  columns: { id: id, g: \"ref(g, g)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM target.c ORDER BY id")), lines({"1 | 1", "2 | 1", "3 | 3"}));
    }

    void onlyTheParentsMoveTellsTheFirstCause()
    {
        // 1 is left out on the way to person and put aside on the way to tag; 2 the other way round; 3 is put aside by both.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO p VALUES (1, 'left out'), (2, 'bad'), (3, 'both');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3)"),
                             .target = QStringLiteral("CREATE TABLE tag (id INTEGER PRIMARY KEY); CREATE TABLE person (id INTEGER PRIMARY KEY);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, p INT REFERENCES person (id)); CREATE TABLE e (id INTEGER PRIMARY KEY, p INT REFERENCES person (id))"),
                             .moves = QStringLiteral("- move: p\n  into: tag\n  columns: { id: id }\n  reject: [{ when: n <> 'bad', because: no tag }]\n"
                                                     "- move: p\n  into: person\n  columns: { id: id }\n  where: [{ rule: no, when: n <> 'left out' }]\n  reject: [{ when: n <> '', because: no person }]\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, p: \"ref(p, p)\" }\n"
                                                     "- move: c\n  into: e\n  columns: { id: id, p: p }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT move, key_text, cause, first_cause FROM _godwit_quarantine WHERE move > 1 ORDER BY move, key_text")),
                 lines({"2 | '1' | 'its row in p is skipped by a rule' | ''", "2 | '2' | 'its row in p is in quarantine' | 'no person'",
                        "2 | '3' | 'its row in p is in quarantine' | 'no person'", "3 | '1' | 'person has no row with this key' | ''",
                        "3 | '2' | 'its row in p is in quarantine' | 'no person'", "3 | '3' | 'its row in p is in quarantine' | 'no person'"}));
    }

    void noSingleKeyIsGivenForARowThatBecameSeveral_data()
    {
        QTest::addColumn<QString>("more");
        QTest::newRow("one after the other") << QString();
        QTest::newRow("from the stage") << QStringLiteral("  unique: { column: n, order: [n], suffix: \"-{n}\" }\n");
        QTest::newRow("in groups") << QStringLiteral("  group: { by: [n], keep: n }\n");
    }

    void noSingleKeyIsGivenForARowThatBecameSeveral()
    {
        QFETCH(QString, more);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1), (2), (3);"
                                                      "CREATE TABLE x (p INT, n TEXT); INSERT INTO x VALUES (1, 'a'), (2, 'b'), (2, 'c');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  join: [{ table: x, as: x, on: x.p = p.id, none: { skip: nothing }}]\n  columns: { n: x.n }\n%1"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: { ref: p, key: p, missing: \"-1\" } }").arg(more)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, coalesce(q.n, d.q) FROM d LEFT JOIN q ON q.id = d.q ORDER BY d.id")), lines({"1 | 'a'", "3 | -1"}));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'q' | 2204 | 'its row in p became several rows'"}));
    }

    void rowsThatAreBroughtTogetherAgainAreOne()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1), (2);"
                                                      "CREATE TABLE x (p INT, n TEXT); INSERT INTO x VALUES (1, 'a'), (2, 'b'), (2, 'c');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, was INT, n TEXT); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  join: [{ table: x, as: x, on: x.p = p.id }]\n  columns: { was: p.id, n: x.n }\n  group: { by: [was], keep: n DESC }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.n FROM d JOIN q ON q.id = d.q ORDER BY d.id")), lines({"1 | 'a'", "2 | 'c'"}));
    }

    void aRowWithoutAKeyIsNotReferredTo_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("that follows from its row") << QStringLiteral("nullif(id, 2) || 'x'");
        QTest::newRow("that does not") << QStringLiteral("(SELECT max(t.n) FROM target.t AS t WHERE p.id <> 2) || id");
    }

    void aRowWithoutAKeyIsNotReferredTo()
    {
        QFETCH(QString, key);
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1), (2);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 2)"),
                             .target = QStringLiteral("CREATE TABLE t (n TEXT); CREATE TABLE q (id TEXT PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q)"),
                             .moves = QStringLiteral("- move: one\n  query: SELECT 'k' AS n\n  accounts_for: none\n  into: t\n  columns: { n: n }\n"
                                                     "- move: p\n  into: q\n  columns: { id: \"%1\" }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: \"ref(p, p)\" }").arg(key)});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.id FROM d JOIN q ON q.id = d.q ORDER BY d.id")).left(4), QStringLiteral("1 | "));
        QCOMPARE(fixture.quarantine(), lines({"'c' | '2' | 'q' | 2204 | 'its row in p has no key any more'"}));
    }

    void aRowMayReferToOneThatComesLater()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT, n TEXT);"
                                                      "INSERT INTO t VALUES (1, 5, 'a'), (2, 1, 'b'), (3, 6, 'of bad'), (4, 7, 'of left out'), (5, NULL, 'root'),"
                                                      " (6, NULL, 'bad'), (7, 5, 'left out'), (8, 8, 'itself'), (9, 10, 'ring'), (10, 9, 'ring'), (11, 99, 'lost')"),
                             .target = QStringLiteral("CREATE TABLE u (id INTEGER PRIMARY KEY, up INT REFERENCES u (id), n TEXT)"),
                             .moves = QStringLiteral("- move: t\n  into: u\n  columns: { id: id + 100, up: { ref: t, key: up, missing: \"-1\" }, n: n }\n"
                                                     "  where: [{ rule: no, when: n <> 'left out' }]\n  reject: [{ when: n = 'bad', because: it is bad }]")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, up FROM u ORDER BY id")),
                 lines({"101 | 105", "102 | 101", "104 | -1", "105 | NULL", "108 | 108", "109 | 110", "110 | 109", "111 | -1"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, cause, first_cause FROM _godwit_quarantine ORDER BY id")),
                 lines({"'3' | 'its row in t is in quarantine' | 'it is bad'", "'6' | 'it is bad' | ''"}));
    }

    void keepsWhatReachesARoot()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT);"
                                                      "INSERT INTO t VALUES (1, 2), (2, NULL), (3, 1), (4, 5), (5, 4), (6, 99), (7, 6)"),
                             .target = QStringLiteral("CREATE TABLE u (id INTEGER PRIMARY KEY, up INT REFERENCES u (id))"),
                             .moves = QStringLiteral("- move: t\n  into: u\n  columns: { id: id + 10, up: \"ref(t, up)\" }\n"
                                                     "  where:\n    - rule: reaches a root\n      when: >-\n"
                                                     "        id IN (WITH RECURSIVE kept (id) AS (SELECT id FROM t WHERE up IS NULL UNION SELECT t.id FROM t JOIN kept ON t.up = kept.id)\n"
                                                     "        SELECT id FROM kept)")});
        const MoveCursor cursor = fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM u ORDER BY id")), lines({"11 | 12", "12 | NULL", "13 | 11"}));
        QCOMPARE(cursor.skipped, 4);
        QCOMPARE(fixture.quarantine(), QString());
    }

    void refusesReferencesWithinATableWhoseKeysDependOnOtherRows()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT, n TEXT); CREATE TABLE x (t INT, n INT)"),
                             .target = QStringLiteral("CREATE TABLE u (id INTEGER PRIMARY KEY, up INT, n TEXT)"),
                             .moves = QStringLiteral("- move: t\n  into: u\n  join: [{ table: x, as: x, on: x.t = t.id }]\n  columns: { id: x.n, up: \"ref(t, up)\" }")});
        const auto refused = fixture.run(0);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::PlanUnclearReference);
    }

    void aPlaceholderRowStandsInForTheMissing()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO p VALUES (1, 'x');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT); INSERT INTO c VALUES (1, 1), (2, 7), (3, 8)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT NOT NULL REFERENCES q (id))"),
                             .moves = QStringLiteral("- move: placeholder\n  query: SELECT 0 AS id, 'unknown' AS n\n  accounts_for: none\n  into: q\n  columns: { id: id, n: n }\n"
                                                     "- move: p\n  into: q\n  columns: { \"*\": same }\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: { ref: p, key: p, missing: \"0\" } }")});
        QCOMPARE(fixture.runAll().moved, 3);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT d.id, q.n FROM d JOIN q ON q.id = d.q ORDER BY d.id")), lines({"1 | 'x'", "2 | 'unknown'", "3 | 'unknown'"}));
    }

    void remembersManyParentsWithoutMistakingOneForAnother()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id PRIMARY KEY, gone INT);"
                                                      "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 12000)"
                                                      " INSERT INTO p SELECT CASE n % 4 WHEN 0 THEN n WHEN 1 THEN 'k' || n WHEN 2 THEN CAST('k' || n AS BLOB) ELSE n + 0.5 END, n % 7 = 0 FROM c;"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, p);"
                                                      "INSERT INTO c (p) SELECT id FROM p; INSERT INTO c (p) SELECT id FROM p ORDER BY rowid DESC;"
                                                      "INSERT INTO c (p) SELECT id FROM p ORDER BY rowid * 7919 % 12007"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY, was); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT)"),
                             .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: rowid + 50000, was: id }\n  where: [{ rule: stays, when: gone = 0 }]\n"
                                                     "- move: c\n  into: d\n  columns: { id: id, q: { ref: p, key: p, missing: \"-1\" } }")});
        QCOMPARE(fixture.runAll().moved, 36'000);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM d JOIN c USING (id) LEFT JOIN q ON q.id = d.q JOIN p ON p.id = c.p"
                                             " WHERE CASE WHEN p.gone THEN d.q <> -1 ELSE q.was IS NOT c.p END")),
                 lines({"0"}));
    }

    void checksParentsInTablesThatAreKept()
    {
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, up INT); INSERT INTO a VALUES (1, 1), (2, 9)"),
                             .target = QStringLiteral("CREATE TABLE q (id INTEGER PRIMARY KEY); CREATE TABLE d (id INTEGER PRIMARY KEY, q INT REFERENCES q)"),
                             .moves = QStringLiteral("- move: one\n  query: SELECT 1 AS id\n  accounts_for: none\n  into: q\n  columns: { id: id }\n"
                                                     "- move: a\n  into: d\n  columns: { id: id, q: up }")});
        fixture.runAll();
        QCOMPARE(fixture.quarantine(), lines({"'a' | '2' | 'q' | 2201 | 'q has no row with this key'"}));
    }

    void theFirstCauseIsNamedWhateverTheParentsNewKeyIsMadeOf()
    {
        // Keys of an expression over two columns, of a query, and of several columns; 2 is a row's old key in quarantine and no new one.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE s (a TEXT, b INT, n INT, PRIMARY KEY (a, b)) WITHOUT ROWID;"
                                                      "INSERT INTO s VALUES ('x', 1, 1), ('x', 2, -1), ('y', 1, -1);"
                                                      "CREATE TABLE o (id INTEGER PRIMARY KEY, n INT); INSERT INTO o VALUES (1, 1), (2, -1);"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, t TEXT); INSERT INTO c VALUES (1, 'x-1'), (2, 'x-2'), (3, 'z-9');"
                                                      "CREATE TABLE e (id INTEGER PRIMARY KEY, no INT); INSERT INTO e VALUES (1, 11), (2, 12), (3, 2)"),
                             .target = QStringLiteral("CREATE TABLE t (key TEXT PRIMARY KEY, n INT CHECK (n > 0));"
                                                      "CREATE TABLE w (kind TEXT, no INTEGER, n INT CHECK (n > 0), PRIMARY KEY (kind, no));"
                                                      "CREATE TABLE c2 (id INTEGER PRIMARY KEY, t TEXT REFERENCES t);"
                                                      "CREATE TABLE e2 (id INTEGER PRIMARY KEY, kind TEXT, no INTEGER, FOREIGN KEY (kind, no) REFERENCES w)"),
                             .moves = QStringLiteral("- move: s\n  into: t\n  columns: { key: \"a || '-' || b\", n: n }\n"
                                                     "- move: o\n  query: SELECT id, 'k' AS kind, CAST(id + 10 AS TEXT) AS no, n FROM o\n  accounts_for: { table: o, key: [id] }\n"
                                                     "  into: w\n  columns: { kind: kind, no: no, n: n }\n"
                                                     "- move: c\n  into: c2\n  columns: { id: id, t: t }\n"
                                                     "- move: e\n  into: e2\n  columns: { id: id, kind: \"'k'\", no: no }")});
        fixture.runAll();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT s.name, q.key_text, q.column_name, q.code, q.cause, q.first_cause FROM _godwit_quarantine q"
                                             " JOIN _godwit_source s ON s.id = q.source WHERE s.name IN ('c', 'e') ORDER BY s.name, q.key_text")),
                 lines({"'c' | '2' | 't' | 2202 | 'its row in s is in quarantine' | '“n > 0” does not hold (CHECK)'", "'c' | '3' | 't' | 2201 | 't has no row with this key' | ''",
                        "'e' | '2' | '' | 2202 | 'its row in o is in quarantine' | '“n > 0” does not hold (CHECK)'", "'e' | '3' | '' | 2201 | 'w has no row with this key' | ''"}));
    }

    void aRowWhoseParentWasMergedIsToldSo_data()
    {
        QTest::addColumn<bool>("isEarly");
        QTest::newRow("while it moves") << true;
        QTest::newRow("at the end of the phase") << false;
    }

    void aRowWhoseParentWasMergedIsToldSo()
    {
        // References of two columns, and of one that no ref() asks for, follow no merge.
        QFETCH(bool, isEarly);
        const QString parents = QStringLiteral("- move: p\n  into: q\n  columns: { a: upper(a), b: b, name: name }\n  group: { by: [a, name], keep: b }\n"
                                               "  reject: [{ when: name = 'bad', because: it is bad }]\n"
                                               "- move: s\n  into: t\n  columns: { \"*\": same }\n  group: { by: [n], keep: id }\n");
        const QString children = QStringLiteral("- move: c\n  into: d\n  columns: { id: id, a: upper(a), b: b }\n- move: e\n  into: f\n  columns: { \"*\": same }\n");
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (a TEXT, b INT, name TEXT, PRIMARY KEY (a, b)); INSERT INTO p VALUES ('x', 1, 'n'), ('x', 2, 'n'), ('y', 1, 'bad');"
                                                      "CREATE TABLE s (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO s VALUES (1, 'k'), (2, 'k');"
                                                      "CREATE TABLE c (id INTEGER PRIMARY KEY, a TEXT, b INT); INSERT INTO c VALUES (1, 'x', 1), (2, 'x', 2), (3, 'y', 1), (4, 'z', 1), (5, 'x', NULL);"
                                                      "CREATE TABLE e (id INTEGER PRIMARY KEY, s INT); INSERT INTO e VALUES (1, 1), (2, 2), (3, 3)"),
                             .target = QStringLiteral("CREATE TABLE q (a TEXT, b INT, name TEXT, PRIMARY KEY (a, b)); CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, a TEXT, b INT, FOREIGN KEY (a, b) REFERENCES q (a, b)); CREATE TABLE f (id INTEGER PRIMARY KEY, s INT REFERENCES t)"),
                             .moves = isEarly ? parents + children : children + parents});
        fixture.runAll();
        fixture.settle();
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM d ORDER BY id")), lines({"1", "5"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT s.name, q.key_text, q.code, q.cause, q.first_cause FROM _godwit_quarantine q JOIN _godwit_source s ON s.id = q.source"
                                             " WHERE s.name IN ('c', 'e') ORDER BY s.name, q.key_text")),
                 lines({"'c' | '2' | 2203 | 'its row in p was merged into another, with the key ''X'', 1' | ''",
                        isEarly ? "'c' | '3' | 2202 | 'its row in p is in quarantine' | 'it is bad'" : "'c' | '3' | 2202 | 'its row in q is in quarantine' | 'it is bad'",
                        "'c' | '4' | 2201 | 'q has no row with this key' | ''", "'e' | '2' | 2203 | 'its row in s was merged into another, with the key 1' | ''",
                        "'e' | '3' | 2201 | 't has no row with this key' | ''"}));
    }

    void theLineageNamesTheRowThatStaysByAllPartsOfItsKey()
    {
        const auto lineageWith = [](const QString& more) {
            MoveFixture fixture({.source = QStringLiteral("CREATE TABLE p (id INTEGER PRIMARY KEY, t TEXT, n TEXT); INSERT INTO p VALUES (1, 'it''s', 'x'), (2, 'it''s', 'x'), (3, 'u', 'x')"),
                                 .target = QStringLiteral("CREATE TABLE q (t TEXT, id INTEGER, n TEXT, PRIMARY KEY (t, id))"),
                                 .moves = QStringLiteral("- move: p\n  into: q\n  columns: { id: id + 10, t: t, n: n }\n  group: { by: [t, n], keep: id }\n") + more});
            fixture.runAll();
            return fixture.lineage();
        };
        QCOMPARE(lineageWith({}), lines({"'p' | 2 | 0 | 1 | '''it''''s'', 11' | ''"}));
        // What would not hold is not said.
        QCOMPARE(lineageWith(QStringLiteral("- update: q\n  set: { id: id + 1 }")), lines({"'p' | 2 | 0 | 1 | NULL | ''"}));
    }

    void rowsWhoseParentsDidNotComeLeaveAtTheEndOfThePhase()
    {
        // a and b refer to each other, c to itself; t is filled before the tables it refers to.
        MoveFixture fixture({.source = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, b INT); INSERT INTO a VALUES (1, 1), (2, 2), (3, 3), (4, NULL), (5, 9);"
                                                      "CREATE TABLE b (id INTEGER PRIMARY KEY, a INT, n INT); INSERT INTO b VALUES (1, 1, 1), (2, 3, 1), (3, 3, -1), (6, 5, 1);"
                                                      "CREATE TABLE c (id TEXT PRIMARY KEY, up TEXT, k TEXT, n INT) WITHOUT ROWID;"
                                                      "INSERT INTO c VALUES ('p', NULL, 'p', 1), ('q', 'z', 'q', 1), ('r', 'q', 'r', 1), ('s', 'p', 's', 1), ('z', NULL, 'z', -1);"
                                                      "CREATE TABLE d (id INTEGER PRIMARY KEY, c TEXT, k TEXT); INSERT INTO d VALUES (1, 'p', 'x'), (2, 'r', 'y'), (3, 'r', 'y')"),
                             .target = QStringLiteral("CREATE TABLE a2 (id TEXT PRIMARY KEY, b INT REFERENCES b2 (id)); CREATE TABLE b2 (id INTEGER PRIMARY KEY, a TEXT REFERENCES a2, n INT CHECK (n > 0));"
                                                      "CREATE TABLE d2 (id INTEGER PRIMARY KEY, c TEXT REFERENCES c2 (id), k TEXT);"
                                                      "CREATE TABLE c2 (id TEXT PRIMARY KEY, up TEXT REFERENCES c2 (id), k TEXT, n INT CHECK (n > 0)) WITHOUT ROWID"),
                             .moves = QStringLiteral("- move: a\n  into: a2\n  columns: { id: \"'a' || id\", b: b }\n"
                                                     "- move: b\n  into: b2\n  columns: { id: id, a: \"'a' || a\", n: n }\n"
                                                     "- move: d\n  into: d2\n  columns: { \"*\": same }\n  group: { by: [k], keep: id }\n"
                                                     "- move: c\n  into: c2\n  columns: { \"*\": same }")});
        fixture.runAll();
        QCOMPARE(fixture.settle(), 9);
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM a2 ORDER BY id")), lines({"'a1' | 1", "'a4' | NULL"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM b2 ORDER BY id")), lines({"1"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM c2 ORDER BY id")), lines({"'p'", "'s'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM d2 ORDER BY id")), lines({"1"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT s.name, q.key_text, q.cause, q.first_cause FROM _godwit_quarantine q JOIN _godwit_source s ON s.id = q.source ORDER BY s.name, q.key_text")),
                 lines({"'a' | '2' | 'its row in b2 is in quarantine' | '“n > 0” does not hold (CHECK)'", "'a' | '3' | 'its row in b2 is in quarantine' | '“n > 0” does not hold (CHECK)'",
                        "'a' | '5' | 'b2 has no row with this key' | ''", "'b' | '2' | 'its row in a2 is in quarantine' | '“n > 0” does not hold (CHECK)'",
                        "'b' | '3' | '“n > 0” does not hold (CHECK)' | ''", "'b' | '6' | 'its row in a2 is in quarantine' | 'b2 has no row with this key'",
                        "'c' | 'q' | 'its row in c2 is in quarantine' | '“n > 0” does not hold (CHECK)'", "'c' | 'r' | 'its row in c2 is in quarantine' | '“n > 0” does not hold (CHECK)'",
                        "'c' | 'z' | '“n > 0” does not hold (CHECK)' | ''", "'d' | '2' | 'its row in c2 is in quarantine' | '“n > 0” does not hold (CHECK)'",
                        "'d' | '3' | 'the row it was merged into is in quarantine' | '“n > 0” does not hold (CHECK)'"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT move, seen, moved, merged, quarantined, written FROM _godwit_cursor ORDER BY move")),
                 lines({"0 | 5 | 2 | 0 | 3 | 2", "1 | 4 | 1 | 0 | 3 | 1", "2 | 3 | 1 | 0 | 2 | 1", "3 | 5 | 2 | 0 | 3 | 2"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check")), lines({"0"}));
        QCOMPARE(fixture.settle(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMoveReferences)
#include "test_move_references.moc"
