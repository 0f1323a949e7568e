// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/plan_fates.h"

#include "core/plan/plan_moves.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Fate = InventoryItem::Fate;

/// All SQL of a move that decides over rows and not over values.
QString rulesOf(const MoveStep& move)
{
    QStringList texts;
    for (const Where& where : move.where)
        texts += where.condition.text;
    for (const Reject& reject : move.reject)
        texts += reject.when.text;
    for (const Join& join : move.joins)
        texts += join.on.text;
    return texts.join(u' ');
}

/// All queries that a move reads rows from.
QString queriesOf(const MoveStep& move)
{
    QStringList texts{move.query.text};
    for (const Join& join : move.joins)
        texts += join.table.text;
    return texts.join(u' ');
}

/// Names of tables that a move reads beside the rows that it accounts for.
QSet<QString> besides(const MoveStep& move)
{
    QSet<QString> names = namesMentioned(queriesOf(move));
    for (const ColumnValue& value : move.columns + move.let)
        names |= namesMentioned(allSqlOf(value));
    return names;
}

/// A later name of `let` may use those before it.
QSet<QString> withLets(const QList<ColumnValue>& lets, QSet<QString> names)
{
    for (auto let = lets.crbegin(); let != lets.crend(); ++let) {
        if (names.contains(foldedName(let->column)))
            names |= namesMentioned(allSqlOf(*let));
    }
    return names;
}

bool isAccountedBy(const MoveStep& move, const QString& table)
{
    return isSameName(accountedTable(move), table);
}

/// True if a move writes a source's column as it is into the target's `column`.
bool givesUntouched(const MoveStep& move, const QString& column, const QString& from)
{
    for (const ColumnValue& value : move.columns) {
        if (!isSameName(value.column, column))
            continue;
        return isPlainColumn(value.expression.text, move.from, from);
    }
    return move.carryAll && isSameName(column, from);
}

} // namespace

/// All SQL of a value, one text after the other.
QString allSqlOf(const ColumnValue& value)
{
    QStringList texts{value.expression.text, value.of.text, value.otherwise.value.text};
    if (value.reference)
        texts += {value.reference->key.text, value.reference->missing.value.text,
                  value.reference->quarantined.value.text};
    return texts.join(u' ');
}

QSet<QString> namesMentioned(const QString& sql)
{
    QSet<QString> names;
    for (const SqlWord& word : sqlWords(sql)) {
        if (word.isName())
            names.insert(foldedName(word.text));
    }
    return names;
}

/// Names of tables have a dot in them where they are a further database's.
bool mentionsTable(const QSet<QString>& names, const QString& table)
{
    return names.contains(foldedName(table)) ||
           (table.contains(u'.') && names.contains(foldedName(table.section(u'.', 0, 0))) &&
            names.contains(foldedName(table.section(u'.', 1))));
}

PlanFates::PlanFates(const Plan& plan, const Catalog& source, const Catalog& target)
    : m_plan(plan),
      m_source(source),
      m_target(target),
      m_moves(stepsOf<MoveStep>(plan)),
      m_schema(firstStepOf<SchemaStep>(plan)),
      m_cutover(firstStepOf<CutoverStep>(plan))
{
    for (const auto& [at, move] : m_moves) {
        Names names{.columns = {},
                    .rules = namesMentioned(rulesOf(*move)),
                    .queried = namesMentioned(queriesOf(*move)),
                    .besides = besides(*move)};
        for (const ColumnValue& value : move->columns)
            names.columns += withLets(move->let, namesMentioned(allSqlOf(value)));
        m_names.append(names);
    }
    for (const auto& [at, update] : stepsOf<UpdateStep>(plan)) {
        Change change{.at = at, .table = update->table, .gives = {}, .names = {}, .all = {}};
        for (const ColumnValue& value : update->set) {
            change.gives += update->table + u'.' + value.column;
            change.names += withLets(update->let, namesMentioned(allSqlOf(value)));
            change.all |= change.names.last();
        }
        m_changes.append(change);
    }
    for (const auto& [at, script] : stepsOf<SqlStep>(plan)) {
        const QSet<QString> names = namesMentioned(script->script.text);
        m_changes.append({.at = at,
                          .table = {},
                          .gives = {script->writes.join(QStringLiteral(", "))},
                          .names = {names},
                          .all = names});
    }
}

bool PlanFates::isFurther(const QString& table) const
{
    return table.contains(u'.') &&
           std::any_of(m_plan.source.attach.begin(), m_plan.source.attach.end(), [&](const auto& database) {
               return isSameName(database.first, table.section(u'.', 0, 0));
           });
}

bool PlanFates::isKept(const QString& table) const
{
    return m_plan.target.keep.contains(table, Qt::CaseInsensitive) || !rebuildOf(table).isNone();
}

QList<PlacedStep<MoveStep>> PlanFates::movesFrom(const QString& table) const
{
    QList<PlacedStep<MoveStep>> moves;
    std::copy_if(m_moves.begin(), m_moves.end(), std::back_inserter(moves),
                 [&](const PlacedStep<MoveStep>& move) { return isAccountedBy(*move.work, table); });
    return moves;
}

QList<PlacedStep<MoveStep>> PlanFates::movesInto(const QString& target) const
{
    QList<PlacedStep<MoveStep>> moves;
    std::copy_if(m_moves.begin(), m_moves.end(), std::back_inserter(moves),
                 [&](const PlacedStep<MoveStep>& move) { return isSameName(move.work->into, target); });
    return moves;
}

PlanStep PlanFates::dropOf(const QString& table) const
{
    if (isKept(table))
        return {};
    for (const auto& [at, drop] : stepsOf<DropStep>(m_plan)) {
        if (drop->tables.isEmpty() || drop->tables.contains(table, Qt::CaseInsensitive))
            return at;
    }
    return {};
}

PlanStep PlanFates::rebuildOf(const QString& table) const
{
    for (const auto& [at, rebuild] : stepsOf<RebuildStep>(m_plan)) {
        if (isSameName(rebuild->table, table))
            return at;
    }
    return {};
}

PlanStep PlanFates::rebuildGiving(const QString& table, const QString& column) const
{
    for (const auto& [at, rebuild] : stepsOf<RebuildStep>(m_plan)) {
        const bool gives = std::any_of(rebuild->columns.begin(), rebuild->columns.end(),
                                       [&](const ColumnValue& value) { return isSameName(value.column, column); });
        if (gives && isSameName(rebuild->table, table))
            return at;
    }
    return {};
}

PlanStep PlanFates::sequenceMoveOf(const Table& table) const
{
    const QString key = table.primaryKey().value(0);
    for (const auto& [at, move] : movesFrom(table.name)) {
        const Table* const into = m_target.table(move->into);
        if (into && into->isAutoincrement && givesUntouched(*move, into->primaryKey().value(0), key))
            return at;
    }
    return {};
}

QList<const Table*> PlanFates::targetsOf(const Table& table) const
{
    QList<const Table*> targets;
    const auto add = [&](const QString& name) {
        const Table* const target = m_target.table(name);
        if (target && !targets.contains(target))
            targets.append(target);
    };
    if (isKept(table.name))
        add(table.name);
    for (const auto& [at, move] : movesFrom(table.name))
        add(move->into);
    return targets;
}

ObjectFate PlanFates::of(const Table& table) const
{
    if (isKept(table.name))
        return ofKept(table);
    const QList<PlacedStep<MoveStep>> moves = movesFrom(table.name);
    if (moves.isEmpty() && isFurther(table.name))
        return {.fate = Fate::Kept, .becomes = {}, .by = {}, .how = afterwards(table)};
    return moves.isEmpty() ? ofUnread(table) : ofMoved(table, moves);
}

ObjectFate PlanFates::ofKept(const Table& table) const
{
    if (const PlanStep rebuild = rebuildOf(table.name); !rebuild.isNone())
        return {.fate = Fate::Rebuilt,
                .becomes = table.name,
                .by = rebuild,
                .how = QStringLiteral("its rows are copied into the new definition")};
    for (const Phase& phase : m_plan.phases) {
        for (int index = 0; index < phase.steps.size(); ++index) {
            const StepWork& work = phase.steps[index].work;
            const auto* const update = std::get_if<UpdateStep>(&work);
            const auto* const erase = std::get_if<DeleteStep>(&work);
            const auto* const script = std::get_if<SqlStep>(&work);
            if ((update && isSameName(update->table, table.name)) ||
                (erase && isSameName(erase->table, table.name)) ||
                (script && script->writes.contains(table.name, Qt::CaseInsensitive)))
                return {.fate = Fate::Kept,
                        .becomes = table.name,
                        .by = planStep(phase, index),
                        .how = QStringLiteral("a step changes its rows")};
        }
    }
    return {.fate = Fate::Kept, .becomes = table.name, .by = {}, .how = {}};
}

/// What becomes of the old table itself.
QString PlanFates::afterwards(const Table& table) const
{
    if (isFurther(table.name))
        return QStringLiteral("the database %1 is only read").arg(table.name.section(u'.', 0, 0));
    if (!dropOf(table.name).isNone())
        return QStringLiteral("the old table is dropped after the cut-over");
    if (m_target.table(table.name))
        return QStringLiteral("the old table stays as %1")
            .arg(m_plan.target.keptName(table.name));
    return QStringLiteral("the old table stays");
}

ObjectFate PlanFates::ofMoved(const Table& table, const QList<PlacedStep<MoveStep>>& moves) const
{
    QStringList into;
    bool isMerged = false;
    for (const auto& [at, move] : moves) {
        if (!into.contains(move->into))
            into.append(move->into);
        isMerged = isMerged || move->group.has_value();
    }
    return {.fate = isMerged ? Fate::Merged : Fate::Moved,
            .becomes = into.join(QStringLiteral(", ")),
            .by = moves.first().at,
            .how = afterwards(table)};
}

/// The title of a step that reads the table beside others; empty: none does.
QString PlanFates::readBeside(const QString& table) const
{
    for (qsizetype number = 0; number < m_moves.size(); ++number) {
        if (mentionsTable(m_names[number].besides, table))
            return m_moves[number].at.title;
    }
    for (const Change& change : m_changes) {
        if (!isSameName(change.table, table) && mentionsTable(change.all, table))
            return change.at.title;
    }
    return {};
}

ObjectFate PlanFates::ofUnread(const Table& table) const
{
    const QString reader = readBeside(table.name);
    const QString read =
        reader.isEmpty() ? QString() : QStringLiteral("“%1” reads it beside its own rows").arg(reader);
    if (table.isVirtual && m_target.table(table.name))
        return {.fate = Fate::Rebuilt,
                .becomes = table.name,
                .by = m_cutover,
                .how = QStringLiteral("made anew at the cut-over")};
    if (const PlanStep drop = dropOf(table.name); !drop.isNone()) {
        const auto drops = stepsOf<DropStep>(m_plan);
        const auto found = std::find_if(drops.begin(), drops.end(), [&](const auto& one) {
            return one.at.phase == drop.phase && one.at.index == drop.index;
        });
        const QString rule = found->work->rule;
        const QString counted =
            rule.isEmpty() ? read : QStringLiteral("its rows are skipped by the rule “%1”").arg(rule);
        return {.fate = Fate::Dropped, .becomes = {}, .by = drop, .how = counted};
    }
    if (m_target.table(table.name) && !m_cutover.isNone())
        return {.fate = Fate::Renamed,
                .becomes = m_plan.target.keptName(table.name),
                .by = m_cutover,
                .how = read.isEmpty() ? QStringLiteral("no step moves its rows") : read};
    return {.fate = Fate::Open,
            .becomes = {},
            .by = {},
            .how = read.isEmpty() ? QStringLiteral("no step reads, keeps or drops it") : read};
}

} // namespace godwit::core
