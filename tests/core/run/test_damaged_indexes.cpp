// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"
#include "tests/core/run/unended_support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// Indexes whose entries are not those of their tables: `recover` makes them anew.
class TestDamagedIndexes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = databaseOf(m_folder->path(), kRows);
    }

    void makesThemAnewAndKeepsWhatWasThere_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("rollback journal") << QStringLiteral("delete");
        QTest::newRow("log") << QStringLiteral("wal");
    }
    void makesThemAnewAndKeepsWhatWasThere()
    {
        QFETCH(QString, mode);
        databaseOf(m_folder->path(), QStringLiteral("PRAGMA journal_mode = ") + mode);
        damageIndex(m_database);
        const QByteArray before = fileBytes(m_database);
        const QString rows = figureOf(m_database, kContent);
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = {}});
        VERIFY_EXIT(asked, Exit::Waits);
        QCOMPARE(asked.error->code, ErrorCode::RecoveryUnconfirmed);
        QVERIFY2(asked.error->what.endsWith(QStringLiteral(": by_v.")), qPrintable(asked.error->what));
        QVERIFY(
            session.previewRecovery().does.join(u' ').contains(QStringLiteral("in one transaction: by_v")));
        QCOMPARE(fileBytes(m_database), before);
        const Outcome done = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(done, Exit::Done);
        QCOMPARE(fileBytes(done.files.first()), before);
        QCOMPARE(figureOf(m_database, QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));
        QCOMPARE(figureOf(m_database, kContent), rows);
        QCOMPARE(figureOf(m_database, QStringLiteral("PRAGMA journal_mode")), mode);
        const Outcome again = session.recover({.open = openRequest(), .answers = yes()});
        QVERIFY2(again.message.startsWith(QStringLiteral("There is nothing to recover")),
                 qPrintable(again.message));
    }

    void saysWhyOneCannotBeMadeAnew()
    {
        damageIndex(m_database, QStringLiteral("UNIQUE ")); // the rows that it lacks are equal
        const QByteArray before = fileBytes(m_database);
        Session session({}, {});
        const Outcome failed = session.recover({.open = openRequest(), .answers = yes()});
        QVERIFY(failed.error);
        QCOMPARE(failed.error->code, ErrorCode::SqlFailed);
        QVERIFY2(failed.error->what.startsWith(QStringLiteral("The index by_v cannot be made anew")),
                 qPrintable(failed.error->what));
        QVERIFY2(failed.error->next.startsWith(QStringLiteral("Rows of its table have equal values")),
                 qPrintable(failed.error->next));
        QVERIFY(failed.error->state.startsWith(QStringLiteral("Your database was not touched")));
        QCOMPARE(fileBytes(m_database), before);
        QCOMPARE(QDir(m_database + QStringLiteral(".godwit"))
                     .entryList({QStringLiteral("recovered*")}, QDir::Files),
                 QStringList());
    }

    void leavesADatabaseAloneThatIsDamagedOtherwise()
    {
        damageIndex(m_database);
        QFile file(m_database); // the last page of the table, too
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096L * 20) &&
                file.write(QByteArray(4096, '\7')) == 4096);
        file.close();
        const QByteArray before = fileBytes(m_database);
        Session session({}, {});
        const Outcome refused = session.recover({.open = openRequest(), .answers = yes()});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::DatabaseCorrupt);
        QCOMPARE(fileBytes(m_database), before);
    }

    void theBackupSaysThatTheyCanBeMadeAnew()
    {
        RunFixture run;
        const QString database = run.database();
        run.close();
        databaseOf(QFileInfo(database).path(),
                   QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                  " WHERE i < 300) INSERT INTO t SELECT i, 'row ' || i FROM n"));
        damageIndex(database);
        const QByteArray before = fileBytes(database);
        VERIFY_EXIT(run.reopen(), Exit::Done);
        const Outcome failed = run.runTo(QStringLiteral("backup"));
        QVERIFY(failed.error);
        QCOMPARE(failed.error->code, ErrorCode::DatabaseCorrupt);
        QVERIFY2(failed.error->what.endsWith(QStringLiteral(": by_v.")), qPrintable(failed.error->what));
        QVERIFY2(failed.error->detail.contains(QStringLiteral("index by_v")), qPrintable(failed.error->detail));
        QVERIFY2(failed.error->next.contains(QStringLiteral("godwit-cli recover")), qPrintable(failed.error->next));
        QCOMPARE(fileBytes(database), before);
        const OpenRequest open{.database = database, .plan = {}, .workspace = {}};
        VERIFY_EXIT(run.session().recover({.open = open, .answers = yes()}), Exit::Done);
        VERIFY_EXIT(run.reopen(), Exit::Done);
        VERIFY_EXIT(run.runTo(QStringLiteral("backup")), Exit::Done);
    }

    /// A NOT NULL that came later than the rows is no damage: they move, or go to quarantine.
    void valuesThatTheSchemaWouldNotTakeTodayAreNoDamage()
    {
        RunFixture run;
        run.close();
        {
            PythonChild child({run.database()});
            QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA writable_schema = ON")) &&
                    child.sql(QStringLiteral("UPDATE sqlite_schema SET sql = replace(sql, 'body TEXT', 'body TEXT NOT NULL') WHERE name = 'notes'")) &&
                    child.run(QStringLiteral("db.close()")));
        }
        QVERIFY(figureOf(run.database(), QStringLiteral("PRAGMA integrity_check")).contains(QStringLiteral("NULL value in notes.body")));
        VERIFY_EXIT(run.reopen(), Exit::Done);
        VERIFY_EXIT(run.runTo(QStringLiteral("validate")), Exit::Undecided);
        VERIFY_EXIT(run.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(figureOf(run.database(), QStringLiteral("SELECT count(*) FROM notes WHERE id = 2 AND body IS NULL")), QStringLiteral("1"));
        VERIFY_EXIT(run.rollBack(QStringLiteral("move")), Exit::Done);
    }

private:
    inline static const QString kContent =
        QStringLiteral("SELECT group_concat(id || v) FROM (SELECT id, v FROM t NOT INDEXED ORDER BY id)");
    [[nodiscard]] OpenRequest openRequest() const
    {
        return {.database = m_database, .plan = {}, .workspace = {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestDamagedIndexes)
#include "test_damaged_indexes.moc"
