// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "page_folder.h"

#include <QTest>
#include <QtEndian>

#include <xxhash.h>

using namespace godwit::core;

class TestPageState : public QObject, protected PageFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void hashesEveryPage_data();
    void hashesEveryPage();
    void readsNoOtherFileAsADatabase_data();
    void readsNoOtherFileAsADatabase();
    void refusesAFileThatIsNoWholeNumberOfPages();
    void theDigestTellsEveryDifference();
    void writesThePagesFormatByteForByte();
    void refusesAListOfPagesWithAnyByteChanged();
    void refusesAListOfPagesWhoseFiguresContradict();
};

void TestPageState::hashesEveryPage_data()
{
    QTest::addColumn<quint32>("pageSize");
    QTest::addColumn<int>("pages");
    for (const quint32 size : {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}) {
        QTest::addRow("one page of %u", size) << size << 1;
        QTest::addRow("more than a block of %u", size) << size << int(1024 * 1024 / size * 2 + 3);
    }
}

void TestPageState::hashesEveryPage()
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

void TestPageState::readsNoOtherFileAsADatabase_data()
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

void TestPageState::readsNoOtherFileAsADatabase()
{
    QFETCH(QByteArray, bytes);
    putFile(in(QStringLiteral("file")), bytes);
    QCOMPARE(readPageState(in(QStringLiteral("file")), kGo).error().code, ErrorCode::NotADatabase);
    QCOMPARE(writeDelta(in(QStringLiteral("file")), {}, in(QStringLiteral("delta")), kGo).error().code,
             ErrorCode::NotADatabase);
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("file")});
}

void TestPageState::refusesAFileThatIsNoWholeNumberOfPages()
{
    const QByteArray bytes = databaseOf(1024, 3, 1);
    for (const QByteArray& wrong : {bytes.chopped(1), bytes + 'x', bytes.left(500)}) {
        putFile(in(QStringLiteral("file")), wrong);
        QCOMPARE(readPageState(in(QStringLiteral("file")), kGo).error().code, ErrorCode::DatabaseCorrupt);
    }
    QCOMPARE(readPageState(in(QStringLiteral("none")), kGo).error().code, ErrorCode::FileMissing);
}

void TestPageState::theDigestTellsEveryDifference()
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

void TestPageState::writesThePagesFormatByteForByte()
{
    putFile(in(QStringLiteral("file")), databaseOf(512, 5, 3));
    const PageState state = readPageState(in(QStringLiteral("file")), kGo).value();
    QVERIFY(writePageState(in(QStringLiteral("pages")), state));
    const QByteArray expected = "GWPAGES1" + littleEndian(512, 4) + littleEndian(5, 8) + state.hashes;
    QCOMPARE(fileBytes(in(QStringLiteral("pages"))), expected + hashOf(expected));
    QVERIFY(loadPageState(in(QStringLiteral("pages"))).value() == state);
    QCOMPARE(loadPageState(in(QStringLiteral("none"))).error().code, ErrorCode::PointUnusable);
}

void TestPageState::refusesAListOfPagesWithAnyByteChanged()
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

void TestPageState::refusesAListOfPagesWhoseFiguresContradict()
{
    const QList<QByteArray> bodies{
        "GWPAGES1" + littleEndian(512, 4) + littleEndian(2, 8) + QByteArray(16, 'a'),
        "GWPAGES1" + littleEndian(513, 4) + littleEndian(1, 8) + QByteArray(16, 'a')};
    for (const QByteArray& body : bodies) {
        putFile(in(QStringLiteral("pages")), body + hashOf(body));
        QCOMPARE(loadPageState(in(QStringLiteral("pages"))).error().code, ErrorCode::PointUnusable);
    }
}

QTEST_GUILESS_MAIN(TestPageState)
#include "test_page_state.moc"
