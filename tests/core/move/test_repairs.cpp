// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/repairer.h"
#include "core/move/repairs.h"
#include "core/sqlite/transaction.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kPhase = QStringLiteral("move");

} // namespace

/// Edits of rows as a phase's moves see them, and the rows as they were afterwards.
class TestRepairs : public QObject
{
    Q_OBJECT
private:
    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_work;

    void make(const QString& script)
    {
        m_work.reset();
        m_folder.emplace();
        const QString path = databaseOf(m_folder->path(), script);
        auto work = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        QVERIFY(work);
        m_work.emplace(std::move(*work));
    }

    /// An edit of the row that has this key now.
    EditRecord edit(const QString& table, const QString& key, const QList<std::pair<QString, Value>>& values, qint64 id = 1)
    {
        const auto catalog = readCatalog(*m_work);
        auto rows = SourceRows::open(*m_work, *catalog->table(table));
        const auto found = rows->find(key);
        const QString digest = found->isEmpty() ? QString() : found->first().digest;
        return {.id = id, .entry = id, .table = table, .key = key, .digest = digest, .values = values};
    }

    RepairReport applied(const QList<EditRecord>& edits)
    {
        auto report = applyRepairs(*m_work, edits, kPhase);
        if (!report)
            qFatal("%s %s", qPrintable(report.error().what), qPrintable(report.error().detail));
        return *report;
    }

    /// All tables but ours.
    QString tree()
    {
        QStringList lines = treeOf(*m_work).split(u'\n');
        QStringList kept;
        bool isOurs = false;
        for (const QString& line : lines) {
            if (!line.startsWith(u' '))
                isOurs = line.startsWith(QStringLiteral("_godwit"));
            if (!isOurs)
                kept.append(line);
        }
        return kept.join(u'\n');
    }

    QString shown(const QString& sql) { return rowsOf(*m_work, sql).trimmed(); }

private Q_SLOTS:
    void putsRowsBackBitByBit()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL, d, e INT);"
                            "INSERT INTO t VALUES (1, CAST(X'61006200' AS TEXT), X'00ff', 1.5, 0.0 * -1, 9223372036854775807);"
                            "INSERT INTO t VALUES (2, CAST(X'fffe80' AS TEXT), X'', 9e999, NULL, -9223372036854775808);"
                            "INSERT INTO t VALUES (3, '', zeroblob(100000), 9007199254740993, 'x', 0.1);"));
        const QString before = tree();
        const QString rowids = shown(QStringLiteral("SELECT rowid FROM t ORDER BY rowid"));
        const RepairReport report = applied({edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("a"), Value::ofText(QStringLiteral("new"))}}),
                                             edit(QStringLiteral("t"), QStringLiteral("2"), {{QStringLiteral("b"), Value::null()}, {QStringLiteral("d"), Value::ofText(QByteArray("\xC3\x28", 2))}}),
                                             edit(QStringLiteral("t"), QStringLiteral("3"), {{QStringLiteral("b"), Value::ofBlob("\x01")}, {QStringLiteral("c"), Value::ofReal(0.1)}})});
        QCOMPARE(report.applied, 3);
        QVERIFY(report.refused.isEmpty());
        QCOMPARE(shown(QStringLiteral("SELECT a, b FROM t WHERE id = 1")), QStringLiteral("'new' | X'00ff'"));
        QCOMPARE(shown(QStringLiteral("SELECT b, d FROM t WHERE id = 2")), QStringLiteral("NULL | CAST(X'c328' AS TEXT)"));
        QCOMPARE(shown(QStringLiteral("SELECT hex(b), c FROM t WHERE id = 3")), QStringLiteral("'01' | 0.1"));
        QVERIFY(*hasRepairs(*m_work));
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
        QCOMPARE(shown(QStringLiteral("SELECT rowid FROM t ORDER BY rowid")), rowids);
        QVERIFY(!*hasRepairs(*m_work));
        QCOMPARE(repairedRows(*m_work)->size(), 3);
        QCOMPARE(shown(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name GLOB '_godwit_repaired_[0-9]*' AND type = 'table'")), QStringLiteral("0"));
    }

    void putsRowsBackInEveryKindOfTable_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* script, const char* key, const char* after) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(key) << QString::fromUtf8(after);
        };
        row("row id", "CREATE TABLE t (a, v); INSERT INTO t (rowid, a, v) VALUES (7, 1, 'x'), (9, 2, 'y')", "9", "2 | 'new'");
        row("text key", "CREATE TABLE t (a TEXT PRIMARY KEY, v); INSERT INTO t VALUES ('1', 'x'), ('b', 'y')", "1", "'1' | 'new'");
        row("key without a type", "CREATE TABLE t (a PRIMARY KEY, v); INSERT INTO t VALUES (1, 'x'), (X'00', 'y')", "X'00'", "X'00' | 'new'");
        row("without row id", "CREATE TABLE t (a TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO t VALUES ('k', 'x')", "k", "'k' | 'new'");
        row("composite", "CREATE TABLE t (b TEXT, a REAL, v, PRIMARY KEY (a, b)) WITHOUT ROWID; INSERT INTO t VALUES ('it''s, so', 0.1, 'x')",
            "'it''s, so', 0.1", "'it''s, so' | 0.1 | 'new'");
        row("names of the row id", "CREATE TABLE t (rowid, _rowid_, oid INTEGER PRIMARY KEY, v); INSERT INTO t VALUES ('r', 's', 4, 'x')", "4",
            "'r' | 's' | 4 | 'new'");
        row("generated columns", "CREATE TABLE t (a INTEGER PRIMARY KEY, v, g AS (v || '!'), s AS (v || '?') STORED); INSERT INTO t (a, v) VALUES (1, 'x')",
            "1", "1 | 'new' | 'new!' | 'new?'");
        row("STRICT", "CREATE TABLE t (a INTEGER PRIMARY KEY, v ANY) STRICT; INSERT INTO t VALUES (1, 'x')", "1", "1 | 'new'");
        row("strange names", "CREATE TABLE t (\"a \"\"b\" INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'x')", "1", "1 | 'new'");
        row("UTF-16", "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a TEXT PRIMARY KEY, v); INSERT INTO t VALUES ('ä😀', 'x')", "ä😀", "'ä😀' | 'new'");
        row("REPLACE on conflict", "CREATE TABLE t (a INTEGER PRIMARY KEY ON CONFLICT REPLACE, v UNIQUE ON CONFLICT REPLACE); INSERT INTO t VALUES (1, 'x'), (2, 'y')", "1", "1 | 'new'");
    }

    void putsRowsBackInEveryKindOfTable()
    {
        QFETCH(QString, script);
        QFETCH(QString, key);
        QFETCH(QString, after);
        make(script);
        const QString before = tree();
        const RepairReport report = applied({edit(QStringLiteral("t"), key, {{QStringLiteral("v"), Value::ofText(QStringLiteral("new"))}})});
        QVERIFY2(report.refused.isEmpty(), qPrintable(report.refused.isEmpty() ? QString() : report.refused.first().why));
        QCOMPARE(report.applied, 1);
        QCOMPARE(shown(QStringLiteral("SELECT * FROM t WHERE v = 'new'")), after);
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
    }

    void firesNoTriggerAndReplacesNoRow()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v UNIQUE ON CONFLICT REPLACE);"
                            "CREATE TABLE told (what);"
                            "CREATE TRIGGER u AFTER UPDATE ON t BEGIN INSERT INTO told VALUES ('update'); END;"
                            "CREATE TRIGGER d AFTER DELETE ON t BEGIN INSERT INTO told VALUES ('delete'); END;"
                            "CREATE TRIGGER i AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END;"
                            "DROP TRIGGER i; INSERT INTO t VALUES (1, 'a'), (2, 'b');"
                            "CREATE TRIGGER i AFTER INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END;"));
        const QString before = tree();
        const RepairReport taken = applied({edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("v"), Value::ofText(QStringLiteral("b"))}})});
        QCOMPARE(taken.applied, 0);
        QCOMPARE(taken.refused.size(), 1);
        QVERIFY(taken.refused.first().why.contains(QStringLiteral("UNIQUE")));
        QCOMPARE(tree(), before);
        QVERIFY(!*hasRepairs(*m_work));
        const RepairReport report = applied({edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("v"), Value::ofText(QStringLiteral("c"))}})});
        QCOMPARE(report.applied, 1);
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
        QVERIFY2(!m_work->execute(QStringLiteral("INSERT INTO t VALUES (3, 'c')")), "triggers fire again");
    }

    void anEditThatFreesAValueComesBeforeTheOneThatTakesIt()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, n INT UNIQUE); INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)"));
        const QString before = tree();
        const RepairReport report = applied({edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("n"), Value::ofInteger(20)}}, 1),
                                             edit(QStringLiteral("t"), QStringLiteral("2"), {{QStringLiteral("n"), Value::ofInteger(30)}}, 2),
                                             edit(QStringLiteral("t"), QStringLiteral("3"), {{QStringLiteral("n"), Value::ofInteger(40)}}, 3)});
        QCOMPARE(report.applied, 3);
        QCOMPARE(shown(QStringLiteral("SELECT group_concat(n) FROM t")), QStringLiteral("'20,30,40'"));
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
    }

    void followsARowWhoseKeyIsEditedAndEditedAgain()
    {
        for (const char* table : {"CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "CREATE TABLE t (id TEXT PRIMARY KEY, v) WITHOUT ROWID"}) {
            make(QLatin1String(table) + QStringLiteral("; INSERT INTO t VALUES (1, 'x'), (2, 'y')"));
            const QString before = tree();
            const EditRecord first = edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("id"), Value::ofInteger(50)}}, 1);
            (void)applied({first});
            const EditRecord second = edit(QStringLiteral("t"), QStringLiteral("50"), {{QStringLiteral("v"), Value::ofText(QStringLiteral("z"))}}, 2);
            QVERIFY(undoRepairs(*m_work));
            QCOMPARE(tree(), before);
            QCOMPARE(applied({first, second}).applied, 2);
            QCOMPARE(shown(QStringLiteral("SELECT v FROM t WHERE id = '50'")), QStringLiteral("'z'"));
            const auto rows = repairedRows(*m_work);
            QCOMPARE(rows->size(), 1);
            QCOMPARE(rows->first().edit, 2);
            QVERIFY(undoRepairs(*m_work));
            QCOMPARE(tree(), before);
        }
    }

    void leavesOutWhatCannotBe_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("why");
        QTest::newRow("NOT NULL") << QStringLiteral("t") << QStringLiteral("n") << QStringLiteral("NOT NULL");
        QTest::newRow("CHECK") << QStringLiteral("t") << QStringLiteral("c") << QStringLiteral("CHECK");
        QTest::newRow("generated") << QStringLiteral("t") << QStringLiteral("g") << QStringLiteral("no column g");
        QTest::newRow("unknown column") << QStringLiteral("t") << QStringLiteral("x") << QStringLiteral("no column x");
    }

    void leavesOutWhatCannotBe()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, why);
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, n NOT NULL, c CHECK (c IS NOT NULL), g AS (n)); INSERT INTO t (id, n, c) VALUES (1, 'x', 1)"));
        const QString before = tree();
        const RepairReport report = applied({edit(table, QStringLiteral("1"), {{column, Value::null()}})});
        QCOMPARE(report.applied, 0);
        QCOMPARE(report.refused.size(), 1);
        QVERIFY2(report.refused.first().why.contains(why), qPrintable(report.refused.first().why));
        QCOMPARE(tree(), before);
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
    }

    void findsOnlyTheRowThatIsAsItWas()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'x')"));
        const EditRecord known = edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("v"), Value::ofInteger(2)}});
        QVERIFY(m_work->execute(QStringLiteral("UPDATE t SET v = 'other'")));
        EditRecord gone = known;
        gone.table = QStringLiteral("nowhere");
        EditRecord withdrawn = edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("v"), Value::ofInteger(3)}});
        withdrawn.isInEffect = false;
        const RepairReport report = applied({known, gone, withdrawn});
        QCOMPARE(report.applied, 0);
        QCOMPARE(report.refused.size(), 1);
        QVERIFY(report.refused.first().why.contains(QStringLiteral("nowhere")));
        QCOMPARE(shown(QStringLiteral("SELECT v FROM t")), QStringLiteral("'other'"));
    }

    void refusesTablesWhoseRowsCannotBeToldApart()
    {
        make(QStringLiteral("CREATE TABLE t (rowid, _rowid_, oid); INSERT INTO t VALUES (1, 2, 3); CREATE VIRTUAL TABLE f USING fts5(a)"));
        for (const char* table : {"t", "f"}) {
            const RepairReport report = applied({{.id = 1, .entry = 1, .table = QLatin1String(table), .key = QStringLiteral("1"), .digest = QStringLiteral("x"), .values = {}}});
            QCOMPARE(report.refused.size(), 1);
        }
    }

    void beginsOnceAPhaseAndCanBeRepeatedAfterAKill()
    {
        make(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'x'), (2, 'y')"));
        const QString before = tree();
        QVERIFY(!*beganRepairs(*m_work, kPhase));
        QVERIFY(undoRepairs(*m_work));
        const EditRecord first = edit(QStringLiteral("t"), QStringLiteral("1"), {{QStringLiteral("v"), Value::ofInteger(2)}});
        (void)applied({first});
        QVERIFY(*beganRepairs(*m_work, kPhase));
        QVERIFY(!*beganRepairs(*m_work, QStringLiteral("later")));
        // Killed in the middle of putting back: nothing of it was committed.
        {
            auto transaction = Transaction::begin(*m_work);
            auto repairer = Repairer::create(*m_work);
            QVERIFY(repairer->putAllBack());
        }
        QVERIFY(*hasRepairs(*m_work));
        QVERIFY(undoRepairs(*m_work));
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
        QVERIFY(*beganRepairs(*m_work, kPhase));
        QCOMPARE(repairedRows(*m_work)->size(), 1);
        // Another phase begins while rows of this one were not put back.
        (void)applied({first});
        QCOMPARE(applyRepairs(*m_work, {first}, QStringLiteral("later"))->applied, 1);
        QVERIFY(undoRepairs(*m_work));
        QCOMPARE(tree(), before);
    }
};

QTEST_GUILESS_MAIN(TestRepairs)
#include "test_repairs.moc"
