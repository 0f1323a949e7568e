// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/blast_radius.h"

#include "core/assess/going_rows.h"
#include "core/assess/left_behind.h"
#include "core/assess/plan_fates.h"
#include "core/assess/referring_rows.h"
#include "core/assess/row_count.h"
#include "core/move/blast_edges.h"
#include "core/move/expression_text.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

class Radius
{
public:
    Radius(Database& database, const AssessScene& scene) : m_database(database), m_scene(scene) {}

    /// Follows references from a table's rows that fulfil a condition.
    Status reach(const QString& table, const QString& condition, const QList<Table>& children,
                 BlastRadius& radius)
    {
        const SqlBounds bounds(m_database, m_scene.limits.valueBytes, m_scene.limits.queryMs);
        m_database.restartClock();
        QList<Reached> reached{{.table = table,
                                .alias = quoted(table),
                                .goes = condition,
                                .collations = collations(table),
                                .depth = 1}};
        GODWIT_TRY(const RowCount own,
                   countRows(m_database,
                             QStringLiteral("FROM main.%1 AS %1 WHERE %2").arg(quoted(table), condition),
                             {}));
        radius.rows = own.rows;
        radius.notRun = own.notRun;
        if (own.rows <= 0)
            return {};
        GoingRows going(m_database);
        const auto listed = list(table, condition, children, going);
        if (!listed && endsAll(listed.error()))
            return listed.error();
        const bool isListed = listed && *listed; // else counted on one way each
        if (isListed)
            reached.first().goes = going.isGoing(table, reached.first().alias);
        for (qsizetype at = 0; at < reached.size(); ++at) {
            const Reached parent = reached[at];
            for (const BlastEdge& edge : edgesTo(parent.table, children, true)) {
                const bool isItself = isSameName(edge.child, parent.table);
                if (isItself && parent.depth == 1 && condition == kAll)
                    continue; // all of its rows go
                GODWIT_TRY(BlastReference reference,
                           countReferring(m_database, *m_scene.source.table(edge.child), edge, parent));
                reference.isCycle = leadsBack(reached, parent, edge);
                if (isListed)
                    reference.query = going.runnable(reference.query);
                const bool goesOn =
                    edge.cascades() && reference.rows > 0 && !isItself && !isKnown(reached, edge.child);
                radius.references.append(reference);
                if (!goesOn)
                    continue;
                const QString alias = QStringLiteral("r%1").arg(reached.size());
                reached.append(
                    {.table = edge.child,
                     .alias = alias,
                     .goes = isListed ? going.isGoing(edge.child, alias) : referring(alias, edge.key, parent),
                     .collations = collations(edge.child),
                     .depth = parent.depth + 1,
                     .from = at});
            }
        }
        return {};
    }

    static inline const QString kAll = QStringLiteral("1");

private:
    [[nodiscard]] NameMap collations(const QString& table) const
    {
        const Table* const found = m_scene.source.table(table);
        return found ? collationsOf(*found) : NameMap();
    }

    /// The child's own rows brought the parent's along.
    static bool leadsBack(const QList<Reached>& reached, const Reached& parent, const BlastEdge& edge)
    {
        if (!edge.cascades())
            return false;
        for (const Reached* one = &parent;; one = &reached[one->from]) {
            if (isSameName(one->table, edge.child))
                return true;
            if (one->from < 0)
                return false;
        }
    }

    /// Where a table is reached on two ways, or in a cycle, the rows that go are listed until nothing more is found.
    /// False: each is reached once, and SELECTs that nest do; or its rows cannot be told apart.
    Result<bool> list(const QString& table, const QString& condition, const QList<Table>& children, GoingRows& going)
    {
        QStringList names{table};
        QList<BlastEdge> edges;
        bool isTwice = false;
        for (qsizetype at = 0; at < names.size(); ++at) {
            for (const BlastEdge& edge : edgesTo(names[at], children, true)) {
                if (!edge.cascades() || edge.key.parentColumns.size() != edge.key.columns.size() ||
                    edge.key.columns.isEmpty() || (condition == kAll && isSameName(edge.child, table)))
                    continue; // of the step's own table all rows go already
                const bool isThere = names.contains(edge.child, Qt::CaseInsensitive);
                isTwice = isTwice || isThere;
                edges += edge;
                if (!isThere)
                    names += edge.child;
            }
        }
        const bool canList = std::all_of(names.begin(), names.end(), [&](const QString& name) {
            return GoingRows::canList(*m_scene.source.table(name));
        });
        if (!isTwice || !canList)
            return false;
        for (const QString& name : names)
            GODWIT_CHECK(going.add(*m_scene.source.table(name)));
        GODWIT_CHECK(going.begin(*m_scene.source.table(table), condition));
        GODWIT_CHECK(going.follow(edges));
        return true;
    }

    static bool isKnown(const QList<Reached>& reached, const QString& table)
    {
        return std::any_of(reached.begin(), reached.end(),
                           [&](const Reached& one) { return isSameName(one.table, table); });
    }

    Database& m_database;
    const AssessScene& m_scene;
};

QList<Table> tablesThat(const QList<Table>& tables, const std::function<bool(const Table&)>& holds)
{
    QList<Table> some;
    std::copy_if(tables.begin(), tables.end(), std::back_inserter(some), holds);
    return some;
}

BlastRadius radiusOf(const PlanStep& step, const QString& table, const QString& how)
{
    return {
        .step = step, .table = table, .rows = -1, .isHeld = true, .how = how, .notRun = {}, .references = {}};
}

/// The plan's condition may read, and nothing else.
Status isAllowed(Database& database, const QString& table, const QString& condition)
{
    const Guard guard(database, Guard::Kind::Reading);
    const auto prepared = database.prepare(
        QStringLiteral("SELECT count(*) FROM main.%1 AS %1 WHERE %2").arg(quoted(table), condition));
    return prepared ? Status() : Status(prepared.error());
}

} // namespace

Result<QList<BlastRadius>> findBlastRadius(Database& database, const AssessScene& scene)
{
    const PlanFates fates(scene.plan, scene.source, scene.target);
    Radius finder(database, scene);
    QList<BlastRadius> all;
    const QList<Table> staying = tablesThatStay(scene.source, fates);
    for (const auto& [at, drop] : stepsOf<DropStep>(scene.plan)) {
        for (const Table& table : scene.source.tables) {
            const PlanStep gone = fates.dropOf(table.name);
            if (table.isShadow || table.isVirtual || gone.phase != at.phase || gone.index != at.index)
                continue;
            BlastRadius radius =
                radiusOf(at, table.name,
                         QStringLiteral("Foreign keys are off while tables are dropped: no row of another table goes. "
                                        "Rows of tables that stay keep the drop from being done, unless “orphans” "
                                        "names their table."));
            GODWIT_CHECK(finder.reach(table.name, Radius::kAll, staying, radius));
            all.append(radius);
        }
    }
    for (const auto& [at, rebuild] : stepsOf<RebuildStep>(scene.plan)) {
        BlastRadius radius =
            radiusOf(at, rebuild->table,
                     QStringLiteral("Foreign keys are off while the old table goes, and checked against what "
                                    "was broken before: no row of another table goes."));
        if (scene.source.table(rebuild->table))
            GODWIT_CHECK(finder.reach(rebuild->table, Radius::kAll, scene.source.tables, radius));
        else
            radius.notRun = QStringLiteral("The source has no table %1.").arg(rebuild->table);
        all.append(radius);
    }
    const QList<Table> kept =
        tablesThat(scene.source.tables, [&](const Table& table) { return fates.isKept(table.name); });
    const ExpressionText text(scene.plan, scene.staging);
    for (const auto& [at, erase] : stepsOf<DeleteStep>(scene.plan)) {
        BlastRadius radius = radiusOf(
            at, erase->table,
            erase->cascades
                ? QStringLiteral("The step follows ON DELETE of the tables that refer to it.")
                : QStringLiteral("The step fails where rows of another table refer to one that goes."));
        radius.isHeld = !erase->cascades;
        if (fates.isKept(erase->table) && scene.source.table(erase->table)) {
            const QString goes = QStringLiteral("((%1) IS TRUE)").arg(text.of(erase->when));
            if (const Status allowed = isAllowed(database, erase->table, goes); !allowed)
                radius.notRun = allowed.error().what;
            else
                GODWIT_CHECK(finder.reach(erase->table, goes, kept, radius));
        } else {
            radius.notRun = QStringLiteral("The rows of %1 are there when the moves before it are done.")
                                .arg(erase->table);
        }
        all.append(radius);
    }
    return all;
}

} // namespace godwit::core
