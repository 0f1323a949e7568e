// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/state.h"

#include "core/journal/audit.h"
#include "core/plan/reader.h"
#include "core/run/workspace_check.h"
#include "core/safety/durable.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// The fact of a run that holds the original's fingerprint and the SHA-256 that goes with it.
const QString kOriginalHashFact = QStringLiteral("original hash");

} // namespace

QString RunState::fileName() const
{
    return QFileInfo(file.real).fileName();
}

Status RunState::load(const OpenRequest& request)
{
    isLook = request.isLook;
    isRehearsal = request.isRehearsal;
    journal.reset();
    run.reset();
    plan.reset();
    if (auto found = inspectSource(request.database); !found && found.error().code == ErrorCode::HotJournal)
        GODWIT_CHECK(undoOurWrite(request, found.error()));
    GODWIT_TRY(file, inspectSource(request.database));
    GODWIT_TRY(workspace, Workspace::locate(file.real, request.workspace));
    if (isRehearsal)
        workspace = workspace->rehearsal();
    isReadOnly = request.readOnly || (isLook && !Repository::canWrite(workspace->journal()));
    bool hasJournal = workspace->exists();
    if (hasJournal && isReadOnly && Repository::canWrite(workspace->journal())) {
        GODWIT_TRY(const bool isUnbegun, Repository::isUnbegun(workspace->journal()));
        hasJournal = !isUnbegun;
    }
    if (hasJournal) {
        GODWIT_TRY(journal, isReadOnly ? Repository::openReadOnly(workspace->journal()) : Repository::open(workspace->journal()));
        GODWIT_TRY(run, journal->lastRun());
        GODWIT_CHECK(checkWorkspace(*this));
    }
    GODWIT_CHECK(loadPlan(request.plan));
    GODWIT_CHECK(loadCatalogs());
    if (journal && !isReadOnly && !isLook)
        GODWIT_CHECK(recover());
    if (!isReadOnly && !isLook && !isRehearsal)
        GODWIT_CHECK(recoverRehearsal());
    if (!run) // the first look at a file that nobody has checked yet
        GODWIT_CHECK(openSource(file.real, true));
    return isCutOver() ? Status() : hashOriginal();
}

Status RunState::reload()
{
    if (journal) {
        GODWIT_TRY(run, journal->lastRun());
    }
    return loadCatalogs();
}

Status RunState::loadPlan(const QString& requested)
{
    if (!requested.isEmpty()) {
        GODWIT_TRY(plan, readPlan(requested));
        return {};
    }
    if (!run)
        return {};
    const QString stored = workspace->planFolder(run->id) + u'/' + QFileInfo(run->planPath).fileName();
    if (QFileInfo::exists(stored)) {
        GODWIT_TRY(plan, readPlan(stored));
    }
    return {};
}

Status RunState::loadCatalogs()
{
    const Status read = readSourceCatalog();
    if (!read && isLook) { // a look at what is kept has to be able to say that the snapshot is gone
        GODWIT_TRY(Database live, openSource(file.real, false));
        GODWIT_TRY(source, readCatalog(live));
    } else if (!read) {
        return read;
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
    if (hasOpenRun() && run->originalSnapshot != 0) {
        GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*journal, run->originalSnapshot));
        path = snapshot.info.path;
    }
    GODWIT_TRY(Database database, openSource(path, false));
    GODWIT_TRY(source, readCatalog(database));
    return {};
}

CheckedWork RunState::checkedWork()
{
    return {*journal, run->id, workspace->workFile(run->id), cancel};
}

Result<bool> RunState::isWorkChanged()
{
    if (!journal || !hasOpenRun() || isCutOver())
        return false;
    CheckedWork checked = checkedWork();
    GODWIT_TRY(const QString basis, checked.basis());
    if (basis.isEmpty() || basis == workBasis) // asked whenever a fact changes: its content is read once
        return !basis.isEmpty() && wasWorkChanged;
    GODWIT_TRY(wasWorkChanged, checked.isChanged(CheckedWork::Look::Stamp));
    workBasis = basis;
    return wasWorkChanged;
}

Status RunState::isStillThere() const
{
    const auto now = identityOf(file.real);
    if (now && now->device == file.device && now->inode == file.inode)
        return {};
    return Error(ErrorCode::FileReplaced, now ? QStringLiteral("Another file has the name %1 since it was opened.").arg(file.real)
                                              : QStringLiteral("%1 is gone since it was opened.").arg(file.real));
}

void RunState::noteReplaced()
{
    if (const auto now = identityOf(file.real)) {
        file.device = now->device;
        file.inode = now->inode;
    }
}

Status RunState::hashOriginal()
{
    GODWIT_TRY(liveState, liveStateOf(file.real, cancel));
    QString known; // "FINGERPRINT SHA-256"
    if (journal && hasOpenRun()) {
        GODWIT_TRY(known, journal->fact(run->id, kOriginalHashFact));
    }
    if (known.section(u' ', 0, 0) == liveState) {
        originalSha256 = known.section(u' ', 1); // every byte was read just now, and is as it was when this was computed
    } else {
        GODWIT_TRY(originalSha256, sha256OfFile(file.real, cancel));
    }
    originalCheckedAt = QDateTime::currentDateTimeUtc();
    return {};
}

Status RunState::keepOriginalHash()
{
    return journal->putFact(run->id, kOriginalHashFact, liveState + u' ' + originalSha256);
}

Result<QList<PhaseStatus>> RunState::phases()
{
    QList<PhaseStatus> known;
    if (journal && run) {
        GODWIT_TRY(known, journal->phases(run->id));
    }
    if (!plan)
        return known;
    QList<PhaseStatus> phases;
    for (const Phase& phase : plan->phases) {
        PhaseStatus status;
        for (const PhaseStatus& other : known) {
            if (other.id == phase.id && (hasOpenRun() || run->planHash == plan->hash))
                status = other;
        }
        status.id = phase.id;
        status.title = phase.title.isEmpty() ? phase.id : phase.title;
        phases.append(status);
    }
    return phases;
}

Status RunState::setPhase(const PhaseStatus& phase)
{
    return journal->putPhase(run->id, plan->indexOf(phase.id), phase);
}

bool RunState::isDone(const PhaseStatus& phase) const
{
    return phase.state == PhaseState::Done || phase.state == PhaseState::DoneWithExceptions;
}

Status RunState::log(LogLine::Level level, const QString& phase, const QString& step, const QString& text)
{
    const LogLine line{.at = QDateTime::currentDateTimeUtc(), .level = level, .phase = phase, .step = step, .text = text};
    listener.logged(line);
    return journal && run ? journal->addLog(run->id, line) : Status();
}

Status RunState::audit(const QString& action, const QString& detail)
{
    return Audit(*journal).add(action, detail, run ? run->planHash : QString());
}

Status RunState::noted(const QString& action, const Status& result)
{
    if (!result)
        (void)audit(action + QStringLiteral(" stopped"), result.error().id());
    return result;
}

Result<Lease> RunState::takeLease()
{
    GODWIT_TRY(Lease lease, Lease::take(workspace->lease()));
    if (journal && !lease.takenOverFrom().isEmpty())
        GODWIT_CHECK(audit(QStringLiteral("lease takeover"), QStringLiteral("from %1, which ended without giving it back").arg(lease.takenOverFrom())));
    return lease;
}

Result<bool> RunState::auditLook(const QString& action, const QString& detail, const std::function<Status()>& also)
{
    if (isReadOnly || !journal)
        return false;
    const auto lease = takeLease();
    if (!lease && lease.error().code == ErrorCode::Leased)
        return false;
    if (!lease)
        return lease.error();
    GODWIT_CHECK(audit(action, detail));
    if (also)
        GODWIT_CHECK(also());
    return true;
}

StepContext RunState::context(const Phase& phase, int index, StepStatus& status, const Answers& answers)
{
    return StepContext{.plan = *plan,
                       .phase = phase,
                       .index = index,
                       .workspace = *workspace,
                       .journal = *journal,
                       .run = *run,
                       .source = source,
                       .target = target,
                       .staging = staging,
                       .cancel = cancel,
                       .answers = answers,
                       .status = status,
                       .isRehearsal = isRehearsal,
                       .progress = [](const StepProgress&) {},
                       .log =
                           [this, &status](LogLine::Level level, const QString& text) {
                               (void)log(level, status.phase, status.kind, text);
                           }};
}

QString because(const Answers& answers)
{
    return answers.reason.isEmpty() ? QString() : QStringLiteral(": ") + answers.reason;
}

Status needRun(const RunState& state)
{
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun, QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    if (!state.plan)
        return Error(ErrorCode::PlanNeeded, QStringLiteral("The plan of this run is not there; name it."));
    if (state.run->finishedAt.isValid())
        return Error(ErrorCode::RunFinished, QStringLiteral("The migration of %1 is finished.").arg(state.file.real));
    return {};
}

} // namespace godwit::core
