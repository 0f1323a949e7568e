// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/advice.h"

#include "core/assess/advice_text.h"
#include "core/assess/adviser.h"
#include "core/checks/orphan_query.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What a step of its kind can say: an update merges nothing, and a rebuild has columns alone.
QString writtenFor(const PlanStep& step, const QString& plan)
{
    const bool isUpdate = step.kind == QStringLiteral("update");
    if (!isUpdate && step.kind != QStringLiteral("rebuild"))
        return plan;
    static const QStringList kOfMoves{QStringLiteral("group:"), QStringLiteral("unique:")};
    static const QStringList kRules{QStringLiteral("where:"), QStringLiteral("reject:")};
    QStringList ways;
    for (const QString& way : plan.split(QStringLiteral("# or\n"), Qt::SkipEmptyParts)) {
        const auto begins = [&way](const QString& key) { return way.startsWith(key); };
        if (std::none_of(kOfMoves.begin(), kOfMoves.end(), begins) &&
            (isUpdate || std::none_of(kRules.begin(), kRules.end(), begins)))
            ways +=
                isUpdate ? QString(way).replace(QStringLiteral("columns:\n"), QStringLiteral("set:\n")) : way;
    }
    return ways.join(QStringLiteral("# or\n"));
}

} // namespace

Adviser::Adviser(const Assessment& assessment, const Plan& plan, const Catalog& source, const Catalog& target)
    : m_found(assessment),
      m_source(source),
      m_target(target),
      m_moves(stepsOf<MoveStep>(plan)),
      m_changes(changesAhead(plan)),
      m_lookups(plan.lookups),
      m_fates(plan, source, target)
{
}

QList<Recommendation> Adviser::advise(const QList<CheckResult>& checks)
{
    for (const MoveExpectation& expectation : m_found.expectations) {
        const MoveStep* const step = moveAt(expectation.step);
        for (const ExpectedCause& cause : step ? expectation.causes : QList<ExpectedCause>())
            adviseOn(expectation, *step, cause);
    }
    for (const MissingField& field : m_found.missing)
        adviseOn(field);
    for (const DuplicateKey& key : m_found.duplicates)
        adviseOn(key);
    for (const Table& table : m_source.tables) {
        for (const ForeignKey& key : table.foreignKeys)
            adviseOn(table, key, checks);
    }
    for (const Gap& gap : m_found.gaps)
        adviseOn(gap);
    std::stable_sort(
        m_advice.begin(), m_advice.end(),
        [](const Recommendation& one, const Recommendation& two) { return one.rows > two.rows; });
    return m_advice;
}

void Adviser::add(const PlanStep& step, const QString& table, const QString& column, qint64 rows,
                  const QStringList& samples, const QString& text, const QString& plan)
{
    m_advice.append({.step = step,
                     .table = table,
                     .column = column,
                     .rows = rows,
                     .samples = samples,
                     .text = text,
                     .plan = writtenFor(step, plan)});
}

void Adviser::adviseOn(const Table& table, const ForeignKey& key, const QList<CheckResult>& checks)
{
    const QString columns = key.columns.join(QStringLiteral(", "));
    const QString name = QStringLiteral("orphans: %1 (%2) → %3").arg(table.name, columns, key.parent);
    const auto check =
        std::find_if(checks.begin(), checks.end(), [&](const CheckResult& one) { return one.name == name; });
    if (check == checks.end() || check->rows <= 0)
        return;
    QStringList samples;
    for (const QStringList& sample : check->samples)
        samples += sample.value(0);
    const QString what = QStringLiteral("%1 of %2 %3 in %4 a row of %5 that does not exist%6.")
                             .arg(rowsText(check->rows), table.name,
                                  check->rows == 1 ? QStringLiteral("names") : QStringLiteral("name"),
                                  columns, key.parent, suchAs(samples));
    if (m_fates.isKept(table.name)) {
        // Where the parent is another table afterwards, or there is none, no rule of ours tells which rows to take.
        const bool hasParent = m_source.table(key.parent) && m_fates.isKept(key.parent);
        return add({}, table.name, columns, check->rows, samples,
                   what + (hasParent ? QStringLiteral(" The table is kept with them: keep them, or drop them by a rule.")
                                     : QStringLiteral(" The table is kept with them.")),
                   hasParent ? QStringLiteral("- delete: %1\n  rule: orphans\n  when: %2").arg(yamlText(table.name), yamlText(isOrphan(table, key)))
                             : QString());
    }
    for (const auto& [at, move] : m_fates.movesFrom(table.name)) {
        for (const ColumnValue& value : move->columns) {
            if (key.columns.size() != 1 ||
                !namesMentioned(value.expression.text).contains(foldedName(columns)))
                continue;
            const Table* const into = m_target.table(move->into);
            const Column* const column = into ? into->column(value.column) : nullptr;
            const QString skip = QStringLiteral("%1: { ref: %2, key: %3, missing: { skip: %4 } }")
                                     .arg(yamlText(value.column), yamlText(key.parent), yamlText(quoted(columns)),
                                          yamlText(QStringLiteral("no row of ") + key.parent));
            const QString keep = QStringLiteral("%1: { ref: %2, key: %3, missing: \"NULL\" }\n# or\n")
                                     .arg(yamlText(value.column), yamlText(key.parent), yamlText(quoted(columns)));
            const bool mayBeNull = !column || !column->notNull;
            return add(at, table.name, columns, check->rows, samples,
                       what + (mayBeNull ? QStringLiteral(" Keep them without the reference, or drop them by a rule.")
                                         : QStringLiteral(" Drop them by a rule; %1 may not be NULL.").arg(value.column)),
                       (mayBeNull ? keep : QString()) + skip);
        }
    }
}

/// Values that nothing takes along.
void Adviser::adviseOn(const Gap& gap)
{
    if (!gap.isOpen || gap.priority != Gap::Priority::DataLoss || gap.rows <= 0 || !gap.object.contains(u'.'))
        return;
    const QString table = gap.object.section(u'.', 0, 0);
    const QString column = gap.object.section(u'.', 1);
    const auto moves = m_fates.movesFrom(table);
    add(moves.isEmpty() ? PlanStep() : moves.first().at, table, column, gap.rows, {},
        QStringLiteral("%1 a value in %2, and no move reads it. Carry it, or say in a comment that it goes.")
            .arg(rowsThat(gap.rows, "has", "have"), gap.object),
        QStringLiteral("columns:\n  %1: %1").arg(column));
}

const ColumnValue* Adviser::valueOf(const MoveStep& move, const QString& column)
{
    for (const ColumnValue& value : move.columns) {
        if (isSameName(value.column, column))
            return &value;
    }
    return nullptr;
}

const MoveStep* Adviser::moveAt(const PlanStep& step) const
{
    for (const auto& [at, move] : m_moves) {
        if (at.phase == step.phase && at.index == step.index)
            return move;
    }
    for (const ChangeAhead& change : m_changes) {
        if (change.at.phase == step.phase && change.at.index == step.index)
            return &change.rows;
    }
    return nullptr;
}

const ColumnProfile* Adviser::profileOf(const MoveStep& move, const QString& sql) const
{
    const Table* const source = move.query.isEmpty() ? m_source.table(move.from) : nullptr;
    const auto table =
        std::find_if(m_found.tables.begin(), m_found.tables.end(),
                     [&](const TableProfile& one) { return source && one.table == source->name; });
    if (table == m_found.tables.end())
        return nullptr;
    const ColumnProfile* only = nullptr;
    const QSet<QString> names = namesMentioned(sql);
    for (const ColumnProfile& column : table->columns) {
        if (!names.contains(foldedName(column.name)))
            continue;
        if (only)
            return nullptr;
        only = &column;
    }
    return only;
}

QList<Recommendation> adviceOn(const Assessment& assessment, const Plan& plan, const Catalog& source,
                               const Catalog& target, const QList<CheckResult>& checks)
{
    return Adviser(assessment, plan, source, target).advise(checks);
}

} // namespace godwit::core
