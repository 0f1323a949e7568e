// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/assess/left_behind.h"
#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/journal/audit.h"
#include "core/safety/durable.h"
#include "core/safety/swap.h"
#include "core/sqlite/backup.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"
#include "core/steps/live_file.h"
#include "core/steps/swapped_files.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000;

/// An old table's name after the cut-over.
QString nameInLive(const QString& table, const StepContext& context)
{
    const bool isTaken = context.target.table(table) != nullptr;
    return isTaken ? context.plan.target.keptName(table) : table;
}

/// The names, in the live file, of the old version's tables that the step takes out.
QStringList legacyTables(const DropStep& step, const StepContext& context, const Catalog& live)
{
    QStringList names;
    for (const Table& table : context.source.tables) {
        if (table.isShadow || context.plan.target.keep.contains(table.name, Qt::CaseInsensitive))
            continue;
        if (!step.tables.isEmpty() && !step.tables.contains(table.name, Qt::CaseInsensitive))
            continue;
        if (const QString name = nameInLive(table.name, context); live.table(name))
            names.append(name);
    }
    return names;
}

/// Tables that are there when all drops of the plan are done, also those that the application made since the cut-over.
QList<Table> stayingTables(const StepContext& context, const Catalog& live)
{
    QStringList going;
    for (const auto& [at, drop] : stepsOf<DropStep>(context.plan))
        going += legacyTables(*drop, context, live);
    QList<Table> staying;
    std::copy_if(live.tables.begin(), live.tables.end(), std::back_inserter(staying),
                 [&](const Table& table) { return !going.contains(table.name); });
    return staying;
}

/// Rows that would refer to nothing afterwards keep the step from dropping anything, unless the plan lets them: they are
/// counted in the live file, which the application has written to since preflight.
Status refuseLeftBehind(const DropStep& step, Database& live, StepContext& context)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(live));
    QStringList orphans;
    for (const QString& table : step.orphans)
        orphans += {table, nameInLive(table, context)};
    QList<Table> going;
    for (const QString& name : legacyTables(step, context, catalog))
        going.append(*catalog.table(name));
    live.setCancel(context.cancel);
    const auto found = leftBehind(live, going, stayingTables(context, catalog), orphans);
    live.setCancel({}); // the swap is not interrupted
    if (!found)
        return found.error();
    for (const LeftBehind& one : *found) {
        if (one.refuses())
            return one.toError();
        context.log(LogLine::Level::Warning, one.text());
    }
    return {};
}

bool isAmong(const QList<SchemaObject>& objects, const QString& name)
{
    return std::any_of(objects.begin(), objects.end(),
                       [&name](const SchemaObject& other) { return isSameName(other.name, name); });
}

/// Views and triggers of the old version that are left: they would stand over nothing. What the application made since the
/// cut-over is its own.
Status dropLegacyObjects(Database& work, const StepContext& context, const Catalog& live)
{
    for (const auto& [type, mine, olds, theirs] :
         {std::tuple{QStringLiteral("VIEW"), live.views, context.source.views, context.target.views},
          std::tuple{QStringLiteral("TRIGGER"), live.triggers, context.source.triggers, context.target.triggers}}) {
        for (const SchemaObject& object : mine) {
            const bool isKept =
                !object.table.isEmpty() && context.plan.target.keep.contains(object.table, Qt::CaseInsensitive);
            if (isAmong(olds, object.name) && !isAmong(theirs, object.name) && !isKept)
                GODWIT_CHECK(work.execute(QStringLiteral("DROP %1 IF EXISTS main.%2").arg(type, quoted(object.name))));
        }
    }
    return {};
}

Status dropLegacy(const DropStep& step, StepContext& context)
{
    GODWIT_TRY(Database work, openWorkFile(context)); // foreign keys are off: a drop cascades to nothing
    GODWIT_TRY(const Catalog live, readCatalog(work));
    GODWIT_CHECK(refuseUnmigrated(context.workspace.database(), live, context.plan, context.source, context.target));
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    if (step.tables.isEmpty())
        GODWIT_CHECK(dropLegacyObjects(work, context, live));
    for (const QString& name : legacyTables(step, context, live)) {
        const auto counted = work.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(name)));
        if (!counted && !live.table(name)->isVirtual)
            return counted.error();
        const qint64 rows = counted ? *counted : 0; // a search table over one that is gone cannot be read any more
        GODWIT_CHECK(work.execute(QStringLiteral("DROP TABLE main.%1").arg(quoted(name))));
        context.log(LogLine::Level::Info, QStringLiteral("%1 dropped, with %2; the snapshot has them.")
                                              .arg(name, rowsText(rows)));
    }
    GODWIT_CHECK(transaction.commit());
    GODWIT_TRY(const QStringList damage, quickCheck(work));
    if (!damage.isEmpty())
        return Error(ErrorCode::IntegrityFailed, QStringLiteral("The file does not pass its check after the drop."));
    return {};
}

/// A copy of the live file, made through the connection that holds it locked.
Status copyLive(LiveLock& lock, StepContext& context)
{
    GODWIT_CHECK(context.journal.addFile(context.run.id, context.workFile(), QStringLiteral("work")));
    GODWIT_CHECK(removeFileDurably(context.workFile()));
    GODWIT_TRY(Database work, Database::open(context.workFile(), {.mode = OpenOptions::Mode::Create}));
    return copyDatabase(lock.database(), work, context.cancel, kDeadlineMs, [&](qint64 done, qint64 total) {
        context.progress({.done = done,
                          .total = total,
                          .unit = QStringLiteral("pages"),
                          .activity = QStringLiteral("copying the live file"),
                          .quarantined = 0});
    });
}

} // namespace

Status runDrop(const DropStep& step, StepContext& context)
{
    if (!context.isCutOver())
        return Error(ErrorCode::PhaseNotReady, QStringLiteral("What is old goes only after the cut-over."));
    GODWIT_TRY(const FileStamp before, stampOf(context.workspace.database()));
    GODWIT_TRY(LiveLock lock, lockLiveFile(context.workspace.database(), context.journal, context.run.id, context.answers));
    GODWIT_CHECK(refuseLeftBehind(step, lock.database(), context));
    GODWIT_CHECK(copyLive(lock, context));
    GODWIT_CHECK(context.cancel.check());
    GODWIT_CHECK(dropLegacy(step, context));
    GODWIT_CHECK(context.cancel.check());
    GODWIT_CHECK(syncFile(context.workFile()));
    GODWIT_CHECK(context.cancel.check()); // the last time: the swap is short, and is not stopped half-way
    GODWIT_TRY(const QString kept, nextKeptPath(context, QStringLiteral("before-cleanup")));
    GODWIT_TRY(const QStringList notes,
               swapIntoPlace({.kind = QStringLiteral("cleanup"),
                              .live = context.workspace.database(),
                              .incoming = context.workFile(),
                              .kept = kept,
                              .journalMode = context.run.journalMode,
                              .phase = context.phase.id},
                             context.journal, context.run.id, std::move(lock), context.cancel));
    for (const QString& note : notes)
        context.log(LogLine::Level::Warning, note);
    QStringList phases;
    for (const Phase& phase : context.plan.phases)
        phases.append(phase.id);
    GODWIT_CHECK(keepCheckedLive(context.journal, context.run, phases, before));
    return Audit(context.journal)
        .add(QStringLiteral("cleanup"), QStringLiteral("the file before it is kept at %1").arg(kept), context.run.planHash);
}

} // namespace godwit::core
