// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// A row of a table of the source. `place` finds it for sure: its row id, or the primary key of a WITHOUT ROWID table.
/// `key` and `digest` name it as quarantine and decisions do; `key` is null if the key is NULL.
struct SourceRow
{
    Row place;
    QString key;
    QString digest;
};

/// Finds rows of one table of the source as quarantine names them. Owns statements on a connection that outlives it; used
/// on its thread.
class SourceRows
{
public:
    /// EditRefused for a table whose rows cannot be told apart for sure: a virtual one, or one without a primary key
    /// whose columns take all names of the row id.
    static Result<SourceRows> open(Database& database, const Table& table, const QString& schema = QStringLiteral("main"));

    /// All rows with this key: one, unless the key is NULL, or 1 and '1' are both there.
    Result<QList<SourceRow>> find(const QString& key);
    Result<std::optional<SourceRow>> at(const Row& place);
    /// Stored columns of a row, in the order of `Table::columnNames()`; none if it is not there.
    Result<std::optional<Row>> values(const Row& place);

    /// "_rowid_" IS ?1, or the same over the parts of the primary key.
    [[nodiscard]] static QString placeCondition(const Table& table);
    /// The columns of a place, quoted.
    [[nodiscard]] static QStringList placeColumns(const Table& table);

private:
    SourceRows(const Table& table, Statement byKey, Statement byPlace, Statement values);
    Result<QList<SourceRow>> all(Statement& statement);
    [[nodiscard]] SourceRow rowOf(const Statement& statement) const;

    int m_placeParts;
    int m_keyParts;
    Statement m_byKey;
    Statement m_byPlace;
    Statement m_values;
};

} // namespace godwit::core
