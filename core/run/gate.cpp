// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/gate.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/run/outside.h"
#include "core/run/replay.h"
#include "core/run/way_back.h"
#include "core/safety/points.h"
#include "core/safety/snapshot_manifest.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// A phase can wait for an answer before anything of it has begun: then it has no rollback point yet.
Result<bool> hasBegun(RunState& state, const PhaseStatus& phase)
{
    switch (phase.state) {
    case PhaseState::NotStarted:
    case PhaseState::Ready:
    case PhaseState::RolledBack:
        return false;
    case PhaseState::Waiting:
        break;
    default:
        return true;
    }
    GODWIT_TRY(const auto point, Points(*state.journal, *state.workspace, *state.run, state.cancel).find(phase.id));
    return point.has_value();
}

} // namespace

Status Gate::open(const Phase& phase, const QList<PhaseStatus>& phases, bool mayWaive)
{
    for (const PhaseStatus& other : phases) {
        if (other.id == phase.id)
            break;
        if (!m_state.isDone(other))
            return Error(ErrorCode::PhaseNotReady, QStringLiteral("“%1” comes first.").arg(other.title));
    }
    if (phase.has<CutoverStep>() && m_state.isRehearsal)
        return Error(ErrorCode::PhaseNotReady, QStringLiteral("A rehearsal ends before the cut-over."));
    if (phase.has<CutoverStep>() && !m_state.isCutOver())
        return beforeCutover(phase, mayWaive);
    return {};
}

/// What the phase itself will check and move is looked at when it comes to its cut-over.
Status Gate::beforeCutover(const Phase& phase, bool mayWaive)
{
    GODWIT_CHECK(noneFailed(phase.id));
    GODWIT_CHECK(soundLog());
    GODWIT_TRY(const bool isAnothers, m_state.isWorkChanged());
    if (isAnothers)
        return m_state.checkedWork().refusal();
    if (!phase.settles())
        GODWIT_CHECK(accounted());
    GODWIT_TRY(const bool waits, waitsForReplay(m_state));
    if (waits)
        return Error(ErrorCode::QuarantineUndecided, QStringLiteral("Edits of rows in quarantine wait for a replay."))
            .withNext(QStringLiteral("Replay them, take them back, or waive the rows."));
    return mayWaive ? Status() : decided();
}

Status Gate::reached(const Phase& phase, const Step& step, const Answers& answers)
{
    if (const auto* const drop = std::get_if<DropStep>(&step.work))
        return isDue(phase, *drop, answers);
    if (!std::holds_alternative<CutoverStep>(step.work) || m_state.isCutOver())
        return {};
    GODWIT_CHECK(noneFailed({}));
    GODWIT_CHECK(soundLog());
    GODWIT_CHECK(accounted());
    return answers.yes ? Status() : decided();
}

/// Who decided what on the way to a cut-over is told by the audit log alone, so none goes over one that was changed: a failed check
/// like any other. A last entry that is torn is written anew by the next one.
Status Gate::soundLog()
{
    const Status verified = Audit(*m_state.journal).verify(auditHeadsIn(m_state.workspace->snapshots()));
    if (verified || verified.error().code == ErrorCode::AuditTorn)
        return {};
    return Error(verified.error())
        .withState(QStringLiteral("The database was not touched; a cut-over does not go over a log that was changed."))
        .withNext(QStringLiteral("Find out who changed the journal. To migrate all the same, roll back to the first phase, keep the folder %1 "
                                 "under another name, and run the plan anew.")
                      .arg(m_state.workspace->folder()));
}

Status Gate::noneFailed(const QString& exceptOf)
{
    GODWIT_TRY(const auto checks, m_state.journal->checks(m_state.run->id));
    const auto failed = std::count_if(checks.begin(), checks.end(), [&](const CheckResult& check) {
        return check.verdict == Verdict::Failed && check.phase != exceptOf;
    });
    if (failed == 0)
        return {};
    return Error(ErrorCode::ChecksFailed, QStringLiteral("%1 failed; the report names them.")
                                              .arg(failed == 1 ? QStringLiteral("A check") : QStringLiteral("%1 checks").arg(failed)));
}

Status Gate::accounted()
{
    GODWIT_TRY(const auto balance, m_state.journal->balance(m_state.run->id));
    for (const BalanceRow& row : balance) {
        if (!row.closes())
            return Error(ErrorCode::Unaccounted,
                         QStringLiteral("%1 of %2 %3 not accounted for.")
                             .arg(rowsText(row.unaccounted), row.table, row.unaccounted == 1 ? QStringLiteral("is") : QStringLiteral("are")));
    }
    return {};
}

Status Gate::decided()
{
    RunStatus status;
    GODWIT_TRY(status.quarantine, m_state.journal->quarantineCounts(m_state.run->id));
    if (status.undecided() == 0)
        return {};
    return Error(ErrorCode::QuarantineUndecided,
                 QStringLiteral("%1 in quarantine %2 for a decision.")
                     .arg(rowsText(status.undecided()), status.undecided() == 1 ? QStringLiteral("waits") : QStringLiteral("wait")));
}

Status Gate::answered(const Phase& phase, const Answers& answers)
{
    if (phase.has<CutoverStep>() && !m_state.isCutOver() && answers.confirm != m_state.fileName())
        return Error(ErrorCode::ConfirmationNeeded,
                     QStringLiteral("The cut-over swaps the new file into the place of %1; it wants the file's name typed.")
                         .arg(m_state.fileName()));
    if (!m_state.isRehearsal)
        GODWIT_CHECK(refuseCommands(m_state, phase, answers));
    for (const Step& step : phase.steps) {
        if (const auto* const drop = std::get_if<DropStep>(&step.work); drop && m_state.isCutOver())
            GODWIT_CHECK(isDue(phase, *drop, answers));
    }
    return {};
}

Status Gate::isDue(const Phase& phase, const DropStep& drop, const Answers& answers) const
{
    const QDateTime due = m_state.run->cutOverAt.addDays(drop.notBeforeDays);
    if (drop.notBeforeDays == 0 || QDateTime::currentDateTimeUtc() >= due || !answers.reason.trimmed().isEmpty())
        return {};
    return Error(ErrorCode::NotBefore,
                 QStringLiteral("“%1” waits until %2.")
                     .arg(phase.title, due.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm 'UTC'"))));
}

Status refuseLostPhases(RunState& state)
{
    if (!state.journal || !state.hasOpenRun() || !state.plan)
        return {};
    GODWIT_TRY(const QString goesBackTo, state.journal->fact(state.run->id, kGoingBackFact));
    if (!goesBackTo.isEmpty())
        GODWIT_CHECK(interruptedAt(state, goesBackTo));
    GODWIT_TRY(const auto known, state.journal->phases(state.run->id));
    for (const PhaseStatus& phase : known) {
        GODWIT_TRY(const bool isBegun, hasBegun(state, phase));
        if (isBegun && state.plan->indexOf(phase.id) < 0)
            return Error(ErrorCode::PhaseUnknown,
                         QStringLiteral("The phase “%1” has begun in this run, and the plan %2 has none of that name any more.")
                             .arg(phase.id, state.plan->path))
                .withNext(QStringLiteral("Give the phase its name again; or roll back to its start by the plan that the run began "
                                         "with, and then run the changed one."));
    }
    return {};
}

} // namespace godwit::core
