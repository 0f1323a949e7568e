// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// Updates of keys that rows refer to by then. An update changes its own table alone, whatever ON UPDATE
/// says.
class KeyUpdates
{
public:
    KeyUpdates(const Plan& plan, QList<Error>& errors) : m_plan(plan), m_errors(errors)
    {
        for (const Phase& phase : plan.phases) {
            for (const Step& step : phase.steps)
                m_steps.append(&step);
        }
    }

    /// References of a table of the new version; `parentKey` gives what one without columns of its own leads
    /// to.
    template <typename ParentKey>
    void check(const Table& child, const ParentKey& parentKey)
    {
        for (const ForeignKey& key : child.foreignKeys) {
            const QStringList columns =
                key.parentColumns.isEmpty() ? parentKey(key.parent) : key.parentColumns;
            for (qsizetype at = 0; at < m_steps.size(); ++at) {
                const auto* const update = std::get_if<UpdateStep>(&m_steps[at]->work);
                if (!update || !isSameName(update->table, key.parent) || !hasRows(child.name, at) ||
                    setsLater(child.name, key.columns, at))
                    continue;
                for (const ColumnValue& value : update->set) {
                    if (containsName(columns, value.column))
                        refuse(value, *update, child, key);
                }
            }
        }
    }

private:
    /// True if rows of a table are there when step `at` begins.
    [[nodiscard]] bool hasRows(const QString& table, qsizetype at) const
    {
        if (containsName(m_plan.target.keep + m_plan.rebuiltTables(), table))
            return true;
        return std::any_of(m_steps.begin(), m_steps.begin() + at, [&](const Step* step) {
            const auto* const move = std::get_if<MoveStep>(&step->work);
            return move && isSameName(move->into, table);
        });
    }

    /// True if that step, or one behind it, makes the references good.
    [[nodiscard]] bool setsLater(const QString& table, const QStringList& columns, qsizetype at) const
    {
        return std::any_of(m_steps.begin() + at, m_steps.end(), [&](const Step* step) {
            const auto* const update = std::get_if<UpdateStep>(&step->work);
            const auto* const script = std::get_if<SqlStep>(&step->work);
            return (script && containsName(script->writes, table)) ||
                   (update && isSameName(update->table, table) &&
                    std::any_of(update->set.begin(), update->set.end(), [&](const ColumnValue& value) {
                        return containsName(columns, value.column);
                    }));
        });
    }

    void refuse(const ColumnValue& value, const UpdateStep& update, const Table& child, const ForeignKey& key)
    {
        addError(
            m_errors, ErrorCode::PlanReference, value.at,
            QStringLiteral(
                "%1 of %2 is what %3 of %4 refers to, and its rows are there by then: they would refer to "
                "nothing. Let the "
                "move of %2 give the new key, which ref() follows, or let an update behind this one set %3.")
                .arg(named(value.column), named(update.table), named(key.columns.join(QStringLiteral(", "))),
                     named(child.name)));
    }

    const Plan& m_plan;
    QList<Error>& m_errors;
    QList<const Step*> m_steps;
};

} // namespace

void checkKeyUpdates(const Plan& plan, const Catalog& target, QList<Error>& errors)
{
    KeyUpdates updates(plan, errors);
    for (const Table& child : target.tables)
        updates.check(child,
                      [](const QString&) { return QStringList(); }); // of a kept table: the source tells it
}

void checkKeptKeyUpdates(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors)
{
    const auto keyOf = [&](const QString& parent) {
        const Table* const table = source.table(parent);
        return table ? table->primaryKey() : QStringList();
    };
    KeyUpdates updates(plan, errors);
    for (const QString& kept : plan.target.keep) {
        if (const Table* const child = source.table(kept))
            updates.check(*child, keyOf);
    }
    for (Table child : target.tables) {
        child.foreignKeys.removeIf([](const ForeignKey& key) { return !key.parentColumns.isEmpty(); });
        updates.check(child, keyOf);
    }
}

} // namespace godwit::core
