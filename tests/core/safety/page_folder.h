// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/page_store.h"

#include "file_folder.h"
#include "support.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <xxhash.h>

/// Bytes with the header of an SQLite file; the rest is noise.
[[nodiscard]] inline QByteArray databaseOf(quint32 pageSize, int pages, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(qsizetype(pageSize) * pages, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
    bytes.replace(0, 16, QByteArray("SQLite format 3\0", 16));
    qToBigEndian<quint16>(pageSize == 65536 ? 1 : quint16(pageSize), bytes.data() + 16);
    return bytes;
}

[[nodiscard]] inline QByteArray littleEndian(quint64 number, int bytes)
{
    QByteArray text;
    for (int i = 0; i < bytes; ++i)
        text.append(char(number >> (8 * i)));
    return text;
}

/// The format's hash, made from the library and the header's words alone.
[[nodiscard]] inline QByteArray hashOf(const QByteArray& bytes)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes.constData(), size_t(bytes.size()));
    return littleEndian(hash.low64, 8) + littleEndian(hash.high64, 8);
}

/// A folder of files that stand for databases, and deltas between their pages.
class PageFolder : protected FileFolder
{
protected:
    /// Writes `after` to "file" and a delta against `before` to `name`.
    godwit::core::Result<godwit::core::Delta> deltaOf(const QByteArray& before, const QByteArray& after,
                                                      const QString& name)
    {
        using namespace godwit::core;
        putFile(in("file"), before);
        GODWIT_TRY(const PageState state, readPageState(in("file"), kGo));
        putFile(in("file"), after);
        return writeDelta(in("file"), state, in(name), kGo);
    }

    [[nodiscard]] godwit::core::Status rebuild(const QStringList& deltas, const QString& digest,
                                               const QString& target = QStringLiteral("target"))
    {
        QStringList paths;
        for (const QString& delta : deltas)
            paths.append(in(delta));
        return godwit::core::rebuildFromDeltas(in("base"), paths, digest, in(target), kGo, {});
    }
};
