// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "page_folder.h"

#include <QTest>
#include <QtEndian>

using namespace godwit::core;

class TestDeltaFile : public QObject, protected PageFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void writesTheDeltaFormatByteForByte();
    void aDeltaCostsWhatChanged();
    void storesEveryPageWhenThePageSizeChanges();
    void refusesADeltaWithAnyByteChanged();
    void refusesADeltaOfAnyOtherLength();
    void refusesADeltaWhoseFiguresAreHostile_data();
    void refusesADeltaWhoseFiguresAreHostile();
    void refusesAWrongBaseAndAWrongOrder();
};

void TestDeltaFile::writesTheDeltaFormatByteForByte()
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

void TestDeltaFile::aDeltaCostsWhatChanged()
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

void TestDeltaFile::storesEveryPageWhenThePageSizeChanges()
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

void TestDeltaFile::refusesADeltaWithAnyByteChanged()
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

void TestDeltaFile::refusesADeltaOfAnyOtherLength()
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

void TestDeltaFile::refusesADeltaWhoseFiguresAreHostile_data()
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

void TestDeltaFile::refusesADeltaWhoseFiguresAreHostile()
{
    QFETCH(QByteArray, body);
    putFile(in(QStringLiteral("base")), databaseOf(512, 2, 3));
    putFile(in(QStringLiteral("wrong")), body + hashOf(body));
    const Status status = rebuild({QStringLiteral("wrong")}, QStringLiteral("00"));
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::PointUnusable);
    QCOMPARE(namesIn(folder()), (QStringList{QStringLiteral("base"), QStringLiteral("wrong")}));
}

void TestDeltaFile::refusesAWrongBaseAndAWrongOrder()
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

QTEST_GUILESS_MAIN(TestDeltaFile)
#include "test_delta_file.moc"
