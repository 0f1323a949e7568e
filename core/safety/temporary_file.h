// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/file_handle.h"

namespace godwit::core {

/// For the files of core/safety only. A file under the name `.NAME.godwit-tmp-PID` beside NAME, that becomes
/// NAME when it is published and is removed by the destructor otherwise: the safe side. It is locked (flock)
/// while it is written, so that a left-over of a process that was killed can be told from one in use; only
/// such a left-over is removed, by the next one that writes NAME or by removeLeftOvers (durable.h). Owned by the
/// function that writes; one thread.
class TemporaryFile
{
public:
    enum class Publish { Replacing, IfFree };

    /// ReadOnlyFolder if the folder takes no new file; FileFailed if somebody else writes the same file just
    /// now.
    static Result<TemporaryFile> create(const QString& target, int mode);
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    [[nodiscard]] FileHandle& file() { return m_file; }
    [[nodiscard]] const QString& path() const { return m_file.path(); }

    /// Syncs, renames, syncs the folder. IfFree: TargetExists if the name is taken, and what was put in place
    /// is taken away again if the folder cannot be synced.
    Status publish(Publish how);

private:
    TemporaryFile(FileHandle file, QString target);

    FileHandle m_file;
    QString m_target;
    bool m_isOurs = true; ///< the temporary name is still to be removed
};

/// The temporary name beside `target` that this process uses; the NAME in it is cut where it would be too
/// long.
[[nodiscard]] QString temporaryName(const QString& target);
/// The folder that holds a name, for opening: "." for a bare name.
[[nodiscard]] QString folderOf(const QString& path);
/// TargetExists if the name is taken: asked before long work, whose end is guarded by itself.
Status checkFree(const QString& path);
/// TargetExists if the name is taken. Syncs nothing.
Status renameIfFree(const QString& from, const QString& to);

} // namespace godwit::core
