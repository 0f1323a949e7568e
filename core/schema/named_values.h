// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// An expression in which names stand for values, as SQL of its own. Free-standing names become what they stand for, in
/// brackets (substituteNames). In a query they cannot: a table of the query may have a column of that name, or one of a name
/// in what it stands for. So what holds a query which mentions such names is put into one with their values beside it:
///
///     (SELECT … FROM (SELECT (value) AS "name" FROM (SELECT 1)) AS _godwit_let)
///
/// There SQLite resolves each name itself: first as a column of the query it stands in, then as the value, then as a column
/// of the row around. The inner FROM lets SQLite flatten it, so that a value is evaluated only where it is asked for.
[[nodiscard]] QString withNamedValues(const QString& sql, const NameMap& values);

/// The same for SQL that has to stay in one piece: all values of names that `mentioned` mentions stand beside it.
[[nodiscard]] QString besideNamedValues(const QString& sql, const QString& mentioned, const NameMap& values);

/// Names of a list that a query within the expression mentions; folded.
[[nodiscard]] QStringList namesInQueries(const QString& sql, const QStringList& names);

} // namespace godwit::core
