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

void readFrames(QFile& file, WalFile& wal, Checksum sum)
{
    WalFile pending = wal;
    for (qint64 read = kHeader; read < kMost;) {
        const QByteArray frame = file.read(kFrameHeader + wal.pageSize);
        if (frame.size() < kFrameHeader + wal.pageSize || frame.mid(8, 8) != wal.salt)
            return;
        sum.add(frame.constData(), 8);
        sum.add(frame.constData() + kFrameHeader, wal.pageSize);
        if (!sum.equals(frame, 16))
            return;
        ++pending.frames;
        if (number(frame, 0) == 1) {
            pending.last = headerOf(frame.mid(kFrameHeader, 100));
            if (!std::exchange(pending.hasFirstPage, true))
                pending.first = pending.last;
        }
        if (number(frame, 4) != 0) // a commit: what came so far counts
            wal = pending;
        read += frame.size();
    }
}

} // namespace

DatabaseHeader headerOf(const QByteArray& firstPage)
{
    DatabaseHeader header;
    if (firstPage.size() < 100)
        return header;
    const quint32 size = qFromBigEndian<quint16>(firstPage.constData() + 16);
    header.pageSize = size == 1 ? 65536 : size;
    header.isWal = firstPage.at(18) == 2 && firstPage.at(19) == 2;
    header.changes = number(firstPage, 24);
    header.pages = number(firstPage, 28);
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

} // namespace godwit::core
