// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/delta_file.h"

#include "core/patience.h"

#include <array>

namespace godwit::core {

namespace {

constexpr QByteArrayView kMagic("GWDELTA1");
constexpr qint64 kHeaderBytes = 28;

Error unusable(const QString& path, const QString& why)
{
    return {ErrorCode::PointUnusable,
            QStringLiteral("The rollback point %1 cannot be used: %2.").arg(path, why)};
}

QByteArray bytesOf(const DeltaHeader& header)
{
    QByteArray bytes = kMagic.toByteArray();
    appendNumber<quint32>(bytes, header.pageSize);
    appendNumber<quint64>(bytes, header.pageCount);
    appendNumber<quint64>(bytes, header.storedPages);
    return bytes;
}

quint64 numberOf(QByteArrayView entry)
{
    return qFromLittleEndian<quint64>(entry.data());
}

/// The figures must fit the length before anything is computed with them.
bool fits(const DeltaHeader& header, qint64 fileBytes)
{
    const qint64 entries = fileBytes - kHeaderBytes - kHashBytes;
    return isPageSize(header.pageSize) && header.pageCount <= kMostPages &&
           header.storedPages <= header.pageCount &&
           entries == qint64(header.storedPages) * header.entryBytes();
}

} // namespace

Result<DeltaWriter> DeltaWriter::create(const QString& path, const DeltaHeader& header)
{
    GODWIT_TRY(TemporaryFile file, TemporaryFile::create(path, 0600));
    DeltaWriter writer(std::move(file));
    writer.m_block = bytesOf(header);
    return writer;
}

Status DeltaWriter::append(quint64 number, QByteArrayView page)
{
    appendNumber<quint64>(m_block, number);
    m_block.append(page.data(), page.size());
    if (m_block.size() >= kPageBlock)
        return flush();
    return {};
}

Status DeltaWriter::flush()
{
    m_hash.add(m_block);
    GODWIT_CHECK(m_file.file().writeAt(m_written, m_block.constData(), m_block.size()));
    m_written += m_block.size();
    m_block.resize(0); // keeps its memory
    return {};
}

Result<qint64> DeltaWriter::finish()
{
    GODWIT_CHECK(flush());
    const QByteArray trailer = m_hash.stored();
    GODWIT_CHECK(m_file.file().writeAt(m_written, trailer.constData(), trailer.size()));
    GODWIT_CHECK(m_file.publish(TemporaryFile::Publish::IfFree));
    return m_written + trailer.size();
}

Result<DeltaReader> DeltaReader::open(const QString& path)
{
    auto file = FileHandle::openToRead(path);
    if (!file)
        return unusable(path, file.error().what.chopped(1));
    std::array<char, kHeaderBytes> bytes{};
    GODWIT_TRY(const qint64 got, file->readAt(0, bytes.data(), kHeaderBytes));
    GODWIT_TRY(const qint64 size, file->size());
    const DeltaHeader header{.pageSize = qFromLittleEndian<quint32>(bytes.data() + 8),
                             .pageCount = qFromLittleEndian<quint64>(bytes.data() + 12),
                             .storedPages = qFromLittleEndian<quint64>(bytes.data() + 20)};
    if (got != kHeaderBytes || QByteArrayView(bytes.data(), kMagic.size()) != kMagic)
        return unusable(path, QStringLiteral("it does not begin as one"));
    if (!fits(header, size))
        return unusable(path, QStringLiteral("its figures do not fit its length"));
    return DeltaReader(std::move(*file), header);
}

Status DeltaReader::verify(const CancelToken& cancel, const std::function<void(qint64 bytes)>& progress) const
{
    RunningHash hash;
    hash.add(bytesOf(m_header));
    quint64 last = 0;
    GODWIT_CHECK(forEachBlock(cancel, [&](QByteArrayView entries) -> Status {
        hash.add(entries);
        for (qint64 at = 0; at < entries.size(); at += m_header.entryBytes()) {
            const quint64 number = numberOf(entries.sliced(at));
            if (number <= last || number > m_header.pageCount)
                return unusable(m_file.path(), QStringLiteral("its pages are out of order"));
            last = number;
        }
        progress(entries.size() / m_header.entryBytes() * m_header.pageSize);
        return {};
    }));
    QByteArray trailer(kHashBytes, '\0');
    const qint64 at = kHeaderBytes + qint64(m_header.storedPages) * m_header.entryBytes();
    GODWIT_TRY(const qint64 got, m_file.readAt(at, trailer.data(), kHashBytes));
    if (got != kHashBytes || trailer != hash.stored())
        return unusable(m_file.path(), QStringLiteral("it is not as it was written"));
    return {};
}

Status DeltaReader::forEachPage(const CancelToken& cancel,
                                const std::function<Status(quint64 number, QByteArrayView page)>& visit) const
{
    return forEachBlock(cancel, [&](QByteArrayView entries) -> Status {
        for (qint64 at = 0; at < entries.size(); at += m_header.entryBytes())
            GODWIT_CHECK(visit(numberOf(entries.sliced(at)), entries.sliced(at + 8, m_header.pageSize)));
        return {};
    });
}

Status DeltaReader::forEachBlock(const CancelToken& cancel,
                                 const std::function<Status(QByteArrayView entries)>& visit) const
{
    const qint64 entriesABlock = kPageBlock / m_header.entryBytes();
    QByteArray block(entriesABlock * m_header.entryBytes(), Qt::Uninitialized);
    Patience patience;
    const qint64 end = kHeaderBytes + qint64(m_header.storedPages) * m_header.entryBytes();
    for (qint64 offset = kHeaderBytes; offset < end; offset += block.size()) {
        if (patience.isOver(cancel))
            return cancel.check();
        const qint64 wanted = std::min<qint64>(block.size(), end - offset);
        GODWIT_TRY(const qint64 got, m_file.readAt(offset, block.data(), wanted));
        if (got != wanted)
            return unusable(m_file.path(), QStringLiteral("it was cut off while it was read"));
        GODWIT_CHECK(visit(QByteArrayView(block.constData(), got)));
    }
    return {};
}

} // namespace godwit::core
