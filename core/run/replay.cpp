// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/replay.h"

#include "core/plan/checker_parts.h"
#include "core/run/mending.h"
#include "core/run/reporting.h"
#include "core/run/runner.h"
#include "core/run/way_back.h"
#include "core/safety/live_lock.h"
#include "core/steps/changes_account.h"
#include "core/steps/repair.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

/// The fact of a run that holds the last phase of a replay while it is under way; empty: none is.
const QString kReplayFact = QStringLiteral("replay to");

/// A program that writes all the time is never caught up with: then it has to be stopped first.
constexpr int kMostCatchUps = 3;

struct ReplayRange
{
    int first = -1; ///< -1: nothing to replay
    int last = -1;
};

/// Everything a step says in SQL, and the tables it names.
QString sqlOf(const Step& step)
{
    QStringList texts;
    forEachSql(step, [&](const SqlText& sql, SqlPlace) { texts += sql.text; });
    if (const auto* const move = std::get_if<MoveStep>(&step.work)) {
        texts << move->from << move->accountsForTable;
        for (const ColumnValue& value : move->let + move->columns)
            texts += value.reference ? value.reference->table : QString();
    } else if (const auto* const update = std::get_if<UpdateStep>(&step.work)) {
        texts += update->table;
        for (const ColumnValue& value : update->let + update->set)
            texts += value.reference ? value.reference->table : QString();
    } else if (const auto* const erase = std::get_if<DeleteStep>(&step.work)) {
        texts += erase->table;
    } else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work)) {
        texts += rebuild->table;
    } else if (const auto* const script = std::get_if<SqlStep>(&step.work)) {
        texts += script->script.text;
    }
    return texts.join(u'\n');
}

/// True if a phase may read a table: it, or a view that may hold it, is named anywhere in its moves. Rather too often.
bool mayRead(const Phase& phase, const QString& table, const Catalog& source)
{
    QStringList names{
        table.section(u'.', -1)}; // of a further database's without its name, which may be quoted
    for (const SchemaObject& view : source.views)
        names.append(view.name);
    for (const Step& step : phase.steps) {
        if (!step.changesRows() && !std::holds_alternative<MoveStep>(step.work))
            continue;
        const QString sql = sqlOf(step);
        if (std::any_of(names.begin(), names.end(), [&sql](const QString& name) { return sql.contains(name, Qt::CaseInsensitive); }))
            return true;
    }
    return false;
}

bool hasBegun(const PhaseStatus& phase)
{
    return phase.state != PhaseState::NotStarted && phase.state != PhaseState::Ready && phase.state != PhaseState::RolledBack;
}

/// Edits that changed since a phase was begun with those of `numbers`, by table; and whether it was begun
/// with one of them.
QSet<std::pair<QString, bool>> changedTables(const QList<EditRecord>& edits, const QString& numbers)
{
    const QStringList listed = numbers.split(u',', Qt::SkipEmptyParts);
    const QSet<QString> begun(listed.begin(), listed.end());
    QSet<std::pair<QString, bool>> tables;
    for (const EditRecord& edit : edits) {
        const bool wasBegun = begun.contains(QString::number(edit.id));
        if (edit.isInEffect != wasBegun)
            tables.insert({edit.table, wasBegun});
    }
    return tables;
}

/// A phase that may read rows of a table; and where the table stays in the new version, one that edited its
/// rows for good, or that may reach them without naming them, as a delete reaches what refers to its rows.
Result<bool> isConcerned(RunState& state, const Phase& phase, const QList<EditRecord>& edits)
{
    GODWIT_TRY(const QString begunWith, state.journal->fact(state.run->id, repairsFact(phase.id)));
    const auto tables = changedTables(edits, begunWith);
    const bool changesRows = std::any_of(phase.steps.begin(), phase.steps.end(),
                                         [](const Step& step) { return step.changesRows(); });
    return std::any_of(tables.begin(), tables.end(), [&](const auto& changed) {
        const auto& [table, wasBegun] = changed;
        return mayRead(phase, table, state.source) ||
               (isCarriedOver(*state.plan, table) && (wasBegun || changesRows));
    });
}

/// What has to run again: from the phase that edits concern, or from the very first if the database itself has changed.
Result<ReplayRange> rangeOf(RunState& state, bool isStale)
{
    ReplayRange range;
    GODWIT_TRY(const auto edits, state.journal->edits());
    GODWIT_TRY(const auto phases, state.phases());
    // The phase of the cut-over itself, where rows move in it.
    const int cutover = cutoverIndex(*state.plan);
    const int end = cutover < 0 ? static_cast<int>(phases.size()) : cutover + (state.plan->phases.at(cutover).settles() ? 1 : 0);
    for (int index = 0; index < end; ++index) {
        const Phase& phase = state.plan->phases.at(index);
        if (!hasBegun(phases.at(index)))
            continue;
        range.last = index;
        if (isStale && range.first < 0)
            range.first = index;
        if (range.first >= 0 || !phase.settles())
            continue;
        GODWIT_TRY(const bool concerned, isConcerned(state, phase, edits));
        if (concerned)
            range.first = index;
    }
    return range;
}

/// Writes down where a replay goes to, or that it is over. Rollback and run take the lease again, each for itself.
Status note(RunState& state, const QString& from, const QString& to)
{
    GODWIT_TRY(const Lease lease, state.takeLease());
    GODWIT_CHECK(state.journal->putFact(state.run->id, kReplayFact, to));
    return to.isEmpty() ? Status() : state.audit(QStringLiteral("replay"), QStringLiteral("from %1 to %2").arg(from, to));
}

/// What the run began with is a snapshot like others from now on; the next phase that backs up or changes takes a new one.
Status forgetOriginal(RunState& state)
{
    GODWIT_TRY(const Lease lease, state.takeLease());
    state.run->originalSnapshot = 0;
    GODWIT_CHECK(state.journal->updateRun(*state.run));
    GODWIT_CHECK(state.journal->putFact(state.run->id, kSourceStateFact, QStringLiteral("")));
    GODWIT_CHECK(state.audit(QStringLiteral("new snapshot"), QStringLiteral("%1 was written after its snapshot was taken").arg(state.file.real)));
    return state.reload();
}

/// Rows that somebody had decided on, and that are others now.
Status refuseChangedDecisions(RunState& state)
{
    GODWIT_TRY(const qint64 rows, state.journal->decidedOtherwise(state.run->id));
    if (rows == 0)
        return {};
    return Error(ErrorCode::DecisionsDiffer,
                 rows == 1 ? QStringLiteral("1 row in quarantine was decided on and has changed since.")
                           : QStringLiteral("%1 rows in quarantine were decided on and have changed since.").arg(rows));
}

Outcome runAgain(RunState& state, const QString& last, const ReplayRequest& request)
{
    Outcome outcome = Runner(state).run({.phase = {}, .to = last, .answers = request.answers});
    if (outcome.kind == Outcome::Kind::Done) {
        if (auto closed = note(state, {}, QStringLiteral("")); !closed)
            return outcomeFrom(state, closed, {});
        outcome.message = QStringLiteral("Replayed up to “%1”.").arg(last);
    }
    return outcome;
}

} // namespace

Result<bool> waitsForReplay(RunState& state)
{
    GODWIT_TRY(const ReplayRange range, rangeOf(state, false));
    return range.first >= 0;
}

Result<bool> isSourceStale(RunState& state)
{
    if (state.isCutOver() || !state.hasOpenRun() || state.run->originalSnapshot == 0)
        return false;
    GODWIT_CHECK(state.hashOriginal());
    GODWIT_TRY(const QString known, state.journal->fact(state.run->id, kSourceStateFact));
    if (known == state.liveState)
        return false;
    // A checkpoint changes the file and nothing in the database.
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, state.run->originalSnapshot));
    GODWIT_TRY(const bool isSame, holdSamePages(state.file.real, snapshot.info.path, state.cancel));
    return !isSame;
}

namespace {

/// Rolls back to the first phase of the range, and forgets what the run began with if that has changed.
Outcome goBack(RunState& state, const QString& from, bool isStale, const ReplayRequest& request)
{
    Outcome back = rollBackTo(state, {.to = from, .answers = request.answers});
    if (back.kind != Outcome::Kind::Done || !isStale)
        return back;
    const Status forgotten = forgetOriginal(state);
    return forgotten ? back : outcomeFrom(state, forgotten, {});
}

Outcome replay(RunState& state, bool isStale, const ReplayRequest& request)
{
    const auto range = rangeOf(state, isStale);
    if (!range)
        return outcomeFrom(state, range.error(), {});
    const auto left = state.journal->fact(state.run->id, kReplayFact);
    if (!left)
        return outcomeFrom(state, left.error(), {});
    const int interrupted = left->isEmpty() ? -1 : state.plan->indexOf(*left);
    if (range->first < 0 && interrupted < 0)
        return outcomeFrom(state, {}, QStringLiteral("Nothing was edited since the rows were moved; there is nothing to replay."));
    // An interrupted replay went farther than what has begun by now.
    const QString to = state.plan->phases.at(std::max(range->last, interrupted)).id;
    if (range->first >= 0) {
        const QString from = state.plan->phases.at(range->first).id;
        if (auto noted = note(state, from, to); !noted)
            return outcomeFrom(state, noted, {});
        if (Outcome back = goBack(state, from, isStale, request); back.kind != Outcome::Kind::Done)
            return back;
    } else if (isStale) {
        if (auto forgotten = forgetOriginal(state); !forgotten)
            return outcomeFrom(state, forgotten, {});
    }
    Outcome outcome = runAgain(state, to, request);
    const Status decided = outcome.kind == Outcome::Kind::Done && isStale ? refuseChangedDecisions(state) : Status();
    return decided ? outcome : outcomeFrom(state, decided, {});
}

} // namespace

Outcome replayRun(RunState& state, const ReplayRequest& request)
{
    if (auto may = mayEdit(state); !may)
        return outcomeFrom(state, may, {});
    const auto isStale = isSourceStale(state);
    return isStale ? replay(state, *isStale, request) : outcomeFrom(state, isStale.error(), {});
}

Outcome runAndCatchUp(RunState& state, const RunRequest& request)
{
    Outcome outcome = Runner(state).run(request);
    for (int again = 0; again < kMostCatchUps && outcome.error && outcome.error->code == ErrorCode::SourceStale; ++again) {
        (void)state.log(LogLine::Level::Info, {}, QStringLiteral("replay"),
                        QStringLiteral("%1 was written after its snapshot: a new snapshot is taken, and the phases run again.").arg(state.fileName()));
        if (Outcome replayed = replayRun(state, {.answers = request.answers}); replayed.kind != Outcome::Kind::Done)
            return replayed;
        outcome = Runner(state).run(request);
    }
    return outcome;
}

} // namespace godwit::core
