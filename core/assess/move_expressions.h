// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QSet>

#include <functional>

namespace godwit::core {

// What an expression of a move can come to, told from its text.

/// False for a value that every row gives: a column, a literal, or calls that give a value for every argument. `lets`: names of
/// `let` that it may use. `mayBeNow`: a column may hold 'now', which SQLite's date functions are refused.
using MayBeNow = std::function<bool(const QString& column)>;
[[nodiscard]] bool canFail(const ColumnValue& value, const QList<ColumnValue>& lets, const MayBeNow& mayBeNow);

/// True for SQL that asks for rows that have moved by then: `ref(…)`, `target.NAME`, or a name of `let` that
/// does. `standing`: folded names of tables that are in place already.
[[nodiscard]] bool asksForMoved(const QString& sql, const QList<ColumnValue>& lets,
                                const QSet<QString>& standing);
[[nodiscard]] bool asksForMoved(const ColumnValue& value, const QList<ColumnValue>& lets,
                                const QSet<QString>& standing);

/// A literal, which is never NULL unless it says so.
[[nodiscard]] bool isLiteral(const QString& sql);

/// The name of the column that an expression is, as it is; empty: it is none.
[[nodiscard]] QString bareColumn(const QString& sql);

} // namespace godwit::core
