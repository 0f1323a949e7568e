// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/page_format.h"
#include "core/safety/temporary_file.h"

#include <functional>

/// For page_store.cpp only: the `delta` format of page_store.h, written and read in blocks.
namespace godwit::core {

struct DeltaHeader
{
    quint32 pageSize = 0;
    quint64 pageCount = 0;
    quint64 storedPages = 0;
    [[nodiscard]] qint64 entryBytes() const { return 8 + qint64(pageSize); }
    [[nodiscard]] qint64 pageBytes() const { return qint64(storedPages) * pageSize; }
};

/// Writes a delta under a temporary name; `finish` puts it in place. Owned by writeDelta.
class DeltaWriter
{
public:
    static Result<DeltaWriter> create(const QString& path, const DeltaHeader& header);
    Status append(quint64 number, QByteArrayView page);
    /// Gives the bytes of the whole file. TargetExists if the name was taken.
    Result<qint64> finish();

private:
    explicit DeltaWriter(TemporaryFile file) : m_file(std::move(file)) {}
    Status flush();

    TemporaryFile m_file;
    QByteArray m_block;
    qint64 m_written = 0;
    RunningHash m_hash;
};

/// An open delta. Nothing of it is to be used before `verify` agreed. Owned by rebuildFromDeltas.
class DeltaReader
{
public:
    /// PointUnusable if it is missing, or if its figures do not fit its length.
    static Result<DeltaReader> open(const QString& path);
    /// Reads all of it: PointUnusable if it is not as it was written. `progress` gets the bytes of pages
    /// since its last call.
    Status verify(const CancelToken& cancel, const std::function<void(qint64 bytes)>& progress) const;
    Status forEachPage(const CancelToken& cancel,
                       const std::function<Status(quint64 number, QByteArrayView page)>& visit) const;
    [[nodiscard]] const DeltaHeader& header() const { return m_header; }

private:
    DeltaReader(FileHandle file, DeltaHeader header) : m_file(std::move(file)), m_header(header) {}
    Status forEachBlock(const CancelToken& cancel,
                        const std::function<Status(QByteArrayView entries)>& visit) const;

    FileHandle m_file;
    DeltaHeader m_header;
};

} // namespace godwit::core
