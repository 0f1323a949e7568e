// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"

namespace godwit::core {

/// One foreign key that points at a table whose rows are to go, and the rows that it would concern.
struct BlastEdge
{
    QString child;  ///< physical
    QString parent; ///< physical
    ForeignKey key;
    qint64 rows = 0;       ///< that refer to rows which go and do not go for another reason
    bool forbids = false;  ///< RESTRICT, NO ACTION, or SET NULL where NULL may not stand
};

/// What a delete reaches: the tables whose rows go, the one that the step names first, and a list of row identities for each
/// (`_godwit_list_N_I`). The old version's tables are left alone: they are still to be read, and go as a whole later.
class Blast
{
public:
    /// Which tables can be reached follows from the foreign keys alone, so that a resumed step finds the same.
    static Result<Blast> of(const ChangeScene& scene, const QString& physicalTable, bool cascades);

    [[nodiscard]] const QStringList& tables() const { return m_tables; }
    [[nodiscard]] const QList<BlastEdge>& edges() const { return m_edges; }
    [[nodiscard]] QString listOf(int table) const;
    [[nodiscard]] const RowIdentity& identityOf(int table) const { return m_identities[table]; }

    /// Makes the lists: the rows that fulfil the condition, then all that cascades from them; counts each edge's rows.
    /// Inside the caller's transaction.
    Status list(const QString& alias, const QString& condition);
    /// ON DELETE SET NULL and SET DEFAULT of rows that stay; how many rows of which tables.
    Result<QHash<QString, qint64>> setReferences();

private:
    Blast(const ChangeScene& scene, bool cascades) : m_scene(&scene), m_cascades(cascades) {}
    Status createList(int table);
    Status addEdges(int parent);
    Result<bool> follow(const BlastEdge& edge);
    Status countRows(BlastEdge& edge);
    /// Rows c of the child that refer to a listed row p of the parent.
    [[nodiscard]] QString referring(const BlastEdge& edge) const;
    [[nodiscard]] QString isListed(const QString& table, const QString& alias) const;

    const ChangeScene* m_scene;
    bool m_cascades;
    QStringList m_tables; ///< physical
    QList<RowIdentity> m_identities;
    QList<BlastEdge> m_edges;
};

} // namespace godwit::core
