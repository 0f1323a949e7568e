// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/wal_file.h"

#include <QFile>
#include <QtEndian>

#include <utility>

namespace godwit::core {

namespace {

constexpr qint64 kHeader = 32;      // of the WAL
constexpr qint64 kFrameHeader = 24; // of each frame
constexpr qint64 kDatabaseHeader = 100;
constexpr qint64 kMost = qint64(256) * 1024 * 1024;
constexpr quint32 kMagic = 0x377f0682; // the lowest bit says in which order checksums are computed

quint32 number(const QByteArray& bytes, qsizetype at)
{
    return bytes.size() >= at + 4 ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

/// SQLite's running checksum of a WAL.
struct Checksum
{
    bool isBigEndian = false;
    quint32 first = 0;
    quint32 second = 0;

    void add(const char* bytes, qsizetype size)
    {
        for (qsizetype at = 0; at + 8 <= size; at += 8) {
            const auto word = [&](qsizetype offset) {
                return isBigEndian ? qFromBigEndian<quint32>(bytes + at + offset)
                                   : qFromLittleEndian<quint32>(bytes + at + offset);
            };
            first += word(0) + second;
            second += word(4) + first;
        }
    }
    [[nodiscard]] bool equals(const QByteArray& stored, qsizetype at) const
    {
        return number(stored, at) == first && number(stored, at + 4) == second;
    }
};

/// Takes in what a transaction wrote, once it was committed.
void takeIn(const QList<QByteArray>& frames, WalFile& wal)
{
    for (const QByteArray& frame : frames) {
        wal.pages.insert(number(frame, 0),
                         kHeader + wal.frames++ * (kFrameHeader + wal.pageSize) + kFrameHeader);
        if (number(frame, 0) != 1)
            continue;
        wal.last = headerOf(frame.mid(kFrameHeader));
        wal.headers.insert(wal.last.bytes);
        if (!std::exchange(wal.hasFirstPage, true))
            wal.first = wal.last;
    }
    wal.pagesAfter = number(frames.last(), 4);
    if (!wal.hasFirstPage)
        wal.pagesBefore = wal.pagesAfter;
}

void readFrames(QFile& file, WalFile& wal, Checksum sum)
{
    QList<QByteArray> transaction; // frame headers; of a page 1 its header, too
    for (qint64 read = kHeader; read < kMost;) {
        const QByteArray frame = file.read(kFrameHeader + wal.pageSize);
        if (frame.size() < kFrameHeader + wal.pageSize || frame.mid(8, 8) != wal.salt)
            return;
        sum.add(frame.constData(), 8);
        sum.add(frame.constData() + kFrameHeader, wal.pageSize);
        if (!sum.equals(frame, 16))
            return;
        transaction.append(frame.left(kFrameHeader + (number(frame, 0) == 1 ? kDatabaseHeader : 0)));
        if (number(frame, 4) != 0) // a commit: what came so far counts
            takeIn(std::exchange(transaction, {}), wal);
        read += frame.size();
    }
    wal.isCut = true;
}

/// A WAL follows the file if the file stands just before its first change, or at one of them. One connection
/// counts on only once, so its later commits, and the first ones behind a checkpoint, may have the number
/// that the file has.
QString whyOutOfStep(const WalFile& wal, const DatabaseHeader& database)
{
    if (database.changes > wal.last.changes && !wal.isCut)
        return QStringLiteral("is older than the database: it ends at change %1, the file stands at %2.")
            .arg(wal.last.changes)
            .arg(database.changes);
    if (database.changes + 1 < wal.first.changes)
        return QStringLiteral("does not follow the database: it begins at change %1, the file stands at %2. "
                              "An older file was put in "
                              "its place.")
            .arg(wal.first.changes)
            .arg(database.changes);
    if (database.changes > wal.first.changes && !wal.isCut && !wal.headers.contains(database.bytes))
        return QStringLiteral("passes change %1, where the file stands, with another page 1: it belongs to "
                              "another file, perhaps a copy.")
            .arg(database.changes);
    return {};
}

/// Of a file whose page 1 is older than the whole log: what that page says has to be what the log began with.
QString whyNotItsBeginning(const WalFile& wal, const DatabaseHeader& database)
{
    if (wal.hasFirstPage && wal.headers.contains(database.bytes))
        return {};
    if (database.pages != 0 && wal.pagesBefore != 0 && wal.pagesBefore != database.pages)
        return QStringLiteral("begins with a database of %1 pages, and this one has %2: it belongs to "
                              "another file, perhaps a copy.")
            .arg(wal.pagesBefore)
            .arg(database.pages);
    if (wal.hasFirstPage && wal.first.isOfOlderSchema(database))
        return QStringLiteral("begins with a schema that was changed less often than the database's: it "
                              "belongs to another file, "
                              "perhaps a copy.");
    return {};
}

/// The first page that the database is to have behind the log and that neither of them holds; 0: none.
qint64 missingPage(const WalFile& wal, qint64 databaseBytes)
{
    constexpr qint64 kLockByte = 1073741824; // the page that holds it is never used
    for (qint64 page = databaseBytes / wal.pageSize + 1; page <= wal.pagesAfter; ++page) {
        if (page != kLockByte / wal.pageSize + 1 && !wal.pages.contains(static_cast<quint32>(page)))
            return page;
    }
    return 0;
}

} // namespace

QString whyForeign(const WalFile& wal, const DatabaseHeader& database, qint64 databaseBytes)
{
    if (database.pageSize != wal.pageSize)
        return QStringLiteral("has pages of %1 bytes, the database of %2: it belongs to another file.")
            .arg(wal.pageSize)
            .arg(database.pageSize);
    if (wal.frames == 0)
        return {};
    if (!database.isWal)
        return QStringLiteral(
                   "holds %1 pages, and the database is in no WAL mode: it belongs to another file.")
            .arg(wal.frames);
    if (wal.hasFirstPage && wal.last.encoding != 0 && database.encoding != 0 &&
        wal.last.encoding != database.encoding)
        return QStringLiteral("is of a database with another text encoding.");
    if (wal.hasFirstPage) {
        if (const QString why = whyOutOfStep(wal, database); !why.isEmpty())
            return why;
    }
    if (const QString why = whyNotItsBeginning(wal, database); !why.isEmpty())
        return why;
    const qint64 missing = wal.isCut ? 0 : missingPage(wal, databaseBytes);
    return missing == 0 ? QString()
                        : QStringLiteral("is of a database of %1 pages, and page %2 is neither in it nor in "
                                         "the database: it belongs to "
                                         "another file, or this one was cut off.")
                              .arg(wal.pagesAfter)
                              .arg(missing);
}

DatabaseHeader headerOf(const QByteArray& firstPage)
{
    DatabaseHeader header;
    if (firstPage.size() < kDatabaseHeader)
        return header;
    header.bytes = firstPage.left(kDatabaseHeader);
    const quint32 size = qFromBigEndian<quint16>(firstPage.constData() + 16);
    header.pageSize = size == 1 ? 65536 : size;
    header.isWal = firstPage.at(18) == 2 && firstPage.at(19) == 2;
    header.changes = number(firstPage, 24);
    if (number(firstPage, 92) == header.changes) // the version that the size is valid for
        header.pages = number(firstPage, 28);
    header.schema = number(firstPage, 40);
    header.encoding = number(firstPage, 56);
    return header;
}

Result<WalFile> readWal(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray header = file.read(kHeader);
    WalFile wal;
    const quint32 magic = number(header, 0);
    if (header.size() < kHeader || (magic & ~1U) != kMagic)
        return wal;
    Checksum sum;
    sum.isBigEndian = (magic & 1U) != 0;
    sum.add(header.constData(), 24);
    wal.pageSize = number(header, 8);
    wal.salt = header.mid(16, 8);
    wal.isValid = sum.equals(header, 24) && wal.pageSize >= 512 && wal.pageSize <= 65536;
    if (wal.isValid)
        readFrames(file, wal, sum);
    return wal;
}

Result<qint64> countDiffering(const WalFile& wal, const QString& path, const QString& database)
{
    QFile log(path);
    QFile file(database);
    for (QFile* each : {&log, &file}) {
        if (!each->open(QIODevice::ReadOnly))
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("%1 cannot be read: %2.").arg(each->fileName(), each->errorString()));
    }
    qint64 differing = 0;
    for (auto page = wal.pages.begin(); page != wal.pages.end(); ++page) {
        if (page.key() > wal.pagesAfter)
            continue;
        const bool isFound = log.seek(page.value()) && file.seek((page.key() - 1) * wal.pageSize);
        if (!isFound || log.read(wal.pageSize) != file.read(wal.pageSize))
            ++differing;
    }
    return differing;
}

} // namespace godwit::core
