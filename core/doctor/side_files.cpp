// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/side_files.h"

#include "core/doctor/rollback_journal.h"
#include "core/doctor/stray_files.h"
#include "core/doctor/wal_file.h"
#include "core/safety/holders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

/// SQLite goes by the name, whatever it was written for.
const QString kOfAnother =
    QStringLiteral("Copy the database and this file elsewhere first. If it is of another database, move it "
                   "beside that one, and look again: "
                   "as long as it lies here, the next program that opens the database writes it in.");

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
    if (const QString why = whyForeign(*wal, header, QFileInfo(database).size()); !why.isEmpty())
        findings.append(orphan(path, FindingSeverity::Error, why, kOfAnother));
    if (wal->frames > 0 && salts.size() == 8 && salts != QByteArray(8, '\0') && salts != wal->salt)
        findings.append(
            orphan(database + QStringLiteral("-shm"), FindingSeverity::Note,
                   QStringLiteral("is of another WAL (its salt differs)."),
                   QStringLiteral("Nothing is needed: SQLite makes it anew when nobody has the file open.")));
}

/// SQLite goes by the path that the journal names; where the files were moved, it finds nothing there.
void checkSuperOf(const QString& database, const QString& path, const RollbackJournal& journal,
                  QList<Finding>& findings)
{
    if (!journal.isSuperGone)
        return;
    const QFileInfo super(journal.superJournal);
    if (const QString moved = QFileInfo(database).absolutePath() + u'/' + super.fileName();
        QFileInfo::exists(moved)) {
        findings.append(orphan(
            path, FindingSeverity::Error,
            QStringLiteral(
                "is of a commit over several files and names the super-journal %1, which lies at %2 by "
                "now. SQLite would take the commit for complete, and it was not.")
                .arg(journal.superJournal, moved),
            QStringLiteral(
                "Put the database, with all that lies beside it, back into %1, then: godwit-cli recover DB")
                .arg(super.absolutePath())));
        return;
    }
    findings.append(orphan(
        path, FindingSeverity::Warning,
        QStringLiteral(
            "is of a commit over several files whose super-journal (%1) is gone: to SQLite the commit "
            "is complete. It undoes nothing, and takes the journal away.")
            .arg(journal.superJournal),
        QStringLiteral("If no file was moved or renamed since, nothing is lost: godwit-cli recover DB")));
}

void checkJournal(const QString& database, const DatabaseHeader& header, QList<Finding>& findings)
{
    const QString path = database + QStringLiteral("-journal");
    if (QFileInfo(path).size() == 0 || startOf(path, 1) == QByteArray(1, '\0'))
        return; // none, or one that journal_mode PERSIST keeps
    const auto journal = readJournal(path, database);
    if (!journal) {
        findings.append(orphan(path, FindingSeverity::Warning,
                               QStringLiteral("cannot be read: %1").arg(journal.error().what)));
        return;
    }
    if (!journal->isOne)
        findings.append(orphan(
            path, FindingSeverity::Warning,
            QStringLiteral("is no rollback journal; SQLite undoes nothing by it, and takes it away.")));
    else if (const QString why = whyForeign(*journal, header, QFileInfo(database).size()); !why.isEmpty())
        findings.append(orphan(path, FindingSeverity::Error, why, kOfAnother));
    else if (const QString doubt = whyDoubtful(*journal, header); !doubt.isEmpty())
        findings.append(orphan(path, FindingSeverity::Warning, doubt,
                               QStringLiteral("Find out which it is before anything opens the database to "
                                              "write; godwit-cli recover DB keeps "
                                              "all of it and tries it on a copy.")));
    checkSuperOf(database, path, *journal, findings);
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

bool isHeld(const QString& database)
{
    const auto found = findHolders(database);
    return found && !found->holders.isEmpty();
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
    findings += findStrayFiles(database);
    if (!findings.isEmpty() &&
        isHeld(database)) // one that is being written changes while it is read, and is no left-over
        findings.removeIf(
            [](const Finding& finding) { return finding.subject.endsWith(QStringLiteral("-journal")); });
    return findings;
}

} // namespace godwit::core
