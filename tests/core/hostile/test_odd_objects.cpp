// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_run.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Objects that databases have and few tools expect: kept, or moved, through a whole run.
class TestOddObjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesWhatIsKept_data();
    void carriesWhatIsKept();
    void carriesWhatMoves_data();
    void carriesWhatMoves();
    void keepsTheFileAsItIsLaidOut_data();
    void keepsTheFileAsItIsLaidOut();
};

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// The schema of everything but what the run adds.
const QString kSchema = text("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name <> '_fresh' "
                             "AND name NOT LIKE 'sqlite_%'"
                             " ORDER BY type, name");

void keptRow(const char* name, const char* source, const QStringList& keep, const QStringList& same,
             const QStringList& after = {})
{
    QTest::newRow(name) << WholeRun{.source = text(source),
                                    .target = {},
                                    .keep = keep,
                                    .same = QStringList(kSchema) + same,
                                    .after = after};
}

void movedRow(const char* name, const char* source, const char* target, const char* moves,
              const QStringList& same, const QStringList& after = {})
{
    QTest::newRow(name) << WholeRun{
        .source = text(source), .target = text(target), .moves = text(moves), .same = same, .after = after};
}

} // namespace

void TestOddObjects::carriesWhatIsKept_data()
{
    QTest::addColumn<WholeRun>("run");
    keptRow("WITHOUT ROWID, composite, DESC and collated keys",
            "CREATE TABLE w (a TEXT COLLATE NOCASE, b INT, v, PRIMARY KEY (a DESC, b)) WITHOUT ROWID;"
            "INSERT INTO w VALUES ('x', 1, X'00'), ('Y', -1, NULL), ('y', 2, 1.5)",
            {text("w")}, {text("SELECT * FROM w ORDER BY a, b")});
    keptRow("columns named rowid, _rowid_ and oid",
            "CREATE TABLE r (rowid TEXT, _rowid_ TEXT, oid TEXT, id INT PRIMARY KEY); INSERT INTO r VALUES "
            "('a', 'b', 'c', 1), ('d', 'e', 'f', 2)",
            {text("r")}, {text("SELECT * FROM r ORDER BY id")});
    keptRow("triggers: recursive, RAISE",
            "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT);"
            "CREATE TRIGGER again AFTER UPDATE OF n ON t WHEN new.n > 0 BEGIN UPDATE t SET n = new.n - 1 "
            "WHERE id = new.id; END;"
            "CREATE TRIGGER never BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'never'); END;"
            "INSERT INTO t VALUES (1, 5), (2, 7)",
            {text("t")}, {text("SELECT * FROM t ORDER BY id")});
    const QString through = text(
        "CREATE VIEW v AS SELECT id, n FROM t;"
        "CREATE TRIGGER through INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.id, new.n); END;");
    QTest::newRow("a view with INSTEAD OF, which the target has too") << WholeRun{
        .source =
            text("CREATE TABLE t (id INTEGER PRIMARY KEY, n INT); INSERT INTO t VALUES (1, 5);") + through,
        .target = text("CREATE TABLE _fresh (id INTEGER PRIMARY KEY);") + through,
        .keep = {text("t")},
        .same = {kSchema, text("SELECT * FROM v ORDER BY id")}};
    keptRow(
        "R-tree",
        "CREATE VIRTUAL TABLE boxes USING rtree(id, a, b); INSERT INTO boxes VALUES (1, 0, 1.5), (2, -3, 8)",
        {text("boxes")}, {text("SELECT * FROM boxes ORDER BY id"), text("SELECT rtreecheck('boxes')")});
    keptRow(
        "FTS5 with its own text",
        "CREATE VIRTUAL TABLE f USING fts5(a, b); INSERT INTO f VALUES ('one two', 'three'), ('Ünï', X'41')",
        {text("f")},
        {text("SELECT rowid, * FROM f ORDER BY rowid"), text("SELECT rowid FROM f WHERE f MATCH 'two'")});
    keptRow(
        "FTS5 over another table",
        "CREATE TABLE d (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO d VALUES (3, 'one two'), (4, 'three');"
        "CREATE VIRTUAL TABLE f USING fts5(a, content='d', content_rowid='id'); INSERT INTO f (f) VALUES "
        "('rebuild')",
        {text("d"), text("f")}, {text("SELECT rowid FROM f WHERE f MATCH 'two'")});
    keptRow("AUTOINCREMENT",
            "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, v); INSERT INTO a VALUES (1000, 'x'); "
            "DELETE FROM a",
            {text("a")}, {text("SELECT name, seq FROM sqlite_sequence WHERE name = 'a'")});
    keptRow("partial and expression indexes",
            "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE UNIQUE INDEX once ON p (a) WHERE "
            "b > 0;"
            "CREATE INDEX lowered ON p (lower(a), b + 1 DESC); INSERT INTO p VALUES (1, 'A', 1), (2, 'A', "
            "0), (3, 'A', -1)",
            {text("p")}, {text("SELECT id FROM p INDEXED BY lowered WHERE lower(a) = 'a' ORDER BY id")});
    keptRow("references to itself and in a circle",
            "CREATE TABLE a (id INTEGER PRIMARY KEY, up INT REFERENCES a (id), b INT REFERENCES b (id) "
            "DEFERRABLE INITIALLY DEFERRED);"
            "CREATE TABLE b (id INTEGER PRIMARY KEY, a INT REFERENCES a (id)); INSERT INTO a VALUES (1, 1, "
            "1), (2, 1, NULL); INSERT INTO b VALUES (1, 2)",
            {text("a"), text("b")},
            {text("SELECT * FROM a ORDER BY id"), text("SELECT * FROM b ORDER BY id")});
    keptRow("a reference that SQLite calls mismatched",
            "CREATE TABLE a (x, y); CREATE TABLE b (x REFERENCES a (x)); INSERT INTO a VALUES (1, 2); INSERT "
            "INTO b VALUES (1), (9)",
            {text("a"), text("b")}, {text("SELECT * FROM b ORDER BY x")});
    keptRow("generated columns and STRICT",
            "CREATE TABLE g (id INTEGER PRIMARY KEY, a INT, b AS (a * 2), c TEXT GENERATED ALWAYS AS ('<' || "
            "a || '>') STORED) ;"
            "CREATE TABLE s (id INTEGER PRIMARY KEY, i INT, r REAL, t TEXT, b BLOB, x ANY) STRICT;"
            "INSERT INTO g (id, a) VALUES (1, 21), (2, NULL); INSERT INTO s VALUES (1, 1, 2, '3', X'04', "
            "'05'), (2, NULL, NULL, NULL, NULL, 6.0)",
            {text("g"), text("s")},
            {text("SELECT * FROM g ORDER BY id"),
             text("SELECT id, i, typeof(r), t, b, x, typeof(x) FROM s ORDER BY id")});
    keptRow("NULL in a primary key",
            "CREATE TABLE n (k TEXT PRIMARY KEY, v); INSERT INTO n VALUES (NULL, 1), (NULL, 2), ('', 3)",
            {text("n")}, {text("SELECT rowid, * FROM n ORDER BY rowid")});
    keptRow("defaults, CHECKs and indexes that call functions",
            "CREATE TABLE c (id INTEGER PRIMARY KEY, at TEXT DEFAULT (datetime('now')), n INT DEFAULT "
            "(abs(random())), j TEXT CHECK (json_valid(j)),"
            " k AS (json_extract(j, '$.k'))); CREATE INDEX by_k ON c (json_extract(j, '$.k')); INSERT INTO c "
            "VALUES (1, 'then', 1, '{\"k\": 5}')",
            {text("c")}, {text("SELECT id, at, n, j, k FROM c ORDER BY id")});
}

void TestOddObjects::carriesWhatIsKept()
{
    QFETCH(WholeRun, run);
    QCOMPARE(carried(run), QString());
}

void TestOddObjects::carriesWhatMoves_data()
{
    QTest::addColumn<WholeRun>("run");
    movedRow("WITHOUT ROWID, composite, DESC and collated keys",
             "CREATE TABLE w (a TEXT COLLATE NOCASE, b INT, v, PRIMARY KEY (a DESC, b)) WITHOUT ROWID;"
             "INSERT INTO w VALUES ('x', 1, X'00'), ('Y', -1, NULL), ('y', 2, 1.5)",
             "CREATE TABLE w (a TEXT COLLATE NOCASE, b INT, v, more TEXT DEFAULT 'm', PRIMARY KEY (a DESC, "
             "b)) WITHOUT ROWID;",
             "- move: w\n  into: w\n  columns: { \"*\": same }",
             {text("SELECT a, b, v FROM w ORDER BY a, b")});
    movedRow("columns named rowid, _rowid_ and oid",
             "CREATE TABLE r (rowid TEXT, _rowid_ TEXT, oid TEXT, id INT PRIMARY KEY); INSERT INTO r VALUES "
             "('a', 'b', 'c', 1), ('d', 'e', 'f', 2)",
             "CREATE TABLE r (rowid TEXT, _rowid_ TEXT, oid TEXT, id INT PRIMARY KEY, more INT);",
             "- move: r\n  into: r\n  columns: { \"*\": same }",
             {text("SELECT rowid, _rowid_, oid, id FROM r ORDER BY id")});
    movedRow("triggers of both versions do not fire",
             "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT); INSERT INTO t VALUES (1, 5), (2, 7);"
             "CREATE TRIGGER never BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'never'); END;",
             "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT NOT NULL); CREATE TRIGGER more AFTER INSERT ON t "
             "BEGIN UPDATE t SET n = n + 1; END;",
             "- move: t\n  into: t\n  columns: { \"*\": same }", {text("SELECT id, n FROM t ORDER BY id")},
             {text("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), text("1")});
    movedRow("a target that asks for the present time itself",
             "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (2)",
             "CREATE TABLE t (id INTEGER PRIMARY KEY, at TEXT NOT NULL DEFAULT (datetime('now')), on_day "
             "TEXT DEFAULT CURRENT_DATE);"
             "CREATE VIEW recent AS SELECT id FROM t WHERE at > datetime('now', '-1 day');",
             "- move: t\n  into: t\n  columns: { id: id }", {text("SELECT id FROM t ORDER BY id")},
             {text("SELECT count(*) FROM recent"), text("2")});
    movedRow("generated columns, STRICT, AUTOINCREMENT",
             "CREATE TABLE g (id INTEGER PRIMARY KEY, a INT, b AS (a * 2)); INSERT INTO g (id, a) VALUES (1, "
             "21), (900, 4)",
             "CREATE TABLE g (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b INT AS (a * 2) STORED) STRICT;",
             "- move: g\n  into: g\n  columns: { id: id, a: a }",
             {text("SELECT id, a, b FROM g ORDER BY id")},
             {text("SELECT seq FROM sqlite_sequence WHERE name = 'g'"), text("900")});
    movedRow(
        "references to itself and in a circle",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, up INT, b INT); CREATE TABLE b (id INTEGER PRIMARY KEY, a "
        "INT);"
        "INSERT INTO a VALUES (1, 2, 1), (2, 1, NULL); INSERT INTO b VALUES (1, 2)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, up INT REFERENCES a (id), b INT REFERENCES b (id)); CREATE "
        "TABLE b (id INTEGER PRIMARY KEY, a INT REFERENCES a (id));",
        "- move: a\n  into: a\n  columns: { \"*\": same }\n- move: b\n  into: b\n  columns: { \"*\": same }",
        {text("SELECT * FROM a ORDER BY id"), text("SELECT * FROM b ORDER BY id")});
}

void TestOddObjects::carriesWhatMoves()
{
    QFETCH(WholeRun, run);
    QCOMPARE(carried(run), QString());
}

void TestOddObjects::keepsTheFileAsItIsLaidOut_data()
{
    QTest::addColumn<WholeRun>("run");
    const QString rows = text("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, "
                              "'ä😀'), (2, CAST(X'0041' AS TEXT)), (3, '')");
    const auto row = [&](const QString& pragma, const QString& asked) {
        QTest::newRow(qPrintable(pragma))
            << WholeRun{.source = QStringLiteral("PRAGMA %1; ").arg(pragma) + rows,
                        .target = text("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, more INT);"),
                        .moves = text("- move: t\n  into: t\n  columns: { \"*\": same }"),
                        .same = {QStringLiteral("SELECT * FROM pragma_%1").arg(asked),
                                 text("SELECT id, v, length(v) FROM t ORDER BY id")}};
    };
    for (const char* encoding : {"'UTF-16le'", "'UTF-16be'"})
        row(QStringLiteral("encoding = ") + text(encoding), text("encoding"));
    for (int size = 512; size <= 65536; size *= 2)
        row(QStringLiteral("page_size = %1").arg(size), text("page_size"));
    for (int mode = 0; mode < 3; ++mode)
        row(QStringLiteral("auto_vacuum = %1").arg(mode), text("auto_vacuum"));
}

void TestOddObjects::keepsTheFileAsItIsLaidOut()
{
    QFETCH(WholeRun, run);
    QCOMPARE(carried(run), QString());
}

QTEST_GUILESS_MAIN(TestOddObjects)
#include "test_odd_objects.moc"
