// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <QString>

#include <functional>

namespace godwit::core {

/// The state of a closed SQLite file as a list of page hashes (XXH3-128 each), and a digest over them.
/// File format `pages` (little endian): magic "GWPAGES1", u32 page size, u64 page count, then 16 bytes a page,
/// then XXH3-128 of all before. A file that is truncated or changed is refused (PointUnusable).
struct PageState
{
    quint32 pageSize = 0;
    QByteArray hashes; ///< 16 bytes a page
    [[nodiscard]] qint64 pageCount() const { return hashes.size() / 16; }
    [[nodiscard]] QString digest() const; ///< hex of XXH3-128 over size, count and hashes
    bool operator==(const PageState&) const = default;
};

/// Reads all pages of a file that nobody has open. The page size is read from the file's header.
Result<PageState> readPageState(const QString& path, const CancelToken& cancel);
Status writePageState(const QString& path, const PageState& state);
Result<PageState> loadPageState(const QString& path);

/// A rollback point costs what changed: `writeDelta` stores the pages of `file` that differ from `before`, durably,
/// in `deltaPath`: magic "GWDELTA1", u32 page size, u64 page count of the new state, u64 stored pages, then for each
/// u64 number (from 1) and its bytes, then XXH3-128 of all before. Gives the new state. A state whose page size
/// differs from `before` stores every page.
struct Delta
{
    PageState state;
    qint64 bytes = 0;       ///< size of the delta file
    qint64 storedPages = 0;
};
Result<Delta> writeDelta(const QString& file, const PageState& before, const QString& deltaPath, const CancelToken& cancel);

/// Rebuilds a state: copies `base` to `target` (which must not exist), applies the deltas in order, cuts it to the
/// last one's page count, syncs, and compares the digest with `expectedDigest`: PointUnusable if it differs, and
/// `target` is removed then. `progress(done, total)` in bytes. `base` and the deltas are only read.
Status rebuildFromDeltas(const QString& base, const QStringList& deltas, const QString& expectedDigest,
                         const QString& target, const CancelToken& cancel,
                         const std::function<void(qint64 done, qint64 total)>& progress);

} // namespace godwit::core
