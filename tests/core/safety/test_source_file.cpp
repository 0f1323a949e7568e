// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/source_file.h"

#include "support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace godwit::core;
using namespace godwit::tests;

class TestSourceFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void describesADatabase();
    void resolvesASymbolicLink();
    void countsHardLinks();
    void refusesWhatIsNoDatabase_data();
    void refusesWhatIsNoDatabase();
    void refusesAFolderAndAPipe();
    void refusesASideFileThatIsNone();
    void refusesAHotJournal();
    void namesTheProgramWhoseWriteIsGoingOn();
    void acceptsAJournalThatIsOver_data();
    void acceptsAJournalThatIsOver();
    void refusesADamagedDatabase_data();
    void refusesADamagedDatabase();
    void looksForDamageOnlyIfAsked();
    void refusesADatabaseWithoutTables();
    void namesTheProgramThatLocks();
    void changesNothing_data();
    void changesNothing();

private:
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    /// Some pages of rows, with an index.
    QString filled(const QString& more = {}) const
    {
        return databaseOf(
            m_folder->path(),
            QStringLiteral("CREATE TABLE t (v); CREATE INDEX by_v ON t (v);"
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                           " INSERT INTO t (v) SELECT 'row ' || i FROM n;") +
                more);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSourceFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSourceFile::describesADatabase()
{
    const QString path = filled();
    const auto source = inspectSource(path);
    QVERIFY(source);
    QCOMPARE(source->given, path);
    QCOMPARE(source->real, QFileInfo(path).canonicalFilePath());
    QCOMPARE(source->bytes, QFileInfo(path).size());
    QCOMPARE(source->links, 1);
    QVERIFY(!source->wasLink);
    auto opened = openSource(source->real, true);
    QVERIFY(opened);
    QCOMPARE(opened->integer(QStringLiteral("SELECT count(*) FROM t")).value(), 500);
}

void TestSourceFile::resolvesASymbolicLink()
{
    filled();
    QVERIFY(QFile::link(in("app.db"), in("link.db")));
    const auto source = inspectSource(in("link.db"));
    QVERIFY(source);
    QVERIFY(source->wasLink);
    QCOMPARE(source->real, QFileInfo(in("app.db")).canonicalFilePath());
    QVERIFY(openSource(source->real, true));
}

void TestSourceFile::countsHardLinks()
{
    filled();
    QCOMPARE(
        ::link(QFile::encodeName(in("app.db")).constData(), QFile::encodeName(in("twin.db")).constData()), 0);
    QCOMPARE(inspectSource(in("app.db"))->links, 2);
}

void TestSourceFile::refusesWhatIsNoDatabase_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("text") << QByteArray("name,due\nread the news,tomorrow\n") << ErrorCode::NotADatabase;
    QTest::newRow("short text") << QByteArray("a") << ErrorCode::NotADatabase;
    QTest::newRow("header without its end") << QByteArray("SQLite format 3") << ErrorCode::NotADatabase;
    QTest::newRow("one byte over and over") << QByteArray(4096, '\xa7') << ErrorCode::NotADatabase;
    QByteArray noise(8192, Qt::Uninitialized);
    quint32 state = 7;
    for (char& byte : noise)
        byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    QTest::newRow("encrypted: noise of whole pages") << noise << ErrorCode::Encrypted;
    QTest::newRow("encrypted behind a plain header") << "SQLite format 3" + QByteArray(1, '\0') + noise.sliced(16) << ErrorCode::Encrypted;
    QTest::newRow("noise of another length") << noise.first(8000) << ErrorCode::NotADatabase;
    QTest::newRow("compressed") << "\x1f\x8b" + noise.sliced(2) << ErrorCode::NotADatabase;
    QTest::newRow("0 bytes") << QByteArray() << ErrorCode::EmptyDatabase;
}

void TestSourceFile::refusesWhatIsNoDatabase()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    putFile(in("app.db"), content);
    const auto source = inspectSource(in("app.db"));
    QVERIFY(!source);
    QCOMPARE(source.error().code, code);
    QCOMPARE(fileBytes(in("app.db")), content);
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("app.db")});
}

void TestSourceFile::refusesAFolderAndAPipe()
{
    QCOMPARE(inspectSource(in("none.db")).error().code, ErrorCode::FileMissing);
    QVERIFY(QDir().mkpath(in("none.db.godwit/snapshots")));
    QVERIFY(!inspectSource(in("none.db")).error().next.contains(in("none.db.godwit/snapshots"))); // nothing lies there
    putFile(in("none.db.godwit/snapshots/1-20260102-101500.json"), "{}");
    QVERIFY(inspectSource(in("none.db")).error().next.contains(in("none.db.godwit/snapshots")));
    QVERIFY(QFile::link(in("none.db"), in("dangling.db")));
    QCOMPARE(inspectSource(in("dangling.db")).error().code, ErrorCode::FileMissing);
    QCOMPARE(inspectSource(m_folder->path()).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(::mkfifo(QFile::encodeName(in("pipe")).constData(), 0600), 0);
    QCOMPARE(inspectSource(in("pipe")).error().code, ErrorCode::NotARegularFile); // and waits for no writer
    QCOMPARE(inspectSource(QStringLiteral("/dev/null")).error().code, ErrorCode::NotARegularFile);
}

void TestSourceFile::refusesASideFileThatIsNone()
{
    const QString path = filled();
    for (const char* end : {"-journal", "-wal", "-shm"}) {
        const QString side = path + QLatin1StringView(end);
        QCOMPARE(::mkfifo(QFile::encodeName(side).constData(), 0600), 0);
        const auto source = inspectSource(path);
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::NotARegularFile);
        QVERIFY2(source.error().what.startsWith(side), qPrintable(source.error().what));
        QVERIFY(QFile::remove(side));
    }
    QVERIFY(inspectSource(path));
}

void TestSourceFile::refusesAHotJournal()
{
    PythonChild child({filled()});
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")));
    QVERIFY(child.sql(QStringLiteral("BEGIN")) && child.sql(QStringLiteral("UPDATE t SET v = v || '!'")));
    child.kill();
    QVERIFY(QFileInfo(in("app.db-journal")).size() > 0);
    const QString before = sha256Of(in("app.db")) + sha256Of(in("app.db-journal"));
    const auto source = inspectSource(in("app.db"));
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::HotJournal);
    QCOMPARE(sha256Of(in("app.db")) + sha256Of(in("app.db-journal")), before);
}

void TestSourceFile::namesTheProgramWhoseWriteIsGoingOn()
{
    PythonChild child({filled()});
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")));
    QVERIFY(child.sql(QStringLiteral("BEGIN")) && child.sql(QStringLiteral("UPDATE t SET v = v || '!'")));
    const auto source = inspectSource(in("app.db"));
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::DatabaseLocked);
    QVERIFY2(source.error().what.contains(child.named()), qPrintable(source.error().what));
    QVERIFY(child.sql(QStringLiteral("ROLLBACK")));
    QVERIFY(inspectSource(in("app.db")));
}

void TestSourceFile::acceptsAJournalThatIsOver_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("zeroed") << "PERSIST";
    QTest::newRow("empty") << "TRUNCATE";
}

void TestSourceFile::acceptsAJournalThatIsOver()
{
    QFETCH(QString, mode);
    PythonChild child({filled()});
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA journal_mode = ") + mode) &&
            child.sql(QStringLiteral("DELETE FROM t")));
    child.kill();
    QVERIFY(QFile::exists(in("app.db-journal")));
    QVERIFY(inspectSource(in("app.db")));
    QVERIFY(openSource(in("app.db"), true));
}

void TestSourceFile::refusesADamagedDatabase_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("isTruncated");
    QTest::newRow("schema page") << 100 << 3996 << false;
    QTest::newRow("page of a table or index") << 4096 * 2 << 4096 << false;
    QTest::newRow("truncated within a page") << 5000 << 0 << true;
    QTest::newRow("truncated after a page") << 4096 * 3 << 0 << true;
    QTest::newRow("truncated after the header") << 100 << 0 << true;
}

void TestSourceFile::refusesADamagedDatabase()
{
    QFETCH(int, from);
    QFETCH(int, bytes);
    QFETCH(bool, isTruncated);
    QByteArray content = fileBytes(filled());
    QVERIFY(content.size() > 4096 * 4);
    if (isTruncated)
        content.truncate(from);
    else
        content.replace(from, bytes, QByteArray(bytes, '\x5a'));
    putFile(in("app.db"), content);
    const auto opened = openSource(in("app.db"), true);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::DatabaseCorrupt);
    QCOMPARE(fileBytes(in("app.db")), content);
}

void TestSourceFile::looksForDamageOnlyIfAsked()
{
    QByteArray content = fileBytes(filled());
    content.replace(4096 * 2, 4096, QByteArray(4096, '\x5a'));
    putFile(in("app.db"), content);
    QVERIFY(openSource(in("app.db"), false));
}

void TestSourceFile::refusesADatabaseWithoutTables()
{
    databaseOf(m_folder->path(), QStringLiteral("PRAGMA user_version = 1"));
    const auto opened = openSource(in("app.db"), true);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::EmptyDatabase);
}

void TestSourceFile::namesTheProgramThatLocks()
{
    PythonChild child({filled()});
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("BEGIN EXCLUSIVE")));
    const auto opened = openSource(in("app.db"), true);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::DatabaseLocked);
    QCOMPARE(opened.error().exit(), Exit::Busy);
    QVERIFY2(opened.error().what.contains(child.named()), qPrintable(opened.error().what));
    QVERIFY(child.sql(QStringLiteral("COMMIT")));
    QVERIFY(openSource(in("app.db"), true));
}

void TestSourceFile::changesNothing_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"DELETE", "WAL"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSourceFile::changesNothing()
{
    QFETCH(QString, mode);
    filled(QStringLiteral("PRAGMA journal_mode = ") + mode);
    const QString before = sha256Of(in("app.db"));
    QVERIFY(inspectSource(in("app.db")));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("app.db")});
    {
        auto opened = openSource(in("app.db"), true);
        QVERIFY(opened);
        QVERIFY(!opened->execute(QStringLiteral("DELETE FROM t")));
    }
    QCOMPARE(sha256Of(in("app.db")), before);
    for (const QString& name : namesIn(m_folder->path()))
        QVERIFY(name == QLatin1StringView("app.db") || name == QLatin1StringView("app.db-wal") ||
                name == QLatin1StringView("app.db-shm"));
}

QTEST_GUILESS_MAIN(TestSourceFile)
#include "test_source_file.moc"
