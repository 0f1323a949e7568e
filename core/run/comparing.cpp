// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/comparing.h"

#include "core/sqlite/quoting.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

bool hasOriginal(RunState& state)
{
    if (!state.hasOpenRun() || !state.plan)
        return false;
    if (state.run->originalSnapshot == 0)
        return !state.isCutOver();
    const auto snapshot = findSnapshot(*state.journal, state.run->originalSnapshot);
    return snapshot && QFileInfo::exists(snapshot->info.path);
}

TableCount& countFor(QList<TableCount>& counts, const QString& table)
{
    for (TableCount& count : counts) {
        if (count.table.compare(table, Qt::CaseInsensitive) == 0)
            return count;
    }
    counts.append({table, -1, -1});
    return counts.last();
}

/// Rows of the tables that version 2 has; `physical` says under which name they stand there now.
Status countRows(Database& database, const Catalog& there, const Catalog& version2,
                 const std::function<QString(const QString&)>& physical, VersionComparison& comparison)
{
    for (const Table& table : version2.tables) {
        const QString name = physical(table.name);
        const Table* const found = there.table(name);
        if (!found || found->isVirtual || found->isShadow)
            continue;
        GODWIT_TRY(countFor(comparison.tables, table.name).after,
                   database.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(name))));
    }
    return {};
}

/// After the cut-over an old table whose name the target took stands there as `keep_old_as` says.
void nameKeptTables(const Plan& plan, QList<ObjectDifference>& objects)
{
    const QString before = plan.target.keepOldAs.section(QStringLiteral("{name}"), 0, 0);
    const QString after = plan.target.keepOldAs.section(QStringLiteral("{name}"), 1);
    for (ObjectDifference& object : objects) {
        const bool isKept = object.type == QLatin1String("table") &&
                            object.fate == ObjectDifference::Fate::Added && object.name.startsWith(before) &&
                            object.name.endsWith(after);
        if (isKept)
            object.what =
                QStringLiteral("the old table %1, until it is cleaned up")
                    .arg(object.name.mid(before.size(), object.name.size() - before.size() - after.size()));
    }
}

} // namespace

Result<std::optional<VersionComparison>> comparisonOf(RunState& state, const QList<BalanceRow>& balance)
{
    const QString work = state.journal && state.run ? state.workspace->workFile(state.run->id) : QString();
    if (!hasOriginal(state) || (!state.isCutOver() && !QFileInfo::exists(work)))
        return std::optional<VersionComparison>();
    VersionComparison comparison;
    comparison.at = QDateTime::currentDateTimeUtc();
    comparison.isLive = state.isCutOver();
    for (const BalanceRow& row : balance)
        comparison.tables.append({row.table, row.rows, -1});
    GODWIT_TRY(Database database, openSource(comparison.isLive ? state.file.real : work, false));
    database.setCancel(state.cancel);
    GODWIT_TRY(const Catalog there, readCatalog(database));
    const Catalog& version2 = comparison.isLive ? there : state.target;
    const auto physical = [&](const QString& name) {
        return comparison.isLive ? name : state.staging.physicalName(name);
    };
    GODWIT_CHECK(countRows(database, there, version2, physical, comparison));
    comparison.objects = differencesOf(state.source, version2);
    nameKeptTables(*state.plan, comparison.objects);
    comparison.bytesBefore = state.source.bytes();
    comparison.bytesAfter = there.bytes();
    comparison.userVersionBefore = state.source.userVersion;
    comparison.userVersionAfter = version2.userVersion;
    return std::optional<VersionComparison>(comparison);
}

} // namespace godwit::core
