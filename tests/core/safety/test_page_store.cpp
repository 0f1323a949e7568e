// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "failing_calls.h"
#include "page_folder.h"

#include <QRandomGenerator>
#include <QTest>

#include <cerrno>

using namespace godwit::core;

class TestPageStore : public QObject, protected PageFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void rebuildsEachStateOfAChain_data();
    void rebuildsEachStateOfAChain();
    void rebuildsTheBaseWithoutDeltas();
    void replacesNothing();
    void leavesNothingWhenItFails_data();
    void leavesNothingWhenItFails();
    void leavesNothingWhenCancelled();
    void reportsProgressToTheLastByte();
    void noticesAFileThatChangesMeanwhile();
};

void TestPageStore::rebuildsEachStateOfAChain_data()
{
    QTest::addColumn<quint32>("pageSize");
    QTest::addColumn<quint32>("seed");
    for (const quint32 size : {512, 4096, 65536}) {
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("%u, seed %u", size, seed) << size << seed;
    }
}

void TestPageStore::rebuildsEachStateOfAChain()
{
    QFETCH(quint32, pageSize);
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    QList<QByteArray> states{databaseOf(pageSize, 20, seed)};
    QStringList deltas;
    QStringList digests;
    putFile(in(QStringLiteral("base")), states.first());
    for (int i = 1; i <= 5; ++i) {
        QByteArray next = states.last();
        for (int change = random.bounded(8); change > 0; --change)
            next[100 + random.bounded(int(next.size()) - 100)] = char(random.generate());
        const int pages = random.bounded(1, 40); // grows and shrinks
        next.append(databaseOf(pageSize, 40, random.generate()));
        next.truncate(qsizetype(pageSize) * pages);
        deltas.append(QStringLiteral("delta %1").arg(i));
        const auto delta = deltaOf(states.last(), next, deltas.last());
        QVERIFY(delta);
        digests.append(delta->state.digest());
        states.append(next);
    }
    for (int i = 1; i <= 5; ++i) {
        const QString target = QStringLiteral("state %1").arg(i);
        QVERIFY(rebuild(deltas.first(i), digests.at(i - 1), target));
        QVERIFY(fileBytes(in(target)) == states.at(i));
    }
    QVERIFY(fileBytes(in(QStringLiteral("base"))) == states.first());
}

void TestPageStore::rebuildsTheBaseWithoutDeltas()
{
    putFile(in(QStringLiteral("base")), databaseOf(512, 4, 1));
    const QString digest = readPageState(in(QStringLiteral("base")), kGo)->digest();
    QVERIFY(rebuild({}, digest));
    QCOMPARE(fileBytes(in(QStringLiteral("target"))), fileBytes(in(QStringLiteral("base"))));
    QCOMPARE(rebuild({}, QStringLiteral("00"), QStringLiteral("other")).error().code,
             ErrorCode::PointUnusable);
    QVERIFY(!QFile::exists(in(QStringLiteral("other"))));
}

void TestPageStore::replacesNothing()
{
    const QByteArray bytes = databaseOf(512, 2, 3);
    putFile(in(QStringLiteral("base")), bytes);
    putFile(in(QStringLiteral("target")), "mine");
    const QString digest = readPageState(in(QStringLiteral("base")), kGo)->digest();
    QCOMPARE(rebuild({}, digest).error().code, ErrorCode::TargetExists);
    QCOMPARE(deltaOf(bytes, bytes, QStringLiteral("target")).error().code, ErrorCode::TargetExists);
    QCOMPARE(fileBytes(in(QStringLiteral("target"))), QByteArray("mine"));
}

void TestPageStore::leavesNothingWhenItFails_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("full") << QByteArray("pwrite") << ENOSPC << int(ErrorCode::NoSpace);
    QTest::newRow("full while copying") << QByteArray("copy_file_range") << ENOSPC << int(ErrorCode::NoSpace);
    QTest::newRow("bad disk while writing") << QByteArray("pwrite") << EIO << int(ErrorCode::FileFailed);
    QTest::newRow("bad disk while cutting") << QByteArray("ftruncate") << EIO << int(ErrorCode::FileFailed);
    QTest::newRow("failed fsync") << QByteArray("fsync") << EIO << int(ErrorCode::FileFailed);
    QTest::newRow("failed rename") << QByteArray("renameat2") << EIO << int(ErrorCode::FileFailed);
}

void TestPageStore::leavesNothingWhenItFails()
{
    QFETCH(QByteArray, call);
    QFETCH(int, number);
    QFETCH(int, code);
    const QByteArray before = databaseOf(512, 6, 3);
    const auto delta = deltaOf(before, databaseOf(512, 6, 4), QStringLiteral("delta"));
    QVERIFY(delta);
    putFile(in(QStringLiteral("base")), before);
    const QStringList names = namesIn(folder());
    {
        const FailingCall failing(call.constData(), number);
        const Status status = rebuild({QStringLiteral("delta")}, delta->state.digest());
        QVERIFY(failing.wasHit());
        QCOMPARE(int(status.error().code), code);
    }
    if (call != "copy_file_range" && call != "ftruncate") {
        const FailingCall failing(call.constData(), number);
        const auto other = writeDelta(in(QStringLiteral("file")), {}, in(QStringLiteral("other")), kGo);
        QVERIFY(failing.wasHit());
        QCOMPARE(int(other.error().code), code);
    }
    QCOMPARE(namesIn(folder()), names);
    for (int at = 1; at <= 8; ++at) {
        const FailingCall failing("pread", EIO, at);
        const Status status =
            rebuild({QStringLiteral("delta")}, delta->state.digest(), QStringLiteral("read %1").arg(at));
        QCOMPARE(bool(status), !failing.wasHit());
        if (!status)
            QCOMPARE(status.error().code, ErrorCode::FileFailed);
    }
}

void TestPageStore::leavesNothingWhenCancelled()
{
    const QByteArray before = databaseOf(4096, 600, 3);
    const auto delta = deltaOf(before, databaseOf(4096, 600, 4), QStringLiteral("delta"));
    putFile(in(QStringLiteral("base")), before);
    const QStringList names = namesIn(folder());
    int calls = 0;
    for (bool wasCancelled = true; wasCancelled; ++calls) {
        const CancelToken cancel;
        int left = calls * 300;
        const Status status = rebuildFromDeltas(in(QStringLiteral("base")), {in(QStringLiteral("delta"))},
                                                delta->state.digest(), in(QStringLiteral("target")), cancel,
                                                [&](qint64, qint64) {
                                                    if (left-- == 0)
                                                        cancel.ask(CancelToken::Wish::Cancel);
                                                });
        wasCancelled = !status;
        if (wasCancelled) {
            QCOMPARE(status.error().code, ErrorCode::Cancelled);
            QCOMPARE(namesIn(folder()), names);
        }
    }
    QVERIFY(calls > 2);
    const CancelToken cancelled;
    cancelled.ask(CancelToken::Wish::Cancel);
    QCOMPARE(writeDelta(in(QStringLiteral("file")), {}, in(QStringLiteral("x")), cancelled).error().code,
             ErrorCode::Cancelled);
}

void TestPageStore::reportsProgressToTheLastByte()
{
    const QByteArray before = databaseOf(4096, 300, 3);
    const auto delta = deltaOf(before, databaseOf(4096, 400, 4), QStringLiteral("delta"));
    putFile(in(QStringLiteral("base")), before);
    qint64 last = 0;
    qint64 sum = 0;
    QVERIFY(rebuildFromDeltas(in(QStringLiteral("base")), {in(QStringLiteral("delta"))},
                              delta->state.digest(), in(QStringLiteral("target")), kGo,
                              [&](qint64 done, qint64 total) {
                                  QVERIFY(done >= last && done <= total);
                                  last = done;
                                  sum = total;
                              }));
    QCOMPARE(last, sum);
    QCOMPARE(sum, qint64(4096) * (300 + 400 + 2 * 400));
}

void TestPageStore::noticesAFileThatChangesMeanwhile()
{
    const QByteArray bytes = databaseOf(512, 6, 3);
    const QString file = in(QStringLiteral("file"));
    QByteArray other = bytes;
    other[5 * 512] = char(other.at(5 * 512) + 1);
    // The reads are: header, all pages, then page by page those to be stored.
    for (const QByteArray& meanwhile : {other, bytes.left(5 * 512)}) {
        putFile(file, bytes);
        const FailingCall changing(
            "pread", [&] { putFile(file, meanwhile); }, 3);
        QCOMPARE(writeDelta(file, {}, in(QStringLiteral("delta")), kGo).error().code, ErrorCode::FileFailed);
        QVERIFY(changing.wasHit());
        QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("file")});
    }
    putFile(file, bytes);
    const FailingCall changing(
        "pread", [&] { putFile(file, bytes.left(512)); }, 2);
    QCOMPARE(readPageState(file, kGo).error().code, ErrorCode::FileFailed);
}

QTEST_GUILESS_MAIN(TestPageStore)
#include "test_page_store.moc"
