// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "core/patience.h"
#include "core/safety/durable.h"
#include "core/safety/page_format.h"

#include <array>

namespace godwit::core {

namespace {

constexpr QByteArrayView kMagic("GWPAGES1");
constexpr qint64 kHeaderBytes = 20;

Error unusable(const QString& path, const QString& why)
{
    return {ErrorCode::PointUnusable,
            QStringLiteral("The list of pages %1 cannot be used: %2.").arg(path, why)};
}

/// The page size according to the first bytes of an SQLite file.
Result<quint32> pageSizeOf(const FileHandle& file)
{
    std::array<char, 100> header{};
    GODWIT_TRY(const qint64 got, file.readAt(0, header.data(), header.size()));
    const bool isSqlite = got == qint64(header.size()) &&
                          QByteArrayView(header.data(), 16) == QByteArrayView("SQLite format 3\0", 16);
    const quint32 written = qFromBigEndian<quint16>(header.data() + 16);
    const quint32 bytes = written == 1 ? 65536 : written;
    if (!isSqlite || !isPageSize(bytes))
        return Error(ErrorCode::NotADatabase, QStringLiteral("%1 is no SQLite database.").arg(file.path()));
    return bytes;
}

/// Page size, page count and hashes: what the digest is over and what is stored.
QByteArray bodyOf(const PageState& state)
{
    QByteArray body;
    body.reserve(kHeaderBytes + state.hashes.size());
    appendNumber<quint32>(body, state.pageSize);
    appendNumber<quint64>(body, static_cast<quint64>(state.pageCount()));
    return body.append(state.hashes);
}

Status hashPages(const FileHandle& file, qint64 bytes, const CancelToken& cancel, PageState& state)
{
    QByteArray block(kPageBlock, Qt::Uninitialized);
    Patience patience;
    for (qint64 offset = 0; offset < bytes; offset += kPageBlock) {
        if (offset % kBytesBetweenLooks == 0 && patience.isOver(cancel))
            return cancel.check();
        const qint64 wanted = std::min(kPageBlock, bytes - offset);
        GODWIT_TRY(const qint64 got, file.readAt(offset, block.data(), wanted));
        if (got != wanted)
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("%1 changed while it was read.").arg(file.path()));
        for (qint64 at = 0; at < got; at += state.pageSize)
            appendHashOf(state.hashes, {block.constData() + at, qsizetype(state.pageSize)});
    }
    return {};
}

} // namespace

QString PageState::digest() const
{
    const QByteArray body = bodyOf(*this);
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(body.constData(), static_cast<size_t>(body.size())));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest).toHex());
}

Result<PageState> readPageState(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    GODWIT_TRY(const quint32 pageSize, pageSizeOf(file));
    GODWIT_TRY(const qint64 bytes, file.size());
    if (bytes % pageSize != 0)
        return Error(ErrorCode::DatabaseCorrupt,
                     QStringLiteral("%1 is no whole number of pages: it was cut off, or something was added.")
                         .arg(path))
            .withDetail(QStringLiteral("%1 bytes, %2 a page").arg(bytes).arg(pageSize));
    PageState state{.pageSize = pageSize, .hashes = {}};
    state.hashes.reserve(bytes / pageSize * kHashBytes);
    GODWIT_CHECK(hashPages(file, bytes, cancel, state));
    return state;
}

Status writePageState(const QString& path, const PageState& state)
{
    QByteArray bytes = kMagic.toByteArray() + bodyOf(state);
    bytes.append(storedHashOf(bytes));
    return writeDurably(path, bytes);
}

Result<PageState> loadPageState(const QString& path)
{
    auto file = FileHandle::openToRead(path);
    if (!file)
        return unusable(path, file.error().what.chopped(1));
    GODWIT_TRY(const qint64 size, file->size());
    if (size < kHeaderBytes + kHashBytes || (size - kHeaderBytes) % kHashBytes != 0)
        return unusable(path, QStringLiteral("it was cut off, or something was added"));
    QByteArray bytes(size, Qt::Uninitialized);
    GODWIT_TRY(const qint64 got, file->readAt(0, bytes.data(), size));
    const QByteArrayView before(bytes.constData(), size - kHashBytes);
    if (got != size || !bytes.startsWith(kMagic) ||
        storedHashOf(before) != QByteArrayView(bytes).last(kHashBytes))
        return unusable(path, QStringLiteral("it is not as it was written"));
    PageState state{.pageSize = qFromLittleEndian<quint32>(bytes.constData() + 8),
                    .hashes = bytes.mid(kHeaderBytes, size - kHeaderBytes - kHashBytes)};
    const quint64 count = qFromLittleEndian<quint64>(bytes.constData() + 12);
    if (!isPageSize(state.pageSize) || count != static_cast<quint64>(state.pageCount()))
        return unusable(path, QStringLiteral("its figures contradict each other"));
    return state;
}

} // namespace godwit::core
