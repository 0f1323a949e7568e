// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/move/change_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kSource = QStringLiteral(
    "CREATE TABLE kinds (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, twice AS (id * 2) STORED, raw, parent INT REFERENCES kinds);"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, kind_id INT REFERENCES kinds (id) ON DELETE CASCADE);"
    "CREATE INDEX kinds_old ON kinds (raw);"
    "CREATE INDEX kinds_name ON kinds (name);"
    "CREATE VIEW kinds_view AS SELECT id, only_the_application_has(name) AS n FROM kinds;"
    "CREATE VIEW taken AS SELECT id FROM kinds;"
    "CREATE TRIGGER kinds_trigger AFTER INSERT ON kinds BEGIN SELECT only_the_application_has(new.id); END;"
    "CREATE TRIGGER on_view INSTEAD OF INSERT ON kinds_view BEGIN SELECT 1; END;"
    "CREATE TRIGGER notes_trigger AFTER INSERT ON notes BEGIN UPDATE kinds SET name = 'x' WHERE id = new.kind_id; END;"
    "INSERT INTO kinds (id, name, raw, parent) VALUES (1, 'one', X'00', NULL), (2, NULL, 0.0 * -1, 1), (40, CAST(X'ff00' AS TEXT), 9007199254740993, NULL);"
    "DELETE FROM kinds WHERE id = 40; INSERT INTO kinds (id, name, raw) VALUES (7, CAST(X'ff00' AS TEXT), 9007199254740993);"
    "INSERT INTO notes VALUES (10, 1), (11, 2), (12, 7)");

ChangeText rebuilt(const QString& target, const QString& columns = {})
{
    QString source = kSource;
    source.remove(QStringLiteral("CREATE TRIGGER kinds_trigger AFTER INSERT ON kinds BEGIN SELECT only_the_application_has(new.id); END;"));
    source += QStringLiteral("; CREATE TRIGGER kinds_trigger AFTER INSERT ON kinds BEGIN SELECT only_the_application_has(new.id); END");
    source.remove(QStringLiteral("CREATE TRIGGER notes_trigger AFTER INSERT ON notes BEGIN UPDATE kinds SET name = 'x' WHERE id = new.kind_id; END;"));
    source += QStringLiteral("; CREATE TRIGGER notes_trigger AFTER INSERT ON notes BEGIN UPDATE kinds SET name = 'x' WHERE id = new.kind_id; END");
    return {.source = source, .target = target, .steps = QStringLiteral("- rebuild: kinds") + columns, .keep = QStringLiteral("notes")};
}

const QString kTarget = QStringLiteral(
    "CREATE TABLE kinds (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, raw, parent INT REFERENCES kinds (id), size INTEGER NOT NULL DEFAULT 5,"
    " longer AS (name || '!'), CHECK (kinds.size > 0));\n"
    "CREATE INDEX kinds_name ON kinds (lower(name)) WHERE name IS NOT NULL;\n"
    "CREATE UNIQUE INDEX kinds_raw ON kinds (raw);\n"
    "CREATE VIEW taken AS SELECT name FROM kinds;\n");

} // namespace

class TestRebuilds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesATableItsNewDefinitionWithAllItsRows()
    {
        ChangeFixture fixture(rebuilt(kTarget));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, name, raw, parent, size, longer FROM kinds WHERE id < 7")),
                 lines({"1 | 'one' | X'00' | NULL | 5 | 'one!'", "2 | NULL | (0.0 * -1) | 1 | 5 | NULL"}));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT hex(CAST(name AS BLOB)), typeof(name), raw FROM kinds WHERE id = 7")), QStringLiteral("'FF00' | 'text' | 9007199254740993\n"));
        const Catalog now = *readCatalog(fixture.work());
        const Table* const kinds = now.table(QStringLiteral("kinds"));
        QVERIFY2(kinds->sql.contains(QStringLiteral("REFERENCES \"kinds\"")) && kinds->sql.contains(QStringLiteral("CHECK (\"kinds\".size > 0)")), qPrintable(kinds->sql));
        QVERIFY(!now.hasName(QStringLiteral("_godwit_new_kinds")));
        QCOMPARE(now.table(QStringLiteral("notes"))->foreignKeys.first().parent, QStringLiteral("kinds"));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0")); // once done it is done
    }

    void numbersGivenOnceAreNotGivenAgain()
    {
        ChangeFixture fixture(rebuilt(kTarget));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, seq FROM sqlite_sequence")), QStringLiteral("'kinds' | 40\n"));
    }

    void childrenAreNotLostByCascade()
    {
        ChangeFixture fixture(rebuilt(kTarget));
        QVERIFY(fixture.work().execute(QStringLiteral("PRAGMA foreign_keys = ON")));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("3\n"));
        QCOMPARE(fixture.rows(QStringLiteral("PRAGMA foreign_key_check")), QString());
    }

    void indexesViewsAndTriggersAreThereAgain()
    {
        ChangeFixture fixture(rebuilt(kTarget));
        QCOMPARE(fixture.figures(), QStringLiteral("3 3 0 0 0"));
        // `taken` is the target's: it comes at the cut-over. kinds_old is not in the target's schema.
        QCOMPARE(fixture.rows(QStringLiteral("SELECT type, name FROM sqlite_schema WHERE type <> 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_godwit%' ESCAPE '\\' ORDER BY 2")),
                 lines({"'index' | 'kinds_name'", "'index' | 'kinds_raw'", "'trigger' | 'kinds_trigger'", "'view' | 'kinds_view'",
                         "'trigger' | 'notes_trigger'", "'trigger' | 'on_view'"}));
        QVERIFY(fixture.rows(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = 'kinds_name'")).contains(QStringLiteral("WHERE name IS NOT NULL")));
        QCOMPARE(fixture.rows(QStringLiteral("PRAGMA integrity_check")), QStringLiteral("'ok'\n"));
    }

    void rowsThatAreRefusedGoToQuarantineWithTheirDependants()
    {
        QString target = kTarget;
        target.replace(QStringLiteral("name TEXT,"), QStringLiteral("name TEXT CHECK (name <> 'one'),"));
        ChangeFixture fixture(rebuilt(target));
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 0 2"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM kinds")), QStringLiteral("7\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id FROM notes")), QStringLiteral("12\n"));
        QCOMPARE(fixture.changed(), lines({"'kinds' | 2 | 0 | 0 | 0 | 0", "'notes' | 2 | 0 | 0 | 0 | 0"}));
        QVERIFY2(fixture.quarantine().startsWith(QStringLiteral("'kinds' | '1' | '' | 2110 | '“name <> ''one''” does not hold (CHECK)' | ''\n")), qPrintable(fixture.quarantine()));
    }

    void aRowThatTheNewTableRefusesNamesItsColumnAndTheCause()
    {
        const QString target = QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL, raw UNIQUE, parent INT);\n");
        ChangeText text = rebuilt(target, QStringLiteral("\n  columns: { parent: \"CASE id WHEN 7 THEN json('broken') ELSE parent END\" }"));
        text.source.replace(QStringLiteral("INSERT INTO notes VALUES (10, 1), (11, 2), (12, 7)"),
                            QStringLiteral("INSERT INTO kinds (id, name, raw) VALUES (50, 'fifty', X'00')"));
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("4 1 0 0 3"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT key_text, column_name, cause FROM _godwit_quarantine ORDER BY key_text")),
                 lines({"'2' | 'name' | 'name has no value (NOT NULL)'", "'50' | 'raw' | 'two rows have the same raw (UNIQUE)'",
                         "'7' | 'parent' | 'an expression failed: malformed JSON'"}));
    }

    void aDependantThatWasCopiedAlreadyLeavesToo()
    {
        QString target = kTarget;
        target.replace(QStringLiteral("name TEXT,"), QStringLiteral("name TEXT CHECK (hex(name) <> 'FF00'),"));
        ChangeText text = rebuilt(target);
        text.source += QStringLiteral("; UPDATE kinds SET parent = 7 WHERE id = 1");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 0 0 0 3"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT (SELECT count(*) FROM kinds), (SELECT count(*) FROM notes)")), QStringLiteral("0 | 0\n"));
    }

    void columnsCanBeMapped()
    {
        ChangeText text = rebuilt(QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY, title TEXT NOT NULL, twice INT, parent INT, raw);\n"),
                                  QStringLiteral("\n  columns: { title: { lookup: titles, of: name, otherwise: \"CASE id WHEN 7 THEN json('broken') ELSE coalesce(name, :none) END\" }, parent: \"iif(id = 2, reject('two'), parent)\" }"));
        text.lookups = QStringLiteral("{ titles: { one: First } }");
        text.parameters = QStringLiteral("{ none: none }");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 0 2"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT id, title, twice FROM kinds")), QStringLiteral("1 | 'First' | 2\n"));
        QVERIFY2(fixture.quarantine().contains(QStringLiteral("'an expression failed: malformed JSON'")), qPrintable(fixture.quarantine()));
        QVERIFY(fixture.quarantine().contains(QStringLiteral("'two'")));
    }

    void aLookupCanLeaveRowsOut()
    {
        ChangeText text = rebuilt(kTarget, QStringLiteral("\n  columns: { name: { lookup: titles, of: name, otherwise: { skip: only one } } }"));
        text.lookups = QStringLiteral("{ titles: { one: First } }");
        text.source += QStringLiteral("; UPDATE notes SET kind_id = 1");
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 1 0 2 0"));
        QCOMPARE(fixture.changed(), QStringLiteral("'kinds' | 0 | 2 | 0 | 0 | 0\n"));
    }

    void referencesThatWouldBreakUndoEverything()
    {
        ChangeText text = rebuilt(kTarget, QStringLiteral("\n  columns: { name: { lookup: titles, of: name, otherwise: { skip: only one } } }"));
        text.lookups = QStringLiteral("{ titles: { one: First } }");
        ChangeFixture fixture(text);
        QVERIFY2(fixture.figures().startsWith(QStringLiteral("GW-6002 rebuild kinds: 2 rows of notes → kinds would refer to nothing.")), qPrintable(fixture.figures()));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*), sum(twice) FROM kinds")), QStringLiteral("3 | 20\n"));
        QCOMPARE(fixture.changed(), QString());
        QCOMPARE(fixture.left(), QString());
    }

    void aKeyThatOthersReferToMustStay()
    {
        ChangeFixture fixture(rebuilt(QStringLiteral("CREATE TABLE kinds (name TEXT, raw, parent);\n")));
        QVERIFY2(fixture.figures().contains(QStringLiteral("the references of notes would not fit its new definition")), qPrintable(fixture.figures()));
    }

    void tablesWithoutARowIdAreRebuiltToo()
    {
        ChangeText text = rebuilt(QStringLiteral("CREATE TABLE kinds (a TEXT, b INT, n INT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"));
        text.source = QStringLiteral("CREATE TABLE kinds (a TEXT, b INT, n, PRIMARY KEY (a, b)) WITHOUT ROWID; INSERT INTO kinds VALUES ('x', 1, 1), ('x', 2, NULL), ('y', 1, 3)");
        text.keep.clear();
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("3 2 0 0 1"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT * FROM kinds")), lines({"'x' | 1 | 1", "'y' | 1 | 3"}));
        QVERIFY2(fixture.quarantine().contains(QStringLiteral("| 'n' | 2110 | 'n has no value (NOT NULL)'")), qPrintable(fixture.quarantine()));
    }

    void rowIdsStayWithoutAKey()
    {
        ChangeText text = rebuilt(QStringLiteral("CREATE TABLE kinds (name TEXT, size INT DEFAULT 1);\n"));
        text.source = QStringLiteral("CREATE TABLE kinds (name); INSERT INTO kinds VALUES (1), (2), (3); DELETE FROM kinds WHERE name = 2");
        text.keep.clear();
        ChangeFixture fixture(text);
        QCOMPARE(fixture.figures(), QStringLiteral("2 2 0 0 0"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT rowid, name, size FROM kinds")), lines({"1 | '1' | 1", "3 | '3' | 1"}));
    }

    void goesOnWhereItStoodAfterAnyBatch_data()
    {
        QTest::addColumn<CancelToken::Wish>("wish");
        QTest::newRow("pause") << CancelToken::Wish::Pause;
        QTest::newRow("cancel") << CancelToken::Wish::Cancel;
    }

    void goesOnWhereItStoodAfterAnyBatch()
    {
        QFETCH(CancelToken::Wish, wish);
        constexpr int kRows = 3000;
        ChangeText text = rebuilt(QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INT REFERENCES kinds, name TEXT CHECK (id % 1000 <> 0), size INT DEFAULT 1, made TEXT);\n"
                                                 "CREATE UNIQUE INDEX kinds_name ON kinds (name);\nCREATE INDEX kinds_size ON kinds (size, id);\n"),
                                  QStringLiteral("\n  columns: { made: uuid4() }"));
        text.source = QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INT REFERENCES kinds, name TEXT);"
                                     "CREATE INDEX kinds_name ON kinds (name); CREATE VIEW kinds_view AS SELECT id FROM kinds;"
                                     "INSERT INTO kinds WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                                     " SELECT i, iif(i = 7, 2000, NULL), 'name ' || i FROM n").arg(kRows);
        text.keep.clear();
        ChangeFixture fixture(text);
        QVERIFY(fixture.runWithStops(0, wish) > 15);
        // 3 break the check; the one that was copied long before and refers to one of them leaves with it.
        QCOMPARE(fixture.figures(), QStringLiteral("3000 2996 0 0 4"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*), count(DISTINCT made), min(id) FROM kinds WHERE name = 'name ' || id")), QStringLiteral("2996 | 2996 | 1\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM _godwit_quarantine")), QStringLiteral("4\n"));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE name GLOB 'kinds*' ORDER BY name")), lines({"'kinds'", "'kinds_name'", "'kinds_size'", "'kinds_view'"}));
        QVERIFY(fixture.rows(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = 'kinds_name'")).contains(QStringLiteral("UNIQUE")));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT name, seq FROM sqlite_sequence")), QStringLiteral("'kinds' | 3000\n"));
        QCOMPARE(fixture.rows(QStringLiteral("PRAGMA integrity_check")), QStringLiteral("'ok'\n"));
        QCOMPARE(fixture.left(), QString());
    }

    void aTableIsAsItWasUntilTheNewOneTakesItsPlace()
    {
        ChangeText text = rebuilt(QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT CHECK (id <> 1), size INT DEFAULT 1);\n"));
        text.source = QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT); CREATE VIEW kinds_view AS SELECT id FROM kinds;"
                                     "INSERT INTO kinds WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) SELECT i, 'x' FROM n");
        text.keep.clear();
        ChangeFixture fixture(text);
        fixture.setRowsABatch(50);
        const CancelToken cancel;
        const auto result = fixture.run(0, 0, cancel, [&](const ChangeProgress&) { cancel.ask(CancelToken::Wish::Cancel); });
        QVERIFY(!result && result.error().code == ErrorCode::Cancelled);
        QVERIFY(!fixture.rows(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = 'kinds'")).contains(QStringLiteral("size")));
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*) FROM kinds_view")), QStringLiteral("600\n"));
        QCOMPARE(fixture.quarantine(), QString());
        QVERIFY(fixture.rows(QStringLiteral("SELECT count(*) > 0 FROM _godwit_new_kinds")).contains(u'1'));
        fixture.reopen();
        QCOMPARE(fixture.figures(), QStringLiteral("600 599 0 0 1"));
    }

    void anIndexThatCannotBeMadeIsToldBeforeARowIsCopied()
    {
        ChangeFixture fixture(rebuilt(kTarget + QStringLiteral("CREATE INDEX notes ON kinds (name);\n")));
        int batches = 0;
        const auto result = fixture.run(0, 0, {}, [&](const ChangeProgress&) { ++batches; });
        QVERIFY2(!result && result.error().what.contains(QStringLiteral("already a table named notes")), result ? "" : qPrintable(result.error().what));
        QCOMPARE(batches, 0);
        QCOMPARE(fixture.left(), QString());
        QCOMPARE(fixture.rows(QStringLiteral("SELECT count(*), sum(twice) FROM kinds")), QStringLiteral("3 | 20\n"));
    }
};

QTEST_GUILESS_MAIN(TestRebuilds)
#include "test_rebuilds.moc"
