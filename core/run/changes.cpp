// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/changes.h"

#include "core/checks/figures.h"
#include "core/run/changes_export.h"
#include "core/run/other_live.h"
#include "core/run/reporting.h"
#include "core/run/way_back.h"
#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/steps/work_file.h"
#include "core/wants.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

Points pointsOf(RunState& state)
{
    return Points(*state.journal, *state.workspace, *state.run, state.cancel);
}

/// Files as they were when the drop steps that have run took tables out, newest first.
Result<QStringList> takenOut(RunState& state)
{
    bool hasDropped = false;
    GODWIT_TRY(const auto phases, state.phases());
    for (qsizetype index = 0; index < phases.size(); ++index) {
        const PhaseState now = phases.at(index).state;
        hasDropped = hasDropped || ((!state.plan || state.plan->phases.at(index).has<DropStep>()) && now != PhaseState::NotStarted && now != PhaseState::RolledBack);
    }
    if (!hasDropped)
        return QStringList();
    GODWIT_TRY(const QStringList kept, state.journal->files(state.run->id, QStringLiteral("kept")));
    QStringList found;
    for (const QString& file : kept) {
        if (file.endsWith(QStringLiteral("-before-cleanup.db")) && QFileInfo::exists(file))
            found.append(file);
    }
    std::sort(found.begin(), found.end(), [](const QString& one, const QString& other) {
        return QFileInfo(one).fileName().section(u'-', 1, 1).toInt() > QFileInfo(other).fileName().section(u'-', 1, 1).toInt();
    });
    return found;
}

QString sinceFile(const RunState& state)
{
    return state.workspace->runFolder(state.run->id) + QStringLiteral("/since.db");
}

Status removeSinceFile(RunState& state)
{
    GODWIT_CHECK(removeFileDurably(sinceFile(state)));
    return state.journal->forgetFile(sinceFile(state));
}

Result<ChangesSince> compareWith(RunState& state, const QString& before, const QStringList& tables,
                                 ChangesExport* exporter)
{
    ChangesRequest request{.live = state.file.real,
                           .before = before,
                           .takenOut = {},
                           .visit = {},
                           .changeset = {},
                           .cancel = state.cancel,
                           .tables = tables};
    GODWIT_TRY(request.takenOut, takenOut(state));
    if (!exporter)
        return changesSince(request);
    request.visit = [exporter](const DifferingRow& row) { return exporter->add(row); };
    request.changeset = [exporter](const QByteArray& changeset) { return exporter->addChangeset(changeset); };
    GODWIT_TRY(const ChangesSince changes, changesSince(request));
    GODWIT_CHECK(exporter->end(changes));
    return changes;
}

/// The state that a point holds lies beside the work file for as long as it is read; journaled, so that a kill leaves
/// nothing that nobody knows of.
Result<ChangesSince> compareWithPoint(RunState& state, const PointRecord& point, ChangesExport* exporter)
{
    GODWIT_CHECK(state.journal->addFile(state.run->id, sinceFile(state), QStringLiteral("work")));
    GODWIT_CHECK(removeFileDurably(sinceFile(state)));
    const Status rebuilt = pointsOf(state).rebuild(point, sinceFile(state), [](qint64, qint64) {});
    if (!rebuilt)
        return rebuilt.error();
    auto changes = compareWith(state, sinceFile(state), {}, exporter);
    GODWIT_CHECK(removeSinceFile(state));
    return changes;
}

bool isOfDisk(const Error& error)
{
    return error.isCancel() || error.exit() == Exit::NoSpace || error.code == ErrorCode::FileFailed || error.code == ErrorCode::ReadOnlyFolder;
}

/// What keeps the whole from being listed is said in the value; an Error for cancel and where nothing can be written.
Result<ChangesSince> lookSince(RunState& state, const ChangesBase& base, ChangesExport* exporter)
{
    ChangesSince changes;
    if (!base.missing.isEmpty()) {
        changes.unlisted = base.missing;
    } else {
        auto compared = base.point ? compareWithPoint(state, *base.point, exporter)
                                   : compareWith(state, base.snapshot, base.tables, exporter);
        if (!compared && exporter)
            (void)exporter->discard();
        if (!compared && isOfDisk(compared.error()))
            return compared.error();
        if (compared)
            changes = *compared;
        else
            changes.unlisted = compared.error().what;
    }
    changes.since = base.since;
    changes.at = base.at;
    return changes;
}

QString countText(const ChangesSince& changes)
{
    return rowsText(changes.rows());
}

} // namespace

Result<ChangesBase> baseOfCutover(RunState& state)
{
    ChangesBase base{.since = QStringLiteral("the cut-over"), .at = state.run->cutOverAt, .snapshot = {}, .point = {}, .missing = {}};
    GODWIT_TRY(base.point, pointsOf(state).swappedIn());
    // A point that was taken later is that of another cut-over: the live file came back by a restore.
    if (!base.point || base.point->takenAt > state.run->cutOverAt) {
        base.point.reset();
        base.missing = QStringLiteral("the state that was swapped in is not kept.");
    }
    return base;
}

Result<ChangesBase> baseOfRollback(RunState& state, int phaseIndex)
{
    if (phaseIndex <= cutoverIndex(*state.plan))
        return baseOfCutover(state);
    const Phase& phase = state.plan->phases.at(phaseIndex);
    GODWIT_TRY(const auto point, pointsOf(state).holding(phase.id));
    ChangesBase base{.since = QStringLiteral("“%1” began").arg(phase.title), .at = {}, .snapshot = {}, .point = point, .missing = {}};
    if (point)
        base.at = point->takenAt;
    else
        base.missing = QStringLiteral("there is no rollback point.");
    return base;
}

Result<ChangesBase> baseOfRestore(RunState& state, qint64 snapshotNumber)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, snapshotNumber));
    GODWIT_TRY(const QString fact, state.journal->fact(state.run->id, QStringLiteral("state of snapshot %1").arg(snapshotNumber)));
    if (fact.section(u' ', 0, 0) != timeText(state.run->cutOverAt))
        return baseOfCutover(state);
    return ChangesBase{.since = QStringLiteral("snapshot %1").arg(snapshotNumber),
                       .at = snapshot.info.takenAt,
                       .snapshot = snapshot.info.path,
                       .point = {},
                       .missing = {}};
}

Losses lossesSince(RunState& state, const Result<ChangesBase>& base)
{
    const auto failed = [](const Error& error) {
        return Losses{.texts = {QStringLiteral("What was written cannot be listed: %1").arg(error.what)}, .wantsYes = true};
    };
    if (!base)
        return failed(base.error());
    if (state.isReadOnly)
        return {.texts = {QStringLiteral("What was written is listed by: %1").arg(commandOn(state, QStringLiteral("changes"), {}))}};
    const auto lease = state.takeLease();
    if (!lease)
        return failed(lease.error());
    const auto changes = lookSince(state, *base, nullptr);
    if (!changes)
        return failed(changes.error());
    if (changes->isEmpty())
        return {};
    return {.texts = changesTexts(*changes), .wantsYes = changes->hasUnlisted(), .written = *changes};
}

void addLosses(const Losses& losses, const QString& heading, Consequence& consequence)
{
    if (losses.wantsYes)
        wantYes(consequence);
    if (!losses.texts.isEmpty())
        consequence.loses += QStringList{heading} + losses.texts;
    consequence.written = losses.written;
}

Status keepChanges(RunState& state, const Result<ChangesBase>& base, const Answers& answers, QStringList& files)
{
    if (!base)
        return base.error();
    // Looked at first: a refusal leaves nothing behind.
    GODWIT_TRY(const ChangesSince found, lookSince(state, *base, nullptr));
    if (found.hasUnlisted() && !answers.yes)
        return Error(ErrorCode::ChangesUnlisted, QStringLiteral("What was written into %1 since %2 cannot be listed in full.")
                                                     .arg(state.fileName(), found.since))
            .withDetail(changesTexts(found).join(u'\n'));
    if (found.isEmpty())
        return {};
    ChangesExport exporter(state, {});
    GODWIT_TRY(const ChangesSince changes, lookSince(state, *base, &exporter));
    files = exporter.files();
    state.takenOut = QStringLiteral("%1 written since %2 are").arg(countText(changes), changes.since);
    const QString where = files.isEmpty() ? QStringLiteral("nowhere") : QFileInfo(files.first()).absolutePath();
    GODWIT_CHECK(state.log(LogLine::Level::Info, {}, QStringLiteral("changes"), changesTexts(changes).join(u' ')));
    return state.audit(QStringLiteral("changes"), QStringLiteral("%1 written since %2 exported to %3%4")
                                                      .arg(countText(changes), changes.since, where,
                                                           changes.hasUnlisted() ? QStringLiteral("; not all could be listed") : QString()));
}

namespace {

Result<ChangesSince> listed(RunState& state, ChangesExport* exporter)
{
    GODWIT_CHECK(needOpenRun(state));
    if (!state.isCutOver())
        return Error(ErrorCode::NotAfterCutover, QStringLiteral("%1 has not been cut over.").arg(state.fileName()));
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(removeUnfinished(*state.journal, *state.run));
    if (exporter)
        GODWIT_CHECK(exporter->begin());
    GODWIT_TRY(const ChangesBase base, baseOfCutover(state));
    return lookSince(state, base, exporter);
}

} // namespace

Outcome listChanges(RunState& state, const ListChangesRequest& request)
{
    std::optional<ChangesExport> exporter;
    if (!request.folder.isEmpty())
        exporter.emplace(state, QFileInfo(request.folder).absoluteFilePath());
    const auto changes = listed(state, exporter ? &*exporter : nullptr);
    if (!changes)
        return outcomeFrom(state, changes.error(), {});
    state.listener.changesListed(*changes);
    Outcome outcome;
    outcome.message = changes->isEmpty()        ? QStringLiteral("Nothing was written since %1.").arg(changes->since)
                      : changes->hasUnlisted() ? QStringLiteral("%1 written since %2 listed; not all can be.").arg(countText(*changes), changes->since)
                                               : QStringLiteral("%1 written since %2.").arg(countText(*changes), changes->since);
    if (exporter)
        outcome.files = exporter->files();
    return outcome;
}

} // namespace godwit::core
