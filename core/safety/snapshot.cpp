// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/snapshot.h"

#include "core/safety/durable.h"
#include "core/safety/file_handle.h"
#include "core/safety/snapshot_contents.h"
#include "core/safety/snapshot_manifest.h"
#include "core/safety/source_file.h"
#include "core/safety/temporary_file.h"
#include "core/sqlite/backup.h"
#include "core/side_by_side.h"
#include "core/sqlite/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000; // of standing still, waiting for a lock
constexpr int kReadOnlyMode = 0400;

struct Copied
{
    QJsonArray contents;
    QString schema;
    QString journalMode;
    QString sha256;
    qint64 longestRow = 0;
};

Status copyPages(Database& source, const QString& target, const CancelToken& cancel, const SnapshotProgress& progress)
{
    GODWIT_TRY(Database copy, Database::open(target, {.mode = OpenOptions::Mode::Create}));
    GODWIT_CHECK(copyDatabase(source, copy, cancel, kDeadlineMs, [&](qint64 done, qint64 total) {
        progress(done, total, QStringLiteral("copying pages"));
    }));
    return copy.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
}

/// What is proven of a copy that lies under its name: integrity_check of the whole on one thread; beside it the source's
/// digests, read in the transaction of the copy, the copy's, which must be equal, and its SHA-256.
Status prove(Database& source, const QString& path, const Collations& collations, const CancelToken& cancel, Copied& copied)
{
    // Opened before SQLite opens the same file and closed after: closing it in between would drop SQLite's locks.
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    GODWIT_TRY(copied.schema, schemaDigestOf(source));
    QJsonArray contents;
    GODWIT_CHECK(
        runSideBySide({[&] { return checkStructure(path, collations, cancel, ErrorCode::SnapshotFailed); },
                       [&]() -> Status {
                           GODWIT_TRY(copied.contents, contentsOf(source, &copied.longestRow));
                           return {};
                       },
                       [&]() -> Status {
                           GODWIT_TRY(contents, contentsOfFile(path, cancel));
                           return {};
                       },
                       [&]() -> Status {
                           GODWIT_TRY(copied.sha256, sha256Of(file, cancel));
                           return {};
                       }}));
    return compareContents(path, contents, copied.contents, ErrorCode::SnapshotFailed);
}

/// One read transaction for the copy and the digests, so that both speak of the same state.
Result<Copied> copyTo(const SnapshotRequest& request, const QString& temporary, const QString& target,
                      const CancelToken& cancel, const SnapshotProgress& progress)
{
    GODWIT_TRY(Database source, openSource(request.database, false));
    source.setCancel(cancel);
    Copied copied;
    GODWIT_TRY(copied.journalMode, source.text(QStringLiteral("PRAGMA journal_mode")));
    GODWIT_TRY(const auto transaction, Transaction::begin(source, Transaction::Kind::Deferred));
    GODWIT_CHECK(source.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
    GODWIT_CHECK(copyPages(source, temporary, cancel, progress));
    GODWIT_CHECK(cancel.check());
    progress(-1, -1, QStringLiteral("syncing to disk"));
    GODWIT_CHECK(syncFile(temporary));
    GODWIT_CHECK(renameDurably(temporary, target));
    GODWIT_CHECK(cancel.check());
    progress(-1, -1, QStringLiteral("verifying"));
    GODWIT_CHECK(prove(source, target, request.collations, cancel, copied));
    return copied;
}

QByteArray manifestOf(const SnapshotRequest& request, const SnapshotInfo& info, const Copied& copied)
{
    return manifestBytes({.database = request.database,
                          .info = info,
                          .number = request.number,
                          .journalMode = copied.journalMode,
                          .audit = {.number = request.auditNumber, .hash = request.auditHead, .where = {}},
                          .collations = request.collations,
                          .tables = copied.contents,
                          .schema = copied.schema});
}

QString baseOf(const SnapshotRequest& request)
{
    return QStringLiteral("%1/%2-%3")
               .arg(request.folder, QString::number(request.number),
                    request.takenAt.toString(QStringLiteral("yyyyMMdd-HHmmss"))) +
           (request.name.isEmpty() ? QString() : u'-' + request.name);
}

Result<SnapshotRecord> makeSnapshot(const SnapshotRequest& request, const QString& temporary, SnapshotRecord record,
                                    const CancelToken& cancel, const SnapshotProgress& progress)
{
    SnapshotInfo& info = record.info;
    GODWIT_TRY(const Copied copied, copyTo(request, temporary, info.path, cancel, progress));
    info.sha256 = copied.sha256;
    record.longestRow = copied.longestRow;
    info.bytes = QFileInfo(info.path).size();
    info.verifiedAt = QDateTime::currentDateTimeUtc();
    QFile::setPermissions(info.path, QFileDevice::ReadOwner);
    const QByteArray manifest = manifestOf(request, info, copied);
    record.manifestSha256 = sha256OfBytes(manifest);
    GODWIT_CHECK(writeDurably(record.manifestPath, manifest, kReadOnlyMode));
    return record;
}

} // namespace

QStringList filesOfSnapshot(const SnapshotRequest& request)
{
    QStringList files;
    for (const char* suffix : {".db.part", ".db.part-journal", ".db.part-wal", ".db.part-shm", ".db", ".json"})
        files.append(baseOf(request) + QLatin1String(suffix));
    return files;
}

Result<SnapshotRecord> takeSnapshot(const SnapshotRequest& request, const CancelToken& cancel, const SnapshotProgress& progress)
{
    SnapshotRecord record;
    record.number = request.number;
    record.run = request.run;
    record.info.id = QString::number(request.number);
    record.info.takenAt = request.takenAt;
    record.info.why = request.why;
    record.info.isOriginal = request.isOriginal;
    const QString base = baseOf(request);
    record.info.path = base + QStringLiteral(".db");
    record.manifestPath = base + QStringLiteral(".json");
    const QString temporary = base + QStringLiteral(".db.part");
    // Before anything is made: what is removed after a failure must be ours.
    for (const QString& path : {temporary, record.info.path, record.manifestPath})
        GODWIT_CHECK(checkFree(path));
    auto made = makeSnapshot(request, temporary, record, cancel, progress);
    if (!made) {
        for (const QString& path : filesOfSnapshot(request))
            (void)removeFileDurably(path);
    }
    return made;
}

} // namespace godwit::core
