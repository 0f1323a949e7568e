// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_moves.h"
#include "core/schema/catalog.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/database.h"

#include <functional>

namespace godwit::core {

// The parts of the checker. They only look, at values that they borrow, on any thread; what is wrong is added to
// `errors` with its place in the plan, all of it and not the first alone.

/// One error at a place of the plan, added to the list.
void addError(QList<Error>& errors, ErrorCode code, const Position& at, const QString& what);

/// A lookup that the plan lacks.
void checkLookup(const Plan& plan, const ColumnValue& value, QList<Error>& errors);
/// A column that a target table lacks or that takes no value.
void checkColumn(const Table& table, const QString& name, const Position& at, QList<Error>& errors);

/// What a move fills against its target table: columns, keys, what is required and has no value.
void checkMove(const Plan& plan, const Catalog& target, const Step& step, const MoveStep& move, QList<Error>& errors);
/// An update, delete, rebuild or sql step; nothing for others.
void checkChange(const Plan& plan, const Catalog& target, const Step& step, QList<Error>& errors);
/// Steps that stand before what they need, or behind what ends it.
void checkOrder(const Plan& plan, QList<Error>& errors);
/// Parameters and target.NAME in the plan's SQL.
void checkSqlNames(const Plan& plan, const Catalog& target, QList<Error>& errors);

/// Tables, indexes, views and triggers that are called like those that Godwit makes in a work file and takes out of it again.
/// `whose`: "the database".
void checkReservedNames(const Catalog& catalog, const QString& whose, ErrorCode code, const Position& at, QList<Error>& errors);

/// Names of `let` with a window of their own that stand within a query.
void checkLets(const Plan& plan, QList<Error>& errors);

/// Indexes and triggers of kept tables whose names the target's schema takes: they would go.
void checkKeptNames(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors);

/// An expression, or terms of an order, that SQLite's parser refuses; queries are looked at where they run. `grammar` is any
/// connection.
void checkSyntax(Database& grammar, const SqlText& sql, QList<Error>& errors);

/// Constant patterns, and forms of dates, that are wrong for every row.
void checkConstants(const Plan& plan, const SqlText& sql, QList<Error>& errors);

/// Updates that set a key which rows of the new version refer to by then: those of the target's tables, and with the source at
/// hand those of kept ones and of references to them.
void checkKeyUpdates(const Plan& plan, const Catalog& target, QList<Error>& errors);
void checkKeptKeyUpdates(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors);

/// References that name no table whose rows move, or that do not lead to one key of the target.
void checkReferences(const Plan& plan, const Catalog& target, QList<Error>& errors);
/// References to tables of the source whose keys have not one column.
void checkReferenceKeys(const Plan& plan, const Catalog& source, const Catalog& target, QList<Error>& errors);

/// Where a piece of SQL stands decides which names it may use.
enum class SqlPlace { Move, Before, After };
/// Each piece of SQL that a step has, with its place.
void forEachSql(const Step& step, const std::function<void(const SqlText&, SqlPlace)>& visit);

/// What stands for rows and no value: a query, a script, a name as it is written in the database.
[[nodiscard]] bool standsForRows(const Step& step, const SqlText& sql);

/// The NAMEs of `FROM schema.NAME` and `JOIN schema.NAME` in a piece of SQL.
[[nodiscard]] QStringList namesIn(const SqlText& sql, QStringView schema);
/// As SQLite compares names: ASCII case does not count.
[[nodiscard]] bool containsName(const QStringList& names, const QString& name);
/// For the message of a name that is not there.
[[nodiscard]] QStringList tableNames(const Catalog& catalog);

} // namespace godwit::core
