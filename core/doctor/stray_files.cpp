// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/stray_files.h"

#include "core/doctor/rollback_journal.h"
#include "core/doctor/wal_file.h"
#include "core/safety/durable.h"
#include "core/shell_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kJournal = QStringLiteral("-journal");
const QString kWal = QStringLiteral("-wal");

/// How sure it is that a side file is the database's, and that the database is not whole without it.
enum class Fit { No, Perhaps, Yes };

Fit fitOfJournal(const QString& path, const QString& database, const DatabaseHeader& header, qint64 bytes)
{
    const auto journal = readJournal(path, database);
    if (!journal || !journal->hasWork(bytes) || !whyForeign(*journal, header, bytes).isEmpty())
        return Fit::No;
    if (journal->hasFirstPage || journal->unwritten > 0)
        return Fit::Yes;
    return header.pages == journal->pagesBefore ? Fit::Perhaps : Fit::No;
}

Fit fitOfWal(const QString& path, const QString& database, const DatabaseHeader& header, qint64 bytes)
{
    const auto wal = readWal(path);
    if (!wal || !wal->isValid || wal->frames == 0 || !whyForeign(*wal, header, bytes).isEmpty())
        return Fit::No;
    const auto differing = countDiffering(*wal, path, database);
    if (!differing || *differing == 0)
        return Fit::No;
    return wal->hasFirstPage ? Fit::Yes : Fit::Perhaps;
}

/// Looks at one database, and at what lies in its folder.
class Search
{
public:
    explicit Search(const QString& database)
        : m_database(database), m_info(database), m_folder(m_info.absolutePath())
    {
    }

    QList<Finding> find()
    {
        QFile file(m_database);
        m_header = file.open(QIODevice::ReadOnly) ? headerOf(file.read(100)) : DatabaseHeader();
        m_bytes = file.size();
        file.close();
        if (m_header.pageSize == 0)
            return {};
        for (const QString& side :
             m_folder.entryList({u'*' + kJournal, u'*' + kWal}, QDir::Files | QDir::Hidden, QDir::Name)) {
            const QString end = side.endsWith(kWal) ? kWal : kJournal;
            const QString owner = side.chopped(end.size());
            if (owner != m_info.fileName())
                lookAt(owner, end);
        }
        return m_findings;
    }

private:
    void lookAt(const QString& owner, const QString& end)
    {
        const QString ownerPath = m_folder.filePath(owner);
        const QString path = ownerPath + end;
        const bool isThere = QFileInfo::exists(ownerPath);
        if (isThere && !isSameFile(ownerPath))
            return;
        if (!isThere && QFileInfo(m_database + end).size() > 0)
            return; // it has one, and that is looked at
        const Fit fit = end == kWal ? fitOfWal(path, m_database, m_header, m_bytes)
                                    : fitOfJournal(path, m_database, m_header, m_bytes);
        if (fit != Fit::No)
            m_findings.append(
                {.code = ErrorCode::OrphanSideFile,
                 .severity = fit == Fit::Yes ? FindingSeverity::Error : FindingSeverity::Warning,
                 .what = whatOf(path, ownerPath, end, isThere, fit == Fit::Yes),
                 .next = nextOf(path, ownerPath, end, isThere),
                 .subject = path});
    }

    [[nodiscard]] bool isSameFile(const QString& other) const
    {
        const auto mine = identityOf(m_database);
        const auto its = mine && mine->links > 1 ? identityOf(other) : mine;
        return mine && mine->links > 1 && its && *its == *mine;
    }

    [[nodiscard]] QString whatOf(const QString& path, const QString& owner, const QString& end, bool isThere,
                                 bool isSure) const
    {
        const QString lacks =
            end == kWal
                ? QStringLiteral("It holds commits that the database lacks.")
                : QStringLiteral("The database was left in the middle of a write, and this undoes it.");
        if (isThere)
            return QStringLiteral("%1 lies beside %2, which is another name of %3 (a hard link). %4")
                .arg(path, owner, m_database, lacks);
        return isSure ? QStringLiteral("%1 is of %2, which was renamed without it. %3")
                            .arg(path, m_database, lacks)
                      : QStringLiteral("%1 lies there without its database, and may be of %2. If so: %3")
                            .arg(path, m_database, lacks);
    }

    [[nodiscard]] QString nextOf(const QString& path, const QString& owner, const QString& end,
                                 bool isThere) const
    {
        if (isThere)
            return QStringLiteral("Let SQLite do it under that name: godwit-cli recover %1")
                .arg(shellPath(owner));
        return QStringLiteral("Put it where SQLite looks for it: mv -n %1 %2, then: godwit-cli recover %3")
            .arg(shellPath(path), shellPath(m_database + end), shellPath(m_database));
    }

    QString m_database;
    QFileInfo m_info;
    QDir m_folder;
    DatabaseHeader m_header;
    qint64 m_bytes = 0;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> findStrayFiles(const QString& database)
{
    return Search(database).find();
}

} // namespace godwit::core
