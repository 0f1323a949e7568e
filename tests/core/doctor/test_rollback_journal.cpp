// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/rollback_journal.h"
#include "core/doctor/side_files.h"

#include "tests/core/safety/support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kRows =
    QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                   " INSERT INTO t SELECT i, 'row ' || i FROM n");
const QByteArray kMagic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A journal as SQLite writes one, with all pages of a file as they are in it.
QByteArray journalOf(const QByteArray& file, int pageSize)
{
    constexpr quint32 kNonce = 7;
    const auto pages = static_cast<quint32>(file.size() / pageSize);
    QByteArray journal = kMagic + number(pages) + number(kNonce) + number(pages) + number(512) +
                         number(static_cast<quint32>(pageSize));
    journal = journal.leftJustified(512, '\0');
    for (quint32 page = 1; page <= pages; ++page) {
        const QByteArray image = file.mid((page - 1) * pageSize, pageSize);
        quint32 sum = kNonce;
        for (int at = pageSize - 200; at > 0; at -= 200)
            sum += static_cast<quint8>(image.at(at));
        journal += number(page) + image + number(sum);
    }
    return journal;
}

/// What SQLite puts behind the records of a commit over several files.
QByteArray superRecord(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    quint32 sum = 0;
    for (const char letter : name)
        sum += static_cast<quint32>(letter);
    return number(1073741824 / 4096 + 1) + name + number(static_cast<quint32>(name.size())) + number(sum) +
           kMagic;
}

QString told(const QList<Finding>& findings)
{
    QStringList all;
    for (const Finding& finding : findings)
        all.append(severityId(finding.severity) + u' ' + finding.id() + u' ' +
                   QFileInfo(finding.subject).fileName());
    return all.join(QStringLiteral(", "));
}

} // namespace

/// Whether a rollback journal beside a database is the database's.
class TestRollbackJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = databaseOf(m_folder->path(), kRows);
    }

    void takesTheJournalOfAKilledWriteForItsOwn()
    {
        leaveUnended(m_database, QStringLiteral("UPDATE t SET v = v || '!'"));
        const auto journal = readJournal(m_database + QStringLiteral("-journal"), m_database);
        QVERIFY(journal && journal->isOne && journal->played > 0 && journal->unwritten > 0);
        QCOMPARE(journal->unwrittenDiffering, qint64(0));
        QVERIFY(journal->hasWork(QFileInfo(m_database).size()));
        QCOMPARE(told(findSideFiles(m_database)), QString());
    }

    void findsTheJournalOfACopyThatWentOnByItself_data()
    {
        QTest::addColumn<QString>("commits"); // in the copy, before the write that was killed
        QTest::addColumn<QString>("write");
        QTest::newRow("later") << QStringLiteral("CREATE TABLE n (a); INSERT INTO n VALUES (1)")
                               << QStringLiteral("UPDATE t SET v = v || '!'");
        QTest::newRow("as many commits") << QStringLiteral("UPDATE t SET v = 'other ' || id")
                                         << QStringLiteral("UPDATE t SET v = v || '!'");
        QTest::newRow("as many commits, and smaller")
            << QStringLiteral("DELETE FROM t WHERE id > 2000; VACUUM")
            << QStringLiteral("UPDATE t SET v = v || '!'");
    }
    void findsTheJournalOfACopyThatWentOnByItself()
    {
        QFETCH(QString, commits);
        QFETCH(QString, write);
        const QString copy = m_folder->filePath(QStringLiteral("copy.db"));
        QVERIFY(QFile::copy(m_database, copy));
        databaseOf(m_folder->path(), commits, QStringLiteral("copy.db"));
        databaseOf(m_folder->path(), QStringLiteral("UPDATE t SET v = 'mine ' || id WHERE id % 7 = 0"));
        if (commits.endsWith(QStringLiteral("VACUUM")))
            databaseOf(m_folder->path(), QStringLiteral("VACUUM"));
        leaveUnended(copy, write);
        QVERIFY(QFile::rename(copy + QStringLiteral("-journal"), m_database + QStringLiteral("-journal")));
        QVERIFY(QFile::remove(copy));
        const QList<Finding> findings = findSideFiles(m_database);
        QCOMPARE(told(findings), QStringLiteral("error GW-1017 app.db-journal"));
        QVERIFY2(findings.first().next.startsWith(QStringLiteral("Copy the database and this file")),
                 qPrintable(findings.first().next));
    }

    void doubtsAJournalAtTheSameChangeWithAnotherFirstPage()
    {
        const QByteArray before = fileBytes(m_database);
        QByteArray other = before;
        other[60] = char(5); // user_version
        putFile(m_database + QStringLiteral("-journal"), journalOf(other, 4096));
        QCOMPARE(told(findSideFiles(m_database)), QStringLiteral("warning GW-1017 app.db-journal"));
    }

    void findsTheJournalOfADatabaseThatWasBeingMade()
    {
        const QByteArray empty = (kMagic + number(0) + number(7) + number(0) + number(512) + number(4096))
                                     .leftJustified(512, '\0');
        putFile(m_database + QStringLiteral("-journal"), empty); // it would cut the file to nothing
        QCOMPARE(told(findSideFiles(m_database)), QStringLiteral("error GW-1017 app.db-journal"));
    }

    void takesAVacuumToAnotherPageSizeForItsOwn()
    {
        const QByteArray before = fileBytes(m_database);
        databaseOf(m_folder->path(), QStringLiteral("PRAGMA page_size = 8192; VACUUM"));
        putFile(m_database + QStringLiteral("-journal"), journalOf(before, 4096));
        QCOMPARE(told(findSideFiles(m_database)), QString());
        databaseOf(m_folder->path(), QStringLiteral("SELECT count(*) FROM t")); // SQLite plays it back
        QCOMPARE(fileBytes(m_database), before);
    }

    void saysThatACommitOverSeveralFilesIsCompleteWithoutItsSuperJournal()
    {
        const QString super = m_folder->filePath(QStringLiteral("other.db-mj12345678"));
        const QByteArray before = fileBytes(m_database);
        databaseOf(m_folder->path(), QStringLiteral("UPDATE t SET v = 'new'"));
        const QByteArray after = fileBytes(m_database);
        putFile(m_database + QStringLiteral("-journal"), journalOf(before, 4096) + superRecord(super));
        const QList<Finding> findings = findSideFiles(m_database);
        QCOMPARE(told(findings), QStringLiteral("warning GW-1017 app.db-journal"));
        QVERIFY2(findings.first().what.contains(QStringLiteral("It undoes nothing")),
                 qPrintable(findings.first().what));
        databaseOf(m_folder->path(), QStringLiteral("SELECT count(*) FROM t")); // what SQLite makes of it
        QCOMPARE(fileBytes(m_database), after);
        QVERIFY(!QFileInfo::exists(m_database + QStringLiteral("-journal")));
    }

    void findsASuperJournalThatWasMovedWithItsDatabase()
    {
        const QString name = QStringLiteral("other.db-mj12345678");
        const QByteArray before = fileBytes(m_database);
        databaseOf(m_folder->path(), QStringLiteral("UPDATE t SET v = 'new'"));
        putFile(m_database + QStringLiteral("-journal"),
                journalOf(before, 4096) + superRecord(QStringLiteral("/gone/") + name));
        putFile(m_folder->filePath(name), "x");
        const QList<Finding> findings = findSideFiles(m_database);
        QCOMPARE(told(findings), QStringLiteral("error GW-1017 app.db-journal"));
        QVERIFY2(findings.first().next.contains(QStringLiteral("back into /gone")),
                 qPrintable(findings.first().next));
    }

    void saysThatAJournalCannotBeRead()
    {
        const QString path = m_database + QStringLiteral("-journal");
        putFile(path, journalOf(fileBytes(m_database), 4096));
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        QCOMPARE(::chmod(QFile::encodeName(m_database).constData(), 0644), 0);
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0), 0);
        const AsOrdinaryUser user;
        QVERIFY(user.isOrdinary());
        const QList<Finding> findings = findSideFiles(m_database);
        QCOMPARE(told(findings), QStringLiteral("warning GW-1017 app.db-journal"));
        QVERIFY2(findings.first().what.contains(QStringLiteral("cannot be read")),
                 qPrintable(findings.first().what));
    }

    void readsNoFurtherThanSqliteDoes_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<qint64>("played");
        QTest::newRow("header alone") << 512 << qint64(0);
        QTest::newRow("in the first record") << 512 + 4000 << qint64(0);
        QTest::newRow("behind two records") << 512 + 2 * 4104 + 17 << qint64(2);
        QTest::newRow("in the header") << 20 << qint64(0);
    }
    void readsNoFurtherThanSqliteDoes()
    {
        QFETCH(int, bytes);
        QFETCH(qint64, played);
        const QString path = m_database + QStringLiteral("-journal");
        const QByteArray whole = journalOf(fileBytes(m_database), 4096);
        putFile(path, whole.left(bytes));
        const auto journal = readJournal(path, m_database);
        QVERIFY(journal);
        QCOMPARE(journal->played, played);
        QByteArray damaged = whole;
        damaged[512 + 4104 + 4 + 4096 - 200] =
            char(~damaged[512 + 4104 + 4 + 4096 - 200]); // the second one's checksum fails
        putFile(path, damaged);
        QCOMPARE(readJournal(path, m_database)->played, qint64(1));
    }

private:
    static void leaveUnended(const QString& database, const QString& write)
    {
        PythonChild child({database});
        QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")) &&
                child.sql(QStringLiteral("BEGIN")));
        QVERIFY(child.sql(write));
        child.kill();
        QVERIFY(fileBytes(database + QStringLiteral("-journal")).startsWith(kMagic));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestRollbackJournal)
#include "test_rollback_journal.moc"
