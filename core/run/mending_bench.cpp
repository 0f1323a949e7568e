// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/mending_bench.h"

#include "core/schema/sql_calls.h"
#include "core/sqlite/function_list.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"
#include "core/steps/changes_account.h"
#include "core/steps/sql_limits.h"

#include <QSet>

namespace godwit::core {

namespace {

/// Parameters of ours by name: SQLite numbers all alike, and a plan's own are named too.
QString placeParameter(qsizetype part)
{
    return QStringLiteral("_godwit_place%1").arg(part);
}

bool isOfRow(const EditRecord& edit, const QString& key, const QString& digest)
{
    return edit.digest == digest && edit.key == key && edit.key.isNull() == key.isNull();
}

} // namespace

TableEdits::TableEdits(const QList<EditRecord>& edits, const SourceTable& source)
{
    for (const EditRecord& edit : edits) {
        // An edit that was left out changed nothing; the next one of its row takes its place.
        if (!edit.isInEffect || edit.table != source.name || !edit.leftOut.isEmpty())
            continue;
        m_byKey.insert(edit.key, m_edits.size());
        m_edits.append(edit);
        for (const auto& [column, value] : edit.values) {
            const Column* const changed = source.table.column(column);
            m_needsAll = m_needsAll || (changed && changed->keyPart > 0);
        }
    }
}

QList<EditRecord> TableEdits::concerning(const QList<QuarantineEntry>& entries) const
{
    if (m_needsAll)
        return m_edits;
    QSet<qsizetype> places;
    for (const QuarantineEntry& entry : entries) {
        for (auto [place, end] = m_byKey.equal_range(entry.key); place != end; ++place)
            places.insert(*place);
    }
    QList<qsizetype> inOrder(places.begin(), places.end());
    std::sort(inOrder.begin(), inOrder.end());
    QList<EditRecord> edits;
    for (const qsizetype place : std::as_const(inOrder))
        edits.append(m_edits[place]);
    return edits;
}

Result<std::unique_ptr<MendingBench>> MendingBench::lay(RunState& state, const SourceTable& source,
                                                        const QList<QuarantineEntry>& entries,
                                                        const TableEdits& all)
{
    GODWIT_TRY(Database database, Database::openInMemory());
    std::unique_ptr<MendingBench> bench(new MendingBench(std::move(database), source));
    bench->m_database.setCancel(state.cancel);
    if (state.plan) {
        GODWIT_TRY(bench->m_limits, sqlLimitsOf(*state.journal, *state.run, *state.plan, *state.workspace));
    }
    GODWIT_CHECK(bench->makeTable(state));
    const QList<EditRecord> edits = all.concerning(entries);
    GODWIT_CHECK(bench->copyRows(edits, entries));
    GODWIT_CHECK(bench->applyEdits(edits));
    for (const QuarantineEntry& entry : entries) {
        GODWIT_TRY(const BenchRow row, bench->find(state, entry));
        bench->m_rows.append(row);
    }
    bench->m_taken.emplace(
        TakenValues::of(bench->m_database, state, bench->m_source, bench->m_limits, bench->m_verdict));
    return bench;
}

Status MendingBench::makeTable(RunState& state)
{
    // What the table says may call SQLite's JSON functions; no extension is loaded, and ours refuse to be called there.
    GODWIT_CHECK(m_database.execute(QStringLiteral("PRAGMA trusted_schema = ON; PRAGMA encoding = %1").arg(quotedText(state.source.encoding))));
    GODWIT_CHECK(m_database.attachReadOnly(m_source.snapshot, QStringLiteral("source")));
    GODWIT_CHECK(registerFunctions(m_database, m_verdict));
    GODWIT_TRY(SourceRows source, SourceRows::open(m_database, m_source.table, QStringLiteral("source")));
    m_original = std::make_unique<SourceRows>(std::move(source));
    GODWIT_CHECK(m_database.execute(m_source.table.sql));
    const bool stays = state.plan && isCarriedOver(*state.plan, m_source.name);
    GODWIT_TRY(Repairer repairer,
               Repairer::create(m_database, stays ? QStringList{m_source.table.name} : QStringList()));
    m_repairer = std::make_unique<Repairer>(std::move(repairer));
    return {};
}

Status MendingBench::copyRow(const SourceRow& row)
{
    const QString rowid = m_source.table.rowidName().isEmpty()
                              ? QString()
                              : quoted(m_source.table.rowidName()) + QStringLiteral(", ");
    const QString columns = rowid + quotedList(m_source.table.columnNames());
    return m_database.execute(
        QStringLiteral("INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM source.%1 WHERE %3")
            .arg(quoted(m_source.table.name), columns, SourceRows::placeCondition(m_source.table)),
        row.place);
}

Status MendingBench::copyRows(const QList<EditRecord>& edits, const QList<QuarantineEntry>& entries)
{
    QSet<std::pair<QString, bool>> seen; // a NULL key is another than an empty one
    QStringList keys;
    const auto add = [&](const QString& key) {
        if (!seen.contains({key, key.isNull()}))
            keys.append(key);
        seen.insert({key, key.isNull()});
    };
    for (const EditRecord& edit : edits)
        add(edit.key);
    for (const QuarantineEntry& entry : entries)
        add(entry.key);
    GODWIT_CHECK(m_database.execute(QStringLiteral("PRAGMA ignore_check_constraints = ON")));
    for (const QString& key : std::as_const(keys)) {
        GODWIT_TRY(const auto rows, m_original->find(key));
        for (const SourceRow& row : rows)
            GODWIT_CHECK(copyRow(row));
    }
    return m_database.execute(QStringLiteral("PRAGMA ignore_check_constraints = OFF"));
}

Status MendingBench::applyEdits(const QList<EditRecord>& edits)
{
    for (const EditRecord& edit : edits) {
        GODWIT_TRY(const EditResult result, tryEdit(edit));
        if (!result.rows.isEmpty())
            m_applied.append({edit, result.rows.first()});
    }
    return {};
}

Result<BenchRow> MendingBench::find(const RunState& state, const QuarantineEntry& entry)
{
    BenchRow found{.entry = entry, .row = {}, .refused = {}};
    GODWIT_TRY(SourceRows* const rows, m_repairer->rowsOf(m_source.table.name));
    GODWIT_TRY(const auto present, rows->find(entry.key));
    for (const SourceRow& row : present) {
        if (row.digest == entry.digest) {
            found.row = row;
            return found;
        }
    }
    found.row = {.place = {}, .key = entry.key, .digest = entry.digest};
    bool isEdited = false;
    for (const auto& [edit, after] : std::as_const(m_applied)) {
        if (!isOfRow(edit, found.row.key, found.row.digest))
            continue;
        if (edit.entry != entry.id)
            found.refused = QStringLiteral("An edit made through another entry changes this row already; replay first.");
        found.row = after;
        isEdited = true;
    }
    if (!isEdited)
        found.refused = whyNotAsItWas(state, m_source, entry);
    return found;
}

Result<Row> MendingBench::values(const SourceRow& row)
{
    GODWIT_TRY(SourceRows* const rows, m_repairer->rowsOf(m_source.table.name));
    GODWIT_TRY(const auto values, rows->values(row.place));
    return values.value_or(Row(static_cast<size_t>(m_source.table.columnNames().size())));
}

Result<EditResult> MendingBench::tryEdit(const EditRecord& edit)
{
    EditRecord here = edit; // where the table has its own name alone
    here.table = m_source.table.name;
    return m_repairer->apply(here);
}

Status MendingBench::prepare(const QStringList& expressions, const QHash<QString, QString>& parameters)
{
    QStringList selected;
    for (const QString& expression : expressions) {
        for (const QString& name : calledNames(expression)) {
            if (isRefusedFunction(name.toUtf8()))
                return Error(ErrorCode::EditRefused,
                             QStringLiteral("An expression calls %1, which none may.").arg(name));
        }
        selected.append(
            QStringLiteral("(%1\n)").arg(withoutNow(expression))); // the line end closes a comment
    }
    QStringList conditions;
    const QStringList place = SourceRows::placeColumns(m_source.table);
    for (qsizetype part = 0; part < place.size(); ++part)
        conditions.append(QStringLiteral("%1.%2 IS :%3")
                              .arg(quoted(m_source.table.name), place[part], placeParameter(part)));
    const Guard guard(m_database, Guard::Kind::Reading);
    auto statement =
        m_database.prepare(QStringLiteral("SELECT %1 FROM main.%2 AS %2 WHERE %3")
                               .arg(selected.join(QStringLiteral(", ")), quoted(m_source.table.name),
                                    conditions.join(QStringLiteral(" AND "))));
    if (!statement)
        return Error(ErrorCode::EditRefused,
                     QStringLiteral("An expression cannot be evaluated over rows of %1: %2")
                         .arg(m_source.table.name, statement.error().detail.section(u'\n', 0, 0)));
    int bound = static_cast<int>(place.size());
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter)
        bound += statement->bindNamed(parameter.key(), Value::ofText(parameter.value())) ? 1 : 0;
    if (statement->columnCount() != expressions.size() || statement->parameterCount() != bound)
        return Error(ErrorCode::EditRefused, QStringLiteral("Each column takes one expression, and only parameters of the plan."));
    m_expressions = std::move(*statement);
    return {};
}

Result<MendingBench::Evaluated> MendingBench::evaluate(const SourceRow& row)
{
    for (size_t part = 0; part < row.place.size(); ++part)
        m_expressions->bindNamed(placeParameter(static_cast<qsizetype>(part)), row.place[part]);
    m_verdict->clear();
    Evaluated evaluated;
    const SqlBounds bounds(m_database, m_limits.valueBytes, m_limits.rowMs);
    const auto stepped = m_expressions->step();
    if (!stepped && (stepped.error().isCancel() || stepped.error().code == ErrorCode::SqlTooLong))
        return stepped.error();
    if (!stepped)
        evaluated.failed = stepped.error().detail.isEmpty() ? stepped.error().what : stepped.error().detail.section(u'\n', 0, 0);
    else if (m_verdict->isRejected)
        evaluated.failed = m_verdict->cause;
    else
        evaluated.values = m_expressions->row();
    m_expressions->reset();
    return evaluated;
}

} // namespace godwit::core
