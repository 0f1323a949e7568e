// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/checks/integrity.h"
#include "core/journal/audit.h"
#include "core/move/work_tables.h"
#include "core/plan/checker.h"
#include "core/safety/points.h"
#include "core/safety/swap.h"
#include "core/schema/search_table.h"
#include "core/schema/table_renaming.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"
#include "core/steps/checked_work.h"
#include "core/steps/further_databases.h"
#include "core/steps/live_file.h"
#include "core/steps/swapped_files.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

namespace godwit::core {

namespace {

constexpr int kAskAgainMs = 250;

/// Views and triggers of the source whose names the target takes go; so do views and triggers over tables that are
/// renamed, or SQLite refuses the rename. The others come back afterwards, and follow the rename by their text.
Status dropTakenObjects(Database& work, const StepContext& context)
{
    for (const auto& [type, objects] : {std::pair{QStringLiteral("VIEW"), context.source.views},
                                        std::pair{QStringLiteral("TRIGGER"), context.source.triggers}}) {
        for (const SchemaObject& object : objects) {
            const bool isTaken = context.target.hasName(object.name);
            const bool isOnTaken = type == QLatin1StringView("TRIGGER") && context.staging.isStaged(object.table);
            if (isTaken || isOnTaken)
                GODWIT_CHECK(work.execute(QStringLiteral("DROP %1 IF EXISTS main.%2").arg(type, quoted(object.name))));
        }
    }
    return {};
}

/// The old table first, so that the old tables' references follow it; then the staged one, whose references are the
/// staged tables' own.
Status renameTables(Database& work, const StepContext& context, QList<SchemaObject>* aside)
{
    for (const Table& table : context.target.tables) {
        if (!context.staging.isStaged(table.name) || table.isShadow)
            continue;
        if (context.source.table(table.name))
            GODWIT_CHECK(renameTable(work, table.name, context.plan.target.keptName(table.name), aside));
    }
    for (const Table& table : context.target.tables) {
        if (context.staging.isStaged(table.name) && !table.isShadow && !indexesOtherTable(table))
            GODWIT_CHECK(renameTable(work, context.staging.physicalName(table.name), table.name, aside));
    }
    return {};
}

/// Full-text tables over other tables or views, which are there by now. What needs a function that only the application has
/// is made and left for it to rebuild.
Status createSearchTables(Database& work, const StepContext& context)
{
    for (const Table& table : context.target.tables) {
        if (!indexesOtherTable(table))
            continue;
        GODWIT_CHECK(work.execute(table.sql));
        const Status rebuilt = work.execute(QStringLiteral("INSERT INTO main.%1 (%1) VALUES ('rebuild')").arg(quoted(table.name)));
        if (rebuilt)
            continue;
        // FTS says no more than that it could not read: what it reads says why.
        const auto read = work.prepare(QStringLiteral("SELECT * FROM main.%1").arg(quoted(indexedTable(table))));
        if (read || !lacksFunction(read.error()))
            return rebuilt;
        context.log(LogLine::Level::Warning,
                        QStringLiteral("%1 is empty: what it indexes needs a function that only the application has. Rebuild it there.").arg(table.name));
    }
    return {};
}

Status createObjects(Database& work, const StepContext& context)
{
    for (const SchemaObject& view : context.target.views)
        GODWIT_CHECK(work.execute(view.sql));
    GODWIT_CHECK(createSearchTables(work, context));
    for (const SchemaObject& trigger : context.target.triggers)
        GODWIT_CHECK(work.execute(trigger.sql));
    return {};
}

/// What neither the plan nor its schema states stays as the source has it: the work file is a copy of it.
Status setVersions(Database& work, const StepContext& context)
{
    const StatedVersions stated = targetVersions(context.plan);
    if (stated.userVersion)
        GODWIT_CHECK(work.execute(QStringLiteral("PRAGMA user_version = %1").arg(*stated.userVersion)));
    if (stated.applicationId)
        GODWIT_CHECK(work.execute(QStringLiteral("PRAGMA application_id = %1").arg(*stated.applicationId)));
    return {};
}

/// Turns the work file into what will be live, in one transaction. Done already: no reserved table is left.
Status prepareWorkFile(StepContext& context)
{
    GODWIT_TRY(Database work, openWorkFile(context));
    GODWIT_TRY(const qint64 reserved, work.integer(QStringLiteral(
                                          "SELECT count(*) FROM sqlite_schema WHERE name LIKE '\\_godwit\\_%' ESCAPE '\\'")));
    if (reserved == 0)
        return {};
    // The old names' references must follow the rename; legacy_alter_table would leave those in triggers and views.
    GODWIT_CHECK(work.execute(QStringLiteral("PRAGMA legacy_alter_table = OFF")));
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    GODWIT_CHECK(WorkTables::drop(work));
    GODWIT_CHECK(dropTakenObjects(work, context));
    QList<SchemaObject> aside;
    GODWIT_CHECK(renameTables(work, context, &aside));
    for (const SchemaObject& object : aside) {
        GODWIT_CHECK(work.execute(object.sql));
        context.log(LogLine::Level::Warning,
                    QStringLiteral("The %1 %2 was broken before the cut-over; it is left as it was.").arg(object.type, object.name));
    }
    GODWIT_CHECK(createObjects(work, context));
    GODWIT_CHECK(setVersions(work, context));
    return transaction.commit();
}

Status checkPrepared(StepContext& context)
{
    GODWIT_TRY(Database work, Database::open(context.workFile(), {.mode = OpenOptions::Mode::ReadOnly}));
    work.setCancel(context.cancel);
    GODWIT_TRY(const QStringList damage, quickCheck(work));
    if (!damage.isEmpty())
        return Error(ErrorCode::IntegrityFailed, QStringLiteral("The work file does not pass its check before the swap."))
            .withDetail(damage.join(u'\n'));
    return {};
}

/// What is swapped in is what was prepared and kept as a point: the lock may have been waited for.
Status refuseWrittenSince(const FileStamp& prepared, StepContext& context)
{
    GODWIT_TRY(const FileStamp now, stampOf(context.workFile()));
    if (now == prepared)
        return {};
    return Error(ErrorCode::WorkChanged,
                 QStringLiteral("Somebody else changed the work file %1 while it was about to be swapped in.")
                     .arg(context.workFile()));
}

/// Armed: as long as somebody holds the file and the time that was given is not over, it is asked for again and again. A
/// pause or a cancel disarms; nothing has been changed then.
Result<LiveLock> lockWhenFree(StepContext& context)
{
    QElapsedTimer timer;
    timer.start();
    while (true) {
        auto lock = lockLiveFile(context.workspace.database(), context.journal, context.run.id, context.answers);
        const bool isHeld = !lock && (lock.error().code == ErrorCode::HeldOpen || lock.error().code == ErrorCode::DatabaseLocked);
        if (!isHeld || timer.elapsed() >= qint64(context.answers.waitSeconds) * 1000)
            return lock;
        context.progress({.done = 0,
                          .total = -1,
                          .unit = {},
                          .activity = QStringLiteral("armed, waiting: %1").arg(lock.error().what),
                          .quarantined = 0});
        GODWIT_CHECK(context.cancel.check());
        QThread::msleep(kAskAgainMs);
    }
}

/// Under the lock: nobody has written since the snapshot. Whoever calls it off here finds all as it was,
/// since the lock goes back with the error.
Status refuseStale(LiveLock& lock, const SnapshotRecord& snapshot, StepContext& context)
{
    context.progress({.done = 0,
                      .total = -1,
                      .unit = {},
                      .activity = QStringLiteral("comparing all pages with the snapshot"),
                      .quarantined = 0});
    GODWIT_TRY(const bool isUnchanged, lock.equalsSnapshot(snapshot.info.path, context.cancel));
    if (isUnchanged)
        return {};
    return Error(
        ErrorCode::SourceStale,
        QStringLiteral("%1 was written after the snapshot was taken.").arg(context.workspace.database()));
}

} // namespace

Status runCutover(const CutoverStep& /*step*/, StepContext& context)
{
    GODWIT_CHECK(warnOfChangedFurther(context));
    if (context.isCutOver())
        return {}; // swapped before a kill or a pause; the steps after it go on
    GODWIT_CHECK(CheckedWork::of(context).refuse());
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    {
        // A first look, before anything is prepared: is somebody there, has something been written?
        GODWIT_TRY(LiveLock lock, lockWhenFree(context));
        GODWIT_CHECK(refuseStale(lock, snapshot, context));
    }
    GODWIT_CHECK(context.cancel.check());
    GODWIT_CHECK(prepareWorkFile(context));
    GODWIT_CHECK(context.cancel.check());
    GODWIT_TRY(const FileStamp prepared, stampOf(context.workFile()));
    GODWIT_CHECK(checkPrepared(context));
    GODWIT_CHECK(context.cancel.check());
    GODWIT_CHECK(
        Points(context.journal, context.workspace, context.run, context.cancel)
            .takeSwappedIn(context.phase.id, context.plan.indexOf(context.phase.id), context.workFile()));
    GODWIT_TRY(LiveLock lock, lockWhenFree(context));
    GODWIT_CHECK(refuseStale(lock, snapshot, context));
    GODWIT_CHECK(context.cancel.check()); // the last time: what follows is short, and is not stopped half-way
    context.progress(
        {.done = 0, .total = -1, .unit = {}, .activity = QStringLiteral("swapping"), .quarantined = 0});
    if (lock.uninspectable() > 0)
        context.log(LogLine::Level::Warning, QStringLiteral("%1 processes of other users could not be inspected for open files.")
                                                 .arg(lock.uninspectable()));
    GODWIT_CHECK(refuseWrittenSince(prepared, context));
    GODWIT_TRY(const QString kept, nextKeptPath(context, QStringLiteral("original")));
    GODWIT_TRY(const QStringList notes,
               swapIntoPlace({.kind = QStringLiteral("cutover"),
                              .live = context.workspace.database(),
                              .incoming = context.workFile(),
                              .kept = kept,
                              .journalMode = context.run.journalMode,
                              .phase = context.phase.id},
                             context.journal, context.run.id, std::move(lock), context.cancel, [&](const IntentRecord&) -> Status {
                                 context.run.cutOverAt = QDateTime::currentDateTimeUtc();
                                 context.run.keptOriginal = kept;
                                 GODWIT_CHECK(noteSwapped(context.journal, context.run));
                                 return context.journal.updateRun(context.run);
                             }));
    for (const QString& note : notes)
        context.log(LogLine::Level::Warning, note);
    context.log(LogLine::Level::Info, QStringLiteral("The new file is in place; the original is kept at %1.").arg(kept));
    return Audit(context.journal)
        .add(QStringLiteral("cutover"), QStringLiteral("the original is kept at %1").arg(kept), context.run.planHash);
}

} // namespace godwit::core
