// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/state.h"

#include "core/journal/audit.h"
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
    GODWIT_TRY(const int place, placeOf(phase.id));
    return journal->putPhase(run->id, place, phase);
}

Result<int> RunState::placeOf(const QString& phase)
{
    if (plan)
        return plan->indexOf(phase);
    GODWIT_TRY(const auto known, journal->phases(run->id));
    for (int place = 0; place < known.size(); ++place) {
        if (known.at(place).id == phase)
            return place;
    }
    return -1;
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

Status needOpenRun(const RunState& state)
{
    if (state.journalTrouble)
        return *state.journalTrouble;
    if (!state.journal || !state.run)
        return Error(ErrorCode::NoRun, QStringLiteral("There is no migration of %1 yet.").arg(state.file.real));
    if (state.run->finishedAt.isValid())
        return Error(ErrorCode::RunFinished, QStringLiteral("The migration of %1 is finished.").arg(state.file.real));
    return {};
}

Status needRun(const RunState& state)
{
    if (auto open = needOpenRun(state); !open || state.plan)
        return open;
    return Error(ErrorCode::PlanNeeded, QStringLiteral("The run's copy of its plan is not there: %1.").arg(state.workspace->planFolder(state.run->id)))
        .withNext(QStringLiteral("Name the plan that the run began with, for a rollback with --plan; it was %1. A snapshot is restored without it.")
                      .arg(state.run->planPath.isEmpty() ? QStringLiteral("none") : state.run->planPath));
}

} // namespace godwit::core
