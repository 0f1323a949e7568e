// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/side_files.h"

#include "core/doctor/wal_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace godwit::core {

namespace {

constexpr char kJournalMagic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

Finding orphan(const QString& path, FindingSeverity severity, const QString& why, const QString& next = {})
{
    return {.code = ErrorCode::OrphanSideFile,
            .severity = severity,
            .what = path + u' ' + why,
            .next = next.isEmpty() ? Error(ErrorCode::OrphanSideFile, {}).next : next,
            .subject = path};
}

QByteArray startOf(const QString& path, qint64 bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(bytes) : QByteArray();
}

/// Why a WAL's first page cannot follow the database's; empty: it can.
QString whyForeign(const DatabaseHeader& database, const WalFile& wal)
{
    if (wal.frames == 0)
        return {};
    if (!database.isWal)
        return QStringLiteral(
                   "holds %1 pages, and the database is in no WAL mode: it belongs to another file.")
            .arg(wal.frames);
    if (!wal.hasFirstPage)
        return {};
    if (wal.last.encoding != 0 && database.encoding != 0 && wal.last.encoding != database.encoding)
        return QStringLiteral("is of a database with another text encoding.");
    return {};
}

/// A WAL follows the file if the file stands just before its first change, or at one of them.
QString whyOutOfStep(const DatabaseHeader& database, const WalFile& wal)
{
    if (wal.frames == 0 || !wal.hasFirstPage)
        return {};
    if (database.changes > wal.last.changes)
        return QStringLiteral("is older than the database: it ends at change %1, the file stands at %2.")
            .arg(wal.last.changes)
            .arg(database.changes);
    if (database.changes + 1 < wal.first.changes)
        return QStringLiteral("does not follow the database: it begins at change %1, the file stands at %2. "
                              "An older file was put in its place.")
            .arg(wal.first.changes)
            .arg(database.changes);
    return {};
}

void checkWal(const QString& database, const DatabaseHeader& header, QList<Finding>& findings)
{
    const QString path = database + QStringLiteral("-wal");
    const QByteArray salts =
        startOf(database + QStringLiteral("-shm"), 40).mid(32, 8); // of the WAL that it indexes
    if (QFileInfo(path).size() == 0) {
        if (!QFileInfo::exists(path) && QFileInfo::exists(database + QStringLiteral("-shm")))
            findings.append(orphan(database + QStringLiteral("-shm"), FindingSeverity::Note,
                                   QStringLiteral("is there without a WAL."),
                                   QStringLiteral("Nothing is needed: SQLite makes it anew.")));
        return;
    }
    const auto wal = readWal(path);
    if (!wal) {
        findings.append(orphan(path, FindingSeverity::Warning,
                               QStringLiteral("cannot be read: %1").arg(wal.error().what)));
        return;
    }
    if (!wal->isValid) {
        findings.append(
            orphan(path, FindingSeverity::Warning,
                   QStringLiteral("is no WAL, or its header is damaged; SQLite passes over it.")));
        return;
    }
    if (header.pageSize != wal->pageSize) {
        findings.append(
            orphan(path, FindingSeverity::Error,
                   QStringLiteral("has pages of %1 bytes, the database of %2: it belongs to another file.")
                       .arg(wal->pageSize)
                       .arg(header.pageSize)));
        return;
    }
    if (const QString why = whyForeign(header, *wal); !why.isEmpty())
        findings.append(orphan(path, FindingSeverity::Error, why));
    else if (const QString step = whyOutOfStep(header, *wal); !step.isEmpty())
        findings.append(orphan(path, FindingSeverity::Error, step));
    if (wal->frames > 0 && salts.size() == 8 && salts != QByteArray(8, '\0') && salts != wal->salt)
        findings.append(
            orphan(database + QStringLiteral("-shm"), FindingSeverity::Note,
                   QStringLiteral("is of another WAL (its salt differs)."),
                   QStringLiteral("Nothing is needed: SQLite makes it anew when nobody has the file open.")));
}

/// The super-journal that a journal names at its end; empty: none.
QString superJournalOf(const QString& journal)
{
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly) || file.size() < 32 || !file.seek(file.size() - 16))
        return {};
    const QByteArray end = file.read(16);
    if (end.mid(8) != QByteArray(kJournalMagic, 8))
        return {};
    const qint64 length = qFromBigEndian<quint32>(end.constData());
    if (length == 0 || length > 4096 || !file.seek(file.size() - 16 - length))
        return {};
    return QFile::decodeName(file.read(length));
}

void checkJournal(const QString& database, const DatabaseHeader& header, QList<Finding>& findings)
{
    const QString path = database + QStringLiteral("-journal");
    const QByteArray start = startOf(path, 28);
    if (start.isEmpty() || start.at(0) == '\0')
        return; // none, or one that journal_mode PERSIST keeps
    if (start.left(8) != QByteArray(kJournalMagic, 8)) {
        findings.append(orphan(path, FindingSeverity::Warning,
                               QStringLiteral("is no rollback journal; SQLite passes over it.")));
        return;
    }
    const qint64 pageSize = start.size() >= 28 ? qFromBigEndian<quint32>(start.constData() + 24) : 0;
    if (pageSize != 0 && pageSize != header.pageSize)
        findings.append(
            orphan(path, FindingSeverity::Error,
                   QStringLiteral("has pages of %1 bytes, the database of %2: it belongs to another file.")
                       .arg(pageSize)
                       .arg(header.pageSize)));
    const QString super = superJournalOf(path);
    if (!super.isEmpty() && !QFileInfo::exists(super))
        findings.append(orphan(
            path, FindingSeverity::Warning,
            QStringLiteral(
                "belongs to a commit over several files whose super-journal (%1) is gone: it was committed.")
                .arg(super)));
}

void checkSuperJournals(const QString& database, QList<Finding>& findings)
{
    const QFileInfo info(database);
    for (const QString& name : QDir(info.absolutePath()).entryList(QDir::Files | QDir::Hidden, QDir::Name)) {
        if (name.startsWith(info.fileName() + QStringLiteral("-mj")))
            findings.append(orphan(
                info.absolutePath() + u'/' + name, FindingSeverity::Warning,
                QStringLiteral("is the super-journal of a commit over several files that was interrupted.")));
    }
}

QList<Finding> findBeside(const QString& database, const DatabaseHeader& header)
{
    QList<Finding> findings;
    if (header.pageSize == 0)
        return findings;
    checkWal(database, header, findings);
    checkJournal(database, header, findings);
    checkSuperJournals(database, findings);
    return findings;
}

} // namespace

QList<Finding> findSideFiles(const QString& database)
{
    constexpr int kMostLooks = 3;
    QList<Finding> findings;
    for (int look = 0; look < kMostLooks; ++look) {
        const QByteArray start = startOf(database, 100);
        findings = findBeside(database, headerOf(start));
        // A program that writes may have moved its WAL into the database between the two looks.
        if (findings.isEmpty() || startOf(database, 100) == start)
            break;
    }
    return findings;
}

} // namespace godwit::core
