// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/table_restorer.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kFamily = QStringLiteral("CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT);"
                                       "CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INT REFERENCES parents (id) ON DELETE CASCADE);"
                                       "INSERT INTO parents VALUES (1, 'a'), (2, 'b');"
                                       "INSERT INTO children VALUES (10, 1), (11, 2), (12, NULL);");

} // namespace

/// Rows of a snapshot's tables in the place of those of a database, and when not.
class TestTableRestorer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsTheRowsBackBitByBit_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("since");
        QTest::addColumn<QString>("tables"); // with semicolons between them
        QTest::addColumn<QString>("query");  // gives the same from the snapshot and, afterwards, from the database
        QTest::newRow("rows changed, added and gone")
            << kFamily << "UPDATE parents SET name = 'x' WHERE id = 1; INSERT INTO parents VALUES (3, 'c'); DELETE FROM children WHERE id = 10"
            << "parents;children" << "SELECT 'p', * FROM parents UNION ALL SELECT 'c', * FROM children ORDER BY 1, 2";
        QTest::newRow("row ids without a key")
            << "CREATE TABLE t (a); INSERT INTO t (rowid, a) VALUES (7, 'seven'), (9000000000, 'far')" << "DELETE FROM t; INSERT INTO t VALUES ('one')" << "t"
            << "SELECT rowid, a FROM t ORDER BY 1";
        QTest::newRow("row ids of a key that is none")
            << "CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b); INSERT INTO t (rowid, a, b) VALUES (5, 1, 'x'), (3, 2, 'y')" << "DELETE FROM t" << "t"
            << "SELECT rowid, a, b FROM t ORDER BY 1";
        QTest::newRow("a column named rowid") << "CREATE TABLE t (rowid TEXT, oid TEXT); INSERT INTO t (_rowid_, rowid, oid) VALUES (4, 'r', 'o')"
                                              << "UPDATE t SET rowid = 'other'" << "t" << "SELECT _rowid_, rowid, oid FROM t ORDER BY 1";
        QTest::newRow("all names of the row id taken") << "CREATE TABLE t (rowid, oid, _rowid_); INSERT INTO t VALUES (1, 2, 3), (4, 5, 6)" << "DELETE FROM t" << "t"
                                                       << "SELECT * FROM t ORDER BY 1";
        QTest::newRow("without rowid, composite and descending")
            << "CREATE TABLE t (a TEXT, b INT, c BLOB, PRIMARY KEY (a, b DESC)) WITHOUT ROWID; INSERT INTO t VALUES ('x', 1, x'00ff'), ('x', 2, x'')"
            << "UPDATE t SET c = NULL; INSERT INTO t VALUES ('y', 1, 1)" << "t" << "SELECT * FROM t ORDER BY a, b";
        QTest::newRow("NUL, no UTF-8, extremes")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, v);"
               "INSERT INTO t VALUES (1, CAST(x'610062' AS TEXT)), (2, CAST(x'ff41' AS TEXT)), (3, x''), (4, 9e999), (5, -0.0), (6, 9223372036854775807),"
               " (7, 9007199254740993), (8, ''), (9, 'a''b\"c')"
            << "UPDATE t SET v = 0" << "t" << "SELECT id, typeof(v), hex(v), v FROM t ORDER BY id";
        QTest::newRow("names with quotes, commas and a newline")
            << "CREATE TABLE \"a\"\"b, 'c'\n\" (\"x\"\"y\" TEXT, \"select\" INT); INSERT INTO \"a\"\"b, 'c'\n\" VALUES ('v', 1)" << "DELETE FROM \"a\"\"b, 'c'\n\"" << "a\"b, 'c'\n"
            << "SELECT * FROM \"a\"\"b, 'c'\n\" ORDER BY 1";
        QTest::newRow("generated columns")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b AS (a * 2), c INT AS (a + 1) STORED, UNIQUE (c)); INSERT INTO t (id, a) VALUES (1, 5), (2, 6)"
            << "UPDATE t SET a = a + 10" << "t" << "SELECT * FROM t ORDER BY id";
        QTest::newRow("a virtual column that is a plain one now")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT AS (price * 2)); INSERT INTO t (id, price) VALUES (1, 5), (2, 6)"
            << "CREATE TABLE u (id INTEGER PRIMARY KEY, price INT, total INT); DROP TABLE t; ALTER TABLE u RENAME TO t; INSERT INTO t VALUES (9, 9, 9)" << "t"
            << "SELECT id, price, total, typeof(total) FROM t ORDER BY id";
        QTest::newRow("a stored column that is a plain one now, and must not be NULL")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT AS (price * 2) STORED); INSERT INTO t (id, price) VALUES (1, 5), (2, 6)"
            << "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT NOT NULL)" << "t" << "SELECT id, price, total FROM t ORDER BY id";
        QTest::newRow("a computed column that is the key now")
            << "CREATE TABLE t (a TEXT, k TEXT AS (lower(a))); INSERT INTO t (a) VALUES ('X'), ('Y')"
            << "DROP TABLE t; CREATE TABLE t (a TEXT, k TEXT PRIMARY KEY) WITHOUT ROWID" << "t" << "SELECT a, k FROM t ORDER BY k";
        QTest::newRow("nothing but what was computed is there now")
            << "CREATE TABLE t (a INT, b INT AS (a + 1)); INSERT INTO t (a) VALUES (1), (2)" << "DROP TABLE t; CREATE TABLE t (b INT)" << "t" << "SELECT b FROM t ORDER BY b";
        QTest::newRow("a plain column that computes the same now")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT); INSERT INTO t VALUES (1, 5, 10), (2, NULL, NULL)"
            << "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT AS (price * 2))" << "t" << "SELECT id, price, total FROM t ORDER BY id";
        QTest::newRow("strict") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a ANY, b TEXT) STRICT; INSERT INTO t VALUES (1, '12', 'x'), (2, 12, 'y')" << "DELETE FROM t" << "t"
                                << "SELECT id, typeof(a), a, b FROM t ORDER BY id";
        QTest::newRow("a table that is gone") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE UNIQUE INDEX t_a ON t (a); CREATE TABLE log (a);"
                                                 "CREATE TRIGGER t_new AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END; INSERT INTO t VALUES (3, 'z')"
                                              << "DROP TABLE t" << "t" << "SELECT id, a FROM t UNION ALL SELECT name, sql FROM sqlite_schema WHERE name LIKE 't_%' ORDER BY 1";
        QTest::newRow("a new column has its default") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 'x')"
                                                      << "ALTER TABLE t ADD COLUMN b INT NOT NULL DEFAULT 7; ALTER TABLE t ADD COLUMN c; UPDATE t SET a = 'y', b = 1" << "t"
                                                      << "SELECT id, a FROM t ORDER BY id";
        QTest::newRow("a column is gone") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT); INSERT INTO t VALUES (1, 'x', 'y')"
                                          << "ALTER TABLE t DROP COLUMN b; DELETE FROM t" << "t" << "SELECT id, a FROM t ORDER BY id";
        QTest::newRow("another collation of the key") << "CREATE TABLE t (k TEXT PRIMARY KEY COLLATE NOCASE, v); INSERT INTO t VALUES ('Ab', 1), ('c', 2)" << "DELETE FROM t" << "T"
                                                      << "SELECT rowid, * FROM t ORDER BY k";
    }

    void bringsTheRowsBackBitByBit()
    {
        QFETCH(QString, tables);
        QFETCH(QString, query);
        const Status done = replaced(tables.split(u';'));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().what + done.error().detail));
        auto then = Database::open(snapshot());
        auto now = Database::open(present());
        QCOMPARE(rowsOf(*now, query), rowsOf(*then, query));
        QCOMPARE(now->text(QStringLiteral("PRAGMA integrity_check")).value(), QStringLiteral("ok"));
    }

    void refusesAndLeavesEverythingAsItWas_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("since");
        QTest::addColumn<QString>("tables");
        QTest::addColumn<QString>("why");
        QTest::newRow("children whose parent is gone") << kFamily << "DELETE FROM children; DELETE FROM parents WHERE id = 2" << "children"
                                                       << "1 row would refer to nothing: children 11 would refer to parents 2";
        QTest::newRow("a parent that children since refer to") << kFamily << "INSERT INTO parents VALUES (3, 'c'); INSERT INTO children VALUES (13, 3)" << "parents"
                                                               << "children 13 would refer to parents 3";
        QTest::newRow("without rowid, by its key")
            << "CREATE TABLE p (a TEXT, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID;"
               "CREATE TABLE c (k TEXT PRIMARY KEY, a TEXT, b INT, FOREIGN KEY (a, b) REFERENCES p) WITHOUT ROWID; INSERT INTO p VALUES ('x', 1)"
            << "INSERT INTO p VALUES ('y', 2); INSERT INTO c VALUES ('it''s', 'y', 2)" << "p" << "c 'it''s' would refer to p 'y', 2";
        QTest::newRow("itself") << "CREATE TABLE t (id INTEGER PRIMARY KEY, up INT); INSERT INTO t VALUES (1, NULL), (2, 9)"
                                << "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t)" << "t" << "t 2 would refer to t 9";
        QTest::newRow("a parent that is no table any more") << kFamily << "DELETE FROM children; DROP TABLE parents" << "children" << "children 10 would refer to parents 1";
        QTest::newRow("renamed to one that must be there") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL); INSERT INTO t VALUES (1, 'x')"
                                                           << "ALTER TABLE t RENAME COLUMN a TO b" << "t" << "the snapshot has no column b";
        QTest::newRow("another key") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a)" << "DROP TABLE t; CREATE TABLE t (key TEXT PRIMARY KEY, a)" << "t" << "which is of its key";
        QTest::newRow("a stricter definition") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'x')"
                                               << "DELETE FROM t; CREATE UNIQUE INDEX t_a ON t (a)" << "t" << "UNIQUE";
        QTest::newRow("values that would be converted") << "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, '0012')"
                                                        << "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, a INT)" << "t" << "would not come out as they are";
        QTest::newRow("a plain column that computes another value now")
            << "CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT); INSERT INTO t VALUES (1, 5, 10), (2, 6, 99)"
            << "DROP TABLE t; CREATE TABLE t (id INTEGER PRIMARY KEY, price INT, total INT AS (price * 2))" << "t" << "would not come out as they are";
        QTest::newRow("no such table") << kFamily << "" << "pets" << "the snapshot has no such table";
        QTest::newRow("a view") << kFamily + "CREATE VIEW v AS SELECT 1" << "" << "v" << "it is a view";
        QTest::newRow("full text") << "CREATE VIRTUAL TABLE f USING fts5 (a)" << "" << "f" << "a module keeps its rows";
        QTest::newRow("what a module keeps") << "CREATE VIRTUAL TABLE f USING fts5 (a)" << "" << "f_data" << "a module keeps its rows";
        QTest::newRow("its name is taken") << "CREATE TABLE t (a)" << "DROP TABLE t; CREATE VIEW T AS SELECT 1" << "t" << "taken by a view";
        QTest::newRow("its index's name is taken") << "CREATE TABLE t (a); CREATE INDEX i ON t (a)" << "DROP TABLE t; CREATE TABLE i (a)" << "t" << "index i is taken by a table";
        QTest::newRow("its trigger could not run") << "CREATE TABLE t (a); CREATE TABLE log (a); CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (1); END"
                                                   << "DROP TABLE t; DROP TABLE log" << "t" << "a trigger of it could not run";
        QTest::newRow("one of two") << kFamily << "UPDATE parents SET name = 'x'" << "parents;pets" << "pets cannot be restored by itself";
    }

    void refusesAndLeavesEverythingAsItWas()
    {
        QFETCH(QString, tables);
        QFETCH(QString, why);
        make();
        const QString before = treeOf(present());
        const Status done = replace(tables.split(u';'));
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::TablesRefused);
        QVERIFY2(done.error().what.contains(why), qPrintable(done.error().what));
        QCOMPARE(treeOf(present()), before);
        auto looking = open(tables.split(u';'), false);
        QVERIFY(looking);
        if (why.contains(QStringLiteral("refer to"))) { // foreseen, too
            const Status foreseen = looking->refuseBroken();
            QVERIFY(!foreseen && foreseen.error().what == done.error().what);
        }
    }

    void neitherCascadesNorFires()
    {
        const QString then = kFamily + QStringLiteral("CREATE TRIGGER p_gone AFTER DELETE ON parents BEGIN DELETE FROM children; END;"
                                                      "CREATE TRIGGER p_new AFTER INSERT ON parents BEGIN SELECT RAISE (ABORT, 'no'); END;");
        make(then.left(then.indexOf(QStringLiteral("CREATE TRIGGER"))), QStringLiteral("UPDATE parents SET name = 'x';") + then.mid(then.indexOf(QStringLiteral("CREATE TRIGGER"))));
        QVERIFY(replace({QStringLiteral("parents")}));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT count(*) FROM children")), QStringLiteral("3"));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT group_concat(name, '') FROM parents")), QStringLiteral("ab"));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")), QStringLiteral("2"));
    }

    void givesNoNumberTwice()
    {
        const QString table = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a); INSERT INTO t (a) VALUES (1), (2), (3); DELETE FROM t WHERE id = 3;");
        make(table, QStringLiteral("INSERT INTO t (a) VALUES (4), (5)"));
        QVERIFY(replace({QStringLiteral("t")}));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 't'")), QStringLiteral("5"));
        make(table, QStringLiteral("DROP TABLE t"));
        QVERIFY(replace({QStringLiteral("t")}));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 't'")), QStringLiteral("3"));
    }

    void takesWhatWasBrokenAlreadyForKnown()
    {
        const QString broken = kFamily + QStringLiteral("INSERT INTO children VALUES (14, 99);");
        make(broken, QStringLiteral("DELETE FROM children")); // broken in the snapshot
        QVERIFY(replace({QStringLiteral("children")}));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT count(*) FROM children")), QStringLiteral("4"));
        make(kFamily, QStringLiteral("INSERT INTO children VALUES (14, 99); DELETE FROM parents")); // broken in the database
        QVERIFY(replace({QStringLiteral("parents")}));
        make(kFamily, QStringLiteral("UPDATE children SET parent_id = 99 WHERE id = 10; DELETE FROM parents WHERE id = 1")); // another value than before
        const Status other = replace({QStringLiteral("children")});
        QVERIFY(!other);
        QVERIFY(other.error().what.contains(QStringLiteral("children 10 would refer to parents 1")));
    }

    void buildsFullTextOverTheTableAgain()
    {
        const QString then = QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO notes VALUES (1, 'old words');"
                                            "CREATE VIRTUAL TABLE search USING fts5 (body, content='notes', content_rowid='id');"
                                            "INSERT INTO search (search) VALUES ('rebuild');");
        make(then, QStringLiteral("UPDATE notes SET body = 'new'; INSERT INTO search (search) VALUES ('rebuild')"));
        QVERIFY(replace({QStringLiteral("notes")}));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT count(*) FROM search WHERE search MATCH 'words'")), QStringLiteral("1"));
        QCOMPARE(figureOf(present(), QStringLiteral("SELECT count(*) FROM search WHERE search MATCH 'new'")), QStringLiteral("0"));
    }

    void saysWhatElseHappens()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, a, gone, twice); CREATE TABLE u (a); CREATE INDEX u_a ON u (a);"),
             QStringLiteral("ALTER TABLE t DROP COLUMN twice; ALTER TABLE t ADD COLUMN twice AS (a * 2); DROP TABLE u; ALTER TABLE t ADD COLUMN fresh DEFAULT 1; ALTER TABLE t DROP COLUMN gone;"
                            "CREATE TRIGGER tr AFTER DELETE ON t BEGIN SELECT 1; END"));
        auto looking = open({QStringLiteral("t"), QStringLiteral("u")}, false);
        QVERIFY(looking);
        const QString t = looking->plans().at(0).notes.join(u'\n');
        for (const char* said : {"their default: fresh", "in the snapshot: gone.", "computed now: twice", "do not fire: tr"})
            QVERIFY2(t.contains(QString::fromLatin1(said)), qPrintable(t));
        QVERIFY(looking->plans().at(1).notes.first().contains(QStringLiteral("made anew, with u_a")));
    }

private:
    QString snapshot() const { return m_folder.filePath(QStringLiteral("snapshot.db")); }
    QString present() const { return m_folder.filePath(QStringLiteral("app.db")); }
    void make(const QString& then, const QString& since)
    {
        QFile::remove(snapshot());
        QFile::remove(present());
        databaseOf(m_folder.path(), then, QStringLiteral("snapshot.db"));
        QVERIFY(QFile::copy(snapshot(), present()));
        databaseOf(m_folder.path(), since);
    }
    void make()
    {
        QFETCH(QString, then);
        QFETCH(QString, since);
        make(then, since);
    }
    Result<TableRestorer> open(const QStringList& tables, bool writes) const
    {
        return TableRestorer::open({.file = present(), .snapshot = snapshot(), .tables = tables, .writes = writes});
    }
    Status replace(const QStringList& tables) const
    {
        GODWIT_TRY(TableRestorer restorer, open(tables, true));
        return restorer.replace();
    }
    Status replaced(const QStringList& tables)
    {
        make();
        return replace(tables);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTableRestorer)
#include "test_table_restorer.moc"
