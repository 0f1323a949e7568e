// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <random>

namespace godwit::faults {

/// One record of the log that the preloaded library writes (preload/disk_log.h).
struct DiskEvent
{
    enum class Kind { Create, Write, Truncate, SyncFile, SyncFolder, Rename, Exchange, Link, Unlink, MakeFolder };
    Kind kind = Kind::Create;
    quint64 inode = 0;
    qint64 at = 0; ///< offset, or the size of a Truncate
    QString first;
    QString second;
    QByteArray bytes;
};
[[nodiscard]] QList<DiskEvent> readDiskLog(const QString& path);
[[nodiscard]] bool isSync(const DiskEvent& event);

/// What of all that was not synced the power cut lets survive.
enum class Survives {
    Nothing,   ///< no name and no byte
    NamesOnly, ///< every name, no byte: a file that was renamed before it was synced is empty
    Some       ///< names up to some moment, and any of the bytes, torn at sectors of 512
};

/// What a disk holds while a program writes, and what of it a power cut would leave: bytes are certain after a sync of their
/// file, names after a sync of their folder (a rename between two folders after both). Stricter than any journaling file
/// system. The index of a log in WAL mode (-shm) is never there afterwards; SQLite makes it anew. Owned by one worker.
class DiskImage
{
public:
    /// The folder as it is before the program starts.
    explicit DiskImage(const QString& folder);

    void apply(const DiskEvent& event);
    /// Writes what is left into a folder, which is emptied before. Gives new inodes by old ones.
    [[nodiscard]] QHash<quint64, quint64> writeTo(const QString& folder, Survives survives, std::mt19937& random) const;

private:
    struct File
    {
        quint64 inode = 0;
        QByteArray durable;
        QList<DiskEvent> pending;
    };
    using Names = QMap<QString, int>; ///< path → index of the file

    void applyName(Names& names, QSet<QString>& folders, const DiskEvent& event) const;
    void syncFolder(const QString& folder);
    int fileOf(const DiskEvent& event);
    [[nodiscard]] QByteArray contentOf(const File& file, Survives survives, std::mt19937& random) const;

    QString m_folder;
    QList<File> m_files;
    Names m_names;        ///< as the program sees them
    Names m_durableNames; ///< as the disk has them
    QSet<QString> m_folders;
    QSet<QString> m_durableFolders;
    struct PendingName
    {
        DiskEvent event;
        int file = -1;          ///< of a Create
        QSet<QString> unsynced; ///< folders that have yet to be synced
    };
    QList<PendingName> m_pendingNames;
};

} // namespace godwit::faults
