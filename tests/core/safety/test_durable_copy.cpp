// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"

#include "failing_calls.h"
#include "file_folder.h"
#include "support.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

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

} // namespace

class TestDurableCopy : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
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
};

void TestDurableCopy::copiesAFileWithItsLastByte()
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

void TestDurableCopy::copiesThroughMemoryWhereTheSystemCannot_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("at");
    QTest::newRow("EXDEV") << EXDEV << 1;
    QTest::newRow("EINVAL") << EINVAL << 1;
    QTest::newRow("ENOSYS") << ENOSYS << 1;
    QTest::newRow("in the middle") << EOPNOTSUPP << 2;
}

void TestDurableCopy::copiesThroughMemoryWhereTheSystemCannot()
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

void TestDurableCopy::copiesToAnotherVolume()
{
    const QTemporaryDir other(QStringLiteral("/dev/shm/godwit-XXXXXX"));
    if (!other.isValid() || identityOf(other.path())->device == identityOf(folder())->device)
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

void TestDurableCopy::aCancelledCopyLeavesNothing()
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
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("a")});
}

void TestDurableCopy::copiesOntoNoExistingFile()
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
    QCOMPARE(namesIn(folder()).size(), 2);
}

void TestDurableCopy::aCopyThatFailsLeavesNothing_data()
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

void TestDurableCopy::aCopyThatFailsLeavesNothing()
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
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("a")});
    QCOMPARE(fileBytes(in("a")), QByteArray("content"));
}

void TestDurableCopy::noticesThatTheSourceGrewMeanwhile()
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
        QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("a")});
    }
}

void TestDurableCopy::copiesNoFolderAndNoPipe()
{
    QCOMPARE(copyFileDurably(folder(), in("b"), kGo, {}).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(::mkfifo(QFile::encodeName(in("pipe")).constData(), 0600), 0);
    QCOMPARE(copyFileDurably(in("pipe"), in("b"), kGo, {}).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(copyFileDurably(in("none"), in("b"), kGo, {}).error().code, ErrorCode::FileMissing);
    QCOMPARE(sha256OfFile(in("pipe"), kGo).error().code, ErrorCode::NotARegularFile);
    QVERIFY(!QFile::exists(in("b")));
}

void TestDurableCopy::hashesAsSha256Does()
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

void TestDurableCopy::hashingStopsWhenCancelled()
{
    putFile(in("a"), "abc");
    const CancelToken cancel;
    cancel.ask(CancelToken::Wish::Cancel);
    QCOMPARE(sha256OfFile(in("a"), cancel).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestDurableCopy)
#include "test_durable_copy.moc"
