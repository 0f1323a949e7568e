// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;

/// The catalogue of a database in memory after a script.
static Catalog catalogAfter(const char* sql)
{
    auto database = Database::openInMemory();
    const Status status = database->execute(QString::fromUtf8(sql));
    if (!status)
        qFatal("%s", qUtf8Printable(status.error().what + status.error().detail));
    auto catalog = readCatalog(*database);
    if (!catalog)
        qFatal("%s", qUtf8Printable(catalog.error().what));
    return std::move(catalog).value();
}

class TestCatalog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsColumnsAsTheyAreDeclared();
    void seesTheKindsOfTables();
    void seesAutoincrementOnlyWhereItIsMeant();
    void resolvesForeignKeysWithoutParentColumns();
    void readsIndexesOfEveryOrigin();
    void keepsOddNames();
    void findsNamesAsSqliteDoes();
    void namesTheRowidThatNoColumnTakes();
    void readsVirtualAndShadowTables();
    void readsATableWhoseModuleIsMissing();
    void readsAnUntrustedSchemaThatCallsFunctions();
    void readsViewsTriggersAndFigures();
    void readsAnAttachedSchemaAndNoOther();
    void reportsADatabaseThatCannotBeRead();
};

void TestCatalog::readsColumnsAsTheyAreDeclared()
{
    const Catalog catalog = catalogAfter(
        "CREATE TABLE t (b TEXT NOT NULL DEFAULT 'x', a INTEGER, c AS (a + 1), d INT AS (a + 2) STORED,"
        " e, PRIMARY KEY (a, b))");
    const Table* const table = catalog.table(QStringLiteral("t"));
    QVERIFY(table);
    QCOMPARE(table->columns.size(), 5);
    const Column* const b = table->column(QStringLiteral("b"));
    QVERIFY(b->notNull);
    QCOMPARE(b->declaredType, QStringLiteral("TEXT"));
    QCOMPARE(b->defaultSql, QStringLiteral("'x'"));
    QVERIFY(table->column(QStringLiteral("a"))->defaultSql.isNull());
    QVERIFY(!table->column(QStringLiteral("a"))->notNull);
    QVERIFY(table->column(QStringLiteral("c"))->isGenerated);
    QVERIFY(table->column(QStringLiteral("d"))->isGenerated);
    QCOMPARE(table->columnNames(), QStringList({QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("e")}));
    QCOMPARE(table->primaryKey(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QVERIFY(!table->column(QStringLiteral("none")));
}

void TestCatalog::seesTheKindsOfTables()
{
    const Catalog catalog = catalogAfter("CREATE TABLE plain (a);"
                                         "CREATE TABLE keyed (a TEXT PRIMARY KEY, b) WITHOUT ROWID;"
                                         "CREATE TABLE strict (a INTEGER) STRICT;"
                                         "CREATE TABLE both (a INTEGER PRIMARY KEY) WITHOUT ROWID, STRICT;");
    QCOMPARE(catalog.tables.size(), 4);
    QVERIFY(!catalog.table(QStringLiteral("plain"))->isWithoutRowid);
    QVERIFY(!catalog.table(QStringLiteral("plain"))->isStrict);
    QVERIFY(catalog.table(QStringLiteral("keyed"))->isWithoutRowid);
    QVERIFY(catalog.table(QStringLiteral("keyed"))->column(QStringLiteral("a"))->notNull);
    QVERIFY(catalog.table(QStringLiteral("strict"))->isStrict);
    QVERIFY(catalog.table(QStringLiteral("both"))->isWithoutRowid);
    QVERIFY(catalog.table(QStringLiteral("both"))->isStrict);
}

void TestCatalog::seesAutoincrementOnlyWhereItIsMeant()
{
    const Catalog catalog = catalogAfter(
        "CREATE TABLE yes (id INTEGER PRIMARY KEY AutoIncrement);"
        "CREATE TABLE text (id INTEGER PRIMARY KEY, v DEFAULT 'AUTOINCREMENT');"
        "CREATE TABLE comment (id INTEGER PRIMARY KEY /* AUTOINCREMENT */ -- AUTOINCREMENT\n);"
        "CREATE TABLE quoted (id INTEGER PRIMARY KEY, \"AUTOINCREMENT\", [autoincrement b], `autoincrement c`);");
    QCOMPARE(catalog.tables.size(), 4); // without sqlite_sequence
    QVERIFY(catalog.table(QStringLiteral("yes"))->isAutoincrement);
    for (const char* name : {"text", "comment", "quoted"})
        QVERIFY(!catalog.table(QString::fromLatin1(name))->isAutoincrement);
}

void TestCatalog::resolvesForeignKeysWithoutParentColumns()
{
    const Catalog catalog = catalogAfter(
        "CREATE TABLE c (x REFERENCES P ON DELETE SET NULL ON UPDATE CASCADE, y REFERENCES gone, z, w,"
        " FOREIGN KEY (z, w) REFERENCES q ON DELETE CASCADE, FOREIGN KEY (w) REFERENCES p(other));"
        "CREATE TABLE p (id TEXT PRIMARY KEY, other UNIQUE);"
        "CREATE TABLE q (b, a, PRIMARY KEY (a, b));");
    const QList<ForeignKey> keys = catalog.table(QStringLiteral("c"))->foreignKeys;
    QCOMPARE(keys.size(), 4);
    QCOMPARE(keys[0].parent, QStringLiteral("P"));
    QCOMPARE(keys[0].columns, QStringList(QStringLiteral("x")));
    QCOMPARE(keys[0].parentColumns, QStringList(QStringLiteral("id")));
    QCOMPARE(keys[0].onDelete, QStringLiteral("SET NULL"));
    QCOMPARE(keys[0].onUpdate, QStringLiteral("CASCADE"));
    QVERIFY(keys[1].parentColumns.isEmpty());
    QCOMPARE(keys[2].columns, QStringList({QStringLiteral("z"), QStringLiteral("w")}));
    QCOMPARE(keys[2].parentColumns, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(keys[3].parentColumns, QStringList(QStringLiteral("other")));
    QCOMPARE(keys[3].onDelete, QStringLiteral("NO ACTION"));
}

void TestCatalog::readsIndexesOfEveryOrigin()
{
    const Catalog catalog = catalogAfter("CREATE TABLE t (a TEXT PRIMARY KEY, b UNIQUE, c);"
                                         "CREATE INDEX part ON t(c) WHERE c > 1;"
                                         "CREATE UNIQUE INDEX expr ON t(c, lower(b) DESC);");
    const QList<Index> indexes = catalog.table(QStringLiteral("t"))->indexes;
    QCOMPARE(indexes.size(), 4);
    QVERIFY(indexes[0].sql.isNull());
    QVERIFY(indexes[0].isUnique);
    QCOMPARE(indexes[0].columns, QStringList(QStringLiteral("a")));
    QCOMPARE(indexes[1].columns, QStringList(QStringLiteral("b")));
    QCOMPARE(indexes[2].name, QStringLiteral("part"));
    QCOMPARE(indexes[2].table, QStringLiteral("t"));
    QVERIFY(indexes[2].isPartial);
    QVERIFY(!indexes[2].isUnique);
    QCOMPARE(indexes[2].sql, QStringLiteral("CREATE INDEX part ON t(c) WHERE c > 1"));
    QVERIFY(!indexes[3].isPartial);
    QCOMPARE(indexes[3].columns.size(), 2);
    QCOMPARE(indexes[3].columns[0], QStringLiteral("c"));
    QVERIFY(indexes[3].columns[1].isNull());
}

void TestCatalog::keepsOddNames()
{
    const QString odd = QString::fromUtf8("it's a \"\U0001F426\" [table]; --");
    auto database = Database::openInMemory();
    QString doubled = odd;
    doubled.replace(u'"', QStringLiteral("\"\""));
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE \"%1\" (\"%1\" PRIMARY KEY, parent REFERENCES \"%1\")").arg(doubled)));
    QVERIFY(database->execute(QStringLiteral("CREATE INDEX \"%1 i\" ON \"%1\"(\"%1\")").arg(doubled)));
    const auto catalog = readCatalog(*database);
    QVERIFY(catalog);
    const Table* const table = catalog->table(odd);
    QVERIFY(table);
    QCOMPARE(table->columnNames().first(), odd);
    QCOMPARE(table->foreignKeys.first().parent, odd);
    QCOMPARE(table->foreignKeys.first().parentColumns, QStringList(odd));
    QVERIFY(catalog->hasName(odd + QStringLiteral(" i")));
}

void TestCatalog::findsNamesAsSqliteDoes()
{
    const Catalog catalog = catalogAfter("CREATE TABLE Tasks (\"\u00c4\"); CREATE VIEW v AS SELECT 1;"
                                         "CREATE INDEX i ON tasks(\"\u00c4\");"
                                         "CREATE TRIGGER r AFTER INSERT ON tasks BEGIN SELECT 1; END");
    QVERIFY(catalog.table(QStringLiteral("TASKS")));
    QVERIFY(!catalog.table(QStringLiteral("v")));
    QVERIFY(catalog.table(QStringLiteral("tasks"))->column(QString::fromUtf8("\u00c4")));
    QVERIFY(!catalog.table(QStringLiteral("tasks"))->column(QString::fromUtf8("\u00e4")));
    for (const char* name : {"tasks", "V", "I", "R"})
        QVERIFY(catalog.hasName(QString::fromLatin1(name)));
    QVERIFY(!catalog.hasName(QStringLiteral("x")));
}

void TestCatalog::namesTheRowidThatNoColumnTakes()
{
    const Catalog catalog = catalogAfter("CREATE TABLE a (x); CREATE TABLE b (RowId);"
                                         "CREATE TABLE c (rowid, _rowid_); CREATE TABLE d (rowid, _rowid_, oid);"
                                         "CREATE TABLE e (x PRIMARY KEY) WITHOUT ROWID;");
    QCOMPARE(catalog.table(QStringLiteral("a"))->rowidName(), QStringLiteral("rowid"));
    QCOMPARE(catalog.table(QStringLiteral("b"))->rowidName(), QStringLiteral("_rowid_"));
    QCOMPARE(catalog.table(QStringLiteral("c"))->rowidName(), QStringLiteral("oid"));
    QVERIFY(catalog.table(QStringLiteral("d"))->rowidName().isEmpty());
    QVERIFY(catalog.table(QStringLiteral("e"))->rowidName().isEmpty());
    QVERIFY(catalog.table(QStringLiteral("a"))->primaryKey().isEmpty());
}

void TestCatalog::readsVirtualAndShadowTables()
{
    const Catalog catalog = catalogAfter("CREATE VIRTUAL TABLE docs USING fts5(title, body)");
    const Table* const docs = catalog.table(QStringLiteral("docs"));
    QVERIFY(docs->isVirtual);
    QCOMPARE(docs->columnNames(), QStringList({QStringLiteral("title"), QStringLiteral("body")}));
    QVERIFY(docs->columns.size() > 2); // hidden ones
    QVERIFY(docs->columns.last().isHidden);
    const Table* const shadow = catalog.table(QStringLiteral("docs_content"));
    QVERIFY(shadow->isShadow);
    QVERIFY(!shadow->isVirtual);
}

void TestCatalog::readsATableWhoseModuleIsMissing()
{
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE t (a)")));
    // A database of an application with a module of its own looks like this.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("own.db"));
    {
        auto own = Database::open(path, {.mode = OpenOptions::Mode::Create, .defensive = false});
        QVERIFY(own);
        QVERIFY(own->execute(QStringLiteral(
            "CREATE TABLE t (a); PRAGMA writable_schema = ON;"
            "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
            " VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING nobody_has_it(x)')")));
    }
    auto file = Database::open(path);
    QVERIFY(file);
    const auto catalog = readCatalog(*file);
    QVERIFY2(catalog, catalog ? "" : qUtf8Printable(catalog.error().what));
    QVERIFY(catalog->table(QStringLiteral("v"))->isVirtual);
    QVERIFY(catalog->table(QStringLiteral("v"))->columns.isEmpty());
    QCOMPARE(catalog->table(QStringLiteral("t"))->columns.size(), 1);
}

void TestCatalog::readsAnUntrustedSchemaThatCallsFunctions()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("json.db"));
    {
        auto made = Database::open(path, {.mode = OpenOptions::Mode::Create, .trustedSchema = true});
        QVERIFY(made);
        QVERIFY(made->execute(QStringLiteral(
            "CREATE TABLE t (a CHECK (json_valid(a)), b AS (lower(a)));"
            "CREATE INDEX i ON t(upper(a)) WHERE a IS NOT NULL;"
            "CREATE VIEW v AS SELECT own_function(a) AS x FROM t")));
    }
    auto file = Database::open(path);
    QVERIFY2(file, file ? "" : qUtf8Printable(file.error().what));
    const auto catalog = readCatalog(*file);
    QVERIFY2(catalog, catalog ? "" : qUtf8Printable(catalog.error().what));
    QCOMPARE(catalog->tables.first().columns.size(), 2);
    QVERIFY(catalog->tables.first().indexes.first().isPartial);
    QCOMPARE(catalog->views.size(), 1);
}

void TestCatalog::readsViewsTriggersAndFigures()
{
    const Catalog catalog = catalogAfter("PRAGMA page_size = 8192; PRAGMA user_version = 7;"
                                         "PRAGMA application_id = -3; CREATE TABLE t (a);"
                                         "CREATE VIEW v AS SELECT a FROM t;"
                                         "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;");
    QCOMPARE(catalog.views.size(), 1);
    QCOMPARE(catalog.views.first().sql, QStringLiteral("CREATE VIEW v AS SELECT a FROM t"));
    QVERIFY(catalog.views.first().table.isEmpty());
    QCOMPARE(catalog.triggers.first().table, QStringLiteral("t"));
    QCOMPARE(catalog.userVersion, 7);
    QCOMPARE(catalog.applicationId, -3);
    QCOMPARE(catalog.encoding, QStringLiteral("UTF-8"));
    QCOMPARE(catalog.pageSize, 8192);
    QVERIFY(catalog.pageCount >= 2);
    QCOMPARE(catalog.bytes(), catalog.pageSize * catalog.pageCount);
    QCOMPARE(catalog.journalMode, QStringLiteral("memory"));
}

void TestCatalog::readsAnAttachedSchemaAndNoOther()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("other.db"));
    {
        auto other = Database::open(path, {.mode = OpenOptions::Mode::Create});
        QVERIFY(other->execute(QStringLiteral(
            "CREATE TABLE same (b PRIMARY KEY); CREATE INDEX there ON same(b); PRAGMA user_version = 5")));
    }
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE same (a); CREATE TABLE here (c)")));
    QVERIFY(database->attachReadOnly(path, QStringLiteral("it's other")));
    const auto catalog = readCatalog(*database, QStringLiteral("it's other"));
    QVERIFY(catalog);
    QCOMPARE(catalog->tables.size(), 1);
    QCOMPARE(catalog->tables.first().columnNames(), QStringList(QStringLiteral("b")));
    QCOMPARE(catalog->tables.first().indexes.size(), 2);
    QCOMPARE(catalog->userVersion, 5);
}

void TestCatalog::reportsADatabaseThatCannotBeRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(2000, 'x'));
    file.close();
    auto database = Database::open(path);
    if (database) {
        const auto catalog = readCatalog(*database);
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, ErrorCode::NotADatabase);
    } else {
        QCOMPARE(database.error().code, ErrorCode::NotADatabase);
    }
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "test_catalog.moc"
