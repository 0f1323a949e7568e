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

/// A table of the source that no step drops.
bool stays(const Plan& plan, const QString& table)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const drop = std::get_if<DropStep>(&step.work);
            if (!drop)
                continue;
            const bool isNamed = drop->tables.contains(table, Qt::CaseInsensitive);
            if (isNamed || (drop->tables.isEmpty() && !plan.target.keep.contains(table, Qt::CaseInsensitive)))
                return false;
        }
    }
    return true;
}

/// What the plan makes of the source: the target's schema, and what stays beside it.
Catalog promisedOf(const RunState& state)
{
    Catalog promised = state.target;
    for (const Table& table : state.source.tables) {
        if (!state.target.table(table.name) && stays(*state.plan, table.name))
            promised.tables.append(table);
    }
    for (const SchemaObject& view : state.source.views) {
        if (!state.target.hasName(view.name))
            promised.views.append(view);
    }
    for (const SchemaObject& trigger : state.source.triggers) {
        if (!state.target.hasName(trigger.name) && !state.target.table(trigger.table) &&
            promised.table(trigger.table))
            promised.triggers.append(trigger);
    }
    promised.userVersion = state.plan->target.userVersion.value_or(state.target.userVersion);
    return promised;
}

/// Why tables are there, or go: after the cut-over an old one whose name the target took stands as
/// `keep_old_as` says.
void nameTables(const Plan& plan, VersionComparison& comparison)
{
    const QString before = plan.target.keepOldAs.section(QStringLiteral("{name}"), 0, 0);
    const QString after = plan.target.keepOldAs.section(QStringLiteral("{name}"), 1);
    for (ObjectDifference& object : comparison.objects) {
        if (object.type != QLatin1String("table"))
            continue;
        const bool isKept = object.fate == ObjectDifference::Fate::Added && object.name.startsWith(before) &&
                            object.name.endsWith(after);
        if (isKept && comparison.isLive)
            object.what =
                QStringLiteral("the old table %1, until it is cleaned up")
                    .arg(object.name.mid(before.size(), object.name.size() - before.size() - after.size()));
        if (object.fate == ObjectDifference::Fate::Gone && !comparison.isLive)
            object.what = QStringLiteral("a step of the plan drops it");
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
    const Catalog version2 = comparison.isLive ? there : promisedOf(state);
    const auto physical = [&](const QString& name) {
        return comparison.isLive ? name : state.staging.physicalName(name);
    };
    GODWIT_CHECK(countRows(database, there, version2, physical, comparison));
    comparison.objects = differencesOf(state.source, version2);
    nameTables(*state.plan, comparison);
    comparison.bytesBefore = state.source.bytes();
    comparison.bytesAfter = there.bytes();
    comparison.userVersionBefore = state.source.userVersion;
    comparison.userVersionAfter = version2.userVersion;
    return std::optional<VersionComparison>(comparison);
}

} // namespace godwit::core
