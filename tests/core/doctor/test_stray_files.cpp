// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/side_files.h"

#include "tests/core/safety/support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <unistd.h>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kRows =
    QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                   " INSERT INTO t SELECT i, 'row ' || i FROM n");

QString told(const QList<Finding>& findings)
{
    QStringList all;
    for (const Finding& finding : findings)
        all.append(severityId(finding.severity) + u' ' + finding.id() + u' ' +
                   QFileInfo(finding.subject).fileName());
    return all.join(QStringLiteral(", "));
}

} // namespace

/// A database that lost what lay beside it, by another name.
class TestStrayFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_old = databaseOf(m_folder->path(), kRows, QStringLiteral("it's old.db"));
        m_new = in(QStringLiteral("new.db"));
    }

    void findsWhatARenamedDatabaseLeftBehind_data() { ways(); }
    void findsWhatARenamedDatabaseLeftBehind()
    {
        QFETCH(bool, isWal);
        leaveUnended(m_old, isWal);
        QVERIFY(QFile::rename(m_old, m_new));
        const QList<Finding> findings = findSideFiles(m_new);
        QCOMPARE(told(findings), isWal ? QStringLiteral("error GW-1017 it's old.db-wal")
                                       : QStringLiteral("error GW-1017 it's old.db-journal"));
        QVERIFY2(findings.first().what.contains(QStringLiteral("was renamed without it")),
                 qPrintable(findings.first().what));
        // The command that it names, as a shell reads it.
        const QString command =
            findings.first().next.section(QStringLiteral(": "), 1, 1).section(QStringLiteral(", then"), 0, 0);
        QVERIFY2(command.startsWith(QStringLiteral("mv -n ")), qPrintable(command));
        QCOMPARE(QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), command}), 0);
        QFile::remove(m_old + QStringLiteral("-shm"));
        QCOMPARE(told(findSideFiles(m_new)), QString());
        QVERIFY(QFileInfo::exists(m_new + (isWal ? QStringLiteral("-wal") : QStringLiteral("-journal"))));
    }

    void findsWhatLiesBesideAnotherNameOfTheFile_data() { ways(); }
    void findsWhatLiesBesideAnotherNameOfTheFile()
    {
        QFETCH(bool, isWal);
        QCOMPARE(::link(QFile::encodeName(m_old).constData(), QFile::encodeName(m_new).constData()), 0);
        leaveUnended(m_old, isWal);
        const QList<Finding> findings = findSideFiles(m_new);
        QCOMPARE(told(findings), isWal ? QStringLiteral("error GW-1017 it's old.db-wal")
                                       : QStringLiteral("error GW-1017 it's old.db-journal"));
        QVERIFY2(
            findings.first().next.endsWith(QStringLiteral("godwit-cli recover '%1'")
                                               .arg(QString(m_old).replace(u'\'', QStringLiteral("'\\''")))),
            qPrintable(findings.first().next));
        QCOMPARE(told(findSideFiles(m_old)), QString()); // its own
    }

    void leavesAloneWhatIsOfAnotherDatabaseOrHasNothingToGive()
    {
        const QString other =
            databaseOf(m_folder->path(),
                       kRows + QStringLiteral("; CREATE TABLE n (a); DELETE FROM t WHERE id > 1000; VACUUM"),
                       QStringLiteral("other.db"));
        leaveUnended(other, false);
        QVERIFY(QFile::remove(other));
        QCOMPARE(told(findSideFiles(m_old)), QString());
        // One of a copy that is gone: nothing in it is newer or older than what the file has.
        QVERIFY(QFile::copy(m_old, in(QStringLiteral("copy.db"))));
        PythonChild child({in(QStringLiteral("copy.db"))});
        QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")) &&
                child.sql(QStringLiteral("BEGIN")) && child.sql(QStringLiteral("UPDATE t SET v = v || '!'")));
        child.kill();
        QVERIFY(QFile::remove(in(QStringLiteral("copy.db"))));
        QCOMPARE(told(findSideFiles(m_old)), QString());
    }

private:
    static void ways()
    {
        QTest::addColumn<bool>("isWal");
        QTest::newRow("rollback journal") << false;
        QTest::newRow("log") << true;
    }
    static void leaveUnended(const QString& database, bool isWal)
    {
        PythonChild child({database});
        QVERIFY(child.openDatabase());
        for (const char* const statement :
             isWal ? std::array{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0",
                                "CREATE TABLE n (a)"}
                   : std::array{"PRAGMA cache_size = 1", "BEGIN", "UPDATE t SET v = v || '!'"})
            QVERIFY(child.sql(QString::fromLatin1(statement)));
        child.kill();
    }
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_old;
    QString m_new;
};

QTEST_GUILESS_MAIN(TestStrayFiles)
#include "test_stray_files.moc"
