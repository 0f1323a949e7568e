// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/blast_edges.h"
#include "core/move/change_tables.h"
#include "core/move/key_order.h"

namespace godwit::core {

/// The first few rows of a list of identities.
[[nodiscard]] Result<std::vector<Row>> firstListed(Database& work, const QString& list,
                                                   const RowIdentity& identity);

/// What a delete reaches: the tables whose rows go, the one that the step names first, and lists of row
/// identities: of the rows that go, one a table (`_godwit_list_N_I`), and of those that refer to them and
/// stay, one a foreign key (`_godwit_edge_N_I`); `_godwit_list_N_aside` has rows that it cannot be told of. The old version's tables are left alone: they are still to
/// be read, and go as a whole later. Lists are filled and emptied in batches, within the caller's
/// transactions; how far that is stands in the cursor.
class Blast
{
public:
    /// Which tables can be reached follows from the foreign keys alone, so that a resumed step finds the
    /// same.
    static Result<Blast> of(const ChangeScene& scene, const QString& physicalTable, bool cascades);

    [[nodiscard]] const QStringList& tables() const { return m_tables; }
    [[nodiscard]] const QList<BlastEdge>& edges() const { return m_edges; }
    [[nodiscard]] QString listOf(int table) const;
    /// Rows of the first table that the condition cannot be told of, each with why: identity, code, cause, first cause.
    [[nodiscard]] QString asideList() const;
    [[nodiscard]] QStringList lists() const; ///< all reserved tables
    [[nodiscard]] const RowIdentity& identityOf(int table) const { return m_orders[table].identity(); }

    Status createLists();
    /// One batch of the stages of listing: the rows that fulfil the condition; round by round all that
    /// cascades from them, until a round finds nothing; then what refers to them. True: all is listed.
    Result<bool> list(const QString& alias, const QString& condition, ChangeCursor& cursor,
                      BatchClock& clock);
    /// Looks how many rows of each edge were listed.
    Status countEdges();
    /// One batch of ON DELETE SET NULL and SET DEFAULT of rows that stay, whose list shrinks by them. True:
    /// none is left.
    Result<bool> setReferences(ChangeCursor& cursor, BatchClock& clock);
    [[nodiscard]] QStringList tablesToSet() const; ///< that lose a reference

private:
    Blast(const ChangeScene& scene, bool cascades) : m_scene(&scene), m_cascades(cascades) {}
    [[nodiscard]] QString edgeListOf(int edge) const;
    Status createList(const QString& name, const RowIdentity& identity);
    Status addEdges(int parent);
    [[nodiscard]] int rounds() const { return m_cascades ? static_cast<int>(m_edges.size()) : 0; }
    void beginNextStage(ChangeCursor& cursor) const;
    /// Rows of a table for which `flag` holds go to a list.
    Result<bool> listRows(const QString& table, const QString& alias, const KeyOrder& order,
                          const QString& flag, const QString& list, ChangeCursor& cursor, BatchClock& clock);
    /// Rows of the first table for which the step's own condition holds, and those that it cannot be told of.
    Result<bool> listFirst(const QString& alias, const QString& condition, ChangeCursor& cursor, BatchClock& clock);
    [[nodiscard]] bool setsReferences(const BlastEdge& edge) const;
    Result<bool> setEdge(int edge, ChangeCursor& cursor, BatchClock& clock);
    /// A row c of the child refers to a listed row p of the parent, and is not listed itself.
    [[nodiscard]] QString referring(const BlastEdge& edge) const;
    [[nodiscard]] QString isListed(const QString& table, const QString& alias) const;

    const ChangeScene* m_scene;
    bool m_cascades;
    QStringList m_tables; ///< physical
    QList<KeyOrder> m_orders;
    QList<BlastEdge> m_edges;
    QList<KeyOrder> m_childOrders; ///< one an edge
};

} // namespace godwit::core
