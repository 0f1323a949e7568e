// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// Rows that a move merged into others, by columns that others would refer to them by: a reference of several columns follows
/// no merge, and a row whose parent is not there is told so. They are looked for only then, and written down at the first time,
/// in a temporary table of the connection (`_godwit_merged_N_COLUMNS`). The move is done by then. Owns its text; the connection
/// knows the plan's functions.
class MergedKeys
{
public:
    /// Nothing for a move that merges no rows, or of which the work file cannot tell it any more: of queries, of joins, and of
    /// tables without row ids.
    static Result<std::optional<MergedKeys>> of(const MoveScene& scene, int number, const QStringList& columns);

    struct Found
    {
        QString into; ///< the key of the row that stayed, as text; empty: it is not known
    };
    Result<std::optional<Found>> find(Database& work, const Row& key) const;

private:
    [[nodiscard]] Status make(Database& work) const;

    QString m_table;
    QString m_columns; ///< with their types
    QString m_names;
    QString m_fill;
    QString m_find;
    QHash<QString, QString> m_parameters;
};

} // namespace godwit::core
