// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace godwit::core {

/// The state of a closed SQLite file as a list of page hashes (XXH3-128 each), and a digest over them.
/// "Closed": what is still in a -wal or a hot -journal beside it is not seen.
///
/// File format `pages`, all numbers little endian:
///
///     offset  bytes
///          0      8  magic "GWPAGES1"
///          8      4  u32 page size, 512 to 65536, a power of two
///         12      8  u64 page count n
///         20   16 n  XXH3-128 of each page, page 1 first: u64 low half, u64 high half
///    20+16n      16  XXH3-128 of all before, the same way
///
/// A file that is missing, truncated or changed is refused (PointUnusable).
struct PageState
{
    quint32 pageSize = 0;
    QByteArray hashes; ///< 16 bytes a page
    [[nodiscard]] qint64 pageCount() const { return hashes.size() / 16; }
    [[nodiscard]] QString digest() const; ///< hex of XXH3-128 over size, count and hashes
    bool operator==(const PageState&) const = default;
};

/// Reads all pages of a file that nobody has open. The page size is read from the file's header: NotADatabase
/// if there is none; DatabaseCorrupt if the file is not a whole number of pages. Memory: 16 bytes a page and
/// 1 MiB.
Result<PageState> readPageState(const QString& path, const CancelToken& cancel);
Status writePageState(const QString& path, const PageState& state);
Result<PageState> loadPageState(const QString& path);

/// A rollback point costs what changed: `writeDelta` stores the pages of `file` that differ from `before`,
/// durably, in `deltaPath` (TargetExists if that name is taken: no point is ever replaced). Gives the new
/// state. A state whose page size differs from `before` stores every page. A file that shrank stores nothing
/// for the pages that went.
///
/// File format `delta`, all numbers little endian, p the page size and m the number of stored pages:
///
///       offset     bytes
///            0         8  magic "GWDELTA1"
///            8         4  u32 page size
///           12         8  u64 page count of the new state
///           20         8  u64 stored pages m
///           28  m (8+p)  for each: u64 page number, from 1, ascending; then its p bytes
///   28+m(8+p)        16  XXH3-128 of all before: u64 low half, u64 high half
struct Delta
{
    PageState state;
    qint64 bytes = 0; ///< size of the delta file
    qint64 storedPages = 0;
};
Result<Delta> writeDelta(const QString& file, const PageState& before, const QString& deltaPath,
                         const CancelToken& cancel);
/// The same where the state of `file` is known already.
Result<Delta> writeDelta(const QString& file, const PageState& before, PageState after, const QString& deltaPath,
                         const CancelToken& cancel);

/// Reads a whole delta: PointUnusable if it is missing, truncated or changed.
Status verifyDelta(const QString& path, const CancelToken& cancel);

/// That `rebuildFromDeltas` would give the state with this digest: PointUnusable if not. Reads the base and all deltas, writes
/// nothing. Memory: as `readPageState`.
Status proveDeltas(const QString& base, const QStringList& deltas, const QString& expectedDigest, const CancelToken& cancel);

/// Rebuilds a state. Verifies all deltas first (PointUnusable: missing, truncated, changed); then copies
/// `base` to `target` (which must not exist), applies the deltas in order, cuts it to the last one's page
/// count, syncs, and compares the digest with `expectedDigest`: PointUnusable if it differs. All this under a
/// temporary name: `target` appears only when it is right. `progress(done, total)` in bytes. `base` and the
/// deltas are only read.
Status rebuildFromDeltas(const QString& base, const QStringList& deltas, const QString& expectedDigest,
                         const QString& target, const CancelToken& cancel,
                         const std::function<void(qint64 done, qint64 total)>& progress);

} // namespace godwit::core
