// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/other_live.h"

#include "core/run/way_back.h"
#include "core/safety/lease_look.h"
#include "core/safety/source_file.h"
#include "core/shell_text.h"
#include "core/steps/live_file.h"

namespace godwit::core {

namespace {

Status lookAtLive(RunState& state)
{
    auto live = openSource(state.file.real, false);
    if (!live)
        return {}; // that it cannot be read is said by what reads it
    const auto now = readCatalog(*live);
    if (!now)
        return {};
    return state.isCutOver() ? refuseUnmigrated(state.file.real, *now, *state.plan, state.source, state.target)
                             : refuseOtherSource(state.file.real, *now, state.source);
}

/// The line that brings back what was there; what lies there now is kept by it.
QString lineBack(const RunState& state)
{
    const QStringList answers{QStringLiteral("--yes"), QStringLiteral("--confirm"), state.fileName()};
    const int cutover = state.plan ? cutoverIndex(*state.plan) : -1;
    return state.isCutOver() && cutover >= 0
               ? commandOn(state, QStringLiteral("rollback"), QStringList{QStringLiteral("--to"), state.plan->phases.at(cutover).id} + answers)
               : commandOn(state, QStringLiteral("restore"), answers);
}

} // namespace

QString commandOn(const RunState& state, const QString& verb, const QStringList& options)
{
    QString line = QStringLiteral("godwit-cli %1 %2").arg(verb, shellPath(state.file.given));
    if (!options.isEmpty())
        line += u' ' + shellLine(options);
    if (state.workspace && state.workspace->folder() != state.file.real + QStringLiteral(".godwit"))
        line += QStringLiteral(" --workspace ") + shellPath(state.workspace->folder());
    return line;
}

std::optional<Error> otherLive(RunState& state)
{
    if (state.liveTrouble || !state.journal || !state.hasOpenRun() || !state.plan || state.isRehearsal ||
        state.run->originalSnapshot == 0 || isLeaseTaken(state.workspace->lease()))
        return {};
    if (const auto intent = state.journal->openIntent(); !intent || *intent) // on its way
        return {};
    const Status looked = lookAtLive(state);
    if (looked)
        return {};
    return Error(looked.error())
        .withState(QStringLiteral("What is kept is as it was."))
        .withNext(QStringLiteral("What lies there is kept, and what was there comes back, with: %1").arg(lineBack(state)));
}

} // namespace godwit::core
