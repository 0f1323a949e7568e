// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/changes_since.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// A file, and the same after the application wrote into it.
class Two
{
public:
    explicit Two(const QString& script, const QString& writes = {})
    {
        before = databaseOf(m_folder.path(), script, QStringLiteral("before.db"));
        live = m_folder.filePath(QStringLiteral("live.db"));
        if (!QFile::copy(before, live))
            qFatal("no copy");
        if (!writes.isEmpty())
            write(writes);
    }
    void write(const QString& sql) const
    {
        auto database = Database::open(live, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        if (const auto done = database->execute(sql); !done)
            qFatal("%s %s", qPrintable(done.error().what), qPrintable(done.error().detail));
    }
    /// "people +1 ~2 -0", or "people: why"
    [[nodiscard]] QString figures() const
    {
        const auto changes = find();
        if (!changes)
            return changes.error().what;
        QStringList lines;
        for (const TableChanges& table : changes->tables)
            lines.append(table.unlisted.isEmpty() ? QStringLiteral("%1 +%2 ~%3 -%4").arg(table.table, QString::number(table.inserted), QString::number(table.changed), QString::number(table.deleted))
                                                  : table.table + QStringLiteral(": ") + table.unlisted);
        return lines.join(u'\n');
    }
    [[nodiscard]] Result<ChangesSince> find(const std::function<Status(const QByteArray&)>& changeset = {}, const QStringList& takenOut = {}) const
    {
        return changesSince({.live = live, .before = before, .takenOut = takenOut, .visit = {}, .changeset = changeset, .cancel = {}});
    }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    QString before;
    QString live;

private:
    QTemporaryDir m_folder;
};

struct ChangesetIterator;

/// SQLITE_CHANGESET_ABORT: a conflict fails the test.
int keepTheDatabases(void* /*context*/, int /*conflict*/, ChangesetIterator* /*iterator*/)
{
    return 2;
}

} // namespace

/// What was written is found exactly, and what cannot be is never passed over.
class TestChangesSince : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsNothingWhereNothingWasWritten()
    {
        const Two two(QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, x); CREATE TABLE b (x); INSERT INTO a VALUES (1, NULL); INSERT INTO b VALUES (x'00');"
                                     "CREATE TABLE c (k TEXT, l, PRIMARY KEY (k, l)); INSERT INTO c VALUES (NULL, 1), (NULL, 1), ('x', NULL), ('x', 1)"));
        QCOMPARE(two.figures(), QString());
    }

    void findsRowsByEachKindOfKey_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("writes");
        QTest::addColumn<QString>("figures");
        const auto row = [](const char* name, const char* script, const char* writes, const char* figures) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(writes) << QString::fromUtf8(figures);
        };
        row("row id", "CREATE TABLE t (id INTEGER PRIMARY KEY, x); INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')",
            "INSERT INTO t VALUES (4, 'd'); UPDATE t SET x = 'B' WHERE id = 2; DELETE FROM t WHERE id = 1", "t +1 ~1 -1");
        row("without rowid", "CREATE TABLE t (k TEXT PRIMARY KEY, x) WITHOUT ROWID; INSERT INTO t VALUES ('a', 1), ('b', 2)",
            "UPDATE t SET x = 3 WHERE k = 'a'; DELETE FROM t WHERE k = 'b'; INSERT INTO t VALUES ('c', 0)", "t +1 ~1 -1");
        row("composite", "CREATE TABLE t (a INT NOT NULL, b TEXT NOT NULL, x, PRIMARY KEY (b DESC, a)); INSERT INTO t VALUES (1, 'x', 1), (2, 'x', 2)",
            "UPDATE t SET x = 9 WHERE a = 2; INSERT INTO t VALUES (3, 'x', 1), (1, 'y', 1); DELETE FROM t WHERE a = 1 AND b = 'x'", "t +2 ~1 -1");
        row("NULL in the key", "CREATE TABLE t (k TEXT PRIMARY KEY, x); INSERT INTO t VALUES (NULL, 1), (NULL, 1), ('a', 1)",
            "UPDATE t SET x = 2 WHERE rowid = 2; INSERT INTO t VALUES (NULL, 5)", "t +1 ~1 -0");
        row("a key that becomes NULL", "CREATE TABLE t (k TEXT PRIMARY KEY, x); INSERT INTO t VALUES ('a', 1)", "UPDATE t SET k = NULL", "t +1 ~0 -1");
        row("no key", "CREATE TABLE t (x); INSERT INTO t VALUES (1), (1), (2)", "UPDATE t SET x = 3 WHERE rowid = 1; INSERT INTO t VALUES (1); DELETE FROM t WHERE rowid = 3",
            "t +1 ~1 -1");
        row("a key by a collation", "CREATE TABLE t (k TEXT COLLATE NOCASE PRIMARY KEY, x); INSERT INTO t VALUES ('a', 1)", "UPDATE t SET k = 'A'", "t +0 ~1 -0");
        row("a value by a collation", "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT COLLATE NOCASE); INSERT INTO t VALUES (1, 'a')", "UPDATE t SET x = 'A'", "t +0 ~1 -0");
        row("a number as text", "CREATE TABLE t (id INTEGER PRIMARY KEY, x); INSERT INTO t VALUES (1, 1), (2, 2)", "UPDATE t SET x = '1' WHERE id = 1; UPDATE t SET x = 2.0 WHERE id = 2", "t +0 ~2 -0");
        row("bytes", "CREATE TABLE t (id INTEGER PRIMARY KEY, x); INSERT INTO t VALUES (1, x'6100'), (2, CAST(x'ff61' AS TEXT)), (3, CAST(x'610062' AS TEXT)), (4, '')",
            "UPDATE t SET x = CAST(x AS TEXT) WHERE id = 1; UPDATE t SET x = CAST(x'fe61' AS TEXT) WHERE id = 2; UPDATE t SET x = CAST(x'610063' AS TEXT) WHERE id = 3; UPDATE t SET x = x'' WHERE id = 4",
            "t +0 ~4 -0");
        row("generated columns", "CREATE TABLE t (id INTEGER PRIMARY KEY, x, y AS (x || '!'), z AS (x || '?') STORED); INSERT INTO t (id, x) VALUES (1, 'a')",
            "UPDATE t SET x = 'b'", "t +0 ~1 -0");
        row("names with quotes", "CREATE TABLE \"a \"\"b'%1\" (\"k\"\"%2\" TEXT PRIMARY KEY, \"%3\" TEXT); INSERT INTO \"a \"\"b'%1\" VALUES ('x', 'y')",
            "UPDATE \"a \"\"b'%1\" SET \"%3\" = 'it''s'", "a \"b'%1 +0 ~1 -0");
        row("names of the row id", "CREATE TABLE t (rowid, x); INSERT INTO t VALUES (1, 2)", "UPDATE t SET x = 3", "t +0 ~1 -0");
        row("nothing tells them apart", "CREATE TABLE t (rowid, _rowid_, oid); INSERT INTO t VALUES (1, 2, 3)", "UPDATE t SET oid = 4", "t: nothing tells its rows apart.");
        row("full text", "CREATE VIRTUAL TABLE t USING fts5 (x); INSERT INTO t (x) VALUES ('one')", "INSERT INTO t (x) VALUES ('two')", "t +1 ~0 -0");
        row("full text over a table", "CREATE TABLE n (id INTEGER PRIMARY KEY, x); CREATE VIRTUAL TABLE t USING fts5 (x, content = 'n', content_rowid = 'id')",
            "INSERT INTO n VALUES (1, 'a'); INSERT INTO t (t) VALUES ('rebuild')", "n +1 ~0 -0");
        row("full text without content", "CREATE VIRTUAL TABLE t USING fts5 (x, content = ''); INSERT INTO t (rowid, x) VALUES (1, 'one')", "INSERT INTO t (t, rowid, x) VALUES ('delete', 1, 'one')",
            "t +0 ~0 -1");
        row("boxes", "CREATE VIRTUAL TABLE t USING rtree (id, a, b); INSERT INTO t VALUES (1, 0, 1)", "UPDATE t SET b = 2; INSERT INTO t VALUES (2, 0, 0)", "t +1 ~1 -0");
    }

    void findsRowsByEachKindOfKey()
    {
        QFETCH(QString, script);
        QFETCH(QString, writes);
        QFETCH(QString, figures);
        QCOMPARE(Two(script, writes).figures(), figures);
        QCOMPARE(Two(script).figures(), QString());
    }

    void saysWhatCannotBeListed()
    {
        const Two two(QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY)"),
                      QStringLiteral("CREATE TABLE d (id INTEGER PRIMARY KEY); DROP TABLE a; ALTER TABLE b ADD COLUMN x; INSERT INTO c VALUES (1)"));
        QCOMPARE(two.figures(), QStringLiteral("a: the table is gone.\nb: the table has another schema.\nc +1 ~0 -0\nd: the table was added."));
        QVERIFY(two.find()->hasUnlisted());
        QCOMPARE(changesTexts(*two.find()).first(), QStringLiteral("a: what was written cannot be listed: the table is gone."));
    }

    void comparesATableThatWasTakenOutWithTheFileBefore()
    {
        const Two two(QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY)"), QStringLiteral("INSERT INTO a VALUES (1)"));
        const QString kept = two.file(QStringLiteral("kept.db"));
        QVERIFY(QFile::copy(two.live, kept));
        two.write(QStringLiteral("DROP TABLE a; DROP TABLE b"));
        const auto changes = two.find({}, {kept});
        QVERIFY(changes);
        QCOMPARE(changes->tables.size(), 1);
        QCOMPARE(changes->tables.first().table, QStringLiteral("a"));
        QCOMPARE(changes->tables.first().inserted, 1);
    }

    void namesTablesWithoutAKeyAndShowsTheFirstRowsOfEachOperation()
    {
        const Two two(QStringLiteral("CREATE TABLE t (x, y); INSERT INTO t VALUES ('a', x'00'), ('b', NULL)"),
                      QStringLiteral("UPDATE t SET y = 'q''q' WHERE rowid = 1; DELETE FROM t WHERE rowid = 2;"
                                     "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO t (rowid, x, y) SELECT i, i, 0.5 FROM n"));
        const auto changes = two.find();
        QVERIFY(changes);
        const TableChanges table = changes->tables.first();
        QVERIFY(table.isByRowid);
        QCOMPARE(table.inserted, 51);
        QCOMPARE(table.samples.size(), kChangedRowsShown + 2);
        const RowChange changed = table.samples.first();
        QCOMPARE(changed.operation, RowOperation::Changed);
        QCOMPARE(changed.key, QStringList{QStringLiteral("1")});
        QCOMPARE(changed.before, (QStringList{QStringLiteral("'a'"), QStringLiteral("X'00'")}));
        QCOMPARE(changed.after, (QStringList{QStringLiteral("'a'"), QStringLiteral("'q''q'")}));
        QCOMPARE(table.samples.last().operation, RowOperation::Deleted);
        QCOMPARE(table.samples.last().before, (QStringList{QStringLiteral("'b'"), QStringLiteral("NULL")}));
        QVERIFY(table.samples.last().after.isEmpty());
    }

    /// The application's own order of a key's index is not ours: nothing is looked up in it.
    void readsKeysOfAnUnknownCollationByRowId()
    {
        const Two two(QStringLiteral("CREATE TABLE t (k TEXT PRIMARY KEY, x); INSERT INTO t VALUES ('a', 1), ('B', 2), ('c', 3)"));
        for (const QString& path : {two.before, two.live}) {
            auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
            QVERIFY(database->execute(QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t (k TEXT COLLATE theirs PRIMARY KEY, x)' WHERE name = 't'")));
        }
        const auto changes = two.find();
        QVERIFY2(changes, changes ? "" : qPrintable(changes.error().what));
        QVERIFY(changes->isEmpty());
    }

    void makesAChangesetThatSqliteApplies()
    {
        using Apply = int(sqlite3*, int, void*, int (*)(void*, const char*), int (*)(void*, int, ChangesetIterator*), void*);
        auto* const apply = reinterpret_cast<Apply*>(dlsym(RTLD_DEFAULT, "sqlite3changeset_apply"));
        if (!apply)
            QSKIP("not covered: this SQLite has no session extension");
        const Two two(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, x); CREATE TABLE w (a TEXT, b, x, PRIMARY KEY (a, b)) WITHOUT ROWID; CREATE TABLE n (x);"
                                     "INSERT INTO t VALUES (1, 'a'), (2, x'00'), (3, NULL); INSERT INTO w VALUES ('x', 1, 'y'), ('x', 2, 'z')"),
                      QStringLiteral("INSERT INTO t VALUES (4, CAST(x'ff00' AS TEXT)); UPDATE t SET x = x'0001' WHERE id = 2; DELETE FROM t WHERE id = 1;"
                                     "UPDATE w SET x = 'it''s' WHERE b = 1; DELETE FROM w WHERE b = 2; INSERT INTO n VALUES (1)"));
        QByteArray bytes;
        const auto changes = two.find([&bytes](const QByteArray& changeset) {
            bytes = changeset;
            return Status();
        });
        QVERIFY(changes);
        QCOMPARE(changes->changeset, QStringLiteral("The changeset does not hold all rows of n."));
        {
            auto database = Database::open(two.before, {.mode = OpenOptions::Mode::ReadWrite});
            QCOMPARE(apply(database->handle(), static_cast<int>(bytes.size()), bytes.data(), nullptr, keepTheDatabases, nullptr), 0);
        }
        QCOMPARE(two.figures(), QStringLiteral("n +1 ~0 -0")); // all but what it says it lacks
    }

    void stopsWhenItIsCancelled()
    {
        const Two two(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, x);"
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO t SELECT i, i FROM n"));
        CancelToken cancel;
        cancel.ask(CancelToken::Wish::Cancel);
        const auto changes = changesSince({.live = two.live, .before = two.before, .takenOut = {}, .visit = {}, .changeset = {}, .cancel = cancel});
        QVERIFY(!changes);
        QVERIFY(changes.error().isCancel());
    }
};

QTEST_GUILESS_MAIN(TestChangesSince)
#include "test_changes_since.moc"
