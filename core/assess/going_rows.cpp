// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/going_rows.h"

#include "core/assess/referring_rows.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString prefixed(const QString& alias, const QStringList& quotedNames)
{
    QStringList names;
    for (const QString& name : quotedNames)
        names += alias + u'.' + name;
    return names.join(QStringLiteral(", "));
}

QStringList allQuoted(const QStringList& names)
{
    QStringList all;
    for (const QString& name : names)
        all += quoted(name);
    return all;
}

QStringList numbered(qsizetype count)
{
    QStringList names;
    for (qsizetype at = 0; at < count; ++at)
        names += QStringLiteral("k%1").arg(at);
    return names;
}

} // namespace

GoingRows::~GoingRows()
{
    for (const List& list : m_lists) {
        const Status dropped = m_database.execute(QStringLiteral("DROP TABLE IF EXISTS %1").arg(list.name));
        (void)dropped; // it goes with the connection
    }
}

QStringList GoingRows::keysOf(const Table& table)
{
    return table.rowidName().isEmpty() ? allQuoted(table.primaryKey())
                                       : QStringList{quoted(table.rowidName())};
}

bool GoingRows::canList(const Table& table)
{
    return !keysOf(table).isEmpty();
}

const GoingRows::List* GoingRows::listOf(const QString& table) const
{
    const auto found = std::find_if(m_lists.begin(), m_lists.end(),
                                    [&](const List& list) { return isSameName(list.table, table); });
    return found == m_lists.end() ? nullptr : &*found;
}

Status GoingRows::add(const Table& table)
{
    if (listOf(table.name))
        return {};
    const List list{.table = table.name,
                    .name = QStringLiteral("temp.\"_godwit_going_%1\"").arg(m_lists.size()),
                    .keys = keysOf(table),
                    .collations = collationsOf(table)};
    const QString keys = numbered(list.keys.size()).join(QStringLiteral(", "));
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("CREATE TABLE %1 (%2, round INTEGER, PRIMARY KEY (%2))").arg(list.name, keys)));
    m_lists += list;
    m_mostKeys = std::max(m_mostKeys, list.keys.size());
    return {};
}

Status GoingRows::begin(const Table& table, const QString& condition)
{
    const List* const list = listOf(table.name);
    const QString from = QStringLiteral("FROM main.%1 AS %1 WHERE %2").arg(quoted(table.name), condition);
    m_begin =
        QStringLiteral("SELECT %1, %2 %3").arg(numberOf(*list), paddedKeys(*list, quoted(table.name)), from);
    return m_database.execute(QStringLiteral("INSERT OR IGNORE INTO %1 SELECT %2, 0 %3")
                                  .arg(list->name, prefixed(quoted(table.name), list->keys), from));
}

Status GoingRows::follow(const QList<BlastEdge>& edges)
{
    m_edges = edges;
    for (qint64 round = 0;; ++round) {
        qint64 found = 0;
        for (const BlastEdge& edge : edges) {
            GODWIT_TRY(const qint64 more, followOnce(edge, round));
            found += more;
        }
        if (found == 0)
            return {};
    }
}

Result<qint64> GoingRows::followOnce(const BlastEdge& edge, qint64 round)
{
    const List* const child = listOf(edge.child);
    const List* const parent = listOf(edge.parent);
    QStringList same;
    for (qsizetype at = 0; at < parent->keys.size(); ++at)
        same += QStringLiteral("g.k%1 = p.%2").arg(at).arg(parent->keys[at]);
    const ComparedKey both = compared(edge.key, QStringLiteral("c"), QStringLiteral("p"), parent->collations);
    const QString sql =
        QStringLiteral(
            "INSERT OR IGNORE INTO %1 SELECT %2, %3 FROM main.%4 AS c WHERE (%5) IN (SELECT %6 FROM %7 AS g"
            " JOIN main.%8 AS p ON %9 WHERE g.round = %10)")
            .arg(child->name, prefixed(QStringLiteral("c"), child->keys))
            .arg(round + 1)
            .arg(quoted(edge.child), both.child.join(QStringLiteral(", ")),
                 both.parent.join(QStringLiteral(", ")), parent->name, quoted(edge.parent),
                 same.join(QStringLiteral(" AND ")))
            .arg(round);
    GODWIT_CHECK(m_database.execute(sql));
    return m_database.changes();
}

QString GoingRows::numberOf(const List& list) const
{
    return QString::number(&list - m_lists.constData());
}

QString GoingRows::paddedKeys(const List& list, const QString& alias) const
{
    return prefixed(alias, list.keys) + QStringLiteral(", NULL").repeated(m_mostKeys - list.keys.size());
}

QString GoingRows::asTerm(const BlastEdge& edge) const
{
    const List* const child = listOf(edge.child);
    const List* const parent = listOf(edge.parent);
    QStringList same;
    for (qsizetype at = 0; at < parent->keys.size(); ++at)
        same += QStringLiteral("p.%1 = g.k%2").arg(parent->keys[at]).arg(at);
    const ComparedKey both = compared(edge.key, QStringLiteral("c"), QStringLiteral("p"), parent->collations);
    for (qsizetype at = 0; at < both.child.size(); ++at)
        same += QStringLiteral("%1 = %2").arg(both.child[at], both.parent[at]);
    return QStringLiteral(
               "SELECT %1, %2 FROM going AS g, main.%3 AS p, main.%4 AS c WHERE g.listed = %5 AND %6")
        .arg(numberOf(*child), paddedKeys(*child, QStringLiteral("c")), quoted(edge.parent),
             quoted(edge.child), numberOf(*parent), same.join(QStringLiteral(" AND ")));
}

QString GoingRows::runnable(const QString& query) const
{
    QStringList terms{m_begin};
    for (const BlastEdge& edge : m_edges)
        terms += asTerm(edge);
    QStringList lists{
        QStringLiteral("going (listed, %1) AS (\n  %2)")
            .arg(numbered(m_mostKeys).join(QStringLiteral(", ")), terms.join(QStringLiteral("\n  UNION ")))};
    QString sql = query;
    for (const List& list : m_lists) {
        const QString name = QStringLiteral("going_%1").arg(numberOf(list));
        sql.replace(list.name, name);
        lists += QStringLiteral("%1 AS (SELECT %2 FROM going WHERE listed = %3)")
                     .arg(name, numbered(list.keys.size()).join(QStringLiteral(", ")), numberOf(list));
    }
    return QStringLiteral("WITH RECURSIVE %1\n%2").arg(lists.join(QStringLiteral(",\n")), sql);
}

QString GoingRows::isGoing(const QString& table, const QString& alias) const
{
    const List* const list = listOf(table);
    return QStringLiteral("(%1) IN (SELECT %2 FROM %3)")
        .arg(prefixed(alias, list->keys), numbered(list->keys.size()).join(QStringLiteral(", ")), list->name);
}

} // namespace godwit::core
