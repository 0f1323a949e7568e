// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/changes_ahead.h"

#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

bool asksInside(const ColumnValue& value)
{
    return mentions(value.expression.text + u' ' + value.of.text + u' ' + value.otherwise.value.text,
                    u"select");
}

/// Tables that refer to one, each once.
void addReferring(const Catalog& source, const QString& parent, QStringList& tables)
{
    for (const Table& child : source.tables) {
        const bool refers =
            std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                        [&](const ForeignKey& key) { return isSameName(key.parent, parent); });
        if (refers && !tables.contains(child.name, Qt::CaseInsensitive))
            tables += child.name;
    }
}

ChangeAhead begun(const PlanStep& at, const QString& table)
{
    ChangeAhead change;
    change.at = at;
    change.tables = {table};
    change.rows.from = table;
    change.rows.into = table;
    return change;
}

/// Each kind of step as a move.
struct AsMove
{
    const PlanStep& at;

    std::optional<ChangeAhead> operator()(const UpdateStep& step) const
    {
        ChangeAhead change = begun(at, step.table);
        change.rows.carryAll = true;
        change.rows.columns = step.set;
        change.rows.let = step.let;
        change.rows.where = step.where;
        change.rows.reject = step.reject;
        change.leaves = !step.keepsOld;
        change.reachesOthers = change.leaves;
        const bool seesOthers = std::any_of(step.set.begin(), step.set.end(), asksInside) ||
                                std::any_of(step.let.begin(), step.let.end(), asksInside);
        if (!step.order.isEmpty() && seesOthers)
            change.notRun = QStringLiteral("Its rows are changed one by one, and see those before them.");
        return change;
    }
    std::optional<ChangeAhead> operator()(const DeleteStep& step) const
    {
        ChangeAhead change = begun(at, step.table);
        Where stays;
        stays.rule = step.rule;
        stays.condition.text = QStringLiteral("(%1) IS NOT TRUE").arg(step.when.text);
        change.rows.where = {stays};
        change.reachesOthers = step.cascades;
        return change;
    }
    std::optional<ChangeAhead> operator()(const RebuildStep& step) const
    {
        ChangeAhead change = begun(at, step.table);
        change.rows.carryAll = true;
        change.rows.columns = step.columns;
        change.leaves = true;
        change.reachesOthers = true;
        return change;
    }
    std::optional<ChangeAhead> operator()(const SqlStep& step) const
    {
        ChangeAhead change = begun(at, step.writes.join(QStringLiteral(", ")));
        change.tables = step.writes;
        change.notRun = QStringLiteral("What a script does is known when it has run.");
        return change;
    }
    template <typename Other>
    std::optional<ChangeAhead> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

} // namespace

QList<ChangeAhead> changesAhead(const Plan& plan)
{
    QList<ChangeAhead> changes;
    int order = 0;
    for (const Phase& phase : plan.phases) {
        for (int index = 0; index < phase.steps.size(); ++index, ++order) {
            const PlanStep at = planStep(phase, index);
            if (auto change = std::visit(AsMove{at}, phase.steps[index].work)) {
                change->order = order;
                changes.append(*change);
            }
        }
    }
    return changes;
}

int orderOf(const Plan& plan, const PlanStep& at)
{
    int order = 0;
    for (const Phase& phase : plan.phases) {
        if (phase.id == at.phase)
            return order + at.index;
        order += static_cast<int>(phase.steps.size());
    }
    return order;
}

QSet<QString> standingTables(const Catalog& source, const PlanFates& fates, const QList<ChangeAhead>& changes,
                             int before)
{
    QSet<QString> standing;
    for (const Table& table : source.tables) {
        if (fates.isKept(table.name))
            standing.insert(foldedName(table.name));
    }
    for (const ChangeAhead& change : changes) {
        if (change.order >= before)
            break;
        QStringList reached = change.tables;
        for (qsizetype at = 0; at < reached.size(); ++at) {
            standing.remove(foldedName(reached[at]));
            if (change.reachesOthers)
                addReferring(source, reached[at], reached);
        }
    }
    return standing;
}

Catalog withKeptTables(const Catalog& source, const Catalog& target, const PlanFates& fates)
{
    Catalog all = target;
    for (const Table& table : source.tables) {
        if (fates.isKept(table.name) && !target.table(table.name))
            all.tables.append(table);
    }
    return all;
}

} // namespace godwit::core
