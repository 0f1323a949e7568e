// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/page_store.h"

#include "core/patience.h"
#include "core/safety/delta_file.h"

#include <cstring>
#include <vector>

namespace godwit::core {

namespace {

/// Calls `visit` for each page of `after` that `before` has not, or has otherwise.
Status forEachChange(const PageState& before, const PageState& after,
                     const std::function<Status(qint64 index)>& visit)
{
    const qint64 comparable = before.pageSize == after.pageSize ? before.pageCount() : 0;
    const char* old = before.hashes.constData();
    const char* now = after.hashes.constData();
    for (qint64 index = 0; index < after.pageCount(); ++index) {
        const qint64 at = index * kHashBytes;
        if (index >= comparable || std::memcmp(old + at, now + at, kHashBytes) != 0)
            GODWIT_CHECK(visit(index));
    }
    return {};
}

qint64 countChanges(const PageState& before, const PageState& after)
{
    qint64 changes = 0;
    [[maybe_unused]] const Status counted = forEachChange(before, after, [&](qint64) -> Status {
        ++changes;
        return {};
    });
    return changes;
}

Status storeChanges(const FileHandle& file, const PageState& before, const PageState& after,
                    DeltaWriter& writer, const CancelToken& cancel)
{
    QByteArray page(after.pageSize, Qt::Uninitialized);
    QByteArray hash;
    qint64 untilLook = 0;
    Patience patience;
    return forEachChange(before, after, [&](qint64 index) -> Status {
        untilLook -= page.size();
        if (untilLook < 0) {
            if (patience.isOver(cancel))
                GODWIT_CHECK(cancel.check());
            untilLook = kBytesBetweenLooks;
        }
        GODWIT_TRY(const qint64 got, file.readAt(index * page.size(), page.data(), page.size()));
        // The list of pages was made in a first pass: the second must have seen the same bytes.
        hash.resize(0);
        appendHashOf(hash, page);
        if (got != page.size() || QByteArrayView(hash) != QByteArrayView(after.hashes).sliced(index * kHashBytes, kHashBytes))
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("%1 changed while its rollback point was written.").arg(file.path()));
        return writer.append(static_cast<quint64>(index) + 1, page);
    });
}

/// Bytes done of a rebuild: deltas verified, base copied, deltas applied, result read back.
class Progress
{
public:
    Progress(const std::function<void(qint64 done, qint64 total)>& report, qint64 total)
        : m_report(report), m_total(total)
    {
    }
    void add(qint64 bytes)
    {
        m_done += bytes;
        if (m_report)
            m_report(m_done, m_total);
    }

private:
    const std::function<void(qint64 done, qint64 total)>& m_report;
    qint64 m_total;
    qint64 m_done = 0;
};

Result<std::vector<DeltaReader>> openAll(const QStringList& deltas)
{
    std::vector<DeltaReader> readers;
    for (const QString& delta : deltas) {
        GODWIT_TRY(DeltaReader reader, DeltaReader::open(delta));
        readers.push_back(std::move(reader));
    }
    return readers;
}

Status verifyAll(const std::vector<DeltaReader>& readers, const CancelToken& cancel, Progress& progress)
{
    for (const DeltaReader& reader : readers)
        GODWIT_CHECK(reader.verify(cancel, [&](qint64 bytes) { progress.add(bytes); }));
    return {};
}

Status apply(const DeltaReader& delta, FileHandle& to, const CancelToken& cancel, Progress& progress)
{
    return delta.forEachPage(cancel, [&](quint64 number, QByteArrayView page) -> Status {
        GODWIT_CHECK(to.writeAt(static_cast<qint64>(number - 1) * page.size(), page.data(), page.size()));
        progress.add(page.size());
        return {};
    });
}

/// `what`: the sentence for a state that is another one.
Status compareDigest(const Result<PageState>& state, const QString& expected, const QString& what)
{
    if (!state && (state.error().isCancel() || state.error().code == ErrorCode::FileFailed))
        return state.error();
    if (!state || state->digest() != expected)
        return Error(ErrorCode::PointUnusable, what)
            .withDetail(state ? QStringLiteral("digest %1, expected %2").arg(state->digest(), expected)
                              : state.error().what);
    return {};
}

/// The state of `base` with the pages of a delta, told by their hashes.
Status applyHashes(const DeltaReader& delta, PageState& state, const CancelToken& cancel)
{
    const DeltaHeader& header = delta.header();
    state.pageSize = header.pageSize;
    state.hashes.resize(qsizetype(header.pageCount) * kHashBytes, '\0');
    QByteArray hash;
    return delta.forEachPage(cancel, [&](quint64 number, QByteArrayView page) -> Status {
        hash.resize(0);
        appendHashOf(hash, page);
        std::memcpy(state.hashes.data() + qsizetype(number - 1) * kHashBytes, hash.constData(), kHashBytes);
        return {};
    });
}

Result<PageState> stateFromDeltas(const QString& base, const QStringList& deltas, const CancelToken& cancel)
{
    GODWIT_TRY(const std::vector<DeltaReader> readers, openAll(deltas));
    GODWIT_TRY(PageState state, readPageState(base, cancel));
    for (const DeltaReader& reader : readers) {
        GODWIT_CHECK(reader.verify(cancel, [](qint64) {}));
        GODWIT_CHECK(applyHashes(reader, state, cancel));
    }
    return state;
}

} // namespace

Result<Delta> writeDelta(const QString& file, const PageState& before, const QString& deltaPath,
                         const CancelToken& cancel)
{
    GODWIT_CHECK(checkFree(deltaPath));
    GODWIT_TRY(PageState state, readPageState(file, cancel));
    return writeDelta(file, before, std::move(state), deltaPath, cancel);
}

Result<Delta> writeDelta(const QString& file, const PageState& before, PageState after, const QString& deltaPath,
                         const CancelToken& cancel)
{
    GODWIT_CHECK(checkFree(deltaPath));
    Delta delta{.state = std::move(after)};
    GODWIT_TRY(const FileHandle handle, FileHandle::openToRead(file));
    delta.storedPages = countChanges(before, delta.state);
    const DeltaHeader header{.pageSize = delta.state.pageSize,
                             .pageCount = static_cast<quint64>(delta.state.pageCount()),
                             .storedPages = static_cast<quint64>(delta.storedPages)};
    GODWIT_TRY(DeltaWriter writer, DeltaWriter::create(deltaPath, header));
    GODWIT_CHECK(storeChanges(handle, before, delta.state, writer, cancel));
    GODWIT_TRY(delta.bytes, writer.finish());
    return delta;
}

Status verifyDelta(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(const DeltaReader delta, DeltaReader::open(path));
    return delta.verify(cancel, [](qint64) {});
}

Status proveDeltas(const QString& base, const QStringList& deltas, const QString& expectedDigest, const CancelToken& cancel)
{
    const auto state = stateFromDeltas(base, deltas, cancel);
    if (!state && state.error().code == ErrorCode::PointUnusable)
        return state.error();
    return compareDigest(state, expectedDigest, QStringLiteral("%1 and the pages kept since do not give the state that was.").arg(base));
}

Status rebuildFromDeltas(const QString& base, const QStringList& deltas, const QString& expectedDigest,
                         const QString& target, const CancelToken& cancel,
                         const std::function<void(qint64 done, qint64 total)>& report)
{
    GODWIT_CHECK(checkFree(target));
    GODWIT_TRY(const std::vector<DeltaReader> readers, openAll(deltas));
    GODWIT_TRY(const FileHandle from, FileHandle::openToRead(base));
    GODWIT_TRY(const qint64 baseBytes, from.size());
    const qint64 finalBytes =
        readers.empty() ? baseBytes
                        : qint64(readers.back().header().pageCount) * readers.back().header().pageSize;
    qint64 total = baseBytes + finalBytes;
    for (const DeltaReader& reader : readers)
        total += 2 * reader.header().pageBytes();
    Progress progress(report, total);

    GODWIT_CHECK(verifyAll(readers, cancel, progress));
    GODWIT_TRY(TemporaryFile to, TemporaryFile::create(target, 0600));
    qint64 copied = 0;
    GODWIT_CHECK(copyBytes(from, to.file(), baseBytes, cancel,
                           [&](qint64 done) { progress.add(done - std::exchange(copied, done)); }));
    for (const DeltaReader& reader : readers)
        GODWIT_CHECK(apply(reader, to.file(), cancel, progress));
    GODWIT_CHECK(to.file().cutTo(finalBytes));
    GODWIT_CHECK(compareDigest(readPageState(to.path(), cancel), expectedDigest,
                               QStringLiteral("The state for %1 came out differently than it was; it was thrown away.").arg(target)));
    progress.add(finalBytes);
    return to.publish(TemporaryFile::Publish::IfFree);
}

} // namespace godwit::core
