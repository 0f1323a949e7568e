// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/workspace.h"

#include "core/safety/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

constexpr const char* kPointerHeader = "godwit-workspace 1\n";

Result<QString> readPointer(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::WorkspaceUnusable, QStringLiteral("%1 cannot be read.").arg(path));
    const QByteArray content = file.read(8192);
    if (!content.startsWith(kPointerHeader))
        return Error(ErrorCode::WorkspaceUnusable,
                     QStringLiteral("%1 is in the way: it is neither a workspace nor a file that names one.").arg(path));
    const QString folder = QString::fromUtf8(content.mid(qstrlen(kPointerHeader)).trimmed());
    if (!QDir::isAbsolutePath(folder) || folder.contains(u'\n'))
        return Error(ErrorCode::WorkspaceUnusable, QStringLiteral("%1 names no folder.").arg(path));
    return folder;
}

Status makeFolder(const QString& path)
{
    if (QFileInfo(path).isDir())
        return {};
    // Closed to others, whatever the umask: it will hold copies of the database.
    if (QDir().mkpath(path) && QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner))
        return syncFolder(QFileInfo(path).path()); // what is durable within it has to be found again
    return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("The folder %1 cannot be made.").arg(path));
}

} // namespace

Result<Workspace> Workspace::locate(const QString& database, const QString& requested)
{
    Workspace workspace;
    workspace.m_database = database;
    const QString beside = database + QStringLiteral(".godwit");
    const QFileInfo info(beside);
    if (info.isFile()) {
        GODWIT_TRY(workspace.m_folder, readPointer(beside));
        workspace.m_isElsewhere = true;
    } else {
        workspace.m_folder = beside;
    }
    if (requested.isEmpty())
        return workspace;
    const QString wanted = QDir::cleanPath(QFileInfo(requested).absoluteFilePath());
    if (info.exists() && wanted != workspace.m_folder)
        return Error(ErrorCode::WorkspaceUnusable,
                     QStringLiteral("This database has a workspace already: %1.").arg(workspace.m_folder));
    workspace.m_isElsewhere = wanted != beside;
    workspace.m_folder = wanted;
    return workspace;
}

Workspace Workspace::rehearsal() const
{
    Workspace inner = *this;
    inner.m_folder = m_folder + QStringLiteral("/rehearsal");
    inner.m_isElsewhere = false;
    return inner;
}

Status Workspace::create() const
{
    for (const QString& path : {m_folder, snapshots(), kept(), m_folder + QStringLiteral("/runs")})
        GODWIT_CHECK(makeFolder(path));
    const QString pointer = m_database + QStringLiteral(".godwit");
    if (!m_isElsewhere || QFileInfo::exists(pointer))
        return {};
    return writeDurably(pointer, kPointerHeader + m_folder.toUtf8() + '\n', 0644);
}

bool Workspace::exists() const
{
    return QFileInfo(journal()).isFile();
}

QString Workspace::journal() const
{
    return m_folder + QStringLiteral("/journal.db");
}

QString Workspace::lease() const
{
    return m_folder + QStringLiteral("/lease");
}

QString Workspace::snapshots() const
{
    return m_folder + QStringLiteral("/snapshots");
}

QString Workspace::kept() const
{
    return m_folder + QStringLiteral("/kept");
}

QString Workspace::runFolder(qint64 run) const
{
    return QStringLiteral("%1/runs/%2").arg(m_folder, QString::number(run));
}

QString Workspace::workFile(qint64 run) const
{
    return runFolder(run) + QStringLiteral("/work.db");
}

QString Workspace::points(qint64 run) const
{
    return runFolder(run) + QStringLiteral("/points");
}

QString Workspace::planFolder(qint64 run) const
{
    return runFolder(run) + QStringLiteral("/plan");
}

QString Workspace::exports(qint64 run) const
{
    return runFolder(run) + QStringLiteral("/export");
}

Result<QString> Workspace::createChanges(qint64 run) const
{
    QString path;
    int number = 1;
    do {
        path = QStringLiteral("%1/changes-%2").arg(runFolder(run), QString::number(number++));
    } while (QFileInfo::exists(path));
    GODWIT_CHECK(makeFolder(path));
    return path;
}

Status Workspace::createRun(qint64 run) const
{
    for (const QString& path : {runFolder(run), points(run), planFolder(run), exports(run)})
        GODWIT_CHECK(makeFolder(path));
    return {};
}

} // namespace godwit::core
