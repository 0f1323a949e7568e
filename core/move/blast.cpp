// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/blast.h"

#include "core/move/row_walk.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

const QString kSetNull = QStringLiteral("SET NULL");
const QString kSetDefault = QStringLiteral("SET DEFAULT");

} // namespace

Result<Blast> Blast::of(const ChangeScene& scene, const QString& physicalTable, bool cascades)
{
    Blast blast(scene, cascades);
    blast.m_tables.append(physicalTable);
    for (int parent = 0; parent < blast.m_tables.size(); ++parent) {
        GODWIT_TRY(const KeyOrder order, KeyOrder::of(scene.work, *scene.now.table(blast.m_tables[parent])));
        blast.m_orders.append(order);
        GODWIT_CHECK(blast.addEdges(parent));
    }
    return blast;
}

Status Blast::addEdges(int parent)
{
    const QString name = m_tables[parent];
    for (const BlastEdge& edge : edgesTo(name, m_scene->now.tables, m_cascades)) {
        if (!m_scene->isOurs(edge.child))
            continue;
        GODWIT_TRY(const KeyOrder order, KeyOrder::of(m_scene->work, *m_scene->now.table(edge.child)));
        m_childOrders.append(order);
        m_edges.append(edge);
        if (m_cascades && edge.cascades() && !m_tables.contains(edge.child))
            m_tables.append(edge.child);
    }
    return {};
}

QString Blast::listOf(int table) const
{
    return m_scene->reserved(QStringLiteral("list")) + QStringLiteral("_%1").arg(table);
}

QString Blast::edgeListOf(int edge) const
{
    return m_scene->reserved(QStringLiteral("edge")) + QStringLiteral("_%1").arg(edge);
}

QString Blast::asideList() const
{
    return m_scene->reserved(QStringLiteral("list")) + QStringLiteral("_aside");
}

QStringList Blast::lists() const
{
    QStringList names{asideList()};
    for (int table = 0; table < m_tables.size(); ++table)
        names.append(listOf(table));
    for (int edge = 0; edge < m_edges.size(); ++edge)
        names.append(edgeListOf(edge));
    return names;
}

Status Blast::createList(const QString& name, const RowIdentity& identity)
{
    return m_scene->work.execute(
        QStringLiteral("CREATE TABLE main.%1 (%2, PRIMARY KEY (%3)) WITHOUT ROWID")
            .arg(quoted(name), identity.definitions(), identity.listColumns().join(QStringLiteral(", "))));
}

Status Blast::createLists()
{
    const RowIdentity& first = m_orders[0].identity();
    GODWIT_CHECK(m_scene->work.execute(QStringLiteral("CREATE TABLE main.%1 (%2, code INTEGER, cause TEXT, first_cause TEXT, PRIMARY KEY (%3)) WITHOUT ROWID")
                                           .arg(quoted(asideList()), first.definitions(), first.listColumns().join(QStringLiteral(", ")))));
    for (int table = 0; table < m_tables.size(); ++table)
        GODWIT_CHECK(createList(listOf(table), m_orders[table].identity()));
    for (int edge = 0; edge < m_edges.size(); ++edge)
        GODWIT_CHECK(createList(edgeListOf(edge), m_childOrders[edge].identity()));
    return {};
}

Result<bool> Blast::list(const QString& alias, const QString& condition, ChangeCursor& cursor,
                         BatchClock& clock)
{
    const QString child = QStringLiteral("c");
    while (cursor.stage <= rounds() + m_edges.size()) {
        bool isAtEnd = true;
        if (cursor.stage == 0) {
            GODWIT_TRY(isAtEnd, listFirst(quoted(alias), QStringLiteral("(%1) IS TRUE").arg(condition), cursor, clock));
        } else if (const int edge = cursor.stage - 1; edge < rounds()) {
            const BlastEdge& one = m_edges[edge];
            const int table = static_cast<int>(m_tables.indexOf(one.child));
            if (one.cascades()) {
                GODWIT_TRY(isAtEnd, listRows(one.child, child, m_orders[table], referring(one), listOf(table),
                                             cursor, clock));
            }
        } else {
            const int last = edge - rounds();
            GODWIT_TRY(isAtEnd, listRows(m_edges[last].child, child, m_childOrders[last],
                                         referring(m_edges[last]), edgeListOf(last), cursor, clock));
        }
        if (!isAtEnd)
            return false;
        beginNextStage(cursor);
    }
    return true;
}

/// Rounds go on while one of them finds rows: the cursor counts them in `position`, which each stage passes
/// on.
void Blast::beginNextStage(ChangeCursor& cursor) const
{
    const qint64 found = cursor.stage == 0 ? 0 : cursor.position;
    const bool isAgain = cursor.stage == rounds() && rounds() > 0 && found > 0;
    cursor.beginStage(isAgain ? 1 : cursor.stage + 1);
    if (!isAgain && cursor.stage <= rounds())
        cursor.position = found;
}

/// Each row is looked at by itself, also the many for which the flag does not hold, so that a batch can end
/// behind any.
Result<bool> Blast::listRows(const QString& table, const QString& alias, const KeyOrder& order,
                             const QString& flag, const QString& list, ChangeCursor& cursor,
                             BatchClock& clock)
{
    GODWIT_TRY(auto walk, KeyWalk::create(*m_scene, order, table, alias, {flag}));
    GODWIT_TRY(auto insert, m_scene->work.prepare(
                                QStringLiteral("INSERT INTO main.%1 VALUES (?%2)")
                                    .arg(quoted(list), QStringLiteral(", ?").repeated(order.size() - 1))));
    Statement& rows = walk.from(cursor.last);
    for (bool isFirst = true;; isFirst = false) {
        GODWIT_TRY(const bool hasRow, m_scene->step(rows, isFirst));
        if (!hasRow)
            return true;
        if (rows.integer(order.size()) != 0) {
            for (int part = 0; part < order.size(); ++part)
                insert.bindColumn(1 + part, rows, part);
            GODWIT_CHECK(insert.run());
            ++cursor.position;
        }
        if (clock.isOver()) {
            cursor.last = order.identityIn(rows);
            return false;
        }
    }
}

Result<bool> Blast::listFirst(const QString& alias, const QString& condition, ChangeCursor& cursor, BatchClock& clock)
{
    const KeyOrder& order = m_orders[0];
    const QString places = QStringLiteral("?%1").arg(QStringLiteral(", ?").repeated(order.size() - 1));
    GODWIT_TRY(auto walk, KeyWalk::create(*m_scene, order, m_tables[0], alias, {condition}));
    GODWIT_TRY(auto goes, m_scene->work.prepare(QStringLiteral("INSERT INTO main.%1 VALUES (%2)").arg(quoted(listOf(0)), places)));
    GODWIT_TRY(auto leaves, m_scene->work.prepare(QStringLiteral("INSERT INTO main.%1 VALUES (%2, ?, ?, ?)").arg(quoted(asideList()), places)));
    const auto putAside = [&](ErrorCode code, const QString& cause, const QString& firstCause) {
        leaves.bindAll(cursor.last);
        leaves.bindInteger(order.size() + 1, static_cast<int>(code));
        leaves.bindText(order.size() + 2, cause);
        leaves.bindText(order.size() + 3, firstCause);
        return leaves.run();
    };
    return walkRows(
        *m_scene, walk, order, m_tables[0], cursor, clock,
        [&](const Statement& row) {
            const RowVerdict& verdict = *m_scene->verdict;
            if (verdict.isRejected)
                return putAside(verdict.code, verdict.cause, verdict.firstCause);
            if (row.integer(order.size()) == 0)
                return Status();
            goes.bindAll(cursor.last);
            return goes.run();
        },
        [&](const Error& error) { return putAside(ErrorCode::RowExpressionFailed, failureCause(error.what), {}); });
}

Status Blast::countEdges()
{
    for (int edge = 0; edge < m_edges.size(); ++edge) {
        GODWIT_TRY(m_edges[edge].rows,
                   m_scene->work.integer(
                       QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(edgeListOf(edge)))));
    }
    return {};
}

QString Blast::isListed(const QString& table, const QString& alias) const
{
    const int index = static_cast<int>(m_tables.indexOf(table));
    if (index < 0)
        return QStringLiteral("0");
    return QStringLiteral("EXISTS (SELECT 1 FROM main.%1 AS l WHERE %2)")
        .arg(quoted(listOf(index)), m_orders[index].identity().joins(QStringLiteral("l"), alias));
}

QString Blast::referring(const BlastEdge& edge) const
{
    QStringList conditions;
    for (qsizetype part = 0; part < edge.key.columns.size(); ++part)
        conditions.append(
            QStringLiteral("p.%1 = c.%2")
                .arg(quoted(edge.key.parentColumns.value(part)), quoted(edge.key.columns[part])));
    return QStringLiteral("EXISTS (SELECT 1 FROM main.%1 AS p WHERE %2 AND %3) AND NOT %4")
        .arg(quoted(edge.parent), conditions.join(QStringLiteral(" AND ")),
             isListed(edge.parent, QStringLiteral("p")), isListed(edge.child, QStringLiteral("c")));
}

bool Blast::setsReferences(const BlastEdge& edge) const
{
    return m_cascades && (edge.key.onDelete == kSetNull || edge.key.onDelete == kSetDefault);
}

QStringList Blast::tablesToSet() const
{
    QStringList tables;
    for (const BlastEdge& edge : m_edges) {
        if (edge.rows > 0 && setsReferences(edge) && !tables.contains(edge.child))
            tables.append(edge.child);
    }
    return tables;
}

Result<bool> Blast::setReferences(ChangeCursor& cursor, BatchClock& clock)
{
    for (; cursor.stage < m_edges.size(); cursor.beginStage(cursor.stage + 1)) {
        if (!setsReferences(m_edges[cursor.stage]))
            continue;
        GODWIT_TRY(const bool isAtEnd, setEdge(cursor.stage, cursor, clock));
        if (!isAtEnd)
            return false;
    }
    return true;
}

Result<bool> Blast::setEdge(int edge, ChangeCursor& cursor, BatchClock& clock)
{
    const BlastEdge& one = m_edges[edge];
    const Table* const child = m_scene->now.table(one.child);
    QStringList sets;
    for (const QString& column : one.key.columns) {
        const QString given = child->column(column)->defaultSql;
        const bool isNull = one.key.onDelete == kSetNull || given.isNull();
        sets.append(QStringLiteral("%1 = %2").arg(quoted(column),
                                                  isNull ? QStringLiteral("NULL") : u'(' + given + u')'));
    }
    const RowIdentity& identity = m_childOrders[edge].identity();
    const RowIdentity listed{identity.listColumns()};
    Database& work = m_scene->work;
    GODWIT_TRY(auto change, work.prepare(QStringLiteral("UPDATE main.%1 AS c SET %2 WHERE %3")
                                             .arg(quoted(one.child), sets.join(QStringLiteral(", ")),
                                                  identity.equals(QStringLiteral("c")))));
    GODWIT_TRY(auto done,
               work.prepare(QStringLiteral("DELETE FROM main.%1 AS l WHERE %2")
                                .arg(quoted(edgeListOf(edge)), listed.equals(QStringLiteral("l")))));
    while (true) {
        GODWIT_TRY(const auto rows, firstListed(work, edgeListOf(edge), identity));
        if (rows.empty())
            return true;
        for (const Row& row : rows) {
            change.bindAll(row);
            GODWIT_CHECK(change.run());
            ++cursor.changed;
            done.bindAll(row);
            GODWIT_CHECK(done.run());
            if (clock.isOver())
                return false;
        }
    }
}

Result<std::vector<Row>> firstListed(Database& work, const QString& list, const RowIdentity& identity)
{
    constexpr int kAtOnce = 64;
    const QString columns = identity.listColumns().join(QStringLiteral(", "));
    return work.rows(QStringLiteral("SELECT %1 FROM main.%2 ORDER BY %1 LIMIT %3")
                         .arg(columns, quoted(list), QString::number(kAtOnce)));
}

} // namespace godwit::core
