// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk_image.h"

#include "tests/faults/preload/disk_log.h"
#include "tests/faults/support/sandbox.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstring>

#include <sys/stat.h>

namespace godwit::faults {

namespace {

constexpr qint64 kSector = 512;

quint64 inodeOf(const QString& path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_ino : 0;
}

QString folderOf(const QString& path)
{
    return path.section(u'/', 0, -2);
}

void put(QByteArray& content, qint64 at, const QByteArray& bytes)
{
    if (content.size() < at + bytes.size())
        content.append(QByteArray(at + bytes.size() - content.size(), '\0'));
    content.replace(at, bytes.size(), bytes);
}

void cutTo(QByteArray& content, qint64 size)
{
    if (content.size() > size)
        content.truncate(size);
    else
        content.append(QByteArray(size - content.size(), '\0'));
}

/// Each sector for itself, as a disk writes them.
void putTorn(QByteArray& content, const DiskEvent& event, std::mt19937& random)
{
    for (qint64 from = 0; from < event.bytes.size();) {
        const qint64 sectorEnd = ((event.at + from) / kSector + 1) * kSector - event.at;
        const qint64 to = std::min<qint64>(sectorEnd, event.bytes.size());
        if (random() % 2 == 0)
            put(content, event.at + from, event.bytes.mid(from, to - from));
        from = to;
    }
}

bool isIndexOfLog(const QString& path)
{
    return path.endsWith(QStringLiteral("-shm"));
}

} // namespace

QList<DiskEvent> readDiskLog(const QString& path)
{
    const QByteArray log = contentOf(path);
    QList<DiskEvent> events;
    for (qsizetype at = 0; at + qsizetype(sizeof(DiskRecord)) <= log.size();) {
        DiskRecord record;
        std::memcpy(&record, log.constData() + at, sizeof record);
        at += qsizetype(sizeof record);
        DiskEvent event;
        event.kind = static_cast<DiskEvent::Kind>(record.op);
        event.inode = record.file;
        event.at = static_cast<qint64>(record.at);
        event.first = QString::fromUtf8(log.mid(at, record.firstSize));
        at += record.firstSize;
        event.second = QString::fromUtf8(log.mid(at, record.secondSize));
        at += record.secondSize;
        event.bytes = log.mid(at, static_cast<qsizetype>(record.bytes));
        at += static_cast<qsizetype>(record.bytes);
        events.append(event);
    }
    return events;
}

bool isSync(const DiskEvent& event)
{
    return event.kind == DiskEvent::Kind::SyncFile || event.kind == DiskEvent::Kind::SyncFolder;
}

DiskImage::DiskImage(const QString& folder) : m_folder(folder)
{
    QDirIterator walk(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (walk.fileInfo().isDir()) {
            m_folders.insert(path);
        } else {
            m_names.insert(path, static_cast<int>(m_files.size()));
            m_files.append({.inode = inodeOf(path), .durable = faults::contentOf(path), .pending = {}});
        }
    }
    m_durableNames = m_names;
    m_durableFolders = m_folders;
}

int DiskImage::fileOf(const DiskEvent& event)
{
    // An inode is used again once its file is gone: the last file that had it is the one.
    for (auto file = m_files.size() - 1; file >= 0; --file) {
        if (m_files.at(file).inode == event.inode)
            return static_cast<int>(file);
    }
    m_files.append({.inode = event.inode, .durable = {}, .pending = {}});
    return static_cast<int>(m_files.size()) - 1;
}

void DiskImage::applyName(Names& names, QSet<QString>& folders, const DiskEvent& event) const
{
    switch (event.kind) {
    case DiskEvent::Kind::Rename:
        if (names.contains(event.first))
            names.insert(event.second, names.take(event.first));
        break;
    case DiskEvent::Kind::Exchange:
        if (names.contains(event.first) && names.contains(event.second))
            std::swap(names[event.first], names[event.second]);
        break;
    case DiskEvent::Kind::Link:
        if (names.contains(event.first))
            names.insert(event.second, names.value(event.first));
        break;
    case DiskEvent::Kind::Unlink:
        names.remove(event.first);
        break;
    case DiskEvent::Kind::MakeFolder:
        folders.insert(event.first);
        break;
    default:
        break;
    }
}

void DiskImage::syncFolder(const QString& folder)
{
    QList<PendingName> left;
    for (PendingName& pending : m_pendingNames) {
        pending.unsynced.remove(folder);
        if (!pending.unsynced.isEmpty()) {
            left.append(pending);
            continue;
        }
        if (pending.event.kind == DiskEvent::Kind::Create)
            m_durableNames.insert(pending.event.first, pending.file);
        else
            applyName(m_durableNames, m_durableFolders, pending.event);
    }
    m_pendingNames = left;
}

void DiskImage::apply(const DiskEvent& event)
{
    switch (event.kind) {
    case DiskEvent::Kind::Write:
    case DiskEvent::Kind::Truncate:
        m_files[fileOf(event)].pending.append(event);
        return;
    case DiskEvent::Kind::SyncFile: {
        File& file = m_files[fileOf(event)];
        std::mt19937 none;
        for (const DiskEvent& write : std::as_const(file.pending)) {
            if (write.kind == DiskEvent::Kind::Write)
                put(file.durable, write.at, write.bytes);
            else
                cutTo(file.durable, write.at);
        }
        file.pending.clear();
        return;
    }
    case DiskEvent::Kind::SyncFolder:
        syncFolder(event.first);
        return;
    case DiskEvent::Kind::Create: {
        m_files.append({.inode = event.inode, .durable = {}, .pending = {}});
        const int file = static_cast<int>(m_files.size()) - 1;
        m_names.insert(event.first, file);
        m_pendingNames.append({.event = event, .file = file, .unsynced = {folderOf(event.first)}});
        return;
    }
    default:
        break;
    }
    PendingName pending{.event = event, .file = -1, .unsynced = {folderOf(event.first)}};
    if (!event.second.isEmpty())
        pending.unsynced.insert(folderOf(event.second));
    m_pendingNames.append(pending);
    applyName(m_names, m_folders, event);
}

QByteArray DiskImage::contentOf(const File& file, Survives survives, std::mt19937& random) const
{
    QByteArray content = file.durable;
    for (const DiskEvent& event : file.pending) {
        if (survives != Survives::Some)
            break;
        if (event.kind == DiskEvent::Kind::Write)
            putTorn(content, event, random);
        else if (random() % 2 == 0)
            cutTo(content, event.at);
    }
    return content;
}

QHash<quint64, quint64> DiskImage::writeTo(const QString& folder, Survives survives, std::mt19937& random) const
{
    Names names = m_durableNames;
    QSet<QString> folders = m_durableFolders;
    const qsizetype most = survives == Survives::Nothing ? 0 : m_pendingNames.size();
    const qsizetype kept = survives == Survives::Some && most > 0 ? qsizetype(random() % static_cast<unsigned>(most + 1)) : most;
    for (const PendingName& pending : m_pendingNames.mid(0, kept)) {
        if (pending.event.kind == DiskEvent::Kind::Create)
            names.insert(pending.event.first, pending.file);
        else
            applyName(names, folders, pending.event);
    }
    removeTree(folder);
    QDir().mkpath(folder);
    for (const QString& one : std::as_const(folders))
        QDir().mkpath(one);
    QHash<quint64, quint64> inodes;
    for (auto name = names.constBegin(); name != names.constEnd(); ++name) {
        // A file in a folder whose own name was lost is lost with it.
        if (isIndexOfLog(name.key()) || !QFileInfo(folderOf(name.key())).isDir())
            continue;
        QFile file(name.key());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(name.key()));
        file.write(contentOf(m_files.at(name.value()), survives, random));
        file.close();
        const bool isSnapshot = name.key().contains(QStringLiteral("/snapshots/"));
        ::chmod(QFile::encodeName(name.key()).constData(), isSnapshot ? 0400 : 0600);
        inodes.insert(m_files.at(name.value()).inode, inodeOf(name.key()));
    }
    return inodes;
}

} // namespace godwit::faults
