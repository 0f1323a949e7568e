// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// True if a statement failed because the table does not take the row: a constraint, a type of a STRICT table, a length.
[[nodiscard]] bool isRefusal(const Error& error);

/// True if an expression failed over the values of one row: no cancel, no full disk, no damaged file.
[[nodiscard]] bool isOfRow(const Error& error);
/// SQLite's own words for a statement that failed, with the plan's names instead of the reserved ones; `what` is that of the error.
[[nodiscard]] QString failureWords(const QString& what);
/// Why a row is put aside over which an expression failed: "an expression failed: malformed JSON".
[[nodiscard]] QString failureCause(const QString& what, bool isOfJoin = false);

/// The same of a query: "the query failed over this row: malformed JSON". `words`: as failureWords gives them.
[[nodiscard]] QString queryFailureCause(const QString& words);

/// A refusal in words that a person understands, with SQLite's own word for it in brackets: "two rows have the same serial
/// (UNIQUE)". `column` is the one it is about, if it is about one.
struct ConstraintCause
{
    QString cause;
    QString column;
};
/// `table` is the one that refused, by its schema; without it a CHECK that has a name is known by that name alone.
[[nodiscard]] ConstraintCause constraintCause(const Error& error, const Table* table = nullptr);

} // namespace godwit::core
