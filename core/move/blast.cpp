// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/blast.h"

#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

const QString kCascade = QStringLiteral("CASCADE");
const QString kSetNull = QStringLiteral("SET NULL");
const QString kSetDefault = QStringLiteral("SET DEFAULT");

bool forbids(const Table& child, const ForeignKey& key, bool cascades)
{
    if (!cascades)
        return true;
    if (key.onDelete == kSetNull)
        return std::any_of(key.columns.begin(), key.columns.end(), [&](const QString& name) {
            const Column* const column = child.column(name);
            return !column || column->notNull || column->isGenerated;
        });
    return key.onDelete != kCascade && key.onDelete != kSetDefault;
}

} // namespace

Result<Blast> Blast::of(const ChangeScene& scene, const QString& physicalTable, bool cascades)
{
    Blast blast(scene, cascades);
    blast.m_tables.append(physicalTable);
    for (int parent = 0; parent < blast.m_tables.size(); ++parent) {
        GODWIT_TRY(const RowIdentity identity, RowIdentity::of(*scene.now.table(blast.m_tables[parent])));
        blast.m_identities.append(identity);
        GODWIT_CHECK(blast.addEdges(parent));
    }
    return blast;
}

Status Blast::addEdges(int parent)
{
    const QString name = m_tables[parent];
    for (const Table& child : m_scene->now.tables) {
        if (!m_scene->isOurs(child.name))
            continue;
        for (const ForeignKey& key : child.foreignKeys) {
            if (!isSameName(key.parent, name))
                continue;
            m_edges.append({.child = child.name, .parent = name, .key = key, .rows = 0, .forbids = forbids(child, key, m_cascades)});
            if (m_cascades && key.onDelete == kCascade && !m_tables.contains(child.name))
                m_tables.append(child.name);
        }
    }
    return {};
}

QString Blast::listOf(int table) const
{
    return m_scene->reserved(QStringLiteral("list")) + QStringLiteral("_%1").arg(table);
}

Status Blast::createList(int table)
{
    const QString columns = m_identities[table].listColumns().join(QStringLiteral(", "));
    return m_scene->work.execute(QStringLiteral("CREATE TABLE main.%1 (%2, PRIMARY KEY (%3)) WITHOUT ROWID")
                                       .arg(quoted(listOf(table)), m_identities[table].definitions(), columns));
}

Status Blast::list(const QString& alias, const QString& condition)
{
    for (int table = 0; table < m_tables.size(); ++table)
        GODWIT_CHECK(createList(table));
    {
        const Guard guard(m_scene->work, QStringList{listOf(0)});
        GODWIT_TRY(auto fill, m_scene->work.prepare(
                                  QStringLiteral("INSERT INTO main.%1 SELECT %2 FROM main.%3 AS %4 WHERE (%5) IS TRUE")
                                      .arg(quoted(listOf(0)), m_identities[0].list(quoted(alias)), quoted(m_tables[0]),
                                           quoted(alias), condition)));
        m_scene->bindParameters(fill);
        GODWIT_CHECK(fill.run());
    }
    bool isGrowing = m_cascades;
    while (isGrowing) {
        isGrowing = false;
        for (const BlastEdge& edge : std::as_const(m_edges)) {
            GODWIT_TRY(const bool grew, follow(edge));
            isGrowing = isGrowing || grew;
        }
    }
    for (BlastEdge& edge : m_edges)
        GODWIT_CHECK(countRows(edge));
    return {};
}

QString Blast::isListed(const QString& table, const QString& alias) const
{
    const int index = static_cast<int>(m_tables.indexOf(table));
    if (index < 0)
        return QStringLiteral("0");
    return QStringLiteral("EXISTS (SELECT 1 FROM main.%1 AS l WHERE %2)")
        .arg(quoted(listOf(index)), m_identities[index].joins(QStringLiteral("l"), alias));
}

QString Blast::referring(const BlastEdge& edge) const
{
    QStringList conditions;
    for (qsizetype part = 0; part < edge.key.columns.size(); ++part)
        conditions.append(QStringLiteral("p.%1 = c.%2").arg(quoted(edge.key.parentColumns.value(part)), quoted(edge.key.columns[part])));
    return QStringLiteral("EXISTS (SELECT 1 FROM main.%1 AS p WHERE %2 AND %3) AND NOT %4")
        .arg(quoted(edge.parent), conditions.join(QStringLiteral(" AND ")), isListed(edge.parent, QStringLiteral("p")),
             isListed(edge.child, QStringLiteral("c")));
}

Result<bool> Blast::follow(const BlastEdge& edge)
{
    if (edge.key.onDelete != kCascade)
        return false;
    const int child = static_cast<int>(m_tables.indexOf(edge.child));
    GODWIT_CHECK(m_scene->work.execute(QStringLiteral("INSERT INTO main.%1 SELECT %2 FROM main.%3 AS c WHERE %4")
                                           .arg(quoted(listOf(child)), m_identities[child].list(QStringLiteral("c")),
                                                quoted(edge.child), referring(edge))));
    return m_scene->work.changes() > 0;
}

Status Blast::countRows(BlastEdge& edge)
{
    GODWIT_TRY(edge.rows, m_scene->work.integer(QStringLiteral("SELECT count(*) FROM main.%1 AS c WHERE %2")
                                                    .arg(quoted(edge.child), referring(edge))));
    return {};
}

Result<QHash<QString, qint64>> Blast::setReferences()
{
    QHash<QString, qint64> changed;
    for (const BlastEdge& edge : std::as_const(m_edges)) {
        if (edge.rows == 0 || (edge.key.onDelete != kSetNull && edge.key.onDelete != kSetDefault))
            continue;
        const Table* const child = m_scene->now.table(edge.child);
        QStringList sets;
        for (const QString& column : edge.key.columns) {
            const QString given = child->column(column)->defaultSql;
            const bool isNull = edge.key.onDelete == kSetNull || given.isNull();
            sets.append(QStringLiteral("%1 = %2").arg(quoted(column), isNull ? QStringLiteral("NULL") : u'(' + given + u')'));
        }
        GODWIT_CHECK(m_scene->work.execute(QStringLiteral("UPDATE main.%1 AS c SET %2 WHERE %3")
                                               .arg(quoted(edge.child), sets.join(QStringLiteral(", ")), referring(edge))));
        changed[edge.child] += m_scene->work.changes();
    }
    return changed;
}

} // namespace godwit::core
