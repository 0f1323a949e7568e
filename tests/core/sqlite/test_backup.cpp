// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/backup.h"

#include "core/patience.h"

#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void copiesEveryPage();
    void replacesWhatTheTargetHeld();
    void givesUpOnASourceThatStaysLocked();
    void stopsWaitingWhenCancelled();
    void stopsBetweenTwoPiecesWhenCancelled();
    void copiesOneStateOfASourceThatIsWritten();
    void saysWhyTheTargetCannotBeWritten();
    void visitsEachPageInOrder();
    void seesNoPageOfTheWalBeforeACheckpoint();
    void endsWithTheVisitorsError();
    void visitsNoPageAfterACancel();
    void visitsNoPageOnceAPauseWasWaitedFor();
    void aDatabaseInMemoryHasNoPagesInAFile();

private:
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString source(const QString& more = {}) const
    {
        return databaseOf(m_folder->path(),
                          QStringLiteral("CREATE TABLE t (v); INSERT INTO t (v) VALUES ('one'), (x'00ff');") +
                              more);
    }
    /// More pages than are copied at once.
    [[nodiscard]] QString large() const
    {
        return source(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                           " INSERT INTO t (v) SELECT zeroblob(4000) FROM n"));
    }
    [[nodiscard]] Database target() const
    {
        return Database::open(in("copy.db"), {.mode = OpenOptions::Mode::Create}).value();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackup::copiesEveryPage()
{
    auto from = Database::open(source());
    qint64 done = -1;
    qint64 total = -1;
    {
        Database to = target();
        QVERIFY(copyDatabase(*from, to, {}, 1000, [&](qint64 one, qint64 all) {
            done = one;
            total = all;
        }));
    }
    QCOMPARE(treeOf(in("copy.db")), QStringLiteral("t\n  'one'\n  X'00ff'\n"));
    QCOMPARE(done, total);
    QCOMPARE(total, from->integer(QStringLiteral("PRAGMA page_count")).value());
}

void TestBackup::replacesWhatTheTargetHeld()
{
    databaseOf(m_folder->path(),
               QStringLiteral("PRAGMA page_size = 1024; CREATE TABLE old (v); CREATE TABLE t (w)"),
               QStringLiteral("copy.db"));
    auto from = Database::open(source());
    {
        Database to = target();
        QVERIFY(copyDatabase(*from, to, {}, 1000, {}));
    }
    QCOMPARE(treeOf(in("copy.db")), treeOf(in("app.db")));
}

void TestBackup::givesUpOnASourceThatStaysLocked()
{
    PythonChild child({source()});
    // However long the connection itself would wait.
    auto from = Database::open(in("app.db"), {.busyMs = 3'600'000});
    QVERIFY(from);
    QVERIFY(child.isReady() && child.openDatabase() && child.sql(QStringLiteral("BEGIN EXCLUSIVE")));
    Database to = target();
    const auto copied = copyDatabase(*from, to, {}, 100, {});
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::DatabaseLocked);
    QVERIFY(child.sql(QStringLiteral("COMMIT")));
    QVERIFY(copyDatabase(*from, to, {}, 100, {}));
    QCOMPARE(from->integer(QStringLiteral("PRAGMA busy_timeout")).value(), 3'600'000);
}

void TestBackup::stopsWaitingWhenCancelled()
{
    PythonChild child({source()});
    auto from = Database::open(in("app.db"));
    QVERIFY(child.isReady() && child.openDatabase() && child.sql(QStringLiteral("BEGIN EXCLUSIVE")));
    Database to = target();
    const CancelToken token;
    const auto copied = copyDatabase(*from, to, token, 3'600'000,
                                     [&](qint64, qint64) { token.ask(CancelToken::Wish::Cancel); });
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::Cancelled);
}

void TestBackup::stopsBetweenTwoPiecesWhenCancelled()
{
    auto from = Database::open(large());
    const CancelToken token;
    {
        Database to = target();
        int pieces = 0;
        const auto copied = copyDatabase(*from, to, token, 1000, [&](qint64 done, qint64 total) {
            ++pieces;
            QVERIFY(done < total);
            token.ask(CancelToken::Wish::Cancel);
        });
        QVERIFY(!copied);
        QCOMPARE(copied.error().code, ErrorCode::Cancelled);
        QCOMPARE(pieces, 1);
    }
    QCOMPARE(treeOf(in("copy.db")), QString()); // what was written is rolled back
}

void TestBackup::copiesOneStateOfASourceThatIsWritten()
{
    PythonChild child({large()});
    QVERIFY(child.isReady() && child.openDatabase() &&
            child.sql(QStringLiteral("PRAGMA journal_mode = WAL")));
    auto from = Database::open(in("app.db"));
    QVERIFY(from->execute(QStringLiteral("BEGIN; SELECT count(*) FROM t")));
    Database to = target();
    QVERIFY(copyDatabase(*from, to, {}, 1000, [&](qint64, qint64) {
        QVERIFY(child.sql(QStringLiteral("INSERT INTO t (v) VALUES ('later')")));
    }));
    QCOMPARE(to.integer(QStringLiteral("SELECT count(*) FROM t WHERE v = 'later'")).value(), 0);
    QCOMPARE(to.integer(QStringLiteral("SELECT count(*) FROM t")).value(), 3002);
}

void TestBackup::saysWhyTheTargetCannotBeWritten()
{
    auto from = Database::open(source());
    databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (v)"), QStringLiteral("copy.db"));
    auto to = Database::open(in("copy.db"));
    const auto copied = copyDatabase(*from, *to, {}, 1000, {});
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::FileFailed);
    auto same = copyDatabase(*from, *from, {}, 1000, {});
    QVERIFY(!same);
    QCOMPARE(same.error().code, ErrorCode::SqlFailed);
}

void TestBackup::visitsEachPageInOrder()
{
    QFile file(source());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    file.close();
    auto database = Database::open(in("app.db"));
    QByteArray seen;
    qint64 last = 0;
    QVERIFY(forEachPage(*database, {}, [&](qint64 number, QByteArrayView page) -> Status {
        if (number != last + 1)
            return Error(ErrorCode::CheckFailed, QStringLiteral("page %1 after %2").arg(number).arg(last));
        last = number;
        seen.append(page);
        return {};
    }));
    QCOMPARE(last, database->integer(QStringLiteral("PRAGMA page_count")).value());
    QCOMPARE(seen, bytes);
}

void TestBackup::seesNoPageOfTheWalBeforeACheckpoint()
{
    auto database = Database::open(source(QStringLiteral("PRAGMA journal_mode = WAL")),
                                   {.mode = OpenOptions::Mode::ReadWrite});
    QVERIFY(database->execute(QStringLiteral("INSERT INTO t (v) VALUES ('a word that is only in the log')")));
    const auto sees = [&] {
        bool isSeen = false;
        const auto done = forEachPage(*database, {}, [&](qint64, QByteArrayView page) -> Status {
            isSeen = isSeen || page.toByteArray().contains("a word that is only in the log");
            return {};
        });
        return done && isSeen;
    };
    QVERIFY(!sees());
    QVERIFY(database->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    QVERIFY(sees());
}

void TestBackup::endsWithTheVisitorsError()
{
    auto database = Database::open(source());
    int visits = 0;
    const auto done = forEachPage(*database, {}, [&](qint64, QByteArrayView) -> Status {
        ++visits;
        return Error(ErrorCode::CheckFailed, QStringLiteral("enough"));
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::CheckFailed);
    QCOMPARE(visits, 1);
}

void TestBackup::visitsNoPageAfterACancel()
{
    auto database = Database::open(large());
    const CancelToken token;
    int visits = 0;
    const auto done = forEachPage(*database, token, [&](qint64, QByteArrayView) -> Status {
        if (++visits == 3)
            token.ask(CancelToken::Wish::Cancel);
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(visits, 3);
}

void TestBackup::visitsNoPageOnceAPauseWasWaitedFor()
{
    auto database = Database::open(large());
    const CancelToken token;
    int visits = 0;
    const auto done = forEachPage(*database, token, [&](qint64, QByteArrayView) -> Status {
        if (++visits == 1)
            token.ask(CancelToken::Wish::Pause);
        else if (visits == 2) // the page before it saw the wish first
            QTest::qSleep(int(Patience::kPauseMs) + 1);
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Paused);
    QCOMPARE(visits, 2);
}

void TestBackup::aDatabaseInMemoryHasNoPagesInAFile()
{
    auto database = Database::openInMemory();
    QVERIFY(database->execute(QStringLiteral("CREATE TABLE t (v)")));
    QVERIFY(!forEachPage(*database, {}, [](qint64, QByteArrayView) -> Status { return {}; }));
}

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
