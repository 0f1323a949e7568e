// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/synchroniser.h"

#include <QDir>
#include <QFileInfo>

namespace godwit::core {

namespace {

struct Mark
{
    const char* pattern; ///< of a file or folder in the folder that is kept
    const char* name;
};

constexpr Mark kMarks[] = {
    {".stfolder", "Syncthing"},
    {".dropbox", "Dropbox"},
    {".dropbox.cache", "Dropbox"},
    {".sync_*.db", "Nextcloud"},
    {"._sync_*.db", "Nextcloud"},
    {".csync_journal.db", "ownCloud"},
    {".nextcloudsync.log", "Nextcloud"},
    {".owncloudsync.log", "ownCloud"},
    {".tmp.driveupload", "Google Drive"},
    {".tmp.drivedownload", "Google Drive"},
    {".SynologyWorkingDirectory", "Synology Drive"},
    {".megaignore", "MEGA"},
};

struct FolderName
{
    const char* name;
    bool isPrefix; ///< "OneDrive - Company"
    const char* program;
};

constexpr FolderName kNames[] = {
    {"Dropbox", false, "Dropbox"},
    {"Dropbox (", true, "Dropbox"},
    {"OneDrive", false, "OneDrive"},
    {"OneDrive - ", true, "OneDrive"},
    {"Google Drive", false, "Google Drive"},
    {"GoogleDrive", false, "Google Drive"},
    {"My Drive", false, "Google Drive"},
    {"com~apple~CloudDocs", false, "iCloud"},
    {"iCloud Drive", false, "iCloud"},
    {"iCloudDrive", false, "iCloud"},
    {"Nextcloud", false, "Nextcloud"},
    {"ownCloud", false, "ownCloud"},
    {"MEGAsync", false, "MEGA"},
    {"pCloudDrive", false, "pCloud"},
    {"Resilio Sync", false, "Resilio Sync"},
    {"SynologyDrive", false, "Synology Drive"},
};

QString programOf(const QDir& folder)
{
    for (const Mark& mark : kMarks) {
        const QStringList found =
            folder.entryList({QString::fromLatin1(mark.pattern)},
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        if (!found.isEmpty())
            return QString::fromLatin1(mark.name);
    }
    if (QFileInfo::exists(folder.filePath(QStringLiteral(".sync/ID")))) // .sync alone is used by others too
        return QStringLiteral("Resilio Sync");
    const QString name = folder.dirName();
    for (const FolderName& known : kNames) {
        const auto wanted = QLatin1StringView(known.name);
        if (known.isPrefix ? name.startsWith(wanted) : name == wanted)
            return QString::fromLatin1(known.program);
    }
    return {};
}

} // namespace

Synchroniser synchroniserOf(const QString& path)
{
    const QFileInfo info(path);
    QDir folder(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    // Of the home folder itself only what lies above it counts: Dropbox keeps its own files there.
    const QDir home = QDir::home();
    while (true) {
        if (folder != home) {
            const QString program = programOf(folder);
            if (!program.isEmpty())
                return {program, folder.absolutePath()};
        }
        if (folder.isRoot() || !folder.cdUp())
            return {};
    }
}

} // namespace godwit::core
