// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/bare_calls.h"
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"

namespace godwit::core {

namespace {

class ChangeCheck
{
public:
    ChangeCheck(const Plan& plan, const Catalog& target, const Step& step, QList<Error>& errors)
        : m_plan(plan), m_target(target), m_step(step), m_errors(errors)
    {
    }

    void check(const UpdateStep& update)
    {
        const Table* const table = needTable(update.table);
        checkValues(update.let + update.set);
        checkColumns(table, update.set);
        QList<SqlText> texts;
        for (const ColumnValue& value : update.let + update.set)
            texts += {value.expression, value.of, value.otherwise.value};
        for (const Where& where : update.where)
            texts += where.condition;
        for (const Reject& reject : update.reject)
            texts += reject.when;
        refuseWindows(texts);
    }

    void check(const DeleteStep& erase)
    {
        needTable(erase.table);
        refuseWindows({erase.when});
    }

    void check(const RebuildStep& rebuild)
    {
        checkValues(rebuild.columns);
        for (const ColumnValue& value : rebuild.columns)
            refuseWindows({value.expression, value.of, value.otherwise.value});
        if (containsName(m_plan.target.keep, rebuild.table)) {
            add(m_step.at, QStringLiteral("the table %1 is kept as it is; a rebuilt table stands in the target's schema and not in “keep”.")
                               .arg(named(rebuild.table)));
            return;
        }
        const Table* const table = m_target.table(rebuild.table);
        if (!table)
            add(m_step.at, QStringLiteral("the target has no table %1%2").arg(named(rebuild.table), suggestion(rebuild.table, tableNames(m_target))));
        checkColumns(table, rebuild.columns);
        for (const ColumnValue& value : rebuild.columns) {
            const Column* const column = table ? table->column(value.column) : nullptr;
            if (column && column->keyPart > 0)
                add(value.at, QStringLiteral("a rebuild keeps the primary key; %1 is part of it.").arg(named(value.column)));
        }
        checkOthers(rebuild.table);
    }

    void check(const SqlStep& script)
    {
        if (script.writes.isEmpty())
            add(m_step.at, QStringLiteral("“writes” names no table; a script that writes nothing has no effect."));
        for (const QString& table : script.writes)
            needTable(table);
    }

    template <typename Other>
    void check(const Other&)
    {
    }

private:
    void add(const Position& at, const QString& what) { addError(m_errors, ErrorCode::PlanReference, at, what); }

    void refuseWindows(const QList<SqlText>& texts)
    {
        for (const SqlText& sql : texts) {
            if (hasBareWindow(sql.text))
                add(sql.at, QStringLiteral("a window function would see only some of the rows here; put it into a query: (SELECT … FROM (SELECT …))."));
        }
    }

    /// Null for a kept table too: its columns are the source's.
    const Table* needTable(const QString& name)
    {
        const Table* const table = m_target.table(name);
        if (!table && !containsName(m_plan.target.keep, name))
            add(m_step.at, QStringLiteral("the target has no table %1%2").arg(named(name), suggestion(name, tableNames(m_target) + m_plan.target.keep)));
        return table;
    }

    void checkValues(const QList<ColumnValue>& values)
    {
        for (const ColumnValue& value : values)
            checkLookup(m_plan, value, m_errors);
    }

    void checkColumns(const Table* table, const QList<ColumnValue>& values)
    {
        QStringList given;
        for (const ColumnValue& value : values) {
            if (table)
                checkColumn(*table, value.column, value.at, m_errors);
            if (containsName(given, value.column))
                add(value.at, QStringLiteral("the column %1 has a value already.").arg(named(value.column)));
            given.append(value.column);
        }
    }

    void checkOthers(const QString& table)
    {
        for (const Phase& phase : m_plan.phases) {
            for (const Step& step : phase.steps) {
                const auto* const move = std::get_if<MoveStep>(&step.work);
                const auto* const rebuild = std::get_if<RebuildStep>(&step.work);
                if (move && isSameName(move->into, table))
                    add(step.at, QStringLiteral("the table %1 is rebuilt with its own rows; nothing moves into it.").arg(named(table)));
                if (rebuild && &step != &m_step && isSameName(rebuild->table, table))
                    add(step.at, QStringLiteral("the table %1 is rebuilt once.").arg(named(table)));
            }
        }
    }

    const Plan& m_plan;
    const Catalog& m_target;
    const Step& m_step;
    QList<Error>& m_errors;
};

} // namespace

void checkChange(const Plan& plan, const Catalog& target, const Step& step, QList<Error>& errors)
{
    std::visit([&](const auto& work) { ChangeCheck(plan, target, step, errors).check(work); }, step.work);
}

} // namespace godwit::core
