// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/base32.h"

#include <QRandomGenerator>
#include <QTest>

#include <optional>

using namespace godwit::core;

/// Base 32 in three alphabets: what is read is what was written, and near misses are refused.
class TestBase32 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheVectorsOfTheStandard_data();
    void readsTheVectorsOfTheStandard();
    void readsUlidsAsNumbers();
    void readsCrockfordsLookalikes();
    void refusesEveryNearMiss_data();
    void refusesEveryNearMiss();
    void readsBackWhatItWrites();
};

static std::optional<QByteArray> read(const QByteArray& text, Base32 alphabet)
{
    Base32Bytes bytes;
    if (!readBase32(bytes, text, alphabet))
        return std::nullopt;
    return QByteArray(bytes.constData(), bytes.size());
}

static QByteArray written(const QByteArray& bytes, Base32 alphabet)
{
    Base32Bytes text;
    writeBase32(text, bytes, alphabet);
    return QByteArray(text.constData(), text.size());
}

void TestBase32::readsTheVectorsOfTheStandard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("rfc");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char* bytes, const char* rfc, const char* hex) {
        QTest::newRow(bytes) << QByteArray(bytes) << QByteArray(rfc) << QByteArray(hex);
    };
    row("", "", ""); // RFC 4648, section 10
    row("f", "MY======", "CO======");
    row("fo", "MZXQ====", "CPNG====");
    row("foo", "MZXW6===", "CPNMU===");
    row("foob", "MZXW6YQ=", "CPNMUOG=");
    row("fooba", "MZXW6YTB", "CPNMUOJ1");
    row("foobar", "MZXW6YTBOI======", "CPNMUOJ1E8======");
}

void TestBase32::readsTheVectorsOfTheStandard()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, rfc);
    QFETCH(QByteArray, hex);
    const auto bare = [](QByteArray text) { return text.replace("=", ""); };
    for (const auto& [text, alphabet] : {std::pair(rfc, Base32::Rfc), std::pair(hex, Base32::Hex)}) {
        QCOMPARE(read(text, alphabet).value_or("none"), bytes);
        QCOMPARE(read(text.toLower(), alphabet).value_or("none"), bytes);
        QCOMPARE(read(bare(text), alphabet).value_or("none"), bytes);
        QCOMPARE(written(bytes, alphabet), bare(text));
    }
}

void TestBase32::readsUlidsAsNumbers()
{
    const QByteArray bytes = QByteArray::fromHex("01563e3ab5d3d6764c61efb99302bd5b");
    QCOMPARE(read("01ARZ3NDEKTSV4RRFFQ69G5FAV", Base32::Crockford).value_or("none"), bytes);
    QCOMPARE(read("01arz3ndektsv4rrffq69g5fav", Base32::Crockford).value_or("none"), bytes);
    QCOMPARE(written(bytes, Base32::Crockford), QByteArray("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    QCOMPARE(read("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", Base32::Crockford).value_or("none"), QByteArray(16, '\xff'));
    QVERIFY(!read("80000000000000000000000000", Base32::Crockford)); // 2 to the 128th
}

void TestBase32::readsCrockfordsLookalikes()
{
    QCOMPARE(read("01-1O", Base32::Crockford), read("0110", Base32::Crockford));
    QCOMPARE(read("oOiIlL10", Base32::Crockford), read("00111110", Base32::Crockford));
    QVERIFY(!read("0U", Base32::Crockford)); // left out by Crockford
    QVERIFY(!read("07====", Base32::Crockford));
}

void TestBase32::refusesEveryNearMiss_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text :
         {"M", "MZX", "MZXW6Y", "MZ", "MY=", "MY=====", "MY=======", "MZXW6YTB========", "M=Y=====", "=MY=====", "M1",
          "M8", "MY ", " MY", "M-Y", "M\xc3\x9f", "========", "="})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("MY\0\0", 4);
}

void TestBase32::refusesEveryNearMiss()
{
    QFETCH(QByteArray, text);
    QVERIFY(!read(text, Base32::Rfc));
}

void TestBase32::readsBackWhatItWrites()
{
    QRandomGenerator random(20260115);
    for (int size = 0; size < 100; ++size) {
        QByteArray bytes(size, '\0');
        for (char& byte : bytes)
            byte = char(random.bounded(256));
        for (const Base32 alphabet : {Base32::Rfc, Base32::Hex, Base32::Crockford}) {
            const QByteArray text = written(bytes, alphabet);
            QCOMPARE(text.size(), qsizetype((size * 8 + 4) / 5));
            QCOMPARE(read(text, alphabet).value_or("none"), bytes);
            if (size > 0) {
                QVERIFY(!read(text + '?', alphabet));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestBase32)
#include "test_base32.moc"
