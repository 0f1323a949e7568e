// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/preflight_report.h"
#include "core/safety/file_locks.h"
#include "core/safety/holders.h"
#include "core/safety/space_need.h"
#include "core/safety/synchroniser.h"
#include "core/sqlite/database.h"

#include <functional>

namespace godwit::core {

/// What preflight asks the machine; tests put other answers in.
struct Surroundings
{
    std::function<Result<Volume>(const QString& path)> volumeOf = &core::volumeOf;
    std::function<QString(const Volume& volume)> removableReason = [](const Volume& volume) {
        return core::removableReason(volume);
    };
    std::function<Synchroniser(const QString& path)> synchroniserOf = &core::synchroniserOf;
    std::function<Result<Holders>(const QString& path)> holdersOf = &findHolders;
    std::function<QList<FileLock>(const QString& path)> locksOn = &core::locksOn;
    std::function<QStringList()> sqliteLibraries;
    int lockWaitMs = 2000; ///< how long a lock that bars readers may last: a commit takes milliseconds

    Surroundings();
};

/// What is to be looked at. Values and two borrowed pointers that live as long as the call.
struct PreflightQuestion
{
    QString given;      ///< the database, as it was named
    QString database;   ///< without symbolic links
    QString workspace;  ///< folder; need not be there
    bool isBeforeCutover = false; ///< else before the first change: a program that has it open may go on
    SpaceQuestion space; ///< database, workspace, temporary folder and `copiesIn` are filled in here
    Database* connection = nullptr; ///< open for reading, of the schema; null: it could not be opened
    QStringList collations; ///< that the plan declares
};

/// All findings at once; an error for none of them ends it. Plain calls beside SQLite that open no database file. The
/// worker thread; some milliseconds, and up to `lockWaitMs` while another program writes.
PreflightReport preflight(const PreflightQuestion& question, const Surroundings& surroundings = {});

/// The question's space with its places: the folders, where SQLite sorts, and how the swap will be done.
[[nodiscard]] SpaceQuestion spaceQuestionOf(const PreflightQuestion& question, const Surroundings& surroundings = {});

/// The same as checks of the suite "preflight", one a group, for reports. What is found warns: a run refuses by itself.
QList<CheckResult> checksOf(const PreflightReport& report);

// Parts, one file each.
void findPlace(const PreflightQuestion& question, const Surroundings& surroundings, QList<Finding>& findings);
void findAccess(const PreflightQuestion& question, const Surroundings& surroundings, QList<Finding>& findings);
/// True where the swap has to copy the content in: hard links, another volume, no exchange of names.
[[nodiscard]] bool copiesIn(const PreflightQuestion& question, const Surroundings& surroundings);
/// With the catalogue's next step unless one is given.
[[nodiscard]] Finding findingOf(ErrorCode code, FindingSeverity severity, const QString& subject, const QString& what,
                                const QString& next = {});

} // namespace godwit::core
