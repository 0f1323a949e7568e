// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"
#include "core/doctor/ledgers.h"

#include <QTest>

using namespace godwit::core;

/// What migration tools write down about themselves, read as they write it.
class TestLedgers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheVersion_data();
    void readsTheVersion();
    void readsWhatWentWrong_data();
    void readsWhatWentWrong();
    void takesATableOfThatNameWithOtherColumnsForNone();
    void makesFindingsOfTroubles();

private:
    static QList<Ledger> ledgersIn(const QString& script)
    {
        auto database = Database::openInMemory();
        if (!database || !database->execute(script))
            qFatal("the script failed: %s", qPrintable(script));
        return readLedgers(*database, *readCatalog(*database));
    }
};

namespace {

const QString kPrisma =
    QStringLiteral("CREATE TABLE _prisma_migrations (id TEXT PRIMARY KEY NOT NULL, checksum TEXT NOT NULL, "
                   "finished_at DATETIME, migration_name TEXT NOT NULL,"
                   " logs TEXT, rolled_back_at DATETIME, started_at DATETIME NOT NULL DEFAULT "
                   "current_timestamp, applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0);"
                   "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at) "
                   "VALUES ('1', 'c', 2, '001_init', 1);");
const QString kFlyway =
    QStringLiteral("CREATE TABLE flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version "
                   "VARCHAR(50), description VARCHAR(200), type VARCHAR(20),"
                   " script VARCHAR(1000), checksum INT, installed_by VARCHAR(100), installed_on TEXT, "
                   "execution_time INT, success BOOLEAN NOT NULL);"
                   "INSERT INTO flyway_schema_history (installed_rank, version, description, success) VALUES "
                   "(1, '1', 'init', 1), (2, '1.1', 'more', 1);");
const QString kGoose =
    QStringLiteral("CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER "
                   "NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP);"
                   "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1), (2, 1);");

} // namespace

void TestLedgers::readsTheVersion_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected"); ///< "TABLE|TOOL|VERSION"
    QTest::newRow("user_version") << QStringLiteral("PRAGMA user_version = 7")
                                  << QStringLiteral("user_version|the application|7");
    QTest::newRow("Alembic") << QStringLiteral("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT "
                                               "NULL); INSERT INTO alembic_version VALUES ('ae1027')")
                             << QStringLiteral("alembic_version|Alembic|ae1027");
    QTest::newRow("EF")
        << QStringLiteral(
               "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT PRIMARY KEY, \"ProductVersion\" "
               "TEXT);"
               "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20240101_Init', '8'), ('20240301_More', '8')")
        << QStringLiteral("__EFMigrationsHistory|Entity Framework|20240301_More");
    QTest::newRow("Flyway") << kFlyway << QStringLiteral("flyway_schema_history|Flyway|1.1");
    QTest::newRow("Prisma") << kPrisma << QStringLiteral("_prisma_migrations|Prisma|001_init");
    QTest::newRow("Drizzle")
        << QStringLiteral("CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, "
                          "created_at numeric);"
                          "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('a', 1700000000000)")
        << QStringLiteral("__drizzle_migrations|Drizzle|2023-11-14T22:13:20Z");
    QTest::newRow("golang-migrate") << QStringLiteral("CREATE TABLE schema_migrations (version uint64, dirty "
                                                      "bool); INSERT INTO schema_migrations VALUES (3, 0)")
                                    << QStringLiteral("schema_migrations|golang-migrate|3");
    QTest::newRow("Rails") << QStringLiteral(
                                  "CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY); "
                                  "INSERT INTO schema_migrations VALUES ('20240101')")
                           << QStringLiteral("schema_migrations|Rails or dbmate|20240101");
    QTest::newRow("Goose") << kGoose << QStringLiteral("goose_db_version|Goose|2");
    QTest::newRow("Goose, rolled back")
        << kGoose + QStringLiteral("INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 0)")
        << QStringLiteral("goose_db_version|Goose|1");
    QTest::newRow("Django")
        << QStringLiteral("CREATE TABLE django_migrations (id integer PRIMARY KEY AUTOINCREMENT, app "
                          "varchar(255), name varchar(255), applied datetime);"
                          "INSERT INTO django_migrations (app, name) VALUES ('auth', '0001_initial')")
        << QStringLiteral("django_migrations|Django|auth.0001_initial");
    QTest::newRow("Knex") << QStringLiteral("CREATE TABLE knex_migrations (id integer PRIMARY KEY, name "
                                            "varchar(255), batch integer, migration_time datetime);"
                                            "INSERT INTO knex_migrations (name, batch) VALUES ('01_a.js', 1)")
                          << QStringLiteral("knex_migrations|Knex|01_a.js");
    QTest::newRow("TypeORM") << QStringLiteral(
                                    "CREATE TABLE migrations (id integer PRIMARY KEY, timestamp bigint, name "
                                    "varchar); INSERT INTO migrations VALUES (1, 17, 'Init17')")
                             << QStringLiteral("migrations|TypeORM|Init17");
    QTest::newRow("Laravel") << QStringLiteral(
                                    "CREATE TABLE migrations (id integer PRIMARY KEY, migration varchar, "
                                    "batch integer); INSERT INTO migrations VALUES (1, 'create_users', 1)")
                             << QStringLiteral("migrations|Laravel|create_users");
    QTest::newRow("Room") << QStringLiteral(
                                 "CREATE TABLE room_master_table (id INTEGER PRIMARY KEY, identity_hash "
                                 "TEXT); INSERT INTO room_master_table VALUES (42, 'abc')")
                          << QStringLiteral("room_master_table|Room|abc");
}

void TestLedgers::readsTheVersion()
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    const QList<Ledger> ledgers = ledgersIn(script);
    QCOMPARE(ledgers.size(), 1);
    QCOMPARE(QStringList({ledgers.first().table, ledgers.first().tool, ledgers.first().version}).join(u'|'),
             expected);
    QVERIFY(ledgers.first().entries > 0);
}

void TestLedgers::readsWhatWentWrong_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("trouble");
    QTest::newRow("Prisma failed") << kPrisma +
                                          QStringLiteral(
                                              "INSERT INTO _prisma_migrations (id, checksum, migration_name, "
                                              "started_at) VALUES ('2', 'c', '002_more', 3)")
                                   << QStringLiteral("002_more failed or did not finish.");
    QTest::newRow("Prisma rolled back")
        << kPrisma + QStringLiteral("INSERT INTO _prisma_migrations (id, checksum, migration_name, "
                                    "started_at, rolled_back_at) VALUES ('2', 'c', '002_more', 3, 4)")
        << QStringLiteral("002_more was rolled back.");
    QTest::newRow("Flyway failed") << kFlyway +
                                          QStringLiteral(
                                              "INSERT INTO flyway_schema_history (installed_rank, version, "
                                              "description, success) VALUES (3, '2', 'split', 0)")
                                   << QStringLiteral("Version 2 (split) failed.");
    QTest::newRow("dirty") << QStringLiteral("CREATE TABLE schema_migrations (version uint64, dirty bool); "
                                             "INSERT INTO schema_migrations VALUES (3, 1)")
                           << QStringLiteral("Version 3 is dirty: it failed half-way.");
    QTest::newRow("Knex locked") << QStringLiteral(
                                        "CREATE TABLE knex_migrations_lock (\"index\" integer PRIMARY KEY, "
                                        "is_locked integer); INSERT INTO knex_migrations_lock VALUES (1, 1)")
                                 << QStringLiteral("It is locked: a migration did not end.");
    QTest::newRow("EF locked")
        << QStringLiteral("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" "
                          "TEXT); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2024-01-01')")
        << QStringLiteral("It is locked since 2024-01-01: a migration did not end.");
    QTest::newRow("Liquibase locked")
        << QStringLiteral("CREATE TABLE DATABASECHANGELOGLOCK (ID INT PRIMARY KEY, LOCKED BOOLEAN, "
                          "LOCKGRANTED datetime, LOCKEDBY VARCHAR(255)); INSERT INTO DATABASECHANGELOGLOCK "
                          "VALUES (1, 1, NULL, 'me')")
        << QStringLiteral("It is locked: an update did not end.");
    QTest::newRow("Alembic heads")
        << QStringLiteral("CREATE TABLE alembic_version (version_num VARCHAR(32)); INSERT INTO "
                          "alembic_version VALUES ('a'), ('b')")
        << QStringLiteral("It names 2 versions at once: branches that were not merged.");
    QTest::newRow("SQLx failed")
        << QStringLiteral("CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT, "
                          "success BOOLEAN); INSERT INTO _sqlx_migrations VALUES (5, 'x', 0)")
        << QStringLiteral("Version 5 (x) failed.");
    QTest::newRow("Goose rolled back")
        << kGoose + QStringLiteral("INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 0)")
        << QStringLiteral("Version 2 was rolled back.");
}

void TestLedgers::readsWhatWentWrong()
{
    QFETCH(QString, script);
    QFETCH(QString, trouble);
    const QList<Ledger> ledgers = ledgersIn(script);
    QCOMPARE(ledgers.size(), 1);
    QCOMPARE(ledgers.first().troubles, QStringList{trouble});
}

void TestLedgers::takesATableOfThatNameWithOtherColumnsForNone()
{
    QVERIFY(ledgersIn(QStringLiteral("CREATE TABLE migrations (from_place TEXT, to_place TEXT); CREATE TABLE "
                                     "schema_migrations (x)"))
                .isEmpty());
}

void TestLedgers::makesFindingsOfTroubles()
{
    auto database = Database::openInMemory();
    QVERIFY(database &&
            database->execute(
                kPrisma + QStringLiteral("INSERT INTO _prisma_migrations (id, checksum, migration_name, "
                                         "started_at) VALUES ('2', 'c', '002_more', 3);"
                                         "INSERT INTO _prisma_migrations (id, checksum, migration_name, "
                                         "started_at, rolled_back_at) VALUES ('3', 'c', '003_x', 3, 4)")));
    const auto catalog = readCatalog(*database);
    const auto report =
        diagnose({.database = QStringLiteral("app.db"), .connection = &*database, .catalog = &*catalog});
    QVERIFY(report);
    QCOMPARE(report->findings.size(), 2);
    QCOMPARE(report->findings.at(0).code, ErrorCode::LedgerDisagrees);
    QCOMPARE(report->findings.at(0).severity, FindingSeverity::Warning);
    QCOMPARE(report->findings.at(1).severity, FindingSeverity::Note);
    QCOMPARE(report->exit(), Exit::Waits);
}

QTEST_GUILESS_MAIN(TestLedgers)
#include "test_ledgers.moc"
