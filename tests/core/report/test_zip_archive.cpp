// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/zip_archive.h"

#include <QTest>
#include <QtEndian>

using namespace godwit::core;

/// ZIP files as we write them, and as somebody hostile might.
class TestZipArchive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasPacked();
    void refusesNamesThatLeadElsewhere_data();
    void refusesNamesThatLeadElsewhere();
    void refusesANameThatIsThereTwice_data();
    void refusesANameThatIsThereTwice();
    void refusesMoreThanItsLimits();
    void unpacksNoMoreThanWasAnnounced();
    void refusesWhatIsCutOffOrNoArchive();
    void tellsAFileThatWasDamaged();
    void refusesLinksAndEncryptedFiles();

private:
    static QByteArray packed(const QList<ZipArchive::File>& files)
    {
        const auto archive = ZipArchive::pack(files, QDateTime(QDate(2026, 3, 29), QTime(12, 0), Qt::UTC));
        if (!archive)
            qFatal("%s", qPrintable(archive.error().what));
        return *archive;
    }
    static void verifyRefused(const QByteArray& archive, ErrorCode code, const QString& words,
                              const ZipArchive::Limits& limits = {})
    {
        const auto files = ZipArchive::unpack(archive, limits);
        QVERIFY(!files);
        QVERIFY2(files.error().code == code && files.error().what.contains(words),
                 qPrintable(files.error().id() + files.error().what));
    }
    static qsizetype centralHeader(const QByteArray& archive) { return archive.indexOf("PK\x01\x02"); }
};

void TestZipArchive::givesBackWhatWasPacked()
{
    const QList<ZipArchive::File> files{{QStringLiteral("manifest.json"), "{}"},
                                        {QStringLiteral("plan/größe.sql"), QByteArray(300'000, 'x')},
                                        {QStringLiteral("empty"), ""},
                                        {QStringLiteral("bytes"), QByteArray("\0\xff\r\n", 4)}};
    const auto unpacked = ZipArchive::unpack(packed(files));
    QVERIFY2(unpacked, unpacked ? "" : qPrintable(unpacked.error().what));
    QCOMPARE(unpacked->size(), files.size());
    for (qsizetype index = 0; index < files.size(); ++index) {
        QCOMPARE(unpacked->at(index).name, files.at(index).name);
        QCOMPARE(unpacked->at(index).bytes, files.at(index).bytes);
    }
}

void TestZipArchive::refusesNamesThatLeadElsewhere_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"../outside", "a/../../outside", "/etc/passwd", "a//b", "./a", "C:windows",
                             "a\\b", "folder/", "line\nend"})
        QTest::newRow(QByteArray(name).toPercentEncoding().constData()) << QString::fromUtf8(name);
}

void TestZipArchive::refusesNamesThatLeadElsewhere()
{
    QFETCH(QString, name);
    verifyRefused(packed({{QStringLiteral("ok"), "1"}, {name, "2"}}), ErrorCode::EvidenceUnreadable,
                  QStringLiteral("not allowed"));
}

void TestZipArchive::refusesANameThatIsThereTwice_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("words");
    QTest::newRow("the same") << QByteArray("file-one")
                              << QStringLiteral("no whole ZIP file"); // libzip sees it itself
    QTest::newRow("the same to a system that ignores case")
        << QByteArray("FILE-one") << QStringLiteral("twice");
}

void TestZipArchive::refusesANameThatIsThereTwice()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, words);
    QByteArray archive = packed({{QStringLiteral("file-one"), "1"}, {QStringLiteral("file-two"), "2"}});
    archive.replace("file-two", second);
    verifyRefused(archive, ErrorCode::EvidenceUnreadable, words);
}

void TestZipArchive::refusesMoreThanItsLimits()
{
    const QByteArray bomb = packed({{QStringLiteral("a"), QByteArray(3'000'000, '\0')},
                                    {QStringLiteral("b"), QByteArray(3'000'000, '\0')}});
    QVERIFY(bomb.size() < 20'000);
    verifyRefused(bomb, ErrorCode::EvidenceUnreadable, QStringLiteral("too large when"),
                  {.unpackedBytes = 5'000'000});
    verifyRefused(bomb, ErrorCode::EvidenceUnreadable, QStringLiteral("too large"), {.archiveBytes = 100});
    verifyRefused(bomb, ErrorCode::EvidenceUnreadable, QStringLiteral("2 files"), {.files = 1});
    QVERIFY(ZipArchive::unpack(bomb, {.unpackedBytes = 6'000'000}));
}

void TestZipArchive::unpacksNoMoreThanWasAnnounced()
{
    QByteArray bomb = packed({{QStringLiteral("a"), QByteArray(3'000'000, '\0')}});
    for (const qsizetype at : {qsizetype(22), centralHeader(bomb) + 24})
        qToLittleEndian<quint32>(1'000, bomb.data() + at);
    const auto files = ZipArchive::unpack(bomb, {.unpackedBytes = 2'000});
    QVERIFY(!files);
}

void TestZipArchive::refusesWhatIsCutOffOrNoArchive()
{
    const QByteArray archive =
        packed({{QStringLiteral("a"), QByteArray(5'000, 'x')}, {QStringLiteral("b"), "2"}});
    for (const qsizetype bytes : {qsizetype(10), archive.size() / 2, archive.size() - 1})
        verifyRefused(archive.first(bytes), ErrorCode::EvidenceUnreadable, QStringLiteral("no whole ZIP"));
    verifyRefused({}, ErrorCode::EvidenceUnreadable, QStringLiteral("holds 0 files"));
    verifyRefused("SQLite format 3", ErrorCode::EvidenceUnreadable, QStringLiteral("no whole ZIP"));
    verifyRefused(QByteArray("PK\x03\x04") + QByteArray(200, '\0'), ErrorCode::EvidenceUnreadable,
                  QStringLiteral("no whole ZIP"));
}

void TestZipArchive::tellsAFileThatWasDamaged()
{
    QByteArray archive = packed({{QStringLiteral("a"), "the words of a file that is stored, or packed"}});
    archive[30 + 1 + 5] = static_cast<char>(archive[30 + 1 + 5] ^ 1);
    verifyRefused(archive, ErrorCode::EvidenceTampered, QStringLiteral("“a”"));
}

void TestZipArchive::refusesLinksAndEncryptedFiles()
{
    QByteArray link = packed({{QStringLiteral("a"), "/etc/passwd"}});
    const qsizetype central = centralHeader(link);
    link[central + 5] = 3; // made on Unix
    qToLittleEndian<quint32>(0120777u << 16, link.data() + central + 38);
    verifyRefused(link, ErrorCode::EvidenceUnreadable, QStringLiteral("no plain file"));
    QByteArray secret = packed({{QStringLiteral("a"), "words"}});
    secret[6] = static_cast<char>(secret[6] | 1);
    secret[centralHeader(secret) + 8] = static_cast<char>(secret[centralHeader(secret) + 8] | 1);
    verifyRefused(secret, ErrorCode::EvidenceUnreadable, QStringLiteral("encrypted"));
}

QTEST_GUILESS_MAIN(TestZipArchive)
#include "test_zip_archive.moc"
