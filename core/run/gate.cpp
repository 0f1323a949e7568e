// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/gate.h"

#include "core/run/outside.h"
#include "core/run/replay.h"

#include <QLocale>

namespace godwit::core {

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
        return beforeCutover(mayWaive);
    return {};
}

Status Gate::beforeCutover(bool mayWaive)
{
    GODWIT_TRY(const auto checks, m_state.journal->checks(m_state.run->id));
    qint64 failed = 0;
    for (const CheckResult& check : checks)
        failed += check.verdict == Verdict::Failed ? 1 : 0;
    if (failed > 0)
        return Error(ErrorCode::ChecksFailed, QStringLiteral("%1 checks failed; the report names them.").arg(failed));
    GODWIT_TRY(const bool isAnothers, m_state.isWorkChanged());
    if (isAnothers)
        return m_state.checkedWork().refusal();
    GODWIT_TRY(const auto balance, m_state.journal->balance(m_state.run->id));
    for (const BalanceRow& row : balance) {
        if (!row.closes())
            return Error(ErrorCode::Unaccounted,
                         QStringLiteral("%1 rows of %2 are not accounted for.").arg(row.unaccounted).arg(row.table));
    }
    GODWIT_TRY(const bool waits, waitsForReplay(m_state));
    if (waits)
        return Error(ErrorCode::QuarantineUndecided, QStringLiteral("Edits of rows in quarantine wait for a replay."))
            .withNext(QStringLiteral("Replay them, take them back, or waive the rows."));
    GODWIT_TRY(const auto counts, m_state.journal->quarantineCounts(m_state.run->id));
    RunStatus status;
    status.quarantine = counts;
    if (status.undecided() > 0 && !mayWaive)
        return Error(ErrorCode::QuarantineUndecided,
                     QStringLiteral("%1 rows in quarantine wait for a decision.").arg(QLocale::c().toString(status.undecided())));
    return {};
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
        const auto* const drop = std::get_if<DropStep>(&step.work);
        if (!drop || drop->notBeforeDays == 0)
            continue;
        const QDateTime due = m_state.run->cutOverAt.addDays(drop->notBeforeDays);
        if (QDateTime::currentDateTimeUtc() < due && answers.reason.trimmed().isEmpty())
            return Error(ErrorCode::NotBefore,
                         QStringLiteral("“%1” waits until %2.")
                             .arg(phase.title, due.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm 'UTC'"))));
    }
    return {};
}

} // namespace godwit::core
