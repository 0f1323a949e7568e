// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/source_file.h"

#include "core/checks/integrity.h"
#include "core/patience.h"
#include "core/safety/durable.h"
#include "core/safety/encryption.h"
#include "core/safety/file_handle.h"
#include "core/safety/holders.h"
#include "core/safety/page_format.h"
#include "core/safety/snapshot_advice.h"
#include "core/safety/workspace.h"
#include "core/shell_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace godwit::core {

namespace {

constexpr int kHeaderBytes = 16;
constexpr char kHeader[] = "SQLite format 3";

/// "app.db is locked by python3 (pid 4711)."
Error locked(const QString& path, const QString& detail, int sqlite)
{
    QString who = QStringLiteral("another program");
    if (const auto holders = findHolders(path); holders && !holders->holders.isEmpty())
        who = describe(holders->holders);
    return Error(ErrorCode::DatabaseLocked, QStringLiteral("%1 is locked by %2.").arg(path, who))
        .withDetail(detail)
        .withSqlite(sqlite);
}

Error cannotOpen(const QString& path, const Error& cause)
{
    if (cause.code == ErrorCode::DatabaseLocked)
        return locked(path, cause.what, cause.sqlite);
    if (cause.code == ErrorCode::SqlFailed)
        return Error(ErrorCode::DatabaseCorrupt, QStringLiteral("%1 cannot be read as a database.").arg(path))
            .withDetail(cause.what);
    return cause;
}

/// How large the header says that the file is: https://sqlite.org/fileformat.html, 1.3; page size at 16, pages at 28, and that
/// those are up to date where 24 and 92 are equal. 0: it does not say.
qint64 bytesByHeader(const QByteArray& header)
{
    constexpr qsizetype kWhole = 100;
    if (header.size() < kWhole || header.mid(24, 4) != header.mid(92, 4))
        return 0;
    const qint64 page = qFromBigEndian<quint16>(header.constData() + 16);
    return (page == 1 ? 65536 : page) * qint64(qFromBigEndian<quint32>(header.constData() + 28));
}

/// Of a file whose end is not there. Where a log or a journal lies beside it the rest may be in that, or be on its way.
Status refuseCutOff(const QString& path, const QString& real, const QByteArray& header)
{
    const qint64 wanted = bytesByHeader(header);
    if (QFileInfo(real).size() >= wanted || QFileInfo(real + QStringLiteral("-wal")).size() > 0 ||
        QFileInfo(real + QStringLiteral("-journal")).size() > 0)
        return {};
    QFile again(real); // a program may have been making it longer between the two looks
    if (!again.open(QIODevice::ReadOnly) || bytesByHeader(again.read(header.size())) != wanted || again.size() >= wanted)
        return {};
    return Error(ErrorCode::DatabaseCorrupt, QStringLiteral("%1 was cut off: %2 of its %3 bytes are there.")
                                                 .arg(path, QString::number(again.size()), QString::number(wanted)))
        .withNext(QStringLiteral("Restore it from a backup: nothing brings back what was on the missing pages. What can still be read "
                                 "the sqlite3 shell's .dump writes as SQL for a new file; change its last line from ROLLBACK to COMMIT."));
}

/// A rollback journal with content. Its header is zeroed when it is only left over from journal_mode PERSIST.
bool hasHotJournal(const QString& real)
{
    QFile journal(real + QStringLiteral("-journal"));
    return journal.size() > 0 && journal.open(QIODevice::ReadOnly) && journal.read(1) != QByteArray(1, '\0');
}

Result<SourceFile> inspect(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error(ErrorCode::FileMissing, QStringLiteral("There is no file %1.").arg(path));
    SourceFile source{.given = path, .real = info.canonicalFilePath(), .bytes = 0, .links = 1, .wasLink = info.isSymLink()};
    GODWIT_TRY(const FileIdentity identity, identityOf(source.real));
    if (!identity.isRegular)
        return Error(ErrorCode::NotARegularFile, QStringLiteral("%1 is not a regular file.").arg(path));
    source.bytes = identity.bytes;
    source.links = identity.links;
    source.device = identity.device;
    source.inode = identity.inode;
    if (identity.bytes == 0)
        return Error(ErrorCode::EmptyDatabase, QStringLiteral("%1 is empty: it has no tables and no rows.").arg(path));
    for (const char* end : {"-journal", "-wal", "-shm"}) {
        // One look: the application may take its journal away at any time.
        const QString side = source.real + QLatin1StringView(end);
        const auto beside = identityOf(side);
        if (beside && !beside->isRegular)
            return Error(ErrorCode::NotARegularFile, QStringLiteral("%1 is not a regular file.").arg(side))
                .withNext(QStringLiteral("Look at the file named; move it away only if no program needs it."));
    }
    QFile file(source.real);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray start = file.read(kEncryptionSample);
    if (looksEncrypted(start, identity.bytes))
        return Error(ErrorCode::Encrypted, QStringLiteral("%1 is encrypted: it holds nothing but noise where a database begins.").arg(path));
    if (start.left(kHeaderBytes) != QByteArray(kHeader, kHeaderBytes))
        return Error(ErrorCode::NotADatabase, QStringLiteral("%1 is not an SQLite database, or it is encrypted.").arg(path));
    if (!hasHotJournal(source.real)) {
        GODWIT_CHECK(refuseCutOff(path, source.real, start.left(100)));
        return source;
    }
    const auto holders = findHolders(source.real);
    if (holders && !holders->holders.isEmpty())
        return locked(path, QStringLiteral("A write is going on: its rollback journal is there."), 0);
    if (!hasHotJournal(source.real)) // the write came to its end between the two looks
        return source;
    return Error(ErrorCode::HotJournal,
                 QStringLiteral("%1 was left in the middle of a write: its rollback journal is there.").arg(path));
}

/// A fingerprint: it costs a tenth of SHA-256, and nobody is to be kept from finding another file with it.
Result<QString> xxh3OfFile(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(const FileHandle file, FileHandle::openToRead(path));
    GODWIT_TRY(const qint64 size, file.size());
    QByteArray block(1024 * 1024, Qt::Uninitialized);
    RunningHash hash;
    Patience patience;
    for (qint64 at = 0; at < size;) {
        if (patience.isOver(cancel))
            GODWIT_CHECK(cancel.check());
        GODWIT_TRY(const qint64 got, file.readAt(at, block.data(), block.size()));
        if (got == 0)
            break; // it became shorter: another state, and the next look says so
        hash.add(QByteArrayView(block.constData(), got));
        at += got;
    }
    return QString::fromLatin1(hash.stored().toHex());
}

} // namespace

Result<SourceFile> inspectSource(const QString& path)
{
    auto found = inspect(path);
    return found ? std::move(found) : Result<SourceFile>(withSnapshots(std::move(found).error(), path, {}));
}

Error withSnapshots(Error error, const QString& path, const QString& folder)
{
    if (!isUnreadable(error))
        return error;
    const QString real = unreadableSource(path).real;
    const auto workspace = Workspace::locate(real, folder);
    const QStringList kept = workspace ? QDir(workspace->snapshots()).entryList({QStringLiteral("*.json")}, QDir::Files) : QStringList();
    if (kept.isEmpty())
        return error;
    const QString next =
        QStringLiteral("%1 Snapshots of it lie in %2: godwit-cli restore %3 --confirm %4 --yes%5 puts the "
                       "original's in its "
                       "place and keeps what lies there, and with --to FILE it is copied out.")
            .arg(error.next, workspace->snapshots(), shellPath(path), shellQuoted(QFileInfo(real).fileName()),
                 folder.isEmpty() ? QString() : QStringLiteral(" --workspace ") + shellPath(folder));
    return std::move(error).withNext(next);
}

bool isUnreadable(const Error& error)
{
    switch (error.code) {
    case ErrorCode::FileMissing:
    case ErrorCode::NotADatabase:
    case ErrorCode::EmptyDatabase:
    case ErrorCode::DatabaseCorrupt:
    case ErrorCode::HotJournal:
    case ErrorCode::Encrypted:
        return true;
    default:
        return false;
    }
}

SourceFile unreadableSource(const QString& path)
{
    const QFileInfo info(path);
    SourceFile source{.given = path, .real = info.canonicalFilePath(), .bytes = info.size(), .links = 1, .wasLink = info.isSymLink()};
    if (source.real.isEmpty()) { // it is gone: what would be there, by the real name of its folder
        const QFileInfo target(info.isSymLink() ? info.symLinkTarget() : info.absoluteFilePath());
        const QString folder = QFileInfo(target.absolutePath()).canonicalFilePath();
        source.real = (folder.isEmpty() ? target.absolutePath() : folder) + u'/' + target.fileName();
    }
    if (const auto identity = identityOf(source.real)) {
        source.links = identity->links;
        source.device = identity->device;
        source.inode = identity->inode;
    }
    return source;
}

bool holdsOnlyASwitchOfMode(const QString& real)
{
    // https://sqlite.org/fileformat.html, 3: sector size at 20, page size at 24; from the end of the sector on the records.
    constexpr int kHeader = 28;
    QFile journal(real + QStringLiteral("-journal"));
    if (!journal.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = journal.read(kHeader);
    if (header.size() < kHeader)
        return false;
    const qint64 sector = qFromBigEndian<quint32>(header.constData() + 20);
    const qint64 record = 4 + qint64(qFromBigEndian<quint32>(header.constData() + 24)) + 4;
    if (journal.size() <= sector)
        return true; // nothing was to be undone yet
    const QByteArray number = journal.seek(sector) ? journal.read(4) : QByteArray();
    return journal.size() <= sector + record && number.size() == 4 && qFromBigEndian<quint32>(number.constData()) == 1;
}

Result<QString> liveStateOf(const QString& real, const CancelToken& cancel)
{
    GODWIT_TRY(QString state, xxh3OfFile(real, cancel));
    const QString wal = real + QStringLiteral("-wal");
    if (QFileInfo(wal).size() > 0) {
        GODWIT_TRY(const QString ofWal, xxh3OfFile(wal, cancel));
        state += u'+' + ofWal;
    }
    return state;
}

Result<Database> openSource(const QString& real, bool check)
{
    auto opened = Database::open(real, {.mode = OpenOptions::Mode::ReadOnly, .busyMs = 2000});
    if (!opened)
        return withSnapshots(cannotOpen(real, opened.error()), real, {});
    const auto schema = opened->integer(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!schema)
        return withSnapshots(cannotOpen(real, schema.error()), real, {});
    if (*schema == 0)
        return withSnapshots(Error(ErrorCode::EmptyDatabase, QStringLiteral("%1 is empty: it has no tables and no rows.").arg(real)), real, {});
    if (!check)
        return std::move(opened).value();
    GODWIT_TRY(const QStringList damage, quickCheck(*opened));
    if (!damage.isEmpty())
        return withSnapshots(Error(ErrorCode::DatabaseCorrupt, QStringLiteral("%1 is damaged.").arg(real)).withDetail(damage.join(u'\n')), real, {});
    return std::move(opened).value();
}

} // namespace godwit::core
