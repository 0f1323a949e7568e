// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/kept_file.h"

#include "core/checks/figures.h"
#include "core/safety/durable.h"
#include "core/safety/live_lock.h"
#include "core/safety/snapshot_contents.h"
#include "core/safety/snapshot_manifest.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

bool looksUntouched(const KeptFile& kept)
{
    if (hasFilesBeside(kept.path))
        return false;
    const QFileInfo info(kept.path);
    return info.size() == kept.snapshot.info.bytes && info.lastModified() <= kept.since;
}

Error written(const KeptFile& kept, const QStringList& changes)
{
    return Error(ErrorCode::KeptWritten,
                 QStringLiteral("The kept original %1 was written to after it was swapped out: %2.")
                     .arg(kept.path, changes.size() == 1
                                         ? changes.first()
                                         : QStringLiteral("%1 tables differ").arg(changes.size())))
        .withDetail(changes.join(u'\n'));
}

/// Which tables differ; "the same rows" where only pages do.
Result<QStringList> changesIn(const KeptFile& kept, const CancelToken& cancel)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(kept.snapshot));
    const auto contents = contentsOfFile(kept.path, cancel);
    if (!contents && contents.error().isCancel())
        return contents.error();
    if (!contents)
        return QStringList{QStringLiteral("it can no longer be read as a database")};
    const QStringList changes = differencesOf(*contents, manifest.value(QStringLiteral("tables")).toArray());
    return changes.isEmpty() ? QStringList{QStringLiteral("its pages differ, its tables hold the same rows")}
                             : changes;
}

} // namespace

QString lookAtKeptFile(const KeptFile& kept, const std::optional<FileStamp>& before)
{
    const auto now = stampOf(kept.path);
    if (!now)
        return now.error().code == ErrorCode::FileMissing
                   ? QStringLiteral("The kept original %1 is gone.").arg(kept.path)
                   : now.error().what;
    const bool isUntouched = before ? before->isUnwritten(*now) : looksUntouched(kept);
    return isUntouched ? QString()
                       : QStringLiteral("The kept original %1 was written to after the cut-over.").arg(kept.path);
}

Status checkKeptFile(const KeptFile& kept, bool isQuick, QString& figures, const CancelToken& cancel)
{
    const QFileInfo info(kept.path);
    figures = countText(info.size(), QStringLiteral("byte"), QStringLiteral("bytes"));
    if (!info.isFile())
        return Error(ErrorCode::KeptWritten, QStringLiteral("The kept original %1 is gone.").arg(kept.path))
            .withState(QStringLiteral("The database is in place, and so is the snapshot of the original."))
            .withNext(QStringLiteral("Going back uses the snapshot; find out who removed the file."));
    if (isQuick && looksUntouched(kept)) {
        figures += QStringLiteral(", not written to since, by its time; its pages were not compared");
        return {};
    }
    const auto isSame =
        hasFilesBeside(kept.path) ? Result<bool>(false) : holdSamePages(kept.path, kept.snapshot.info.path, cancel);
    if (!isSame && isSame.error().isCancel())
        return isSame.error();
    if (isSame && *isSame) {
        figures += QStringLiteral(", all pages equal to the snapshot's");
        return {};
    }
    GODWIT_TRY(const QStringList changes, changesIn(kept, cancel));
    return written(kept, changes);
}

bool hasFilesBeside(const QString& path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0 || QFileInfo(path + QStringLiteral("-journal")).size() > 0;
}

namespace {

Status compareSchema(const QString& path, const QString& expected)
{
    if (expected.isEmpty())
        return {};
    GODWIT_TRY(Database file, Database::open(path, {.mode = OpenOptions::Mode::ReadOnly}));
    GODWIT_TRY(const QString schema, schemaDigestOf(file));
    return schema == expected ? Status()
                              : Status(Error(ErrorCode::KeptWritten,
                                             QStringLiteral("The definitions in %1 are not those of the original.").arg(path)));
}

} // namespace

Status proveBySnapshot(const QString& path, const SnapshotRecord& snapshot, const CancelToken& cancel)
{
    GODWIT_TRY(const QString sha256, sha256OfFile(snapshot.info.path, cancel));
    if (sha256 != snapshot.info.sha256)
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("Snapshot %1 was changed: its SHA-256 differs.").arg(snapshot.number));
    GODWIT_TRY(const bool isSame, holdSamePages(path, snapshot.info.path, cancel));
    return isSame ? Status() : Status(Error(ErrorCode::KeptWritten, QStringLiteral("%1 does not hold what the snapshot holds.").arg(path)));
}

Status proveByManifest(const QString& path, const SnapshotRecord& snapshot, const CancelToken& cancel)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(snapshot));
    const Collations collations = collationsFromJson(manifest.value(QStringLiteral("collations")).toObject());
    GODWIT_CHECK(checkStructure(path, collations, cancel, ErrorCode::KeptWritten));
    GODWIT_CHECK(compareSchema(path, manifest.value(QStringLiteral("schema")).toString()));
    GODWIT_TRY(const QJsonArray contents, contentsOfFile(path, cancel));
    return compareContents(path, contents, manifest.value(QStringLiteral("tables")).toArray(), ErrorCode::KeptWritten);
}

} // namespace godwit::core
