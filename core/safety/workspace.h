// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace godwit::core {

/// Where everything of ours lies: `FILE.godwit` beside the database, a folder, or a small file that names a folder
/// elsewhere. Layout: journal.db, lease, snapshots/, kept/ (files that were swapped out), runs/N/ (work.db, points/,
/// plan/, export/, report files). Values only; creates nothing until asked.
class Workspace
{
public:
    /// `database` must be an absolute path without symbolic links. `requested` is the folder of `--workspace`, or empty.
    static Result<Workspace> locate(const QString& database, const QString& requested);

    /// The workspace of rehearsals, a folder within this one; never named by a file beside the database.
    [[nodiscard]] Workspace rehearsal() const;

    /// Makes the folders, and the pointer file if the workspace lies elsewhere. ReadOnlyFolder if that cannot be.
    Status create() const;
    [[nodiscard]] bool exists() const; ///< it has a journal

    [[nodiscard]] QString database() const { return m_database; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString journal() const;
    [[nodiscard]] QString lease() const;
    [[nodiscard]] QString snapshots() const;
    [[nodiscard]] QString kept() const;
    [[nodiscard]] QString runFolder(qint64 run) const;
    [[nodiscard]] QString workFile(qint64 run) const;
    [[nodiscard]] QString points(qint64 run) const;
    [[nodiscard]] QString planFolder(qint64 run) const;
    [[nodiscard]] QString exports(qint64 run) const;
    Status createRun(qint64 run) const;
    /// A new folder `changes-K` of a run, for what was written since its cut-over.
    Result<QString> createChanges(qint64 run) const;

private:
    QString m_database;
    QString m_folder;
    bool m_isElsewhere = false;
};

} // namespace godwit::core
