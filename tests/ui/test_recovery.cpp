// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/unended_support.h"
#include "tests/support/database_text.h"
#include "tests/support/file_content.h"
#include "tests/support/python_child.h"
#include "tests/ui/support/real_console.h"
#include "ui/views/notice_banner.h"

#include <QTest>

using namespace godwit;
using test::kPatienceMs;

/// A database that a program left in the middle of a write, as a person finds it in the console: told, asked
/// about, recovered, and open then; on a real engine, in both languages.
class TestRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAsksAndRecovers_data();
    void tellsAsksAndRecovers();
    void saysWhoHasTheFileAndOffersItAgain();
    void offersToMakeDamagedIndexesAnew();

private:
    ui::NoticeBanner* notice() { return m_console->part<ui::NoticeBanner>(QStringLiteral("notice")); }
    void leaveUnended(const QString& language);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RealConsole> m_console;
    QString m_database;
};

void TestRecovery::leaveUnended(const QString& language)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = tests::databaseOf(
        m_folder->path(),
        QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                       " INSERT INTO t SELECT i, 'row ' || i FROM n"));
    tests::PythonChild child({m_database});
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")) &&
            child.sql(QStringLiteral("BEGIN")));
    QVERIFY(child.sql(QStringLiteral("UPDATE t SET id = id + 100000")));
    child.kill();
    m_console = std::make_unique<test::RealConsole>(language);
    m_console->open({.database = m_database, .plan = {}, .workspace = {}, .readOnly = false});
    QTRY_VERIFY2_WITH_TIMEOUT(notice()->isVisible(), qPrintable(m_console->situation()), kPatienceMs);
}

void TestRecovery::tellsAsksAndRecovers_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestRecovery::tellsAsksAndRecovers()
{
    QFETCH(QString, language);
    leaveUnended(language);
    m_console->look(QStringLiteral("30-unended"));
    const QByteArray before =
        tests::fileContent(m_database) + tests::fileContent(m_database + QStringLiteral("-journal"));

    m_console->ask(QStringLiteral("notice_recover"), QStringLiteral("30-recover"));
    m_console->cancel(); // nothing happened yet
    QCOMPARE(tests::fileContent(m_database) + tests::fileContent(m_database + QStringLiteral("-journal")),
             before);
    QVERIFY(!QFileInfo::exists(m_database + QStringLiteral(".godwit")));

    m_console->ask(QStringLiteral("notice_recover"), QStringLiteral("30-recover-again"));
    m_console->answer();
    m_console->await();
    QTRY_VERIFY2_WITH_TIMEOUT(m_console->status().database == m_database, qPrintable(m_console->situation()),
                              kPatienceMs);
    QVERIFY(!QFileInfo::exists(m_database + QStringLiteral("-journal")));
    QCOMPARE(tests::figureOf(m_database, QStringLiteral("SELECT max(id) FROM t")), QStringLiteral("3000"));
    QTRY_VERIFY2(notice()->isVisible() && notice()->what().contains(QStringLiteral("last complete state")),
                 qPrintable(m_console->situation()));
    m_console->look(QStringLiteral("30-recovered"));
    const QStringList faults = m_console->faults();
    m_console.reset();
    for (const QString& fault : faults)
        qWarning("%s", qPrintable(fault));
    QCOMPARE(faults.size(), 0);
}

void TestRecovery::saysWhoHasTheFileAndOffersItAgain()
{
    leaveUnended(QStringLiteral("en"));
    m_console->click(QStringLiteral("notice_recover"));
    QTRY_VERIFY2_WITH_TIMEOUT(m_console->question(), qPrintable(m_console->situation()), kPatienceMs);
    tests::PythonChild holder({m_database});
    QVERIFY(holder.run(QStringLiteral("file = open(sys.argv[1], 'rb')")));
    m_console->answer();
    m_console->await();
    QTRY_VERIFY2(notice()->what().contains(holder.named()), qPrintable(m_console->situation()));
    QVERIFY(QFileInfo::exists(m_database + QStringLiteral("-journal")));
    holder.kill();
    m_console->click(QStringLiteral("notice_recover"));
    m_console->answer();
    m_console->await();
    QTRY_VERIFY(!QFileInfo::exists(m_database + QStringLiteral("-journal")));
}

void TestRecovery::offersToMakeDamagedIndexesAnew()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = tests::databaseOf(m_folder->path(), tests::kRows);
    tests::damageIndex(m_database);
    const QString plan = m_folder->filePath(QStringLiteral("plan.yaml"));
    QFile file(plan);
    QVERIFY(file.open(QIODevice::WriteOnly) &&
            file.write("godwit: 1\nname: Rows as they are\nstatus: approved\ntarget: { schema: v2.sql, keep: [t] }\n"
                       "phases:\n  - { phase: backup, steps: [backup: snapshot] }\n  - { phase: expand, steps: [schema: target] }\n"
                       "  - { phase: cutover, steps: [cutover: swap] }\n") > 0);
    file.close();
    QFile schema(m_folder->filePath(QStringLiteral("v2.sql")));
    QVERIFY(schema.open(QIODevice::WriteOnly) && schema.write("CREATE TABLE marks (id INTEGER PRIMARY KEY);\n") > 0);
    schema.close();
    m_console = std::make_unique<test::RealConsole>(QStringLiteral("en"));
    m_console->open({.database = m_database, .plan = plan, .workspace = {}, .readOnly = false});
    m_console->await();
    m_console->click(QStringLiteral("start_backup"));
    QTRY_VERIFY2_WITH_TIMEOUT(notice()->isVisible() && notice()->what().contains(QStringLiteral(": by_v.")),
                              qPrintable(m_console->situation()), kPatienceMs);
    m_console->await();
    m_console->look(QStringLiteral("31-damaged"));
    m_console->ask(QStringLiteral("notice_recover"), QStringLiteral("31-recover"));
    m_console->answer();
    m_console->await();
    QTRY_COMPARE(tests::figureOf(m_database, QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));
    m_console->start(QStringLiteral("backup"));
    QCOMPARE(m_console->faults(), QStringList());
}

QTEST_MAIN(TestRecovery)
#include "test_recovery.moc"
