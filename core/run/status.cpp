// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/status.h"

#include "core/move/compiler.h"
#include "core/move/expression_text.h"
#include "core/plan/moves_ahead.h"
#include "core/plan/plan_moves.h"
#include "core/run/cost_account.h"
#include "core/run/criteria.h"
#include "core/run/forecast.h"
#include "core/run/gate.h"
#include "core/run/interrupted.h"
#include "core/run/lost_journal.h"
#include "core/run/other_live.h"
#include "core/run/retention.h"
#include "core/run/way_back.h"
#include "core/sqlite/quoting.h"
#include "core/steps/swapped_files.h"
#include "core/steps/work_file.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace godwit::core {

namespace {

QString shortDigest(const QString& digest)
{
    return digest.left(4) + QStringLiteral("…") + digest.right(4);
}

void addAbout(const About& about, PlanAbout& shown)
{
    shown.summary = about.summary;
    shown.goals = about.goals;
    for (const Risk& risk : about.risks)
        shown.risks.append({.risk = risk.risk, .probability = risk.probability, .impact = risk.impact, .mitigation = risk.mitigation});
    for (const ScheduleItem& item : about.schedule)
        shown.schedule.append({.phase = item.phase,
                               .start = QDate::fromString(item.start, Qt::ISODate),
                               .days = item.days,
                               .after = item.after,
                               .owner = item.owner});
}

void addIdentity(RunState& state, RunStatus& status)
{
    status.database = state.file.real;
    status.isRehearsal = state.isRehearsal;
    status.databaseBytes = QFileInfo(state.file.real).size();
    if (state.workspace) {
        status.workspace = state.workspace->folder();
        status.busy = Lease::holder(state.workspace->lease());
    }
    if (state.run) {
        status.hasRun = true;
        status.run = QString::number(state.run->id);
        status.isFinished = state.run->finishedAt.isValid();
        status.isCutOver = state.run->cutOverAt.isValid();
        status.planName = state.run->planName;
        status.planVersion = state.run->planVersion;
        status.planHash = state.run->planHash;
        status.planPath = state.run->planPath;
        status.strategy = state.run->strategy;
    }
    if (!state.plan)
        return;
    status.planName = state.plan->name;
    status.planVersion = state.plan->version;
    status.planHash = state.plan->hash;
    status.planPath = state.plan->path;
    status.strategy = state.plan->strategy;
    addAbout(state.plan->about, status.about);
    status.planApproved = state.plan->status == QLatin1StringView("approved");
}

void addPhases(RunState& state, RunStatus& status)
{
    auto phases = state.phases();
    if (!phases)
        return;
    for (PhaseStatus& phase : *phases) {
        if (!isLeftRunning(state, phase.state))
            continue;
        phase.state = PhaseState::Paused;
        phase.summary = afterAnInterruption(state);
    }
    bool isComplete = !phases->isEmpty();
    for (PhaseStatus& phase : *phases) {
        const Phase* const planned = state.plan ? state.plan->phase(phase.id) : nullptr;
        const bool isDone = state.isDone(phase);
        isComplete = isComplete && isDone;
        if (planned) {
            phase.changesLiveFile = planned->changesLiveFile(state.isCutOver());
            Status gate;
            if (state.hasOpenRun())
                gate = Gate(state).open(*planned, *phases, false);
            else if (phase.id != phases->first().id)
                gate = Error(ErrorCode::PhaseNotReady, QStringLiteral("“%1” comes first.").arg(phases->first().title));
            phase.canStart = !isDone && gate && phase.state != PhaseState::Running;
            if (!gate && !isDone)
                phase.whyNotStart = gate.error().what;
            if (isDone)
                phase.whyNotStart = QStringLiteral("It is done.");
            if (phase.canStart && (phase.state == PhaseState::NotStarted || phase.state == PhaseState::RolledBack) && state.hasOpenRun())
                phase.state = phase.state == PhaseState::NotStarted ? PhaseState::Ready : phase.state;
            else if (phase.canStart && phase.state == PhaseState::NotStarted)
                phase.state = PhaseState::Ready;
        }
        const bool hasRun = phase.state != PhaseState::NotStarted && phase.state != PhaseState::Ready &&
                            phase.state != PhaseState::RolledBack;
        phase.canRollBack = hasRun && state.hasOpenRun();
        if (!phase.canRollBack)
            phase.whyNotRollBack = status.isFinished ? QStringLiteral("The run is finished.") : QStringLiteral("It has not run.");
    }
    status.phases = *phases;
    status.isComplete = isComplete && state.plan && state.hasOpenRun();
}

/// What a step runs, as the Plan page shows it.
struct SqlOf
{
    RunState& state;
    int number = 0; ///< of the move among all moves
    QString operator()(const MoveStep& step) const
    {
        if (const QString read = accountedTable(step); !read.isEmpty() && !state.source.table(read))
            return QStringLiteral("-- the columns of %1 are read when the step runs").arg(read);
        const auto move = compileMove({.plan = *state.plan, .source = state.source, .target = state.target, .staging = state.staging},
                                      number, step);
        if (!move)
            return move.error().what;
        QStringList parts;
        for (const CopyStatement& copy : move->materialise)
            parts += copy.sql;
        for (const ReadStretch& stretch : move->stretches)
            parts += stretch.fromStart;
        parts += {move->createGroups, move->createOrder, move->insert};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(";\n\n"));
    }
    QString operator()(const SchemaStep& step) const
    {
        QStringList statements;
        const QStringList rebuilt = state.plan->rebuiltTables();
        for (const Table& table : state.target.tables) {
            if (!rebuilt.contains(table.name, Qt::CaseInsensitive))
                statements.append(state.staging.createTable(table));
        }
        return step.target ? statements.join(QStringLiteral(";\n")) : step.script.text;
    }
    QString operator()(const UpdateStep& step) const
    {
        ExpressionText expression(*state.plan, state.staging);
        expression.addLets(step.let);
        QStringList sets;
        for (const ColumnValue& value : step.set)
            sets.append(QStringLiteral("%1 = %2").arg(quoted(value.column), expression.of(value)));
        return QStringLiteral("UPDATE %1 SET\n  %2").arg(quoted(state.staging.physicalName(step.table)), sets.join(QStringLiteral(",\n  ")));
    }
    QString operator()(const DeleteStep& step) const
    {
        return QStringLiteral("DELETE FROM %1 WHERE %2")
            .arg(quoted(state.staging.physicalName(step.table)), ExpressionText(*state.plan, state.staging).of(step.when));
    }
    QString operator()(const RebuildStep& step) const
    {
        const Table* const table = state.target.table(step.table);
        return table ? table->sql : QString();
    }
    QString operator()(const SqlStep& step) const { return step.script.text; }
    QString operator()(const CompareStep& step) const { return step.before.text + QStringLiteral("\n-- after\n") + step.after.text; }
    QString operator()(const MeasureStep& step) const { return step.before.text + QStringLiteral("\n-- after\n") + step.after.text; }
    QString operator()(const ValidateStep& step) const { return rules(step.rules); }
    QString operator()(const AssessStep& step) const { return rules(step.rules); }
    template <typename Other>
    QString operator()(const Other&) const
    {
        return {};
    }
    static QString rules(const QList<Rule>& rules)
    {
        QStringList texts;
        for (const Rule& rule : rules)
            texts.append(QStringLiteral("-- %1\n%2").arg(rule.name, rule.query.text));
        return texts.join(QStringLiteral("\n"));
    }
};

/// The steps as the plan has them, with what the journal knows of each.
void addSteps(RunState& state, RunStatus& status)
{
    QList<StepStatus> known;
    if (const auto steps = state.journal && state.run ? state.journal->steps(state.run->id) : Result<QList<StepStatus>>(QList<StepStatus>()))
        known = *steps;
    if (!state.plan) {
        status.steps = known;
        return;
    }
    int move = 0;
    for (const Phase& phase : state.plan->phases) {
        for (int index = 0; index < phase.steps.size(); ++index) {
            StepStatus step;
            step.phase = phase.id;
            step.index = index;
            step.kind = phase.steps.at(index).kind();
            step.title = phase.steps.at(index).title();
            for (const StepStatus& other : known) {
                if (other.phase == step.phase && other.index == index)
                    step = other;
            }
            step.sql = std::visit(SqlOf{state, move}, phase.steps.at(index).work);
            move += std::holds_alternative<MoveStep>(phase.steps.at(index).work) ? 1 : 0;
            status.steps.append(step);
        }
    }
}

void addRows(RunState& state, RunStatus& status)
{
    const qint64 run = state.run->id;
    addCosts(state, status);
    if (auto balance = state.journal->balance(run))
        status.balance = state.plan ? withMovesAhead(*state.plan, status.steps, *balance) : *balance;
    if (auto counts = state.journal->quarantineCounts(run))
        status.quarantine = *counts;
    if (auto checks = state.journal->checks(run))
        status.checks = *checks;
    if (auto failed = state.journal->failedBefore(run))
        status.failedBefore = *failed;
    if (auto report = state.journal->fact(run, QStringLiteral("report")))
        status.report = state.journal->place().resolved(*report);
    if (auto snapshots = state.journal->snapshots()) {
        for (const SnapshotRecord& snapshot : *snapshots) {
            status.snapshots.append(snapshot.info);
            status.snapshots.last().isOriginal = snapshot.number == state.run->originalSnapshot;
            status.snapshots.last().needed = whyNeeded(state, snapshot, *snapshots);
        }
    }
    if (auto points = state.journal->points(run)) {
        for (const PointRecord& point : *points) {
            if (point.isSwappedIn())
                continue; // nobody goes back to it
            const Phase* const phase = state.plan ? state.plan->phase(point.phase) : nullptr;
            status.points.append({.phase = point.phase,
                                  .title = phase ? phase->title : point.phase,
                                  .takenAt = point.takenAt,
                                  .bytes = point.bytes,
                                  .digest = point.digest});
        }
    }
}

/// The database changed since the run's snapshot, as far as a fingerprint tells; the cut-over compares every page.
bool isStale(RunState& state)
{
    if (!state.hasOpenRun() || state.isCutOver() || state.run->originalSnapshot == 0 || state.liveState.isEmpty())
        return false;
    const auto known = state.journal->fact(state.run->id, kSourceStateFact);
    return known && !known->isEmpty() && *known != state.liveState;
}

/// The step that made a check stopped when it was to look again: what it found is of an earlier time.
bool hasStopped(const QList<StepStatus>& steps, const CheckResult& check)
{
    return std::none_of(steps.begin(), steps.end(), [&](const StepStatus& step) {
        return step.phase == check.phase && step.index == check.step &&
               (step.state == PhaseState::Done || step.state == PhaseState::Running);
    });
}

/// What looked at the work file before somebody else changed it, or at the live one before somebody wrote to
/// it. A check that runs again later is none of these: the cut-over waits until all have.
void markStaleChecks(RunState& state, RunStatus& status)
{
    const auto isChanged = state.isWorkChanged();
    status.isWorkChanged = isChanged && *isChanged;
    QStringList written;
    if (state.isCutOver()) {
        QStringList phases;
        for (const PhaseStatus& phase : status.phases)
            phases.append(phase.id);
        if (const auto found = checkedBeforeAWrite(*state.journal, *state.run, phases))
            written = *found;
    }
    for (CheckResult& check : status.checks)
        check.isStale = !check.looksAhead() &&
                        (status.isWorkChanged || written.contains(check.phase) || hasStopped(status.steps, check));
    for (CheckResult& check : status.failedBefore)
        check.isStale = true;
}

void addSafety(RunState& state, RunStatus& status)
{
    status.isStale = isStale(state);
    markStaleChecks(state, status);
    SafetyStatus& safety = status.safety;
    safety.originalUntouched = !status.isCutOver && !state.liveTrouble;
    safety.originalCheckedAt = status.isCutOver ? state.run->cutOverAt : state.originalCheckedAt;
    safety.original = status.isCutOver ? QStringLiteral("kept at %1").arg(state.run->keptOriginal)
                      : state.liveTrouble ? QString()
                                       : QStringLiteral("SHA-256 %1").arg(shortDigest(state.originalSha256));
    safety.snapshot = QStringLiteral("taken before anything changes");
    for (const SnapshotInfo& snapshot : status.snapshots) {
        if (!snapshot.isOriginal)
            continue;
        safety.snapshotVerified = snapshot.verifiedAt.isValid();
        safety.snapshotVerifiedAt = snapshot.verifiedAt;
        safety.snapshot = QStringLiteral("%1 · integrity, counts and digests equal").arg(sizeText(snapshot.bytes));
    }
    for (const PhaseStatus& phase : status.phases) {
        if (phase.canRollBack)
            safety.canGoBackTo.append(phase.title);
    }
    safety.nextCanBeUndone = !status.isFinished;
    safety.next = status.isRehearsal  ? QStringLiteral("a rehearsal changes nothing; what it worked on is removed")
                  : status.isFinished ? QStringLiteral("the run is finished")
                  : status.isComplete ? QStringLiteral("only Finish is final, and it is typed")
                                      : QStringLiteral("nothing is final before Finish");
    if (const QString interrupted = interruptedWork(state); !interrupted.isEmpty())
        safety.next = interrupted;
    if (!state.journal || !state.run)
        return;
    if (const auto kept = keptOriginalNow(*state.journal, *state.run))
        safety.keptOriginal = *kept;
}

} // namespace

RunStatus runStatus(RunState& state)
{
    RunStatus status;
    addIdentity(state, status);
    if (const Status readable = state.isReadable(); !readable)
        status.trouble = readable.error();
    else
        status.trouble = otherLive(state);
    if (state.journalTrouble) {
        for (const SnapshotRecord& snapshot : snapshotsByManifest(*state.workspace))
            status.snapshots.append(snapshot.info);
        return status;
    }
    addPhases(state, status);
    addSteps(state, status);
    for (StepStatus& step : status.steps)
        step.state = isLeftRunning(state, step.state) ? PhaseState::Paused : step.state;
    if (state.journal && state.run)
        addRows(state, status);
    if (state.plan)
        addCriteria(state.plan->criteria, status);
    addForecasts(state, status);
    addSafety(state, status);
    return status;
}

} // namespace godwit::core
