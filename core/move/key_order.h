// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"

namespace godwit::core {

/// The order of a table's rows by their identity, as its b-tree has them, so that nothing is sorted: a way
/// through the table that can be left between two batches, and taken up again behind the row that was read
/// last. A value.
class KeyOrder
{
public:
    /// PlanReference if the identity is a primary key that holds NULL: such rows cannot be told apart.
    static Result<KeyOrder> of(Database& database, const Table& table);

    [[nodiscard]] const RowIdentity& identity() const { return m_identity; }
    [[nodiscard]] int size() const { return static_cast<int>(m_identity.columns.size()); }
    [[nodiscard]] QString terms(const QString& alias) const; ///< of ORDER BY
    /// Holds for the rows behind one; :_godwit_k0 … are its identity.
    [[nodiscard]] QString behind(const QString& alias) const;
    /// Holds for that row alone.
    [[nodiscard]] QString at(const QString& alias) const;
    static void bind(Statement& statement, const Row& identity);
    /// `identity`, which a statement gives as its first columns.
    [[nodiscard]] Row identityIn(const Statement& row) const;

    /// Identity of the row behind one; empty: there is none.
    Result<Row> rowBehind(Database& database, const QString& table, const Row& identity) const;

    /// "SELECT identity[, terms] FROM main.table AS alias [WHERE behind] ORDER BY identity".
    [[nodiscard]] QString select(const QString& table, const QString& alias, const QStringList& terms,
                                 bool isBehind) const;

private:
    [[nodiscard]] QString column(const QString& alias, qsizetype part) const;

    RowIdentity m_identity;
    QStringList m_collations; ///< of the key's columns, quoted; none for a row id
    QList<bool> m_isDescending;
};

/// Rows that `KeyOrder::select` gives, from behind one on. Borrows the scene; prepared under the guard of a
/// plan's SQL.
class KeyWalk
{
public:
    static Result<KeyWalk> create(const ChangeScene& scene, const KeyOrder& order, const QString& table,
                                  const QString& alias, const QStringList& terms);
    /// The statement, before its first row; an empty identity: from the table's first row on.
    Statement& from(const Row& identity);

private:
    KeyWalk(Statement first, Statement next) : m_first(std::move(first)), m_next(std::move(next)) {}
    Statement m_first;
    Statement m_next;
};

} // namespace godwit::core
