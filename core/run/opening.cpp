// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunState that opens a database: also one that is damaged, or whose workspace is, as long as something is kept.
#include "core/run/state.h"

#include "core/plan/reader.h"
#include "core/run/lost_journal.h"
#include "core/run/unended.h"
#include "core/run/workspace_check.h"
#include "core/safety/snapshot_advice.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

QString storedPlan(const Workspace& workspace, const RunRecord& run)
{
    return workspace.planFolder(run.id) + u'/' + QFileInfo(run.planPath).fileName();
}

Status RunState::load(const OpenRequest& request)
{
    isLook = request.isLook;
    isRehearsal = request.isRehearsal;
    journal.reset();
    run.reset();
    plan.reset();
    liveTrouble.reset();
    sourceTrouble.reset();
    journalTrouble.reset();
    failedUndos.clear();
    GODWIT_CHECK(findLiveFile(request));
    GODWIT_TRY(workspace, Workspace::locate(file.real, request.workspace));
    if (isRehearsal)
        workspace = workspace->rehearsal();
    isReadOnly = request.readOnly || (isLook && !Repository::canWrite(workspace->journal()));
    if (const Status opened = openJournal(); !opened && opened.error().code == ErrorCode::JournalLost) {
        journalTrouble = opened.error(); // what lies there can be listed, and copied out
        journal.reset();
        run.reset();
        return loadPlan(request.plan);
    } else if (!opened) {
        return opened;
    }
    if (liveTrouble && !run)
        return *liveTrouble;
    GODWIT_CHECK(loadPlan(request.plan));
    GODWIT_CHECK(loadCatalogs());
    if (journal && !isReadOnly && !isLook)
        GODWIT_CHECK(recover());
    if (!isReadOnly && !isLook && !isRehearsal)
        GODWIT_CHECK(recoverRehearsal());
    if (!run) // the first look at a file that nobody has checked yet
        GODWIT_CHECK(openSource(file.real, true));
    return isCutOver() || liveTrouble ? Status() : hashOriginal();
}

Status RunState::findLiveFile(const OpenRequest& request)
{
    auto found = inspectSource(request.database);
    if (!found && found.error().code == ErrorCode::HotJournal) {
        const Status undone = undoOurWrite(request, found.error());
        found = undone ? inspectSource(request.database) : Result<SourceFile>(undone.error());
    }
    if (found) {
        liveTrouble.reset();
        file = *found;
        if (const Status beside = refuseForeign(file.real); !beside) // SQLite would read, and later write, what is of another file
            liveTrouble = beside.error();
        return {};
    }
    if (!isUnreadable(found.error()))
        return found.error();
    liveTrouble = request.workspace.isEmpty() ? found.error() : withSnapshots(found.error(), request.database, request.workspace);
    file = unreadableSource(request.database);
    return {};
}

Status RunState::openJournal()
{
    if (!isRehearsal && isJournalLost(*workspace))
        return lostJournal(*workspace, QStringLiteral("is gone or empty"));
    const auto open = [this]() -> Status {
        if (isReadOnly && Repository::canWrite(workspace->journal())) {
            GODWIT_TRY(const bool isUnbegun, Repository::isUnbegun(workspace->journal()));
            if (isUnbegun)
                return {};
        }
        GODWIT_TRY(journal, isReadOnly ? Repository::openReadOnly(workspace->journal()) : Repository::open(workspace->journal()));
        GODWIT_TRY(run, journal->lastRun());
        return checkWorkspace(*this); // also of a file that is damaged or missing: what the journal names is put in its place
    };
    if (!workspace->exists())
        return {};
    if (const Status opened = open(); !opened)
        return asLostJournal(*workspace, opened.error());
    if (!run && !isRehearsal && !snapshotsByManifest(*workspace).isEmpty())
        return lostJournal(*workspace, QStringLiteral("holds nothing"));
    return {};
}

Status RunState::reload()
{
    if (journalTrouble)
        return {};
    if (liveTrouble) // somebody may have put it back
        GODWIT_CHECK(findLiveFile({.database = file.given, .plan = {}, .workspace = workspace->folder(), .readOnly = true}));
    if (journal) {
        GODWIT_TRY(run, journal->lastRun());
    }
    return loadCatalogs();
}

Status RunState::isReadable() const
{
    for (const auto* const trouble : {&journalTrouble, &liveTrouble, &sourceTrouble}) {
        if (*trouble)
            return **trouble;
    }
    return {};
}

Status RunState::loadPlan(const QString& requested)
{
    if (!requested.isEmpty()) {
        GODWIT_TRY(plan, readPlan(requested));
        return {};
    }
    if (!run)
        return {};
    const QString stored = storedPlan(*workspace, *run);
    if (const auto read = readPlan(stored)) // a copy that is gone or damaged stands in the way of what needs it, and of nothing else
        plan = *read;
    return {};
}

Status RunState::loadCatalogs()
{
    source = {};
    sourceTrouble.reset();
    if (const Status read = readSourceCatalog(); !read) {
        if (!hasOpenRun() || run->originalSnapshot == 0)
            return read;
        sourceTrouble = read.error(); // the snapshot is gone; the ways back that do without it have to be open
        const QString other = isCutOver() ? run->keptOriginal : file.real;
        auto stood = liveTrouble && !isCutOver() ? Result<Database>(*liveTrouble) : openSource(other, false);
        if (stood) {
            GODWIT_TRY(source, readCatalog(*stood));
        }
    }
    if (!plan)
        return {};
    GODWIT_TRY(target, catalogOfScript(plan->target.schema.text));
    staging = Staging(source, target, plan->rebuiltTables());
    return {};
}

Status RunState::readSourceCatalog()
{
    QString path = file.real;
    if (liveTrouble && (!hasOpenRun() || run->originalSnapshot == 0))
        return {}; // of a finished run, or one that has no snapshot yet
    if (hasOpenRun() && run->originalSnapshot != 0) {
        GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*journal, run->originalSnapshot));
        path = snapshot.info.path;
    }
    GODWIT_TRY(Database database, openSource(path, false));
    GODWIT_TRY(source, readCatalog(database));
    return {};
}

} // namespace godwit::core
