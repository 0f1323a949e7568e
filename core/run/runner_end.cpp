// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a phase.
#include "core/run/runner.h"

#include "core/run/criteria.h"
#include "core/run/status.h"

namespace godwit::core {

Status Runner::judge(const Phase& phase, PhaseStatus& status)
{
    GODWIT_TRY(const auto checks, m_state.journal->checks(m_state.run->id));
    int failed = 0;
    int warnings = 0;
    for (const CheckResult& check : checks) {
        failed += check.phase == phase.id && check.verdict == Verdict::Failed ? 1 : 0;
        warnings += check.phase == phase.id && check.verdict == Verdict::Warning ? 1 : 0;
    }
    QuarantineFilter undecided;
    undecided.phase = phase.id;
    undecided.state = EntryState::Undecided;
    undecided.limit = 0;
    GODWIT_TRY(const QuarantinePage page, m_state.journal->quarantine(m_state.run->id, undecided));
    QStringList parts;
    if (page.total > 0)
        parts.append(QStringLiteral("%1 in quarantine").arg(page.total));
    if (warnings > 0)
        parts.append(warnings == 1 ? QStringLiteral("1 warning") : QStringLiteral("%1 warnings").arg(warnings));
    if (failed > 0)
        parts.append(failed == 1 ? QStringLiteral("1 check failed") : QStringLiteral("%1 checks failed").arg(failed));
    if (const auto missed = missedCriteria(runStatus(m_state).criteria).size(); missed > 0)
        parts.append(missed == 1 ? QStringLiteral("1 criterion missed")
                                 : QStringLiteral("%1 criteria missed").arg(missed));
    if (phase.has<BackupStep>())
        parts.append(QStringLiteral("snapshot %1").arg(m_state.run->originalSnapshot));
    status.summary = parts.join(QStringLiteral(", "));
    status.state = page.total > 0 ? PhaseState::DoneWithExceptions : PhaseState::Done;
    if (failed > 0)
        return Error(ErrorCode::ChecksFailed, QStringLiteral("%1 of “%2” failed; the report names them.")
                                                  .arg(failed == 1 ? QStringLiteral("A check") : QStringLiteral("%1 checks").arg(failed),
                                                       status.title));
    return m_state.journal->forgetFailedBefore(m_state.run->id, phase.id);
}

Status Runner::close(PhaseStatus& status, qint64 elapsedMs, const Status& result)
{
    status.elapsedMs += elapsedMs;
    status.endedAt = QDateTime::currentDateTimeUtc();
    if (!result) {
        const Error& error = result.error();
        const bool waits = error.exit() == Exit::Waits || error.exit() == Exit::Busy || error.exit() == Exit::NoSpace;
        status.state = error.isCancel() ? PhaseState::Paused : waits ? PhaseState::Waiting : PhaseState::Failed;
        status.waitsFor = waits ? error.what : QString();
        GODWIT_CHECK(m_state.log(error.isCancel() ? LogLine::Level::Info : LogLine::Level::Error, status.id, {},
                                 QStringLiteral("%1 %2").arg(error.id(), error.what)));
    }
    GODWIT_CHECK(m_state.setPhase(status));
    return m_state.audit(QStringLiteral("end phase"),
                         result ? QStringLiteral("%1: %2").arg(status.id, stateId(status.state))
                                : QStringLiteral("%1: %2, %3").arg(status.id, stateId(status.state), result.error().id()));
}

} // namespace godwit::core
