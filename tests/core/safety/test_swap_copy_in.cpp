// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "failing_calls.h"
#include "swap_fixture.h"
#include "tests/support/python_child.h"

#include <cerrno>

using namespace godwit::core;
using namespace godwit::tests;

/// The content copied in, where names cannot be exchanged or a program stays.
class TestSwapCopyIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SwapFixture>(); }
    void copiesIntoAHardLinkedFile_data();
    void copiesIntoAHardLinkedFile();
    void copiesInWhereNamesCannotBeExchanged();
    void copiesIntoAFileThatAnIdleProgramHolds_data();
    void copiesIntoAFileThatAnIdleProgramHolds();
    void letsNobodyStayInAWalDatabase();
    void cancelledCopyInLeavesTheLiveFile();

private:
    [[nodiscard]] QString in(const char* name) const { return m_fixture->in(name); }

    std::unique_ptr<SwapFixture> m_fixture;
};

void TestSwapCopyIn::copiesIntoAHardLinkedFile_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "wal"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSwapCopyIn::copiesIntoAHardLinkedFile()
{
    QFETCH(QString, mode);
    m_fixture->makeLive(mode);
    QVERIFY(m_fixture->linkLive());
    const quint64 inode = identityOf(in("app.db"))->inode;
    const auto notes = m_fixture->swap(mode);
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QCOMPARE(notes->size(), 1);
    QCOMPARE(identityOf(in("app.db"))->inode, inode);
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QCOMPARE(m_fixture->modeOfLive(), mode);
    QCOMPARE(treeOf(in("work.db")), m_fixture->newTree); // only read
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
    QVERIFY(!m_fixture->journal.openIntent()->has_value());
}

void TestSwapCopyIn::copiesInWhereNamesCannotBeExchanged()
{
    m_fixture->makeLive();
    const FailingCall failing("renameat2", EINVAL);
    const auto notes = m_fixture->swap();
    QVERIFY(failing.wasHit());
    QVERIFY(notes);
    QCOMPARE(notes->size(), 1);
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QVERIFY(!m_fixture->journal.openIntent()->has_value());
}

void TestSwapCopyIn::copiesIntoAFileThatAnIdleProgramHolds_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "truncate", "persist", "memory", "off"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSwapCopyIn::copiesIntoAFileThatAnIdleProgramHolds()
{
    QFETCH(QString, mode);
    m_fixture->makeLive();
    PythonChild other({in("app.db")});
    QVERIFY(other.isReady() && other.openDatabase() &&
            other.sql(QStringLiteral("PRAGMA journal_mode = ") + mode));
    QVERIFY(other.sql(QStringLiteral("SELECT * FROM sqlite_schema")));
    const quint64 inode = identityOf(in("app.db"))->inode;
    QVERIFY(!LiveLock::acquire(in("app.db")));
    auto lock = LiveLock::acquire(in("app.db"), {}, LiveLock::Others::LetStay);
    QVERIFY2(lock, lock ? "" : qPrintable(lock.error().what));
    QCOMPARE(lock->holders(), other.named());
    const auto notes = swapIntoPlace(m_fixture->request(QStringLiteral("delete")), m_fixture->journal, 1, std::move(*lock), {});
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QVERIFY(notes->first().contains(other.named()));
    QCOMPARE(identityOf(in("app.db"))->inode, inode);
    QVERIFY(
        other.sql(QStringLiteral("INSERT INTO fresh (a) VALUES ('written by it')"))); // it sees the new one
    QCOMPARE(figureOf(in("app.db"), QStringLiteral("SELECT count(*) FROM fresh")), QStringLiteral("2"));
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
}

void TestSwapCopyIn::letsNobodyStayInAWalDatabase()
{
    m_fixture->makeLive(QStringLiteral("wal"));
    PythonChild other({in("app.db")});
    QVERIFY(other.isReady() && other.openDatabase() &&
            other.sql(QStringLiteral("SELECT * FROM sqlite_schema")));
    const auto lock = LiveLock::acquire(in("app.db"), {}, LiveLock::Others::LetStay);
    QVERIFY(!lock);
    QVERIFY(lock.error().code == ErrorCode::HeldOpen && lock.error().what.contains(other.named()));
    QCOMPARE(m_fixture->modeOfLive(), QStringLiteral("wal"));
}

void TestSwapCopyIn::cancelledCopyInLeavesTheLiveFile()
{
    m_fixture->makeLive();
    QVERIFY(m_fixture->linkLive());
    // A page of its own more than is copied at once, so that cancel is looked at.
    databaseOf(m_fixture->folder(), QStringLiteral("INSERT INTO fresh (a) VALUES (zeroblob(9000000))"),
               QStringLiteral("work.db"));
    const CancelToken token;
    token.ask(CancelToken::Wish::Cancel);
    const auto notes = m_fixture->swap(QStringLiteral("delete"), token);
    QVERIFY(!notes);
    QCOMPARE(notes.error().code, ErrorCode::Cancelled);
    QCOMPARE(treeOf(in("app.db")), m_fixture->oldTree);
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("undone"));
}

QTEST_GUILESS_MAIN(TestSwapCopyIn)
#include "test_swap_copy_in.moc"
