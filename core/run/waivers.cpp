// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "core/run/mending.h"
#include "core/run/reporting.h"
#include "core/run/status.h"

/// The part of mending that leaves rows behind, and takes that back.
namespace godwit::core {

Outcome waiveRows(RunState& state, const WaiveRequest& request)
{
    const auto refused = [&state](const Error& error) { return outcomeFrom(state, error, {}); };
    if (auto has = needRun(state); !has)
        return refused(has.error());
    if (request.reason.trimmed().isEmpty())
        return refused(Error(ErrorCode::ReasonNeeded, QStringLiteral("A waiver needs a reason.")));
    auto lease = state.takeLease();
    if (!lease)
        return refused(lease.error());
    const auto waived = state.journal->waive(state.run->id, request.filter, request.reason, currentUser());
    if (!waived)
        return refused(waived.error());
    if (*waived == 0 && request.filter.id)
        return refused(Error(ErrorCode::EntryUnknown, QStringLiteral("No undecided row in quarantine has the number %1.").arg(*request.filter.id)));
    if (auto noted = state.audit(QStringLiteral("waive"), QStringLiteral("%1: %2").arg(countedRows(*waived), request.reason)); !noted)
        return refused(noted.error());
    state.listener.statusChanged(runStatus(state));
    Outcome outcome;
    outcome.message = QStringLiteral("%1 waived.").arg(countedRows(*waived));
    return outcome;
}

Outcome unwaiveRows(RunState& state, const UnwaiveRequest& request)
{
    const auto refused = [&state](const Error& error) { return outcomeFrom(state, error, {}); };
    if (auto has = needRun(state); !has)
        return refused(has.error());
    auto lease = state.takeLease();
    if (!lease)
        return refused(lease.error());
    const auto rows = state.journal->unwaive(state.run->id, request.filter);
    if (!rows)
        return refused(rows.error());
    if (*rows == 0 && request.filter.id)
        return refused(Error(ErrorCode::EntryUnknown, QStringLiteral("No waived row in quarantine has the number %1.").arg(*request.filter.id)));
    if (auto noted = state.audit(QStringLiteral("unwaive"), countedRows(*rows)); !noted)
        return refused(noted.error());
    state.listener.statusChanged(runStatus(state));
    Outcome outcome;
    outcome.message = QStringLiteral("Waiting for a decision again: %1.").arg(countedRows(*rows));
    return outcome;
}

} // namespace godwit::core
