// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/blast_edges.h"
#include "core/schema/collations.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Rows that go with others where references lead to a table on two ways or in a cycle, so that SELECTs which
/// nest cannot tell: lists of row ids or keys in temporary tables of the connection, filled round by round
/// until a round finds nothing. They are gone with it. Used on the connection's thread.
class GoingRows
{
public:
    explicit GoingRows(Database& database) : m_database(database) {}
    ~GoingRows();
    GoingRows(const GoingRows&) = delete;
    GoingRows& operator=(const GoingRows&) = delete;

    /// False for a table whose rows nothing tells apart.
    [[nodiscard]] static bool canList(const Table& table);
    Status add(const Table& table);
    /// The rows that go first. `condition` is over the table's own name.
    Status begin(const Table& table, const QString& condition);
    /// Follows references that cascade, between tables that were added.
    Status follow(const QList<BlastEdge>& edges);

    /// A condition over `alias`: the row is among those that go.
    [[nodiscard]] QString isGoing(const QString& table, const QString& alias) const;

    /// A query over isGoing() as anybody can run it, on a connection without these tables: the lists are made
    /// in a recursive WITH.
    [[nodiscard]] QString runnable(const QString& query) const;

private:
    struct List
    {
        QString table;
        QString name;     ///< quoted, with its schema
        QStringList keys; ///< quoted names that tell a row of the table
        NameMap collations = {}; ///< of its columns
    };
    [[nodiscard]] const List* listOf(const QString& table) const;
    Result<qint64> followOnce(const BlastEdge& edge, qint64 round);
    [[nodiscard]] QString numberOf(const List& list) const;    ///< in the order of their making
    [[nodiscard]] QString asTerm(const BlastEdge& edge) const; ///< of the recursive WITH
    [[nodiscard]] QString paddedKeys(const List& list, const QString& alias) const;
    [[nodiscard]] static QStringList keysOf(const Table& table);

    Database& m_database;
    QList<List> m_lists;
    QString m_begin; ///< SELECTs the rows that go first, as the recursive WITH begins
    QList<BlastEdge> m_edges;
    qsizetype m_mostKeys = 0;
};

} // namespace godwit::core
