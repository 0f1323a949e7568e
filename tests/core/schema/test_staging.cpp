// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/staging.h"

#include "tests/support/database_text.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestStaging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stagesOnlyNamesThatAreTaken();
    void aNameTakenByAViewOrAnIndexIsTaken();
    void stagedTablesWorkBesideTheOldOnes_data();
    void stagedTablesWorkBesideTheOldOnes();
    void becomesTheTargetWhenTheNamesAreGivenBack();
    void neverStagesARebuiltTable();
};

namespace {

Catalog catalogOf(const QString& script)
{
    auto catalog = catalogOfScript(script);
    if (!catalog)
        qFatal("%s", qPrintable(catalog.error().what));
    return *catalog;
}

/// The source's schema with the target's tables and indexes created in it, as a work file has them.
Status createIn(Database& work, const Staging& staging, const Catalog& target)
{
    for (const Table& table : target.tables)
        GODWIT_CHECK(work.execute(staging.createTable(table)));
    for (const Table& table : target.tables) {
        for (const Index& index : table.indexes) {
            if (!index.sql.isNull())
                GODWIT_CHECK(work.execute(staging.createIndex(index)));
        }
    }
    return {};
}

} // namespace

void TestStaging::stagesOnlyNamesThatAreTaken()
{
    const Staging staging(catalogOf(QStringLiteral("CREATE TABLE Tasks (a)")),
                          catalogOf(QStringLiteral("CREATE TABLE tasks (a); CREATE TABLE fresh (a)")));
    QCOMPARE(staging.physicalName(QStringLiteral("TASKS")), QStringLiteral("_godwit_new_tasks"));
    QVERIFY(staging.isStaged(QStringLiteral("tasks")));
    QCOMPARE(staging.physicalName(QStringLiteral("fresh")), QStringLiteral("fresh"));
    QVERIFY(!staging.isStaged(QStringLiteral("fresh")));
    QCOMPARE(staging.physicalName(QStringLiteral("unknown")), QStringLiteral("unknown"));
    QCOMPARE(staging.names().size(), 2);
    QCOMPARE(staging.stagedNames(),
             (NameMap{{QStringLiteral("tasks"), QStringLiteral("_godwit_new_tasks")}}));
}

void TestStaging::aNameTakenByAViewOrAnIndexIsTaken()
{
    const Staging staging(
        catalogOf(
            QStringLiteral("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE INDEX i ON t (a)")),
        catalogOf(QStringLiteral("CREATE TABLE v (a); CREATE TABLE i (a)")));
    QVERIFY(staging.isStaged(QStringLiteral("v")));
    QVERIFY(staging.isStaged(QStringLiteral("i")));
}

void TestStaging::stagedTablesWorkBesideTheOldOnes_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("refused");
    const QString none;
    QTest::newRow("reference between staged tables")
        << QStringLiteral(
               "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p REFERENCES parent(id))")
        << QStringLiteral(
               "INSERT INTO _godwit_new_parent (id) VALUES (7); INSERT INTO _godwit_new_child (p) VALUES (7)")
        << QStringLiteral("INSERT INTO _godwit_new_child (p) VALUES (1)"); // 1 is in the old parent only
    QTest::newRow("reference forward")
        << QStringLiteral(
               "CREATE TABLE child (p REFERENCES parent); CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        << QStringLiteral(
               "INSERT INTO _godwit_new_parent (id) VALUES (7); INSERT INTO _godwit_new_child (p) VALUES (7)")
        << QStringLiteral("INSERT INTO _godwit_new_child (p) VALUES (1)");
    QTest::newRow("self reference")
        << QStringLiteral("CREATE TABLE parent (id INTEGER PRIMARY KEY, up INTEGER REFERENCES parent (id))")
        << QStringLiteral("INSERT INTO _godwit_new_parent (id, up) VALUES (7, 7)")
        << QStringLiteral("INSERT INTO _godwit_new_parent (id, up) VALUES (8, 1)");
    QTest::newRow("quoted with backticks")
        << QStringLiteral("CREATE TABLE `parent` (`id` INTEGER PRIMARY KEY); CREATE TABLE `child` (`p` "
                          "REFERENCES `parent`(`id`))")
        << QStringLiteral(
               "INSERT INTO _godwit_new_parent (id) VALUES (7); INSERT INTO _godwit_new_child (p) VALUES (7)")
        << QStringLiteral("INSERT INTO _godwit_new_child (p) VALUES (1)");
    QTest::newRow("quoted with single quotes")
        << QStringLiteral("CREATE TABLE 'parent' (id INTEGER PRIMARY KEY); CREATE TABLE 'child' (p "
                          "REFERENCES 'parent'(id))")
        << QStringLiteral(
               "INSERT INTO _godwit_new_parent (id) VALUES (7); INSERT INTO _godwit_new_child (p) VALUES (7)")
        << QStringLiteral("INSERT INTO _godwit_new_child (p) VALUES (1)");
    QTest::newRow("composite key, without rowid")
        << QStringLiteral("CREATE TABLE parent (a, b, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;"
                          "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES parent (b, a))")
        << QStringLiteral("INSERT INTO _godwit_new_parent (a, b) VALUES (1, 2); INSERT INTO "
                          "_godwit_new_child (x, y) VALUES (2, 1)")
        << QStringLiteral("INSERT INTO _godwit_new_child (x, y) VALUES (1, 2)");
    QTest::newRow("CHECK with a qualifier")
        << QStringLiteral("CREATE TABLE parent (a INTEGER, parent TEXT, CHECK (parent.a > 0 AND [parent].a < "
                          "9 AND parent <> 'parent'))")
        << QStringLiteral("INSERT INTO _godwit_new_parent (a, parent) VALUES (5, 'x')")
        << QStringLiteral("INSERT INTO _godwit_new_parent (a, parent) VALUES (9, 'x')");
    QTest::newRow("unique partial index with a qualifier")
        << QStringLiteral("CREATE TABLE parent (a, b); CREATE UNIQUE INDEX \"on parent\" ON parent (a) WHERE "
                          "parent.b IS NOT NULL")
        << QStringLiteral("INSERT INTO _godwit_new_parent (a, b) VALUES (1, NULL), (1, NULL), (1, 1)")
        << QStringLiteral("INSERT INTO _godwit_new_parent (a, b) VALUES (1, 2)");
    QTest::newRow("STRICT, generated, quoted columns")
        << QStringLiteral("CREATE TABLE parent (\"a(b\" INTEGER, g INTEGER AS (\"a(b\" + 1) STORED) STRICT")
        << QStringLiteral("INSERT INTO _godwit_new_parent (\"a(b\") VALUES (1)")
        << QStringLiteral("INSERT INTO _godwit_new_parent (\"a(b\") VALUES ('x')");
}

void TestStaging::stagedTablesWorkBesideTheOldOnes()
{
    QFETCH(QString, target);
    QFETCH(QString, rows);
    QFETCH(QString, refused);
    const QString source = QStringLiteral(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p REFERENCES parent(id));"
        "INSERT INTO parent (id) VALUES (1)");
    const Catalog targetCatalog = catalogOf(target);
    auto work = Database::openInMemory();
    QVERIFY(work->execute(source));
    const Staging staging(*readCatalog(*work), targetCatalog);
    const auto created = createIn(*work, staging, targetCatalog);
    QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
    QVERIFY(work->execute(QStringLiteral("PRAGMA foreign_keys = ON")));
    QVERIFY(work->execute(rows));
    QVERIFY(!work->execute(refused));
    QCOMPARE(work->integer(QStringLiteral("SELECT id FROM parent")).value(), 1); // the old one as it was
}

void TestStaging::becomesTheTargetWhenTheNamesAreGivenBack()
{
    const QString script =
        QStringLiteral("CREATE TABLE parent (id INTEGER PRIMARY KEY, CHECK (parent.id > 0));"
                       "CREATE TABLE child (p REFERENCES parent(id)); CREATE INDEX i ON child (p)");
    const Catalog target = catalogOf(script);
    auto work = Database::openInMemory();
    QVERIFY(work->execute(QStringLiteral("CREATE TABLE parent (a); CREATE TABLE child (a)")));
    const Staging staging(*readCatalog(*work), target);
    QVERIFY(createIn(*work, staging, target));
    QVERIFY(work->execute(QStringLiteral("DROP TABLE parent; DROP TABLE child;"
                                         "ALTER TABLE _godwit_new_parent RENAME TO parent;"
                                         "ALTER TABLE _godwit_new_child RENAME TO child")));
    const auto sqlOf = [](Database& database) {
        // Renaming leaves quotes; they do not matter.
        return rowsOf(database,
                      QStringLiteral("SELECT replace(sql, '\"', '') FROM sqlite_schema ORDER BY name"));
    };
    auto wanted = Database::openInMemory();
    QVERIFY(wanted->execute(script));
    QCOMPARE(sqlOf(*work), sqlOf(*wanted));
}

void TestStaging::neverStagesARebuiltTable()
{
    const Catalog source = catalogOf(QStringLiteral("CREATE TABLE a (x); CREATE TABLE b (x)"));
    const Staging staging(source, source, {QStringLiteral("A")});
    QVERIFY(!staging.isStaged(QStringLiteral("a")));
    QCOMPARE(staging.physicalName(QStringLiteral("a")), QStringLiteral("a"));
    QVERIFY(staging.isStaged(QStringLiteral("b")));
}

QTEST_GUILESS_MAIN(TestStaging)
#include "test_staging.moc"
