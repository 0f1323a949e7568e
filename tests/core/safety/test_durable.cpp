// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"
#include "core/safety/temporary_file.h"

#include "failing_calls.h"
#include "file_folder.h"
#include "support.h"

#include <QTest>

#include <cerrno>

#include <fcntl.h>

using namespace godwit::core;

class TestDurable : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void writesAndReplacesAWholeFileWithItsMode();
    void aFailureWhileWritingLeavesTheOldFileAndNoStray_data();
    void aFailureWhileWritingLeavesTheOldFileAndNoStray();
    void goesOnAfterAnInterruptedCall_data();
    void goesOnAfterAnInterruptedCall();
    void namesThePathAndTheBytesWhenTheDiskIsFull();
    void aFullDeviceIsNoSpace();
    void saysThatAFolderTakesNoNewFile();
    void refusesToWriteBelowAFile();
    void volumesWithoutModesAreWrittenAllTheSame();
};

void TestDurable::writesAndReplacesAWholeFileWithItsMode()
{
    const mode_t old = ::umask(077);
    QVERIFY(writeDurably(in("a b ä?#%.txt"), "one", 0644));
    ::umask(old);
    QCOMPARE(fileBytes(in("a b ä?#%.txt")), QByteArray("one"));
    QCOMPARE(modeOf(in("a b ä?#%.txt")), 0644);
    QVERIFY(writeDurably(in("a b ä?#%.txt"), QByteArray("t\0o", 3)));
    QCOMPARE(fileBytes(in("a b ä?#%.txt")), QByteArray("t\0o", 3));
    QCOMPARE(modeOf(in("a b ä?#%.txt")), 0600);
    QVERIFY(writeDurably(in("empty"), QByteArray()));
    QCOMPARE(namesIn(folder()).size(), 2);
}

void TestDurable::aFailureWhileWritingLeavesTheOldFileAndNoStray_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("full") << QByteArray("pwrite") << ENOSPC << int(ErrorCode::NoSpace);
    QTest::newRow("quota") << QByteArray("pwrite") << EDQUOT << int(ErrorCode::NoSpace);
    QTest::newRow("bad disk") << QByteArray("pwrite") << EIO << int(ErrorCode::FileFailed);
    QTest::newRow("failed fsync") << QByteArray("fsync") << EIO << int(ErrorCode::FileFailed);
    QTest::newRow("full at fsync") << QByteArray("fsync") << ENOSPC << int(ErrorCode::NoSpace);
    QTest::newRow("failed rename") << QByteArray("rename") << EROFS << int(ErrorCode::FileFailed);
    QTest::newRow("failed mode") << QByteArray("fchmod") << EIO << int(ErrorCode::FileFailed);
}

void TestDurable::aFailureWhileWritingLeavesTheOldFileAndNoStray()
{
    QFETCH(QByteArray, call);
    QFETCH(int, number);
    QFETCH(int, code);
    putFile(in("f"), "old");
    {
        const FailingCall failing(call.constData(), number);
        const mode_t old = ::umask(077);
        const Status status = writeDurably(in("f"), "new", 0666);
        ::umask(old);
        QVERIFY(failing.wasHit());
        QVERIFY(!status);
        QCOMPARE(int(status.error().code), code);
        QVERIFY(status.error().what.contains(in("")));
    }
    QCOMPARE(fileBytes(in("f")), QByteArray("old"));
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("f")});
}

void TestDurable::goesOnAfterAnInterruptedCall_data()
{
    QTest::addColumn<QByteArray>("call");
    for (const char* call : {"pwrite", "pread", "fsync", "copy_file_range", "ftruncate"})
        QTest::newRow(call) << QByteArray(call);
}

void TestDurable::goesOnAfterAnInterruptedCall()
{
    QFETCH(QByteArray, call);
    putFile(in("a"), "content");
    const FailingCall failing(call.constData(), EINTR, 1, 2);
    if (call == "pread") {
        QCOMPARE(sha256OfFile(in("a"), kGo).value().size(), 64);
    } else if (call == "copy_file_range") {
        QVERIFY(copyFileDurably(in("a"), in("b"), kGo, {}));
    } else if (call == "ftruncate") {
        auto made = TemporaryFile::create(in("b"), 0600);
        QVERIFY(made && made->file().writeAt(0, "content and more", 16) && made->file().cutTo(7));
        QVERIFY(made->publish(TemporaryFile::Publish::IfFree));
    } else {
        QVERIFY(writeDurably(in("b"), "content"));
    }
    QVERIFY(failing.wasHit());
    if (call != "pread")
        QCOMPARE(fileBytes(in("b")), QByteArray("content"));
}

void TestDurable::namesThePathAndTheBytesWhenTheDiskIsFull()
{
    const FailingCall failing("pwrite", ENOSPC);
    const Status status = writeDurably(in("report.html"), QByteArray(4711, 'x'));
    QVERIFY(!status);
    QVERIFY(status.error().what.contains(folder()));
    QVERIFY(status.error().what.contains(QStringLiteral("report.html")));
    QVERIFY(status.error().what.contains(QStringLiteral("4711 bytes")));
    QCOMPARE(status.error().exit(), Exit::NoSpace);
}

void TestDurable::aFullDeviceIsNoSpace()
{
    const int descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        QSKIP("not covered: there is no /dev/full here");
    FileHandle full(descriptor, QStringLiteral("/dev/full"));
    const Status status = full.writeAt(0, "x", 1);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::NoSpace);
    const FileHandle none(-1, QStringLiteral("nothing"));
    QCOMPARE(none.size().error().code, ErrorCode::FileFailed);
    QVERIFY(!full.cutTo(0));
}

void TestDurable::saysThatAFolderTakesNoNewFile()
{
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("closed")));
    putFile(in("closed/old"), "old");
    QCOMPARE(::chmod(QFile::encodeName(folder()).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(in("closed/old")).constData(), 0600), 0);
    QCOMPARE(::chmod(QFile::encodeName(in("closed")).constData(), 0555), 0);
    {
        const AsOrdinaryUser ordinary;
        if (!ordinary.isOrdinary())
            QSKIP("not covered: the test cannot become an ordinary user here");
        const Status status = writeDurably(in("closed/new"), "x");
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::ReadOnlyFolder);
        QVERIFY(status.error().what.contains(in("closed")));
        QCOMPARE(removeFileDurably(in("closed/old")).error().code, ErrorCode::FileFailed);
        QCOMPARE(renameDurably(in("closed/old"), in("closed/other")).error().code, ErrorCode::FileFailed);
    }
    QCOMPARE(::chmod(QFile::encodeName(in("closed")).constData(), 0755), 0);
    QCOMPARE(namesIn(in("closed")), QStringList{QStringLiteral("old")});
}

void TestDurable::refusesToWriteBelowAFile()
{
    putFile(in("file"), "x");
    QCOMPARE(writeDurably(in("file/new"), "x").error().code, ErrorCode::FileFailed);
    QCOMPARE(writeDurably(in("nowhere/new"), "x").error().code, ErrorCode::FileFailed);
    QVERIFY(QDir(folder()).mkdir(QStringLiteral("folder")));
    QCOMPARE(writeDurably(in("folder"), "x").error().code, ErrorCode::FileFailed);
    QCOMPARE(syncFolder(in("file")).error().code, ErrorCode::FileFailed);
    QCOMPARE(namesIn(folder()), (QStringList{QStringLiteral("file"), QStringLiteral("folder")}));
}

void TestDurable::volumesWithoutModesAreWrittenAllTheSame()
{
    const mode_t old = ::umask(077);
    const FailingCall failing("fchmod", EPERM);
    const Status status = writeDurably(in("f"), "x", 0666);
    ::umask(old);
    QVERIFY(failing.wasHit());
    QVERIFY(status);
}

QTEST_GUILESS_MAIN(TestDurable)
#include "test_durable.moc"
