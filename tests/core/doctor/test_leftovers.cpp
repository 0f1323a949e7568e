// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"
#include "core/doctor/leftovers.h"
#include "core/doctor/oddities.h"

#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using godwit::tests::databaseOf;

/// Tables that interrupted rebuilds leave, as each tool leaves them, and what else such a rebuild breaks.
class TestLeftovers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recognisesTheNamesOfEachTool_data();
    void recognisesTheNamesOfEachTool();
    void leavesTablesOfAnApplicationAlone();
    void comparesTheRowsOfBothSides_data();
    void comparesTheRowsOfBothSides();
    void proposesNothingWhereTwoClaimOneTable();
    void proposesNothingWhereTheOriginalIsAView();
    void findsWhatARebuildBreaks_data();
    void findsWhatARebuildBreaks();
    void findsNothingOddInASoundDatabase();

private:
    /// "TABLE TOOL ORIGINAL REPAIR rows/original/only"
    static QString told(const LeftOver& left)
    {
        return QStringLiteral("%1 %2 %3 %4 %5/%6/%7")
            .arg(left.table, left.tool, left.original.isEmpty() ? QStringLiteral("-") : left.original,
                 repairId(left.repair))
            .arg(left.rows)
            .arg(left.originalRows)
            .arg(left.rowsOnlyHere) +
               (left.onlyColumns.isEmpty() || left.onlyColumnsText() == QStringLiteral("mail (no values)") ? QString() : u' ' + left.onlyColumnsText());
    }
    static QStringList leftIn(const QString& script)
    {
        auto database = Database::openInMemory();
        if (!database || !database->execute(script))
            return {QStringLiteral("the script failed")};
        const auto catalog = readCatalog(*database);
        const auto found = findLeftOvers(*database, *catalog);
        QStringList all;
        for (const LeftOver& left : *found)
            all.append(told(left));
        return all;
    }
};

void TestLeftovers::recognisesTheNamesOfEachTool_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("original");
    const auto add = [](const char* table, const char* tool, const char* original) {
        QTest::newRow(table) << QString::fromLatin1(table) << QString::fromLatin1(tool)
                             << QString::fromLatin1(original);
    };
    add("_alembic_tmp_users", "Alembic", "users");
    add("__new_users", "Drizzle", "users");
    add("new__users", "Django", "users");
    add("ef_temp_users", "Entity Framework", "users");
    add("_new_users", "Room", "users");
    add("sqlb_temp_table_1", "DB Browser for SQLite", "users");
    add("_knex_temp_alter123", "Knex", "users");
    add("users__tmp__", "Peewee", "users");
    add("users_new_0123456789ab", "sqlite-utils", "users");
    add("_litestream_seq", "Litestream", "");
    add("_godwit_cursor", "Godwit", "");
}

void TestLeftovers::recognisesTheNamesOfEachTool()
{
    QFETCH(QString, table);
    QFETCH(QString, tool);
    QFETCH(QString, original);
    auto database = Database::openInMemory();
    QVERIFY(database &&
            database->execute(
                QStringLiteral(
                    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"
                    "CREATE TABLE other (x, y, z); CREATE TABLE %1 (id INTEGER PRIMARY KEY, name TEXT)")
                    .arg(quoted(table))));
    const auto found = findLeftOvers(*database, *readCatalog(*database));
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().table, table);
    QCOMPARE(found->first().tool, tool);
    QCOMPARE(found->first().original, original);
}

void TestLeftovers::leavesTablesOfAnApplicationAlone()
{
    QCOMPARE(leftIn(QStringLiteral(
                 "CREATE TABLE new_users (id, name); CREATE TABLE users (id, name); CREATE TABLE "
                 "temporary_files (id);"
                 "CREATE TABLE users_backup (id); CREATE TABLE news (id); CREATE TABLE users_new (id)")),
             QStringList());
    QCOMPARE(leftIn(QStringLiteral("CREATE TABLE new_users (id, name); CREATE TABLE users (id, name); CREATE "
                                   "TABLE _prisma_migrations (id)")),
             QStringList{QStringLiteral("new_users Prisma users remove 0/0/0")});
}

void TestLeftovers::comparesTheRowsOfBothSides_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
    const QString users = QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);");
    const QString left =
        QStringLiteral("CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT);");
    QTest::newRow("killed between drop and rename")
        << left + QStringLiteral("INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a'), (2, 'b')")
        << QStringLiteral("restore 2/-1/-1");
    QTest::newRow("killed while it copied")
        << users + left +
               QStringLiteral("INSERT INTO users VALUES (1, 'a'), (2, 'b');"
                              "INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a')")
        << QStringLiteral("remove 1/2/0");
    QTest::newRow("before it copied") << users + left + QStringLiteral("INSERT INTO users VALUES (1, 'a')")
                                      << QStringLiteral("remove 0/1/0");
    QTest::newRow("the application made an empty one")
        << users + left + QStringLiteral("INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a')")
        << QStringLiteral("refill 1/0/1");
    QTest::newRow("both have been written")
        << users + left +
               QStringLiteral("INSERT INTO users VALUES (2, 'b');"
                              "INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a')")
        << QStringLiteral("none 1/1/1");
    QTest::newRow("a value differs") << users + left +
                                            QStringLiteral(
                                                "INSERT INTO users VALUES (1, 'b');"
                                                "INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a')")
                                     << QStringLiteral("none 1/1/1");
    QTest::newRow("a column of its own holds values")
        << users + left +
               QStringLiteral("INSERT INTO users VALUES (1, 'a');"
                              "INSERT INTO _alembic_tmp_users (id, name, mail) VALUES (1, 'a', 'a@b')")
        << QStringLiteral("none 1/1/0 mail (1 value)");
    QTest::newRow("it would be refilled without them")
        << users + left + QStringLiteral("INSERT INTO _alembic_tmp_users (id, name, mail) VALUES (1, 'a', 'x'), (2, 'b', NULL)")
        << QStringLiteral("none 2/0/2 mail (1 value)");
    QTest::newRow("a column of its own holds its default")
        << users +
               QStringLiteral("CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT, rank TEXT NOT NULL DEFAULT 0,"
                              " kind TEXT DEFAULT 'it''s', at TEXT DEFAULT (date('now')));"
                              "INSERT INTO users VALUES (1, 'a');"
                              "INSERT INTO _alembic_tmp_users (id, name, at) VALUES (1, 'a', NULL)")
        << QStringLiteral("remove 1/1/0 rank (no values), kind (no values), at (no values)");
    QTest::newRow("the empty one wants more")
        << QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, code TEXT NOT NULL);") +
               left + QStringLiteral("INSERT INTO _alembic_tmp_users (id, name) VALUES (1, 'a')")
        << QStringLiteral("none 1/0/1");
}

void TestLeftovers::comparesTheRowsOfBothSides()
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    QCOMPARE(leftIn(script), QStringList{QStringLiteral("_alembic_tmp_users Alembic users ") + expected});
}

void TestLeftovers::proposesNothingWhereTwoClaimOneTable()
{
    const QStringList found =
        leftIn(QStringLiteral("CREATE TABLE __new_users (id); CREATE TABLE new__users (id)"));
    QCOMPARE(found.size(), 2);
    QVERIFY(found.at(0).contains(QStringLiteral(" none ")) && found.at(1).contains(QStringLiteral(" none ")));
}

void TestLeftovers::proposesNothingWhereTheOriginalIsAView()
{
    QCOMPARE(leftIn(QStringLiteral("CREATE VIEW users AS SELECT 1; CREATE TABLE __new_users (id)")),
             QStringList{QStringLiteral("__new_users Drizzle users none 0/-1/-1")});
}

void TestLeftovers::findsWhatARebuildBreaks_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("what");
    QTest::newRow("a parent that is gone")
        << QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES users (id))")
        << QStringLiteral("notes refers to the table users, which is not there.");
    QTest::newRow("a reference that followed a rename")
        << QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY); CREATE TABLE _alembic_tmp_users (id "
                          "INTEGER PRIMARY KEY);"
                          "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES "
                          "\"_alembic_tmp_users\" (id))")
        << QStringLiteral(
               "notes refers to _alembic_tmp_users, which a rebuild left: its reference followed a rename.");
    QTest::newRow("a unique index that is gone")
        << QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, code TEXT); CREATE TABLE notes (code "
                          "TEXT REFERENCES users (code))")
        << QStringLiteral("notes refers to users (code), which is no key of it: the unique index is gone.");
    QTest::newRow("a sequence of a table that is gone")
        << QStringLiteral(
               "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t DEFAULT VALUES;"
               "INSERT INTO sqlite_sequence (name, seq) VALUES ('gone', 7)")
        << QStringLiteral("sqlite_sequence has an entry for gone, which is not there.");
    QTest::newRow("a sequence that was lost")
        << QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (9); "
                          "DELETE FROM sqlite_sequence")
        << QStringLiteral(
               "sqlite_sequence of t stands at 0, below its highest row 9: numbers could be used twice.");
    QTest::newRow("a view of a table that is gone")
        << QStringLiteral("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM gone")
        << QStringLiteral("The view v cannot be read");
}

void TestLeftovers::findsWhatARebuildBreaks()
{
    QFETCH(QString, script);
    QFETCH(QString, what);
    auto database = Database::openInMemory();
    QVERIFY(database && database->execute(script));
    const auto catalog = readCatalog(*database);
    const auto findings = findOddities(*database, *catalog, *findLeftOvers(*database, *catalog));
    QVERIFY2(findings, qPrintable(findings ? QString() : findings.error().what));
    QCOMPARE(findings->size(), 1);
    QVERIFY2(findings->first().what.startsWith(what), qPrintable(findings->first().what));
    QCOMPARE(findings->first().code, ErrorCode::HalfMigrated);
    QCOMPARE(findings->first().severity, FindingSeverity::Warning);
}

void TestLeftovers::findsNothingOddInASoundDatabase()
{
    auto database = Database::openInMemory();
    QVERIFY(
        database &&
        database->execute(QStringLiteral(
            "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT UNIQUE, a INT, b INT, "
            "UNIQUE (b, a));"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES users, code TEXT REFERENCES "
            "users (code),"
            " a INT, b INT, parent INT REFERENCES notes (id), FOREIGN KEY (a, b) REFERENCES users (a, b));"
            "INSERT INTO users (code) VALUES ('x'); CREATE VIEW v AS SELECT app_only(code) FROM users;"
            "CREATE VIRTUAL TABLE f USING fts5(body)")));
    const auto catalog = readCatalog(*database);
    const auto report =
        diagnose({.database = QStringLiteral("app.db"), .connection = &*database, .catalog = &*catalog});
    QVERIFY(report);
    for (const Finding& finding : report->findings)
        QFAIL(qPrintable(finding.what));
    QVERIFY(report->proposal.isEmpty());
    QCOMPARE(report->exit(), Exit::Done);
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "test_leftovers.moc"
