// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "failing_calls.h"
#include "support.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cerrno>

#include <xxhash.h>

using namespace godwit::core;

namespace {

const CancelToken kGo;

/// Bytes with the header of an SQLite file; the rest is noise.
QByteArray databaseOf(quint32 pageSize, int pages, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(qsizetype(pageSize) * pages, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
    bytes.replace(0, 16, QByteArray("SQLite format 3\0", 16));
    qToBigEndian<quint16>(pageSize == 65536 ? 1 : quint16(pageSize), bytes.data() + 16);
    return bytes;
}

QByteArray littleEndian(quint64 number, int bytes)
{
    QByteArray text;
    for (int i = 0; i < bytes; ++i)
        text.append(char(number >> (8 * i)));
    return text;
}

/// The format's hash, made from the library and the header's words alone.
QByteArray hashOf(const QByteArray& bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes.constData(), size_t(bytes.size()));
    return littleEndian(hash.low64, 8) + littleEndian(hash.high64, 8);
}

} // namespace

class TestPageStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void hashesEveryPage_data();
    void hashesEveryPage();
    void readsNoOtherFileAsADatabase_data();
    void readsNoOtherFileAsADatabase();
    void refusesAFileThatIsNoWholeNumberOfPages();
    void theDigestTellsEveryDifference();
    void writesThePagesFormatByteForByte();
    void refusesAListOfPagesWithAnyByteChanged();
    void refusesAListOfPagesWhoseFiguresContradict();
    void writesTheDeltaFormatByteForByte();
    void aDeltaCostsWhatChanged();
    void storesEveryPageWhenThePageSizeChanges();
    void rebuildsEachStateOfAChain_data();
    void rebuildsEachStateOfAChain();
    void rebuildsTheBaseWithoutDeltas();
    void refusesADeltaWithAnyByteChanged();
    void refusesADeltaOfAnyOtherLength();
    void refusesADeltaWhoseFiguresAreHostile_data();
    void refusesADeltaWhoseFiguresAreHostile();
    void refusesAWrongBaseAndAWrongOrder();
    void replacesNothing();
    void leavesNothingWhenItFails_data();
    void leavesNothingWhenItFails();
    void leavesNothingWhenCancelled();
    void reportsProgressToTheLastByte();
    void noticesAFileThatChangesMeanwhile();

private:
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }
    /// Writes `after` to "file" and a delta against `before` to `name`.
    Result<Delta> deltaOf(const QByteArray& before, const QByteArray& after, const QString& name);
    [[nodiscard]] Status rebuild(const QStringList& deltas, const QString& digest,
                                 const QString& target = QStringLiteral("target"));
    std::unique_ptr<QTemporaryDir> m_folder;
};

Result<Delta> TestPageStore::deltaOf(const QByteArray& before, const QByteArray& after, const QString& name)
{
    putFile(in(QStringLiteral("file")), before);
    GODWIT_TRY(const PageState state, readPageState(in(QStringLiteral("file")), kGo));
    putFile(in(QStringLiteral("file")), after);
    return writeDelta(in(QStringLiteral("file")), state, in(name), kGo);
}

Status TestPageStore::rebuild(const QStringList& deltas, const QString& digest, const QString& target)
{
    QStringList paths;
    for (const QString& delta : deltas)
        paths.append(in(delta));
    return rebuildFromDeltas(in(QStringLiteral("base")), paths, digest, in(target), kGo, {});
}

void TestPageStore::hashesEveryPage_data()
{
    QTest::addColumn<quint32>("pageSize");
    QTest::addColumn<int>("pages");
    for (const quint32 size : {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}) {
        QTest::addRow("one page of %u", size) << size << 1;
        QTest::addRow("more than a block of %u", size) << size << int(1024 * 1024 / size * 2 + 3);
    }
}

void TestPageStore::hashesEveryPage()
{
    QFETCH(quint32, pageSize);
    QFETCH(int, pages);
    const QByteArray bytes = databaseOf(pageSize, pages, pageSize);
    putFile(in(QStringLiteral("file")), bytes);
    const auto state = readPageState(in(QStringLiteral("file")), kGo);
    QVERIFY(state);
    QCOMPARE(state->pageSize, pageSize);
    QCOMPARE(state->pageCount(), pages);
    for (int i : {0, pages / 2, pages - 1})
        QCOMPARE(state->hashes.mid(16 * i, 16), hashOf(bytes.mid(qsizetype(pageSize) * i, pageSize)));
}

void TestPageStore::readsNoOtherFileAsADatabase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray three = databaseOf(512, 1, 1);
    qToBigEndian<quint16>(513, three.data() + 16);
    QByteArray small = databaseOf(512, 1, 1);
    qToBigEndian<quint16>(256, small.data() + 16);
    QByteArray none = databaseOf(512, 1, 1);
    qToBigEndian<quint16>(0, none.data() + 16);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray(4096, 'x');
    QTest::newRow("cut in its header") << databaseOf(512, 1, 1).left(99);
    QTest::newRow("no power of two") << three;
    QTest::newRow("pages too small") << small;
    QTest::newRow("pages of nothing") << none;
    QTest::newRow("magic without its NUL") << databaseOf(512, 1, 1).replace(15, 1, "x");
}

void TestPageStore::readsNoOtherFileAsADatabase()
{
    QFETCH(QByteArray, bytes);
    putFile(in(QStringLiteral("file")), bytes);
    QCOMPARE(readPageState(in(QStringLiteral("file")), kGo).error().code, ErrorCode::NotADatabase);
    QCOMPARE(writeDelta(in(QStringLiteral("file")), {}, in(QStringLiteral("delta")), kGo).error().code,
             ErrorCode::NotADatabase);
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("file")});
}

void TestPageStore::refusesAFileThatIsNoWholeNumberOfPages()
{
    const QByteArray bytes = databaseOf(1024, 3, 1);
    for (const QByteArray& wrong : {bytes.chopped(1), bytes + 'x', bytes.left(500)}) {
        putFile(in(QStringLiteral("file")), wrong);
        QCOMPARE(readPageState(in(QStringLiteral("file")), kGo).error().code, ErrorCode::DatabaseCorrupt);
    }
    QCOMPARE(readPageState(in(QStringLiteral("none")), kGo).error().code, ErrorCode::FileMissing);
}

void TestPageStore::theDigestTellsEveryDifference()
{
    const PageState one{.pageSize = 1024, .hashes = QByteArray(32, 'a')};
    QCOMPARE(one.digest().size(), 32);
    QVERIFY(one.digest() != (PageState{.pageSize = 2048, .hashes = one.hashes}).digest());
    QVERIFY(one.digest() != (PageState{.pageSize = 1024, .hashes = QByteArray(48, 'a')}).digest());
    QVERIFY(one.digest() != (PageState{.pageSize = 1024, .hashes = QByteArray(31, 'a') + 'b'}).digest());
    // As the header says: XXH3-128 over size, count and hashes, high half first.
    const QByteArray stored = hashOf(littleEndian(1024, 4) + littleEndian(2, 8) + one.hashes);
    QByteArray printed = stored;
    std::reverse(printed.begin(), printed.end());
    QCOMPARE(one.digest(), QString::fromLatin1(printed.toHex()));
}

void TestPageStore::writesThePagesFormatByteForByte()
{
    putFile(in(QStringLiteral("file")), databaseOf(512, 5, 3));
    const PageState state = readPageState(in(QStringLiteral("file")), kGo).value();
    QVERIFY(writePageState(in(QStringLiteral("pages")), state));
    const QByteArray expected = "GWPAGES1" + littleEndian(512, 4) + littleEndian(5, 8) + state.hashes;
    QCOMPARE(fileBytes(in(QStringLiteral("pages"))), expected + hashOf(expected));
    QVERIFY(loadPageState(in(QStringLiteral("pages"))).value() == state);
    QCOMPARE(loadPageState(in(QStringLiteral("none"))).error().code, ErrorCode::PointUnusable);
}

void TestPageStore::refusesAListOfPagesWithAnyByteChanged()
{
    putFile(in(QStringLiteral("file")), databaseOf(512, 5, 3));
    QVERIFY(
        writePageState(in(QStringLiteral("pages")), readPageState(in(QStringLiteral("file")), kGo).value()));
    const QByteArray right = fileBytes(in(QStringLiteral("pages")));
    for (qsizetype at = 0; at < right.size(); ++at) {
        QByteArray wrong = right;
        wrong[at] = char(wrong.at(at) ^ 0x10);
        putFile(in(QStringLiteral("wrong")), wrong);
        QCOMPARE(loadPageState(in(QStringLiteral("wrong"))).error().code, ErrorCode::PointUnusable);
        putFile(in(QStringLiteral("wrong")), right.left(at));
        QCOMPARE(loadPageState(in(QStringLiteral("wrong"))).error().code, ErrorCode::PointUnusable);
    }
    putFile(in(QStringLiteral("wrong")), right + QByteArray(16, '\0'));
    QCOMPARE(loadPageState(in(QStringLiteral("wrong"))).error().code, ErrorCode::PointUnusable);
}

void TestPageStore::refusesAListOfPagesWhoseFiguresContradict()
{
    const QList<QByteArray> bodies{
        "GWPAGES1" + littleEndian(512, 4) + littleEndian(2, 8) + QByteArray(16, 'a'),
        "GWPAGES1" + littleEndian(513, 4) + littleEndian(1, 8) + QByteArray(16, 'a')};
    for (const QByteArray& body : bodies) {
        putFile(in(QStringLiteral("pages")), body + hashOf(body));
        QCOMPARE(loadPageState(in(QStringLiteral("pages"))).error().code, ErrorCode::PointUnusable);
    }
}

void TestPageStore::writesTheDeltaFormatByteForByte()
{
    const QByteArray before = databaseOf(512, 6, 3);
    QByteArray after = before.left(5 * 512);
    after[512 + 7] = char(after.at(512 + 7) + 1);
    after[4 * 512] = char(after.at(4 * 512) + 1);
    const auto delta = deltaOf(before, after, QStringLiteral("delta"));
    QVERIFY(delta);
    QCOMPARE(delta->storedPages, 2);
    const QByteArray expected = "GWDELTA1" + littleEndian(512, 4) + littleEndian(5, 8) + littleEndian(2, 8) +
                                littleEndian(2, 8) + after.mid(512, 512) + littleEndian(5, 8) +
                                after.mid(4 * 512, 512);
    QCOMPARE(fileBytes(in(QStringLiteral("delta"))), expected + hashOf(expected));
    QCOMPARE(delta->bytes, expected.size() + 16);
    QVERIFY(delta->state == readPageState(in(QStringLiteral("file")), kGo).value());
    QCOMPARE(modeOf(in(QStringLiteral("delta"))), 0600);
}

void TestPageStore::aDeltaCostsWhatChanged()
{
    const QByteArray bytes = databaseOf(4096, 1000, 3);
    const auto same = deltaOf(bytes, bytes, QStringLiteral("same"));
    QCOMPARE(same->storedPages, 0);
    QCOMPARE(same->bytes, 44);
    const auto shrunk = deltaOf(bytes, bytes.left(4096 * 10), QStringLiteral("shrunk"));
    QCOMPARE(shrunk->storedPages, 0);
    const auto grown = deltaOf(bytes.left(4096 * 10), bytes, QStringLiteral("grown"));
    QCOMPARE(grown->storedPages, 990);
}

void TestPageStore::storesEveryPageWhenThePageSizeChanges()
{
    const QByteArray before = databaseOf(1024, 8, 3);
    QByteArray after = before;
    qToBigEndian<quint16>(2048, after.data() + 16);
    const auto delta = deltaOf(before, after, QStringLiteral("delta"));
    QCOMPARE(delta->storedPages, 4);
    putFile(in(QStringLiteral("base")), before);
    QVERIFY(rebuild({QStringLiteral("delta")}, delta->state.digest()));
    QVERIFY(fileBytes(in(QStringLiteral("target"))) == after);
}

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

void TestPageStore::refusesADeltaWithAnyByteChanged()
{
    const QByteArray before = databaseOf(512, 6, 3);
    putFile(in(QStringLiteral("base")), before);
    const auto delta = deltaOf(before, databaseOf(512, 3, 4), QStringLiteral("delta"));
    const QByteArray right = fileBytes(in(QStringLiteral("delta")));
    for (qsizetype at = 0; at < right.size(); at += at < 48 || at > right.size() - 20 ? 1 : 37) {
        QByteArray wrong = right;
        wrong[at] = char(wrong.at(at) ^ 0x01);
        putFile(in(QStringLiteral("wrong")), wrong);
        const Status status = rebuild({QStringLiteral("wrong")}, delta->state.digest());
        QVERIFY2(!status, QByteArray::number(at).constData());
        QCOMPARE(status.error().code, ErrorCode::PointUnusable);
        QVERIFY(!QFile::exists(in(QStringLiteral("target"))));
    }
    QCOMPARE(rebuild({QStringLiteral("none")}, delta->state.digest()).error().code, ErrorCode::PointUnusable);
    QVERIFY(rebuild({QStringLiteral("delta")}, delta->state.digest()));
}

void TestPageStore::refusesADeltaOfAnyOtherLength()
{
    const QByteArray before = databaseOf(512, 6, 3);
    putFile(in(QStringLiteral("base")), before);
    const auto delta = deltaOf(before, databaseOf(512, 3, 4), QStringLiteral("delta"));
    const QByteArray right = fileBytes(in(QStringLiteral("delta")));
    for (const qsizetype length :
         {qsizetype(0), qsizetype(8), qsizetype(27), qsizetype(44), right.size() - 520, right.size() - 1}) {
        putFile(in(QStringLiteral("wrong")), right.left(length));
        QCOMPARE(rebuild({QStringLiteral("wrong")}, delta->state.digest()).error().code,
                 ErrorCode::PointUnusable);
    }
    putFile(in(QStringLiteral("wrong")), right + 'x');
    QCOMPARE(rebuild({QStringLiteral("wrong")}, delta->state.digest()).error().code,
             ErrorCode::PointUnusable);
}

void TestPageStore::refusesADeltaWhoseFiguresAreHostile_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto header = [](quint64 pageSize, quint64 count, quint64 stored) {
        return "GWDELTA1" + littleEndian(pageSize, 4) + littleEndian(count, 8) + littleEndian(stored, 8);
    };
    const QByteArray page(512, 'x');
    QTest::newRow("no page size") << header(0, 1, 1) + littleEndian(1, 8);
    QTest::newRow("huge page size") << header(0x80000000, 1, 0);
    QTest::newRow("more stored than there are") << header(512, 0, 1) + littleEndian(1, 8) + page;
    QTest::newRow("more pages than SQLite has") << header(512, 0xFFFFFFFF, 0);
    QTest::newRow("a count that overflows") << header(512, ~quint64(0), ~quint64(0));
    QTest::newRow("page 0") << header(512, 2, 1) + littleEndian(0, 8) + page;
    QTest::newRow("page beyond the end") << header(512, 2, 1) + littleEndian(3, 8) + page;
    QTest::newRow("page far beyond") << header(512, 2, 1) + littleEndian(~quint64(0), 8) + page;
    QTest::newRow("the same page twice")
        << header(512, 2, 2) + littleEndian(1, 8) + page + littleEndian(1, 8) + page;
}

void TestPageStore::refusesADeltaWhoseFiguresAreHostile()
{
    QFETCH(QByteArray, body);
    putFile(in(QStringLiteral("base")), databaseOf(512, 2, 3));
    putFile(in(QStringLiteral("wrong")), body + hashOf(body));
    const Status status = rebuild({QStringLiteral("wrong")}, QStringLiteral("00"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::PointUnusable);
    QCOMPARE(namesIn(m_folder->path()), (QStringList{QStringLiteral("base"), QStringLiteral("wrong")}));
}

void TestPageStore::refusesAWrongBaseAndAWrongOrder()
{
    const QByteArray first = databaseOf(512, 6, 3);
    QByteArray second = first;
    second[600] = char(second.at(600) + 1);
    QByteArray third = second;
    third[600] = char(third.at(600) + 1);
    QVERIFY(deltaOf(first, second, QStringLiteral("1")));
    const QString digest = deltaOf(second, third, QStringLiteral("2"))->state.digest();
    putFile(in(QStringLiteral("base")), databaseOf(512, 6, 99));
    QCOMPARE(rebuild({QStringLiteral("1"), QStringLiteral("2")}, digest).error().code,
             ErrorCode::PointUnusable);
    putFile(in(QStringLiteral("base")), QByteArray(512 * 6, 'x'));
    QCOMPARE(rebuild({QStringLiteral("1"), QStringLiteral("2")}, digest).error().code,
             ErrorCode::PointUnusable);
    putFile(in(QStringLiteral("base")), first);
    QCOMPARE(rebuild({QStringLiteral("2"), QStringLiteral("1")}, digest).error().code,
             ErrorCode::PointUnusable);
    QCOMPARE(rebuild({QStringLiteral("1")}, digest).error().code, ErrorCode::PointUnusable);
    QVERIFY(!QFile::exists(in(QStringLiteral("target"))));
    QVERIFY(QFile::remove(in(QStringLiteral("base"))));
    QCOMPARE(rebuild({QStringLiteral("1")}, digest).error().code, ErrorCode::FileMissing);
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
    const QStringList names = namesIn(m_folder->path());
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
    QCOMPARE(namesIn(m_folder->path()), names);
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
    const QStringList names = namesIn(m_folder->path());
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
            QCOMPARE(namesIn(m_folder->path()), names);
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
        QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("file")});
    }
    putFile(file, bytes);
    const FailingCall changing(
        "pread", [&] { putFile(file, bytes.left(512)); }, 2);
    QCOMPARE(readPageState(file, kGo).error().code, ErrorCode::FileFailed);
}

QTEST_GUILESS_MAIN(TestPageStore)
#include "test_page_store.moc"
