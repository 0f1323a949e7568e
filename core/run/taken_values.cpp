// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/taken_values.h"

#include "core/move/compiler.h"
#include "core/sqlite/quoting.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

QString parameter(const QString& what, qsizetype part)
{
    return QStringLiteral("_godwit_%1%2").arg(what).arg(part);
}

/// "a" IS :_godwit_place0 AND …
QString equal(const QStringList& terms, const QString& word, const QString& what)
{
    QStringList parts;
    for (qsizetype part = 0; part < terms.size(); ++part)
        parts += QStringLiteral("%1 %2 :%3").arg(terms[part], word, parameter(what, part));
    return parts.join(QStringLiteral(" AND "));
}

void bindAll(Statement& statement, const QString& what, const Row& values)
{
    for (size_t part = 0; part < values.size(); ++part)
        statement.bindNamed(parameter(what, static_cast<qsizetype>(part)), values[part]);
}

/// Columns of a table that are unique together: its key, and those of its unique indexes.
QList<QStringList> uniqueSets(const Table& table)
{
    QList<QStringList> sets;
    if (!table.primaryKey().isEmpty())
        sets += table.primaryKey();
    for (const Index& index : table.indexes) {
        if (index.isUnique && !index.isPartial && !index.columns.contains(QString()) &&
            !sets.contains(index.columns))
            sets += index.columns;
    }
    return sets;
}

/// What tells a row to a person: its key, else its row id.
QString keyList(const Table& table, const QString& alias)
{
    const QString rowid = table.rowidName();
    QStringList columns;
    for (const QString& column :
         table.primaryKey().isEmpty() && !rowid.isEmpty() ? QStringList{rowid} : table.primaryKey())
        columns += alias + u'.' + quoted(column);
    return columns.isEmpty() ? QStringLiteral("NULL") : columns.join(QStringLiteral(", "));
}

QStringList withAlias(const QString& alias, const QStringList& columns)
{
    QStringList all;
    for (const QString& column : columns)
        all += alias + u'.' + column;
    return all;
}

QStringList quotedEach(const QStringList& names)
{
    QStringList all;
    for (const QString& name : names)
        all += quoted(name);
    return all;
}

} // namespace

TakenValues::TakenValues(Database& bench, const SourceTable& source, const SqlLimits& limits,
                         const std::shared_ptr<RowVerdict>& verdict)
    : m_bench(&bench), m_source(&source), m_limits(limits), m_verdict(verdict)
{
}

TakenValues TakenValues::of(Database& bench, const RunState& state, const SourceTable& source,
                            const SqlLimits& limits, const std::shared_ptr<RowVerdict>& verdict)
{
    TakenValues taken(bench, source, limits, verdict);
    taken.addSource();
    const QString work = state.workspace->workFile(state.run->id);
    if (state.plan && QFileInfo::exists(work) && bench.attachReadOnly(work, QStringLiteral("work")))
        taken.addTarget(state);
    return taken;
}

/// A row of the snapshot that is on the bench counts as it is there.
void TakenValues::addSource()
{
    const QString name = quoted(m_source->table.name);
    const QStringList place = SourceRows::placeColumns(m_source->table);
    QStringList same;
    for (const QString& column : place)
        same += QStringLiteral("m.%1 IS t.%1").arg(column);
    for (const QStringList& columns : uniqueSets(m_source->table)) {
        const QStringList terms = withAlias(QStringLiteral("t"), quotedEach(columns));
        const QString found = QStringLiteral("SELECT %1 FROM %2.%3 AS t WHERE %4 AND NOT (%5)");
        const QString key = keyList(m_source->table, QStringLiteral("t"));
        const QString has = equal(terms, QStringLiteral("="), QStringLiteral("value"));
        const QString isSelf =
            equal(withAlias(QStringLiteral("t"), place), QStringLiteral("IS"), QStringLiteral("place"));
        add(m_source->table.name, columns, withAlias(name, quotedEach(columns)),
            {found.arg(key, QStringLiteral("main"), name, has, isSelf),
             found.arg(key, QStringLiteral("source"), name, has, isSelf) +
                 QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM main.%1 AS m WHERE %2)")
                     .arg(name, same.join(QStringLiteral(" AND ")))},
            [](Statement&) {});
    }
}

/// What a move merges or numbers may be the same in many rows; a query or a join needs what is not on the
/// bench.
void TakenValues::addTarget(const RunState& state)
{
    const QList<const MoveStep*> moves = movesOf(*state.plan);
    const QStringList place = SourceRows::placeColumns(m_source->table);
    for (int number = 0; number < moves.size(); ++number) {
        const MoveStep& step = *moves[number];
        const Table* const target = state.target.table(step.into);
        if (!isSameName(step.from, m_source->name) || !step.query.isEmpty() || !step.joins.isEmpty() ||
            step.group || !target)
            continue;
        const auto move = compileMove({.plan = *state.plan,
                                       .source = state.source,
                                       .target = state.target,
                                       .staging = state.staging,
                                       .seed = state.run->seed,
                                       .sourceFile = {},
                                       .further = {{foldedName(m_source->name), m_source->table}}},
                                      number, step);
        if (!move)
            continue;
        for (const QStringList& columns : uniqueSets(*target)) {
            QStringList expressions;
            for (const QString& column : columns) {
                const qsizetype at = move->targetColumns.indexOf(column);
                if (at >= 0 && !(step.unique && isSameName(step.unique->column, column)))
                    expressions += u'(' + move->expressions[at] + u')';
            }
            if (expressions.size() != columns.size())
                continue;
            const QString alias = quoted(move->rowsAlias);
            const QString onBench =
                QStringLiteral("SELECT %1 FROM main.%2 AS %3 WHERE %4 AND NOT (%5)")
                    .arg(keyList(m_source->table, alias), quoted(m_source->table.name), alias,
                         equal(expressions, QStringLiteral("="), QStringLiteral("value")),
                         equal(withAlias(alias, place), QStringLiteral("IS"), QStringLiteral("place")));
            const QString inTarget = QStringLiteral("SELECT %1 FROM work.%2 AS t WHERE %3")
                                         .arg(keyList(*target, QStringLiteral("t")),
                                              quoted(state.staging.physicalName(target->name)),
                                              equal(withAlias(QStringLiteral("t"), quotedEach(columns)),
                                                    QStringLiteral("="), QStringLiteral("value")));
            add(target->name, columns, expressions, {onBench, inTarget},
                [&](Statement& statement) { move->bind(statement); });
        }
    }
}

/// SQL that cannot be prepared here asks for what is not on the bench, or not filled yet.
void TakenValues::add(const QString& table, const QStringList& columns, const QStringList& expressions,
                      const QStringList& lookups, const std::function<void(Statement&)>& bind)
{
    const Guard guard(*m_bench, Guard::Kind::Reading);
    const QString name = quoted(m_source->table.name);
    auto values =
        m_bench->preparePersistent(QStringLiteral("SELECT %1 FROM main.%2 AS %2 WHERE %3")
                                       .arg(expressions.join(QStringLiteral(", ")), name,
                                            equal(withAlias(name, SourceRows::placeColumns(m_source->table)),
                                                  QStringLiteral("IS"), QStringLiteral("place"))));
    if (!values)
        return;
    Set set{.table = table, .columns = columns, .values = std::move(*values), .others = {}, .before = {}};
    bind(set.values);
    for (const QString& lookup : lookups) {
        auto other = m_bench->preparePersistent(lookup + QStringLiteral(" LIMIT 1"));
        if (!other)
            continue;
        bind(*other);
        set.others.push_back(std::move(*other));
    }
    m_sets.push_back(std::move(set));
}

/// None: they cannot be computed for this row.
Result<std::optional<Row>> TakenValues::valuesOf(Set& set, const SourceRow& row)
{
    const SqlBounds bounds(*m_bench, m_limits.valueBytes, m_limits.rowMs);
    bindAll(set.values, QStringLiteral("place"), row.place);
    m_verdict->clear();
    const auto stepped = set.values.step();
    std::optional<Row> values;
    if (stepped && *stepped && !m_verdict->isRejected && !m_verdict->isSkipped)
        values = set.values.row();
    set.values.reset();
    if (!stepped && stepped.error().isCancel())
        return stepped.error();
    return values;
}

Result<QString> TakenValues::otherThan(Set& set, const SourceRow& row, const Row& values)
{
    for (Statement& other : set.others) {
        const SqlBounds bounds(*m_bench, m_limits.valueBytes, m_limits.rowMs);
        bindAll(other, QStringLiteral("value"), values);
        bindAll(other, QStringLiteral("place"), row.place);
        const auto stepped = other.step();
        QStringList key;
        for (int part = 0; stepped && *stepped && part < other.columnCount(); ++part)
            key += other.value(part).toLiteral();
        other.reset();
        if (!stepped && stepped.error().isCancel())
            return stepped.error();
        if (!key.isEmpty())
            return QStringLiteral("row ") + key.join(QStringLiteral(", "));
    }
    return QString();
}

Status TakenValues::look(const SourceRow& row)
{
    for (Set& set : m_sets) {
        GODWIT_TRY(set.before, valuesOf(set, row));
    }
    return {};
}

Result<QList<TakenValues::Given>> TakenValues::given(const SourceRow& row)
{
    QList<Given> all;
    for (Set& set : m_sets) {
        GODWIT_TRY(const auto values, valuesOf(set, row));
        const bool isNull = !values || std::any_of(values->begin(), values->end(),
                                                   [](const Value& value) { return value.isNull(); });
        if (isNull || (set.before && *set.before == *values))
            continue;
        QStringList terms;
        for (qsizetype part = 0; part < set.columns.size(); ++part)
            terms += QStringLiteral("%1 = %2").arg(set.columns[part],
                                                   (*values)[static_cast<size_t>(part)].toLiteral());
        GODWIT_TRY(const QString other, otherThan(set, row, *values));
        all.append({QStringLiteral("%1 in %2").arg(terms.join(QStringLiteral(", ")), set.table), other});
    }
    return all;
}

} // namespace godwit::core
