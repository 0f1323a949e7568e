// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/prepared_target.h"

#include "core/functions/collations.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"
#include "core/schema/empty_tables.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What is wrong whatever the application brings.
QString ownFault(const Error& error)
{
    const QString said = error.detail.section(u'\n', 0, 0);
    const bool isOwn = std::ranges::any_of(QStringList{QStringLiteral("no such column: "), QStringLiteral("no such table: "),
                                                       QStringLiteral("ambiguous column name: ")},
                                           [&said](const QString& start) { return said.startsWith(start); }) ||
                       said.contains(QStringLiteral(" has no column named "));
    return isOwn ? said : QString();
}

/// The tables and views of the new version, and no rows.
class EmptyTarget
{
public:
    static Result<EmptyTarget> make(const Plan& plan, const Catalog& source, const Catalog& target)
    {
        GODWIT_TRY(Database database, Database::openInMemory());
        GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA trusted_schema = ON")));
        GODWIT_CHECK(registerCollations(database, plan.source.collations));
        Catalog all = target;
        for (const QString& name : plan.target.keep) {
            if (const Table* const kept = source.table(name); kept && !target.table(name))
                all.tables.append(*kept);
        }
        QStringList notMade = makeEmptyTables(database, all);
        return EmptyTarget(std::move(database), std::move(notMade), hasScript(plan));
    }

    /// Empty: it can be prepared, or nobody knows.
    QString whyViewFails(const SchemaObject& view)
    {
        const auto rows = m_database.prepare(QStringLiteral("SELECT * FROM %1").arg(quoted(view.name)));
        return rows ? QString() : judged(rows.error());
    }

    QString whyTriggerFails(const SchemaObject& trigger)
    {
        if (m_notMade.contains(trigger.table, Qt::CaseInsensitive))
            return {};
        if (const Status made = m_database.execute(trigger.sql); !made)
            return judged(made.error());
        QString why;
        for (const QString& change : changesOf(trigger.table)) {
            if (const auto prepared = m_database.prepare(change); !prepared && why.isEmpty())
                why = judged(prepared.error());
        }
        (void)m_database.execute(QStringLiteral("DROP TRIGGER %1").arg(quoted(trigger.name)));
        return why;
    }

private:
    EmptyTarget(Database database, QStringList notMade, bool hasScript)
        : m_database(std::move(database)), m_notMade(std::move(notMade)), m_hasScript(hasScript)
    {
    }

    /// It may make tables that no schema has.
    static bool hasScript(const Plan& plan)
    {
        return std::ranges::any_of(plan.phases, [](const Phase& phase) { return phase.has<SqlStep>(); });
    }

    /// One statement of each kind, so that the trigger is among those that fire.
    QStringList changesOf(const QString& table)
    {
        const auto columns = m_database.rows(QStringLiteral("SELECT name FROM pragma_table_info(?) ORDER BY cid"), {Value::ofText(table)});
        QStringList sets;
        QStringList names;
        for (const Row& column : columns ? *columns : std::vector<Row>()) {
            names += quoted(column.front().toString());
            sets += names.last() + QStringLiteral(" = ") + names.last();
        }
        if (names.isEmpty())
            return {};
        return {QStringLiteral("DELETE FROM %1").arg(quoted(table)),
                QStringLiteral("UPDATE %1 SET %2").arg(quoted(table), sets.join(QStringLiteral(", "))),
                QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                    .arg(quoted(table), names.join(QStringLiteral(", ")), QStringList(names.size(), QStringLiteral("NULL")).join(QStringLiteral(", ")))};
    }

    [[nodiscard]] QString judged(const Error& error) const
    {
        const QString said = ownFault(error);
        const bool isLeft = std::ranges::any_of(m_notMade, [&said](const QString& name) { return said.endsWith(name); });
        const bool isMade = m_hasScript && said.startsWith(QStringLiteral("no such table: "));
        return isLeft || isMade ? QString() : said;
    }

    Database m_database;
    QStringList m_notMade;
    bool m_hasScript = false;
};

} // namespace

QList<Error> errorsOfTarget(const Plan& plan, const Catalog& source, const Catalog& target)
{
    QList<Error> errors;
    auto empty = EmptyTarget::make(plan, source, target);
    if (!empty)
        return errors;
    const auto tell = [&](const QString& kind, const QString& name, const QString& why) {
        if (!why.isEmpty())
            errors += planError(ErrorCode::PlanReference, plan.target.at,
                                QStringLiteral("the target's %1 %2 cannot work: %3.").arg(kind, named(name), why));
    };
    for (const SchemaObject& view : target.views)
        tell(QStringLiteral("view"), view.name, empty->whyViewFails(view));
    for (const SchemaObject& trigger : target.triggers)
        tell(QStringLiteral("trigger"), trigger.name, empty->whyTriggerFails(trigger));
    return errors;
}

} // namespace godwit::core
