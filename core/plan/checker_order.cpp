// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"

namespace godwit::core {

namespace {

/// Walks over the steps as they run and remembers what has been.
class Order
{
public:
    Order(const Plan& plan, QList<Error>& errors) : m_plan(plan), m_errors(errors) {}

    void take(const Step& step)
    {
        if (const auto* const schema = std::get_if<SchemaStep>(&step.work))
            takeSchema(step, *schema);
        else if (std::holds_alternative<MoveStep>(step.work))
            takeMove(step);
        else if (std::holds_alternative<CutoverStep>(step.work))
            takeCutover(step);
        else if (step.changesRows())
            takeChange(step);
        else if (std::holds_alternative<DropStep>(step.work) && !m_cutover)
            add(step, QStringLiteral("a “drop” step stands before the “cutover”; the old tables are needed until then."));
        m_hasRows = m_hasRows || step.changesRows() || std::holds_alternative<MoveStep>(step.work);
    }

    void end(const Phase& last)
    {
        if (!m_cutover)
            addError(m_errors, ErrorCode::PlanReference, last.at,
                     QStringLiteral("no step of the plan is a “cutover”; its work would never take effect."));
    }

private:
    void takeSchema(const Step& step, const SchemaStep& schema)
    {
        if (schema.target && m_cutover)
            add(step, QStringLiteral("“schema: target” stands after the “cutover”."));
        else if (m_hasRows && !m_cutover)
            add(step, QStringLiteral("a “schema” step stands behind steps that move or change rows; it comes before them."));
        m_hasSchema = true;
    }

    void takeMove(const Step& step)
    {
        if (m_cutover)
            add(step, QStringLiteral("a “move” step stands after the “cutover”."));
        else if (!m_hasSchema)
            add(step, QStringLiteral("a “move” step stands before any “schema” step; its target table is not there yet."));
    }

    void takeChange(const Step& step)
    {
        if (m_cutover)
            add(step, QStringLiteral("a “%1” step stands after the “cutover”; rows change before it, in the work file.").arg(step.kind()));
        for (const QString& table : m_hasSchema ? QStringList() : changedTables(step)) {
            if (!containsName(m_plan.target.keep + m_plan.rebuiltTables(), table))
                add(step, QStringLiteral("a “%1” step stands before any “schema” step; its table %2 is not there yet.")
                              .arg(step.kind(), named(table)));
        }
    }

    static QStringList changedTables(const Step& step)
    {
        if (const auto* const update = std::get_if<UpdateStep>(&step.work))
            return {update->table};
        if (const auto* const erase = std::get_if<DeleteStep>(&step.work))
            return {erase->table};
        const auto* const script = std::get_if<SqlStep>(&step.work);
        return script ? script->writes : QStringList();
    }

    void takeCutover(const Step& step)
    {
        if (m_cutover)
            add(step, QStringLiteral("there is a “cutover” at %1 already; a plan has one.").arg(m_cutover->at.toString()));
        else if (!m_hasSchema)
            add(step, QStringLiteral("the “cutover” stands before any “schema” step; there is nothing to swap in."));
        m_cutover = &step;
    }

    void add(const Step& step, const QString& what) { addError(m_errors, ErrorCode::PlanReference, step.at, what); }

    const Plan& m_plan;
    QList<Error>& m_errors;
    const Step* m_cutover = nullptr;
    bool m_hasSchema = false;
    bool m_hasRows = false; ///< a step moves or changes some
};

} // namespace

void checkOrder(const Plan& plan, QList<Error>& errors)
{
    Order order(plan, errors);
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps)
            order.take(step);
    }
    if (!plan.phases.isEmpty())
        order.end(plan.phases.last());
}

} // namespace godwit::core
