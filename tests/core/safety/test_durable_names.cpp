// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"

#include "failing_calls.h"
#include "file_folder.h"
#include "support.h"

#include <QTest>

#include <cerrno>

using namespace godwit::core;

class TestDurableNames : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void syncsFilesAndFolders();
    void acceptsFoldersThatCannotBeSynced();
    void removesExactlyOneFile();
    void renamesOnlyToAFreeName_data();
    void renamesOnlyToAFreeName();
    void undoesTheSecondNameWhenTheFirstStays();
    void renamesWhereThereIsNoSecondNameEither();
    void saysWhyARenameFailed();
    void exchangesTwoNames();
    void leavesBothNamesWhereExchangeIsUnsupported_data();
    void leavesBothNamesWhereExchangeIsUnsupported();
    void doesNotExchangeWithAMissingFile();
};

void TestDurableNames::syncsFilesAndFolders()
{
    putFile(in("a"), "abc");
    QVERIFY(syncFile(in("a")));
    QVERIFY(syncFolder(folder()));
    QCOMPARE(syncFile(in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(syncFolder(in("none")).error().code, ErrorCode::FileFailed);
    const FailingCall failing("fsync", EIO, 1, 2);
    QCOMPARE(syncFile(in("a")).error().code, ErrorCode::FileFailed);
    QCOMPARE(syncFolder(folder()).error().code, ErrorCode::FileFailed);
}

void TestDurableNames::acceptsFoldersThatCannotBeSynced()
{
    const FailingCall failing("fsync", EINVAL);
    QVERIFY(syncFolder(folder()));
    QVERIFY(failing.wasHit());
}

void TestDurableNames::removesExactlyOneFile()
{
    putFile(in("a*"), "abc");
    putFile(in("ab"), "abc");
    QVERIFY(removeFileDurably(in("a*")));
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("ab")});
    QVERIFY(removeFileDurably(in("a*")));
    QVERIFY(removeFileDurably(in("ab/below a file")));
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("folder")));
    QCOMPARE(removeFileDurably(in("folder")).error().code, ErrorCode::FileFailed);
    QVERIFY(QDir(in("folder")).exists());
}

void TestDurableNames::renamesOnlyToAFreeName_data()
{
    QTest::addColumn<int>("renameNumber");
    QTest::addColumn<int>("linkNumber");
    QTest::newRow("atomic") << 0 << 0;
    QTest::newRow("by link, EINVAL") << EINVAL << 0;
    QTest::newRow("by link, ENOSYS") << ENOSYS << 0;
}

void TestDurableNames::renamesOnlyToAFreeName()
{
    QFETCH(int, renameNumber);
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("other")));
    putFile(in("a"), "a");
    putFile(in("b"), "b");
    const FailingCall failing("renameat2", renameNumber, 1, renameNumber == 0 ? 0 : 1000);
    QCOMPARE(renameDurably(in("a"), in("b")).error().code, ErrorCode::TargetExists);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
    QCOMPARE(fileBytes(in("b")), QByteArray("b"));
    QVERIFY(renameDurably(in("a"), in("other/c")));
    QCOMPARE(fileBytes(in("other/c")), QByteArray("a"));
    QVERIFY(!QFile::exists(in("a")));
    QCOMPARE(renameDurably(in("a"), in("d")).error().code, ErrorCode::FileMissing);
    // Folders have no second name: there the look before the rename has to do.
    QVERIFY(renameDurably(in("other"), in("another")));
    QCOMPARE(renameDurably(in("another"), in("b")).error().code, ErrorCode::TargetExists);
    QCOMPARE(fileBytes(in("another/c")), QByteArray("a"));
}

void TestDurableNames::undoesTheSecondNameWhenTheFirstStays()
{
    putFile(in("a"), "a");
    const FailingCall noRename("renameat2", ENOSYS);
    const FailingCall noUnlink("unlink", EACCES);
    const Status status = renameDurably(in("a"), in("b"));
    QVERIFY(noUnlink.wasHit());
    QCOMPARE(status.error().code, ErrorCode::FileFailed);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
    QVERIFY(!QFile::exists(in("b")));
}

void TestDurableNames::renamesWhereThereIsNoSecondNameEither()
{
    putFile(in("a"), "a");
    const FailingCall noRename("renameat2", EINVAL);
    const FailingCall noLink("link", EPERM);
    QVERIFY(renameDurably(in("a"), in("b")));
    QVERIFY(noLink.wasHit());
    QCOMPARE(fileBytes(in("b")), QByteArray("a"));
    const FailingCall again("renameat2", EINVAL, 1, 2);
    const FailingCall badDisk("link", EIO);
    QCOMPARE(renameDurably(in("b"), in("c")).error().code, ErrorCode::FileFailed);
    const FailingCall stillNoLink("link", EPERM);
    const FailingCall noPlainRename("rename", EIO);
    QCOMPARE(renameDurably(in("b"), in("c")).error().code, ErrorCode::FileFailed);
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("b")});
}

void TestDurableNames::saysWhyARenameFailed()
{
    putFile(in("a"), "a");
    const FailingCall failing("fsync", EIO);
    const Status status = renameDurably(in("a"), in("b"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::FileFailed);
    QVERIFY(status.error().what.contains(folder()));
}

void TestDurableNames::exchangesTwoNames()
{
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("other")));
    putFile(in("a"), "a");
    putFile(in("other/b"), "b");
    const auto exchanged = exchangeDurably(in("a"), in("other/b"));
    QVERIFY(exchanged);
    if (*exchanged == Exchange::Unsupported)
        QSKIP("not covered: this volume exchanges no names");
    QCOMPARE(fileBytes(in("a")), QByteArray("b"));
    QCOMPARE(fileBytes(in("other/b")), QByteArray("a"));
    const FailingCall failing("fsync", EIO);
    QCOMPARE(exchangeDurably(in("a"), in("other/b")).error().code, ErrorCode::FileFailed);
}

void TestDurableNames::leavesBothNamesWhereExchangeIsUnsupported_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("EINVAL") << EINVAL;
    QTest::newRow("ENOSYS") << ENOSYS;
    QTest::newRow("EXDEV") << EXDEV;
}

void TestDurableNames::leavesBothNamesWhereExchangeIsUnsupported()
{
    QFETCH(int, number);
    putFile(in("a"), "a");
    putFile(in("b"), "b");
    const FailingCall failing("renameat2", number);
    QCOMPARE(exchangeDurably(in("a"), in("b")).value(), Exchange::Unsupported);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
    QCOMPARE(fileBytes(in("b")), QByteArray("b"));
}

void TestDurableNames::doesNotExchangeWithAMissingFile()
{
    putFile(in("a"), "a");
    QCOMPARE(exchangeDurably(in("a"), in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
}

QTEST_GUILESS_MAIN(TestDurableNames)
#include "test_durable_names.moc"
