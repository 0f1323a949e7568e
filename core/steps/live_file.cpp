// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/live_file.h"

#include "core/plan/checker.h"
#include "core/safety/switched_mode.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

/// The first table or column of `wanted` that a file lacks, in words; empty: it has all of them.
QString lackOf(const Catalog& wanted, const Catalog& live)
{
    for (const Table& table : wanted.tables) {
        if (table.isShadow)
            continue;
        const Table* const there = live.table(table.name);
        if (!there)
            return QStringLiteral("it has no table %1").arg(table.name);
        for (const Column& column : table.columns) {
            if (!column.isHidden && !there->column(column.name))
                return QStringLiteral("its table %1 has no column %2").arg(table.name, column.name);
        }
    }
    return {};
}

/// Where old and new tables look alike, the number that a file gives itself tells them apart.
QString oldVersionOf(const Catalog& live, const Plan& plan, const Catalog& source)
{
    const auto stated = targetVersions(plan).userVersion;
    const bool isOld = stated && *stated != source.userVersion && live.userVersion == source.userVersion;
    return isOld ? QStringLiteral("its user_version is still %1").arg(live.userVersion) : QString();
}

QString whatItIs(const Catalog& live, const Catalog& source)
{
    if (live.tables.isEmpty())
        return QStringLiteral("It is empty.");
    return !source.tables.isEmpty() && lackOf(source, live).isEmpty() ? QStringLiteral("It holds the tables of the old version.")
                                                                      : QStringLiteral("It is another database.");
}

} // namespace

Result<LiveLock> lockLiveFile(const QString& live, Repository& journal, qint64 run, const Answers& answers)
{
    return LiveLock::acquire(live, noteSwitchedMode(journal, run, live), answers.copyIn ? LiveLock::Others::LetStay : LiveLock::Others::Refuse);
}

Status refuseUnmigrated(const QString& path, const Catalog& live, const Plan& plan, const Catalog& source, const Catalog& target)
{
    QString lack = lackOf(target, live);
    if (lack.isEmpty() && !source.tables.isEmpty())
        lack = oldVersionOf(live, plan, source);
    if (lack.isEmpty())
        return {};
    return Error(ErrorCode::NotMigrated, QStringLiteral("%1 is not the file that the cut-over put in place: %2. %3")
                                             .arg(QFileInfo(path).fileName(), lack, whatItIs(live, source)));
}

Status refuseOtherSource(const QString& path, const Catalog& live, const Catalog& source)
{
    const QString lack = lackOf(source, live);
    return lack.isEmpty() ? Status()
                          : Status(Error(ErrorCode::SchemaDiffers, QStringLiteral("%1 is not the database that the snapshot was taken of: %2.")
                                                                       .arg(QFileInfo(path).fileName(), lack)));
}

} // namespace godwit::core
