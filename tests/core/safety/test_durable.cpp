// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"

#include "core/safety/temporary_file.h"

#include "failing_calls.h"
#include "support.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

using namespace godwit::core;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

QByteArray manyBytes(qint64 count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    quint32 seed = 7;
    for (char& byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = static_cast<char>(seed >> 24);
    }
    return bytes;
}

const CancelToken kGo;

} // namespace

class TestDurable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }

    void writesAndReplacesAWholeFileWithItsMode();
    void aFailureWhileWritingLeavesTheOldFileAndNoStray_data();
    void aFailureWhileWritingLeavesTheOldFileAndNoStray();
    void goesOnAfterAnInterruptedCall_data();
    void goesOnAfterAnInterruptedCall();
    void namesThePathAndTheBytesWhenTheDiskIsFull();
    void aFullDeviceIsNoSpace();
    void saysThatAFolderTakesNoNewFile();
    void refusesToWriteBelowAFile();
    void cutsOnlyNamesThatWouldBeTooLong();
    void replacesTheLeftOverOfAKilledProcess();
    void removesLeftOversOfTheFilesNamedAndOfNoOthers();
    void leavesATemporaryFileThatIsInUse();
    void leavesATemporaryNameThatIsNoFileOfOurs();
    void volumesWithoutModesAreWrittenAllTheSame();

    void copiesAFileWithItsLastByte();
    void copiesThroughMemoryWhereTheSystemCannot_data();
    void copiesThroughMemoryWhereTheSystemCannot();
    void copiesToAnotherVolume();
    void aCancelledCopyLeavesNothing();
    void copiesOntoNoExistingFile();
    void aCopyThatFailsLeavesNothing_data();
    void aCopyThatFailsLeavesNothing();
    void noticesThatTheSourceGrewMeanwhile();
    void copiesNoFolderAndNoPipe();

    void hashesAsSha256Does();
    void hashingStopsWhenCancelled();
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
    void carriesOwnerAndMode();
    void saysWhichRightsCouldNotBeCarried();
    void reportsRightsThatFail();
    void identifiesAFileByMoreThanItsName();
    void knowsTheFreeSpaceOfAFolder();

private:
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDurable::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

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
    QCOMPARE(namesIn(m_folder->path()).size(), 2);
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
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("f")});
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
    QVERIFY(status.error().what.contains(m_folder->path()));
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
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("closed")));
    putFile(in("closed/old"), "old");
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
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
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(writeDurably(in("folder"), "x").error().code, ErrorCode::FileFailed);
    QCOMPARE(syncFolder(in("file")).error().code, ErrorCode::FileFailed);
    QCOMPARE(namesIn(m_folder->path()), (QStringList{QStringLiteral("file"), QStringLiteral("folder")}));
}

void TestDurable::cutsOnlyNamesThatWouldBeTooLong()
{
    QCOMPARE(temporaryName(QStringLiteral("/a/b.db")),
             QStringLiteral("/a/.b.db.godwit-tmp-%1").arg(::getpid()));
    QCOMPARE(temporaryName(QStringLiteral("b.db")), QStringLiteral(".b.db.godwit-tmp-%1").arg(::getpid()));
    QCOMPARE(folderOf(QStringLiteral("b.db")), QStringLiteral("."));
    QCOMPARE(folderOf(QStringLiteral("/b.db")), QStringLiteral("/"));
    const QString longest = QString(250, u'n');
    QVERIFY(writeDurably(m_folder->filePath(longest), "x"));
    const QString birds = QStringLiteral("\U0001F426").repeated(62);
    QVERIFY(writeDurably(m_folder->filePath(birds), "y"));
    QCOMPARE(fileBytes(m_folder->filePath(birds)), QByteArray("y"));
    QCOMPARE(namesIn(m_folder->path()).size(), 2);
}

void TestDurable::removesLeftOversOfTheFilesNamedAndOfNoOthers()
{
    const QStringList stay{QStringLiteral(".b.db.godwit-tmp-2"), QStringLiteral(".a.db.godwit-tmp-x"), QStringLiteral("a.db"), QStringLiteral("a.db.godwit-tmp-1")};
    for (const QString& name : stay + QStringList{QStringLiteral(".a.db.godwit-tmp-1"), QStringLiteral(".a.db.godwit-tmp-77")})
        putFile(m_folder->filePath(name), "x");
    removeLeftOvers({in("a.db"), in("nowhere/a.db")});
    QStringList expected = stay;
    expected.sort();
    QStringList left = namesIn(m_folder->path());
    left.sort();
    QCOMPARE(left, expected);
}

void TestDurable::replacesTheLeftOverOfAKilledProcess()
{
    putFile(temporaryName(in("f")), "half a fi");
    QVERIFY(writeDurably(in("f"), "whole"));
    QCOMPARE(fileBytes(in("f")), QByteArray("whole"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("f")});
}

void TestDurable::leavesATemporaryFileThatIsInUse()
{
    auto first = TemporaryFile::create(in("f"), 0600);
    QVERIFY(first && first->file().writeAt(0, "first", 5));
    const Status second = writeDurably(in("f"), "second");
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::FileFailed);
    QVERIFY(first->publish(TemporaryFile::Publish::Replacing));
    QCOMPARE(fileBytes(in("f")), QByteArray("first"));
}

void TestDurable::leavesATemporaryNameThatIsNoFileOfOurs()
{
    putFile(in("other"), "other");
    QVERIFY(QFile::link(in("other"), temporaryName(in("f"))));
    QCOMPARE(writeDurably(in("f"), "x").error().code, ErrorCode::FileFailed);
    QVERIFY(QFile::remove(temporaryName(in("f"))));
    QCOMPARE(::link(QFile::encodeName(in("other")).constData(),
                    QFile::encodeName(temporaryName(in("f"))).constData()),
             0);
    QCOMPARE(writeDurably(in("f"), "x").error().code, ErrorCode::FileFailed);
    QCOMPARE(fileBytes(in("other")), QByteArray("other"));
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

void TestDurable::copiesAFileWithItsLastByte()
{
    const QByteArray bytes = manyBytes(17 * kMiB + 13);
    putFile(in("a"), bytes);
    QList<qint64> done;
    QVERIFY(copyFileDurably(
        in("a"), in("b"), kGo,
        [&](qint64 now, qint64 total) {
            QCOMPARE(total, bytes.size());
            done.append(now);
        },
        0400));
    QVERIFY(fileBytes(in("b")) == bytes);
    QCOMPARE(modeOf(in("b")), 0400);
    QVERIFY(done.size() >= 3);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.last(), bytes.size());
    putFile(in("empty"), {});
    QVERIFY(copyFileDurably(in("empty"), in("empty too"), kGo, {}));
    QCOMPARE(fileBytes(in("empty too")), QByteArray());
}

void TestDurable::copiesThroughMemoryWhereTheSystemCannot_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("at");
    QTest::newRow("EXDEV") << EXDEV << 1;
    QTest::newRow("EINVAL") << EINVAL << 1;
    QTest::newRow("ENOSYS") << ENOSYS << 1;
    QTest::newRow("in the middle") << EOPNOTSUPP << 2;
}

void TestDurable::copiesThroughMemoryWhereTheSystemCannot()
{
    QFETCH(int, number);
    QFETCH(int, at);
    const QByteArray bytes = manyBytes(9 * kMiB + 5);
    putFile(in("a"), bytes);
    const FailingCall failing("copy_file_range", number, at, 1000);
    qint64 last = 0;
    QVERIFY(copyFileDurably(in("a"), in("b"), kGo, [&](qint64 done, qint64) { last = done; }));
    QVERIFY(failing.wasHit());
    QVERIFY(fileBytes(in("b")) == bytes);
    QCOMPARE(last, bytes.size());
}

void TestDurable::copiesToAnotherVolume()
{
    const QTemporaryDir other(QStringLiteral("/dev/shm/godwit-XXXXXX"));
    if (!other.isValid() || identityOf(other.path())->device == identityOf(m_folder->path())->device)
        QSKIP("not covered: there is no second volume here");
    const QByteArray bytes = manyBytes(2 * kMiB + 1);
    putFile(in("a"), bytes);
    QVERIFY(copyFileDurably(in("a"), other.filePath(QStringLiteral("b")), kGo, {}));
    QVERIFY(fileBytes(other.filePath(QStringLiteral("b"))) == bytes);
    QCOMPARE(exchangeDurably(in("a"), other.filePath(QStringLiteral("b"))).value(), Exchange::Unsupported);
    const Status renamed = renameDurably(in("a"), other.filePath(QStringLiteral("c")));
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::FileFailed);
    QVERIFY(QFile::exists(in("a")));
}

void TestDurable::aCancelledCopyLeavesNothing()
{
    putFile(in("a"), QByteArray(20 * kMiB, 'x'));
    const CancelToken cancel;
    qint64 last = 0;
    const Status status = copyFileDurably(in("a"), in("b"), cancel, [&](qint64 done, qint64) {
        last = done;
        cancel.ask(CancelToken::Wish::Cancel);
    });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Cancelled);
    QVERIFY(last <= 8 * kMiB);
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("a")});
}

void TestDurable::copiesOntoNoExistingFile()
{
    putFile(in("a"), "new");
    putFile(in("b"), "old");
    QCOMPARE(copyFileDurably(in("a"), in("b"), kGo, {}).error().code, ErrorCode::TargetExists);
    QVERIFY(QFile::remove(in("b")));
    // It appears while the copy is made.
    const Status status =
        copyFileDurably(in("a"), in("b"), kGo, [&](qint64, qint64) { putFile(in("b"), "old"); });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::TargetExists);
    QCOMPARE(fileBytes(in("b")), QByteArray("old"));
    QCOMPARE(namesIn(m_folder->path()).size(), 2);
}

void TestDurable::aCopyThatFailsLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("code");
    QTest::newRow("full") << QByteArray("copy_file_range") << ENOSPC << 1 << int(ErrorCode::NoSpace);
    QTest::newRow("bad disk") << QByteArray("copy_file_range") << EIO << 1 << int(ErrorCode::FileFailed);
    QTest::newRow("failed fsync") << QByteArray("fsync") << EIO << 1 << int(ErrorCode::FileFailed);
    QTest::newRow("failed fsync of the folder")
        << QByteArray("fsync") << EIO << 2 << int(ErrorCode::FileFailed);
    QTest::newRow("failed rename") << QByteArray("renameat2") << EACCES << 1 << int(ErrorCode::FileFailed);
}

void TestDurable::aCopyThatFailsLeavesNothing()
{
    QFETCH(QByteArray, call);
    QFETCH(int, number);
    QFETCH(int, at);
    QFETCH(int, code);
    putFile(in("a"), "content");
    {
        const FailingCall failing(call.constData(), number, at);
        const Status status = copyFileDurably(in("a"), in("b"), kGo, {});
        QVERIFY(failing.wasHit());
        QVERIFY(!status);
        QCOMPARE(int(status.error().code), code);
    }
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("a")});
    QCOMPARE(fileBytes(in("a")), QByteArray("content"));
}

void TestDurable::noticesThatTheSourceGrewMeanwhile()
{
    for (const bool grows : {true, false}) {
        putFile(in("a"), QByteArray(9 * kMiB, 'x'));
        bool done = false;
        const Status status = copyFileDurably(in("a"), in("b"), kGo, [&](qint64, qint64 total) {
            if (!std::exchange(done, true))
                QVERIFY(QFile::resize(in("a"), grows ? total + 1 : 8 * kMiB));
        });
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::FileFailed);
        QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("a")});
    }
}

void TestDurable::copiesNoFolderAndNoPipe()
{
    QCOMPARE(copyFileDurably(m_folder->path(), in("b"), kGo, {}).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(::mkfifo(QFile::encodeName(in("pipe")).constData(), 0600), 0);
    QCOMPARE(copyFileDurably(in("pipe"), in("b"), kGo, {}).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(copyFileDurably(in("none"), in("b"), kGo, {}).error().code, ErrorCode::FileMissing);
    QCOMPARE(sha256OfFile(in("pipe"), kGo).error().code, ErrorCode::NotARegularFile);
    QVERIFY(!QFile::exists(in("b")));
}

void TestDurable::hashesAsSha256Does()
{
    putFile(in("a"), "abc");
    QCOMPARE(sha256OfFile(in("a"), kGo).value(),
             QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    putFile(in("a"), QByteArray());
    QCOMPARE(sha256OfFile(in("a"), kGo).value(),
             QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    // A million times "a": a vector of FIPS 180.
    putFile(in("a"), QByteArray(1000000, 'a'));
    QCOMPARE(sha256OfFile(in("a"), kGo).value(),
             QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    const FailingCall failing("pread", EIO);
    QCOMPARE(sha256OfFile(in("a"), kGo).error().code, ErrorCode::FileFailed);
}

void TestDurable::hashingStopsWhenCancelled()
{
    putFile(in("a"), "abc");
    const CancelToken cancel;
    cancel.ask(CancelToken::Wish::Cancel);
    QCOMPARE(sha256OfFile(in("a"), cancel).error().code, ErrorCode::Cancelled);
}

void TestDurable::syncsFilesAndFolders()
{
    putFile(in("a"), "abc");
    QVERIFY(syncFile(in("a")));
    QVERIFY(syncFolder(m_folder->path()));
    QCOMPARE(syncFile(in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(syncFolder(in("none")).error().code, ErrorCode::FileFailed);
    const FailingCall failing("fsync", EIO, 1, 2);
    QCOMPARE(syncFile(in("a")).error().code, ErrorCode::FileFailed);
    QCOMPARE(syncFolder(m_folder->path()).error().code, ErrorCode::FileFailed);
}

void TestDurable::acceptsFoldersThatCannotBeSynced()
{
    const FailingCall failing("fsync", EINVAL);
    QVERIFY(syncFolder(m_folder->path()));
    QVERIFY(failing.wasHit());
}

void TestDurable::removesExactlyOneFile()
{
    putFile(in("a*"), "abc");
    putFile(in("ab"), "abc");
    QVERIFY(removeFileDurably(in("a*")));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("ab")});
    QVERIFY(removeFileDurably(in("a*")));
    QVERIFY(removeFileDurably(in("ab/below a file")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(removeFileDurably(in("folder")).error().code, ErrorCode::FileFailed);
    QVERIFY(QDir(in("folder")).exists());
}

void TestDurable::renamesOnlyToAFreeName_data()
{
    QTest::addColumn<int>("renameNumber");
    QTest::addColumn<int>("linkNumber");
    QTest::newRow("atomic") << 0 << 0;
    QTest::newRow("by link, EINVAL") << EINVAL << 0;
    QTest::newRow("by link, ENOSYS") << ENOSYS << 0;
}

void TestDurable::renamesOnlyToAFreeName()
{
    QFETCH(int, renameNumber);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("other")));
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

void TestDurable::undoesTheSecondNameWhenTheFirstStays()
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

void TestDurable::renamesWhereThereIsNoSecondNameEither()
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
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("b")});
}

void TestDurable::saysWhyARenameFailed()
{
    putFile(in("a"), "a");
    const FailingCall failing("fsync", EIO);
    const Status status = renameDurably(in("a"), in("b"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::FileFailed);
    QVERIFY(status.error().what.contains(m_folder->path()));
}

void TestDurable::exchangesTwoNames()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("other")));
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

void TestDurable::leavesBothNamesWhereExchangeIsUnsupported_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("EINVAL") << EINVAL;
    QTest::newRow("ENOSYS") << ENOSYS;
    QTest::newRow("EXDEV") << EXDEV;
}

void TestDurable::leavesBothNamesWhereExchangeIsUnsupported()
{
    QFETCH(int, number);
    putFile(in("a"), "a");
    putFile(in("b"), "b");
    const FailingCall failing("renameat2", number);
    QCOMPARE(exchangeDurably(in("a"), in("b")).value(), Exchange::Unsupported);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
    QCOMPARE(fileBytes(in("b")), QByteArray("b"));
}

void TestDurable::doesNotExchangeWithAMissingFile()
{
    putFile(in("a"), "a");
    QCOMPARE(exchangeDurably(in("a"), in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(fileBytes(in("a")), QByteArray("a"));
}

void TestDurable::carriesOwnerAndMode()
{
    putFile(in("a"), "a");
    putFile(in("b"), "b");
    if (::geteuid() == 0)
        QCOMPARE(::chown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    QCOMPARE(::chmod(QFile::encodeName(in("a")).constData(), 04751), 0);
    QCOMPARE(copyRights(in("a"), in("b")).value(), QString());
    QCOMPARE(modeOf(in("b")), 04751);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(in("b")).constData(), &status), 0);
    QCOMPARE(status.st_uid, ::geteuid() == 0 ? 1234 : ::geteuid());
    QCOMPARE(copyRights(in("a"), in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(copyRights(in("none"), in("b")).error().code, ErrorCode::FileMissing);
}

void TestDurable::saysWhichRightsCouldNotBeCarried()
{
    putFile(in("b"), "b");
    QCOMPARE(::chmod(QFile::encodeName(in("b")).constData(), 0600), 0);
    // /etc/passwd is another user's for everybody but root, whose attempt is made to fail.
    putFile(in("a"), "a");
    QCOMPARE(::chmod(QFile::encodeName(in("a")).constData(), 04755), 0);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::chown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    const QString from = isRoot ? in("a") : QStringLiteral("/etc/passwd");
    {
        const FailingCall failing("chown", EPERM, 1, 2);
        const auto left = copyRights(from, in("b"));
        QVERIFY(left);
        QVERIFY(left->contains(QStringLiteral("owner and group")));
    }
    QCOMPARE(modeOf(in("b")) & 04000, 0);
    if (isRoot) {
        const FailingCall failing("chown", EPERM, 1, 1);
        const auto left = copyRights(from, in("b"));
        QVERIFY(left && left->contains(QStringLiteral("owner (user id 1234)")));
    }
    const FailingCall failing("chmod", EPERM);
    QVERIFY(copyRights(in("b"), in("b"))->contains(QStringLiteral("rights")));
}

void TestDurable::reportsRightsThatFail()
{
    putFile(in("b"), "b");
    {
        const FailingCall failing("chmod", EIO);
        QCOMPARE(copyRights(in("b"), in("b")).error().code, ErrorCode::FileFailed);
    }
    const FailingCall failing("chown", EIO);
    const QString other = ::geteuid() == 0 ? in("a") : QStringLiteral("/etc/passwd");
    if (::geteuid() == 0) {
        putFile(in("a"), "a");
        QCOMPARE(::lchown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    }
    QCOMPARE(copyRights(other, in("b")).error().code, ErrorCode::FileFailed);
}

void TestDurable::identifiesAFileByMoreThanItsName()
{
    putFile(in("a"), "abc");
    QCOMPARE(::link(QFile::encodeName(in("a")).constData(), QFile::encodeName(in("b")).constData()), 0);
    QVERIFY(QFile::link(in("a"), in("link")));
    putFile(in("other"), "abc");
    const FileIdentity a = identityOf(in("a")).value();
    QCOMPARE(a.links, 2);
    QCOMPARE(a.bytes, 3);
    QVERIFY(a.isRegular);
    QVERIFY(a == identityOf(in("b")).value());
    QVERIFY(a == identityOf(in("link")).value());
    QVERIFY(!(a == identityOf(in("other")).value()));
    QVERIFY(!identityOf(m_folder->path())->isRegular);
    QCOMPARE(identityOf(in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(identityOf(in("a/below")).error().code, ErrorCode::FileMissing);
    QVERIFY(QFile::link(in("loop"), in("loop")));
    QCOMPARE(identityOf(in("loop")).error().code, ErrorCode::FileFailed);
}

void TestDurable::knowsTheFreeSpaceOfAFolder()
{
    QVERIFY(freeBytes(m_folder->path()).value() > 0);
    QCOMPARE(freeBytes(in("none")).error().code, ErrorCode::FileFailed);
}

QTEST_GUILESS_MAIN(TestDurable)
#include "test_durable.moc"
