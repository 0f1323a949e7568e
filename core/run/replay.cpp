// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/replay.h"

#include "core/plan/checker_parts.h"
#include "core/run/mending.h"
#include "core/run/reporting.h"
#include "core/run/runner.h"
#include "core/run/way_back.h"
#include "core/steps/repair.h"

namespace godwit::core {

namespace {

/// The fact of a run that holds the last phase of a replay while it is under way; empty: none is.
const QString kReplayFact = QStringLiteral("replay to");

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
    QStringList names{table};
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

/// Tables whose edits changed since a phase was begun with those of `numbers`.
QStringList changedTables(const QList<EditRecord>& edits, const QString& numbers)
{
    const QStringList begun = numbers.split(u',', Qt::SkipEmptyParts);
    QStringList tables;
    for (const EditRecord& edit : edits) {
        if (edit.isInEffect != begun.contains(QString::number(edit.id)) && !tables.contains(edit.table))
            tables.append(edit.table);
    }
    return tables;
}

Result<bool> isConcerned(RunState& state, const Phase& phase, const QList<EditRecord>& edits)
{
    GODWIT_TRY(const QString begunWith, state.journal->fact(state.run->id, repairsFact(phase.id)));
    const QStringList tables = changedTables(edits, begunWith);
    return std::any_of(tables.begin(), tables.end(), [&](const QString& table) { return mayRead(phase, table, state.source); });
}

Result<ReplayRange> rangeOf(RunState& state)
{
    ReplayRange range;
    GODWIT_TRY(const auto edits, state.journal->edits());
    GODWIT_TRY(const auto phases, state.phases());
    const int cutover = cutoverIndex(*state.plan);
    for (int index = 0; index < phases.size() && (cutover < 0 || index < cutover); ++index) {
        const Phase& phase = state.plan->phases.at(index);
        if (!hasBegun(phases.at(index)))
            continue;
        range.last = index;
        if (range.first >= 0 || !phase.has<MoveStep>())
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
    GODWIT_TRY(const Lease lease, Lease::take(state.workspace->lease()));
    GODWIT_CHECK(state.journal->putFact(state.run->id, kReplayFact, to));
    return to.isEmpty() ? Status() : state.audit(QStringLiteral("replay"), QStringLiteral("from %1 to %2").arg(from, to));
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
    GODWIT_TRY(const ReplayRange range, rangeOf(state));
    return range.first >= 0;
}

Outcome replayEdits(RunState& state, const ReplayRequest& request)
{
    if (auto may = mayEdit(state); !may)
        return outcomeFrom(state, may, {});
    const auto range = rangeOf(state);
    if (!range)
        return outcomeFrom(state, range.error(), {});
    auto left = state.journal->fact(state.run->id, kReplayFact);
    if (!left)
        return outcomeFrom(state, left.error(), {});
    const bool isInterrupted = !left->isEmpty() && state.plan->indexOf(*left) >= 0;
    if (range->first < 0)
        return isInterrupted ? runAgain(state, *left, request)
                             : outcomeFrom(state, {}, QStringLiteral("Nothing was edited since the rows were moved; there is nothing to replay."));
    // An interrupted replay went farther than what has begun by now.
    const int last = std::max(range->last, isInterrupted ? state.plan->indexOf(*left) : -1);
    const QString to = state.plan->phases.at(last).id;
    const QString from = state.plan->phases.at(range->first).id;
    if (auto noted = note(state, from, to); !noted)
        return outcomeFrom(state, noted, {});
    Outcome back = rollBackTo(state, {.to = from, .answers = request.answers});
    if (back.kind != Outcome::Kind::Done)
        return back;
    return runAgain(state, to, request);
}

} // namespace godwit::core
