// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/snapshot.h"

#include "core/checks/digest.h"
#include "core/checks/integrity.h"
#include "core/journal/repository.h"
#include "core/safety/durable.h"
#include "core/safety/file_handle.h"
#include "core/safety/source_file.h"
#include "core/safety/temporary_file.h"
#include "core/schema/catalog.h"
#include "core/sqlite/backup.h"
#include "core/side_by_side.h"
#include "core/sqlite/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000; // of standing still, waiting for a lock
constexpr int kReadOnlyMode = 0400;
constexpr qint64 kMappedBytes = 64 * 1024 * 1024;
constexpr int kCheckCacheKib = 64'000; // integrity_check looks index entries up at random

/// Rows and content digest of every stored table, as the manifest has them.
Result<QJsonArray> contentsOf(Database& database)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(database));
    QJsonArray tables;
    for (const Table& table : catalog.tables) {
        if (table.isVirtual)
            continue; // its rows lie in its shadow tables
        GODWIT_TRY(const ContentDigest digest, digestOfTable(database, QStringLiteral("main"), table.name));
        tables.append(QJsonObject{{QStringLiteral("table"), table.name},
                                  {QStringLiteral("rows"), digest.rows},
                                  {QStringLiteral("digest"), digest.toString()}});
    }
    return tables;
}

struct Copied
{
    QJsonArray contents;
    QString journalMode;
    QString sha256;
};

Status copyPages(Database& source, const QString& target, const CancelToken& cancel, const SnapshotProgress& progress)
{
    GODWIT_TRY(Database copy, Database::open(target, {.mode = OpenOptions::Mode::Create}));
    GODWIT_CHECK(copyDatabase(source, copy, cancel, kDeadlineMs, [&](qint64 done, qint64 total) {
        progress(done, total, QStringLiteral("copying pages"));
    }));
    return copy.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
}

/// A snapshot is ours, read-only and written by nobody.
Result<Database> openSnapshot(const QString& path, const OpenOptions& options, const CancelToken& cancel)
{
    GODWIT_TRY(Database snapshot, Database::open(path, options));
    snapshot.setCancel(cancel);
    return snapshot;
}

Status checkStructure(const QString& path, const Collations& collations, const CancelToken& cancel, ErrorCode code)
{
    GODWIT_TRY(Database copy, openSnapshot(path, {.mode = OpenOptions::Mode::ReadOnly, .cacheKib = kCheckCacheKib}, cancel));
    if (!collations.isEmpty())
        GODWIT_CHECK(registerCollations(copy, collations));
    GODWIT_TRY(const auto damage, copy.rows(QStringLiteral("PRAGMA integrity_check(10)")));
    if (damage.size() != 1 || damage[0][0].toString() != QLatin1StringView("ok"))
        return Error(code, QStringLiteral("The snapshot %1 does not pass integrity_check.").arg(path))
            .withDetail(damage.empty() ? QString() : damage[0][0].toString());
    return {};
}

Result<QJsonArray> contentsOfSnapshot(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(Database copy, openSnapshot(path, {.mode = OpenOptions::Mode::ReadOnly, .mmapBytes = kMappedBytes}, cancel));
    return contentsOf(copy);
}

Status compareContents(const QString& path, const QJsonArray& contents, const QJsonArray& expected, ErrorCode code)
{
    if (contents != expected)
        return Error(code, QStringLiteral("The snapshot %1 does not hold what the database held: rows or digests differ.").arg(path));
    return {};
}

/// What is proven of a copy that lies under its name: integrity_check of the whole on one thread; beside it the source's
/// digests, read in the transaction of the copy, the copy's, which must be equal, and its SHA-256.
Status prove(Database& source, const QString& path, const Collations& collations, const CancelToken& cancel, Copied& copied)
{
    // Opened before SQLite opens the same file and closed after: closing it in between would drop SQLite's locks.
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    QJsonArray contents;
    GODWIT_CHECK(runSideBySide({[&] { return checkStructure(path, collations, cancel, ErrorCode::SnapshotFailed); },
                                [&]() -> Status {
                                    GODWIT_TRY(copied.contents, contentsOf(source));
                                    return {};
                                },
                                [&]() -> Status {
                                    GODWIT_TRY(contents, contentsOfSnapshot(path, cancel));
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
    progress(-1, -1, QStringLiteral("syncing to disk"));
    GODWIT_CHECK(syncFile(temporary));
    GODWIT_CHECK(renameDurably(temporary, target));
    progress(-1, -1, QStringLiteral("verifying"));
    GODWIT_CHECK(prove(source, target, request.collations, cancel, copied));
    return copied;
}

/// integrity_check of the whole, rows and digests of every table: both, by a connection each.
Status verifyContents(const QString& path, const QJsonArray& expected, const Collations& collations, const CancelToken& cancel)
{
    QJsonArray contents;
    GODWIT_CHECK(runSideBySide({[&] { return checkStructure(path, collations, cancel, ErrorCode::SnapshotTampered); },
                                [&]() -> Status {
                                    GODWIT_TRY(contents, contentsOfSnapshot(path, cancel));
                                    return {};
                                }}));
    return compareContents(path, contents, expected, ErrorCode::SnapshotTampered);
}

QByteArray manifestOf(const SnapshotRequest& request, const SnapshotInfo& info, const Copied& copied)
{
    const QJsonObject manifest{{QStringLiteral("format"), QStringLiteral("godwit-snapshot")},
                               {QStringLiteral("version"), 1},
                               {QStringLiteral("database"), request.database},
                               {QStringLiteral("file"), QFileInfo(info.path).fileName()},
                               {QStringLiteral("taken_at"), timeText(info.takenAt)},
                               {QStringLiteral("why"), request.why},
                               {QStringLiteral("bytes"), info.bytes},
                               {QStringLiteral("sha256"), info.sha256},
                               {QStringLiteral("journal_mode"), copied.journalMode},
                               {QStringLiteral("sqlite"), sqliteVersion()},
                               {QStringLiteral("audit_head"), request.auditHead},
                               {QStringLiteral("collations"), collationsToJson(request.collations)},
                               {QStringLiteral("tables"), copied.contents}};
    return QJsonDocument(manifest).toJson();
}

Result<QJsonObject> readManifest(const SnapshotRecord& snapshot)
{
    QFile file(snapshot.manifestPath);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("The manifest of snapshot %1 is missing.").arg(snapshot.number));
    const QJsonObject manifest = QJsonDocument::fromJson(file.readAll()).object();
    if (manifest.value(QStringLiteral("format")).toString() != QLatin1StringView("godwit-snapshot") ||
        manifest.value(QStringLiteral("sha256")).toString() != snapshot.info.sha256)
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("The manifest of snapshot %1 was changed.").arg(snapshot.number));
    return manifest;
}

QString baseOf(const SnapshotRequest& request)
{
    return QStringLiteral("%1/%2-%3").arg(request.folder).arg(request.number).arg(
               request.takenAt.toString(QStringLiteral("yyyyMMdd-HHmmss"))) +
           (request.name.isEmpty() ? QString() : u'-' + request.name);
}

Result<SnapshotRecord> makeSnapshot(const SnapshotRequest& request, const QString& temporary, SnapshotRecord record,
                                    const CancelToken& cancel, const SnapshotProgress& progress)
{
    SnapshotInfo& info = record.info;
    GODWIT_TRY(const Copied copied, copyTo(request, temporary, info.path, cancel, progress));
    info.sha256 = copied.sha256;
    info.bytes = QFileInfo(info.path).size();
    info.verifiedAt = QDateTime::currentDateTimeUtc();
    QFile::setPermissions(info.path, QFileDevice::ReadOwner);
    GODWIT_CHECK(writeDurably(record.manifestPath, manifestOf(request, info, copied), kReadOnlyMode));
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

Status verifySnapshot(const SnapshotRecord& snapshot, bool full, const CancelToken& cancel)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(snapshot));
    for (const char* suffix : {"-wal", "-journal"}) {
        if (QFileInfo::exists(snapshot.info.path + QLatin1String(suffix)))
            return Error(ErrorCode::SnapshotTampered,
                         QStringLiteral("Beside snapshot %1 lies a file that is not ours.").arg(snapshot.number));
    }
    if (QFileInfo(snapshot.info.path).size() != snapshot.info.bytes)
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("Snapshot %1 is missing or has another size.").arg(snapshot.number));
    GODWIT_TRY(const QString sha256, sha256OfFile(snapshot.info.path, cancel));
    if (sha256 != snapshot.info.sha256)
        return Error(ErrorCode::SnapshotTampered, QStringLiteral("Snapshot %1 was changed: its SHA-256 differs.").arg(snapshot.number));
    if (!full)
        return {};
    return verifyContents(snapshot.info.path, manifest.value(QStringLiteral("tables")).toArray(),
                          collationsFromJson(manifest.value(QStringLiteral("collations")).toObject()), cancel);
}

Result<QString> journalModeOf(const SnapshotRecord& snapshot)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(snapshot));
    return manifest.value(QStringLiteral("journal_mode")).toString();
}

} // namespace godwit::core
