// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/present.h"

#include "core/run/unended.h"
#include "core/run/way_back.h"
#include "core/safety/set_aside.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

Error unkept(const RunState& state, const Error& trouble)
{
    return Error(ErrorCode::PresentUnreadable,
                 QStringLiteral("What is in the place of %1 now cannot be kept as a snapshot: %2")
                     .arg(state.fileName(), trouble.what))
        .withDetail(trouble.detail);
}

/// Also of errors that the attempt to take a snapshot gave: what was read does not hold together.
bool isOfContent(const Error& error)
{
    return isUnreadable(error) || error.code == ErrorCode::SnapshotFailed ||
           error.code == ErrorCode::SqlFailed;
}

Status sayKept(RunState& state, const LiveSwap& swap, const Present& present, const QString& kept,
               QStringList& files)
{
    if (!present.trouble)
        return {};
    QStringList set;
    for (const char* end : kFileSet) {
        const QString path = kept + QLatin1StringView(end);
        if (QFileInfo::exists(path))
            set.append(path);
    }
    files += set;
    const QString text = set.isEmpty()
                             ? QStringLiteral("There was no file to keep.")
                             : QStringLiteral("What was there is no snapshot: it is kept byte by byte at %1.")
                                   .arg(set.join(QStringLiteral(", ")));
    GODWIT_CHECK(state.log(LogLine::Level::Warning, {}, swap.kind,
                           QStringLiteral("%1 %2").arg(present.trouble->what, text)));
    return state.audit(QStringLiteral("present kept as it is"),
                       QStringLiteral("%1: %2").arg(present.trouble->id(), text));
}

} // namespace

Result<Present> lookAtPresent(RunState& state, const Answers& answers)
{
    Present present;
    const auto found = inspectSource(state.file.real);
    if (!found && !isUnreadable(found.error()))
        return found.error();
    const Status beside = found ? refuseForeign(state.file.real) : Status(); // SQLite would write what is of another file into it
    if (!found || !beside) {
        GODWIT_CHECK(refuseHolders(state.file.real));
        present = {.trouble = found ? beside.error() : found.error(), .isLockable = false};
    } else if (const auto lock = lockLive(state, answers); !lock) {
        if (!isUnreadable(lock.error()))
            return lock.error();
        present = {.trouble = lock.error(), .isLockable = false};
    }
    if (present.trouble && !answers.yes)
        return unkept(state, *present.trouble);
    return present;
}

Status keepPresentBefore(RunState& state, const std::function<Result<ChangesBase>()>& base,
                         const QString& why, const Answers& answers, Present& present, QStringList& files)
{
    if (present.trouble)
        return state.isCutOver() ? state.log(LogLine::Level::Warning, {}, QStringLiteral("changes"),
                                             QStringLiteral("What was written into %1 cannot be listed: %2")
                                                 .arg(state.fileName(), present.trouble->what))
                                 : Status();
    if (state.isCutOver())
        GODWIT_CHECK(keepChanges(state, base(), answers, files));
    const auto kept = keepPresent(state, why);
    if (kept)
        return {};
    if (!isOfContent(kept.error()))
        return kept.error();
    present.trouble = kept.error();
    return answers.yes ? Status() : Status(unkept(state, kept.error()));
}

Status putInPlaceOf(RunState& state, const LiveSwap& swap, const Present& present, const Answers& answers,
                    QStringList& files)
{
    GODWIT_TRY(const QString kept, nextKeptPath(*state.workspace, *state.journal, *state.run, swap.kind));
    if (present.isLockable) {
        GODWIT_TRY(LiveLock lock, lockLive(state, answers));
        GODWIT_CHECK(swapLive(state, swap, std::move(lock), kept));
    } else {
        GODWIT_TRY(const QStringList notes,
                   swapSetAside(requestOf(state, swap, kept), *state.journal, state.run->id, state.cancel,
                                [&](const IntentRecord& intent) { return finishSwap(state, intent); }));
        GODWIT_CHECK(logNotes(state, swap, notes));
    }
    return sayKept(state, swap, present, kept, files);
}

QString presentTrouble(const RunState& state)
{
    return state.liveTrouble ? QStringLiteral("The present file cannot be read (%1): it becomes no snapshot, "
                                              "and what was written into it cannot be listed. "
                                              "It and what lies beside it are kept byte by byte in the workspace, and going on wants a yes")
                                   .arg(state.liveTrouble->what)
                             : QString();
}

} // namespace godwit::core
