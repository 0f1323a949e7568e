// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "failing_calls.h"
#include "swap_fixture.h"
#include "tests/support/python_child.h"

#include <cerrno>

using namespace godwit::core;
using namespace godwit::tests;

/// The exchange of names.
class TestSwap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SwapFixture>(); }
    void exchangesTheFiles_data();
    void exchangesTheFiles();
    void keepsTheRights();
    void undoesWhatCannotBeExchanged();
    void exchangesBackIfAProgramOpenedTheFileMeanwhile();
    void finishesAtTheNextStartIfTheFolderIsNotSynced();
    void replacesNoKeptFile();

private:
    [[nodiscard]] QString in(const char* name) const { return m_fixture->in(name); }

    std::unique_ptr<SwapFixture> m_fixture;
};

void TestSwap::exchangesTheFiles_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "wal"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSwap::exchangesTheFiles()
{
    QFETCH(QString, mode);
    m_fixture->makeLive(mode);
    const quint64 newInode = identityOf(in("work.db"))->inode;
    const quint64 oldInode = identityOf(in("app.db"))->inode;
    const QByteArray before = fileBytes(in("app.db"));
    const auto notes = m_fixture->swap(mode);
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QCOMPARE(*notes, QStringList());
    QCOMPARE(identityOf(in("app.db"))->inode, newInode);
    QCOMPARE(identityOf(in("kept.db"))->inode, oldInode);
    if (mode == QLatin1StringView("delete"))
        QVERIFY(fileBytes(in("kept.db")) == before);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(m_fixture->modeOfLive(), mode);
    QVERIFY(!QFile::exists(in("work.db")));
    for (const QString& name : namesIn(m_fixture->folder()))
        QVERIFY2(!name.endsWith(QStringLiteral("-journal")), qPrintable(name));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(m_fixture->journal.files(1, QStringLiteral("kept")).value(), QStringList{in("kept.db")});
    QVERIFY(!recoverSwap(m_fixture->journal)->has_value());
}

void TestSwap::keepsTheRights()
{
    m_fixture->makeLive();
    const QByteArray name = QFile::encodeName(in("app.db"));
    QCOMPARE(::chmod(name.constData(), 0664), 0);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::chown(name.constData(), AsOrdinaryUser::kNobody, AsOrdinaryUser::kNobody), 0);
    QVERIFY(m_fixture->swap());
    QCOMPARE(modeOf(in("app.db")), 0664);
    QCOMPARE(QFileInfo(in("app.db")).ownerId(), isRoot ? uint(AsOrdinaryUser::kNobody) : uint(::geteuid()));
}

void TestSwap::undoesWhatCannotBeExchanged()
{
    m_fixture->makeLive(QStringLiteral("wal"));
    const FailingCall failing("renameat2", EIO);
    QVERIFY(!m_fixture->swap(QStringLiteral("wal")));
    QVERIFY(failing.wasHit());
    QCOMPARE(treeOf(in("app.db")), m_fixture->oldTree);
    QCOMPARE(m_fixture->modeOfLive(), QStringLiteral("wal"));
    QCOMPARE(treeOf(in("work.db")), m_fixture->newTree);
    QVERIFY(!QFile::exists(in("kept.db")));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("undone"));
}

void TestSwap::exchangesBackIfAProgramOpenedTheFileMeanwhile()
{
    m_fixture->makeLive();
    PythonChild application({in("app.db")});
    QVERIFY(application.isReady());
    {
        const FailingCall opens("renameat2", [&application] { QVERIFY(application.openDatabase()); }, 1);
        const auto swapped = m_fixture->swap();
        QVERIFY(!swapped);
        QCOMPARE(swapped.error().code, ErrorCode::HeldOpen);
        QVERIFY2(swapped.error().what.contains(application.named()), qPrintable(swapped.error().what));
    }
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("undone"));
    QVERIFY(application.sql(QStringLiteral("CREATE TABLE late (a)"))); // what it writes is in the live file
    application.kill();
    QVERIFY(treeOf(in("app.db")).contains(QStringLiteral("late")));
    QCOMPARE(treeOf(in("work.db")), m_fixture->newTree);
}

void TestSwap::finishesAtTheNextStartIfTheFolderIsNotSynced()
{
    m_fixture->makeLive(QStringLiteral("wal"));
    {
        const FailingCall failing("fsync", EIO, 3); // after the work file's own and its folder's
        QVERIFY(!m_fixture->swap(QStringLiteral("wal")));
        QVERIFY(failing.wasHit());
    }
    // The names are exchanged already: nothing may say that they are not, nor write beside the new file.
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("armed"));
    QVERIFY(!QFile::exists(in("app.db-wal")));
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QCOMPARE(m_fixture->modeOfLive(), QStringLiteral("wal"));
}

void TestSwap::replacesNoKeptFile()
{
    m_fixture->makeLive();
    const QByteArray content = fileBytes(databaseOf(
        m_fixture->folder(), QStringLiteral("CREATE TABLE precious (a)"), QStringLiteral("kept.db")));
    QVERIFY(!m_fixture->swap());
    QCOMPARE(fileBytes(in("kept.db")), content);
    QCOMPARE(treeOf(in("app.db")), m_fixture->oldTree);
    QVERIFY(m_fixture->journal.files(1)->isEmpty());
    QVERIFY(m_fixture->linkLive());
    QVERIFY(!m_fixture->swap());
    QCOMPARE(fileBytes(in("kept.db")), content);
    QCOMPARE(treeOf(in("app.db")), m_fixture->oldTree);
}

QTEST_GUILESS_MAIN(TestSwap)
#include "test_swap.moc"
