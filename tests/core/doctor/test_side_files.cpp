// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/side_files.h"
#include "core/doctor/wal_file.h"

#include "tests/core/safety/support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using godwit::tests::databaseOf;
using godwit::tests::PythonChild;

/// Files beside a database that SQLite would read although they belong to another one.
class TestSideFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsNothingBesideASoundDatabase();
    void takesALivingWalForItsOwn();
    void findsAWalOfAnotherDatabase_data();
    void findsAWalOfAnotherDatabase();
    void findsAWalOfACopyAtTheSameChange();
    void findsAWalThatIsOlderThanTheFile();
    void findsAWalWhoseFileWasReplacedByAnOlderOne();
    void findsWhatIsNoWal();
    void findsAnIndexWithoutItsWal();
    void findsAJournalOfAnotherDatabase();
    void passesOverAJournalThatIsKept();
    void findsASuperJournal();

private:
    /// A database in WAL mode whose writer was killed: its WAL stays. `more` is run after the checkpoint.
    void killedWriter(const QString& name, const QString& pragmas, const QString& more) const
    {
        PythonChild child({in(name)});
        QVERIFY(child.isReady() && child.openDatabase());
        for (const QString& statement : pragmas.split(u';', Qt::SkipEmptyParts))
            QVERIFY(child.sql(statement));
        for (const char* const statement :
             {"PRAGMA journal_mode = WAL", "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)",
              "PRAGMA wal_checkpoint(TRUNCATE)"})
            QVERIFY(child.sql(QString::fromLatin1(statement)));
        for (const QString& statement : more.split(u';', Qt::SkipEmptyParts))
            QVERIFY(child.sql(statement));
        child.kill();
    }
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }
    static QString told(const QList<Finding>& findings)
    {
        QStringList all;
        for (const Finding& finding : findings)
            all.append(severityId(finding.severity) + u' ' + finding.id() + u' ' +
                       QFileInfo(finding.subject).fileName());
        return all.join(QStringLiteral(", "));
    }
    void replaceWal(const QString& from, const QString& to) const
    {
        QFile::remove(in(to + QStringLiteral("-wal")));
        QFile::remove(in(to + QStringLiteral("-shm")));
        QVERIFY(QFile::copy(in(from + QStringLiteral("-wal")), in(to + QStringLiteral("-wal"))));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSideFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSideFiles::findsNothingBesideASoundDatabase()
{
    const QString path = databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"));
    QCOMPARE(told(findSideFiles(path)), QString());
}

void TestSideFiles::takesALivingWalForItsOwn()
{
    killedWriter(
        QStringLiteral("a.db"), {},
        QStringLiteral(
            "INSERT INTO t VALUES (1, 'a');INSERT INTO t VALUES (2, 'b');ALTER TABLE t ADD COLUMN c"));
    const auto wal = readWal(in(QStringLiteral("a.db-wal")));
    QVERIFY(wal && wal->isValid && wal->frames >= 3 && wal->hasFirstPage);
    QCOMPARE(told(findSideFiles(in(QStringLiteral("a.db")))), QString());
    // Read in part, by another program: the file stands within its WAL.
    PythonChild child({in(QStringLiteral("a.db"))});
    QVERIFY(child.isReady() && child.openDatabase() &&
            child.sql(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")) &&
            child.sql(QStringLiteral("INSERT INTO t (name) VALUES ('c')")));
    child.kill();
    QCOMPARE(told(findSideFiles(in(QStringLiteral("a.db")))), QString());
}

void TestSideFiles::findsAWalOfAnotherDatabase_data()
{
    QTest::addColumn<QString>("pragmas");
    QTest::addColumn<QString>("why");
    QTest::newRow("page size") << QStringLiteral("PRAGMA page_size = 1024")
                               << QStringLiteral("has pages of 1024 bytes, the database of 4096");
    QTest::newRow("encoding") << QStringLiteral("PRAGMA encoding = 'UTF-16le'")
                              << QStringLiteral("another text encoding");
}

void TestSideFiles::findsAWalOfAnotherDatabase()
{
    QFETCH(QString, pragmas);
    QFETCH(QString, why);
    killedWriter(QStringLiteral("a.db"), {}, QStringLiteral("INSERT INTO t VALUES (1, 'a')"));
    killedWriter(QStringLiteral("b.db"), pragmas, QStringLiteral("ALTER TABLE t ADD COLUMN c"));
    replaceWal(QStringLiteral("b.db"), QStringLiteral("a.db"));
    const QList<Finding> findings = findSideFiles(in(QStringLiteral("a.db")));
    QCOMPARE(told(findings), QStringLiteral("error GW-1017 a.db-wal"));
    QVERIFY2(findings.first().what.contains(why), qPrintable(findings.first().what));
    // Beside a database in rollback-journal mode any WAL is foreign, and SQLite reads it all the same.
    databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"), QStringLiteral("c.db"));
    replaceWal(QStringLiteral("a.db"), QStringLiteral("c.db"));
    QVERIFY(told(findSideFiles(in(QStringLiteral("c.db")))).startsWith(QStringLiteral("error GW-1017")));
}

void TestSideFiles::findsAWalOfACopyAtTheSameChange()
{
    const QString rows =
        QStringLiteral("INSERT INTO t (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                       "WHERE i < %1) SELECT hex(randomblob(40)) FROM n");
    killedWriter(QStringLiteral("a.db"), {}, {});
    QVERIFY(QFile::copy(in(QStringLiteral("a.db")), in(QStringLiteral("b.db"))));
    databaseOf(m_folder->path(), rows.arg(400), QStringLiteral("a.db"));
    databaseOf(m_folder->path(), rows.arg(2000), QStringLiteral("b.db"));
    PythonChild child({in(QStringLiteral("b.db"))});
    QVERIFY(child.isReady() && child.openDatabase() &&
            child.sql(QStringLiteral("UPDATE t SET name = 'x' WHERE id = 1")));
    child.kill();
    replaceWal(QStringLiteral("b.db"), QStringLiteral("a.db"));
    const QList<Finding> findings = findSideFiles(in(QStringLiteral("a.db")));
    QCOMPARE(told(findings), QStringLiteral("error GW-1017 a.db-wal"));
    QVERIFY2(findings.first().what.contains(QStringLiteral("begins with a database of")),
             qPrintable(findings.first().what));
}

void TestSideFiles::findsAWalThatIsOlderThanTheFile()
{
    killedWriter(QStringLiteral("a.db"), {}, QStringLiteral("ALTER TABLE t ADD COLUMN c"));
    QVERIFY(QFile::copy(in(QStringLiteral("a.db-wal")), in(QStringLiteral("kept"))));
    for (int round = 0; round < 3; ++round) // each connection that changes the schema moves the counter on
        databaseOf(m_folder->path(), QStringLiteral("ALTER TABLE t ADD COLUMN d%1").arg(round),
                   QStringLiteral("a.db"));
    QFile::remove(in(QStringLiteral("a.db-wal")));
    QVERIFY(QFile::rename(in(QStringLiteral("kept")), in(QStringLiteral("a.db-wal"))));
    const QList<Finding> findings = findSideFiles(in(QStringLiteral("a.db")));
    QCOMPARE(told(findings), QStringLiteral("error GW-1017 a.db-wal"));
    QVERIFY(findings.first().what.contains(QStringLiteral("older than the database")));
}

void TestSideFiles::findsAWalWhoseFileWasReplacedByAnOlderOne()
{
    killedWriter(QStringLiteral("a.db"), {}, {});
    QVERIFY(QFile::copy(in(QStringLiteral("a.db")), in(QStringLiteral("backup.db"))));
    for (int round = 0; round < 3; ++round)
        databaseOf(m_folder->path(), QStringLiteral("ALTER TABLE t ADD COLUMN d%1").arg(round),
                   QStringLiteral("a.db"));
    PythonChild child({in(QStringLiteral("a.db"))});
    QVERIFY(child.isReady() && child.openDatabase() &&
            child.sql(QStringLiteral("ALTER TABLE t ADD COLUMN e")));
    child.kill();
    QFile::remove(in(QStringLiteral("a.db")));
    QVERIFY(QFile::rename(in(QStringLiteral("backup.db")), in(QStringLiteral("a.db"))));
    const QList<Finding> findings = findSideFiles(in(QStringLiteral("a.db")));
    QVERIFY2(told(findings).startsWith(QStringLiteral("error GW-1017 a.db-wal")), qPrintable(told(findings)));
    QVERIFY2(findings.first().what.contains(QStringLiteral("An older file was put in its place.")),
             qPrintable(findings.first().what));
}

void TestSideFiles::findsWhatIsNoWal()
{
    const QString path = databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"));
    putFile(path + QStringLiteral("-wal"), QByteArray(100, 'x'));
    QCOMPARE(told(findSideFiles(path)), QStringLiteral("warning GW-1017 app.db-wal"));
}

void TestSideFiles::findsAnIndexWithoutItsWal()
{
    const QString path = databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"));
    putFile(path + QStringLiteral("-shm"), QByteArray(32768, '\0'));
    QCOMPARE(told(findSideFiles(path)), QStringLiteral("note GW-1017 app.db-shm"));
}

void TestSideFiles::findsAJournalOfAnotherDatabase()
{
    const QString path = databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"));
    QByteArray journal("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    journal += QByteArray("\0\0\0\1\0\0\0\7\0\0\0\1\0\0\2\0\0\0\4\0",
                          20); // records, nonce, pages, sector, page size 1024
    putFile(path + QStringLiteral("-journal"), journal.leftJustified(512, '\0'));
    QCOMPARE(told(findSideFiles(path)), QStringLiteral("error GW-1017 app.db-journal"));
    putFile(path + QStringLiteral("-journal"), "not a journal at all");
    QCOMPARE(told(findSideFiles(path)), QStringLiteral("warning GW-1017 app.db-journal"));
}

void TestSideFiles::passesOverAJournalThatIsKept()
{
    const QString path =
        databaseOf(m_folder->path(), QStringLiteral("PRAGMA journal_mode = PERSIST; CREATE TABLE t (a)"));
    QVERIFY(QFileInfo(path + QStringLiteral("-journal")).size() > 0);
    QCOMPARE(told(findSideFiles(path)), QString());
}

void TestSideFiles::findsASuperJournal()
{
    const QString path = databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (a)"));
    putFile(path + QStringLiteral("-mj0A1B2C3D9EF"), "x");
    QCOMPARE(told(findSideFiles(path)), QStringLiteral("warning GW-1017 app.db-mj0A1B2C3D9EF"));
}

QTEST_GUILESS_MAIN(TestSideFiles)
#include "test_side_files.moc"
