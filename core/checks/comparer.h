// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Runs `before` on one connection and `after` on the other and compares: one number within the tolerance, or
/// the same rows (as a multiset, bit by bit; a difference is drilled down to at most 20 rows that only one side
/// has). `parameters` are bound as :name (text). Memory stays bounded: rows are compared by digest first, and
/// only when that differs through a temporary table in a file (of a connection of its own; neither database is
/// touched, and each query runs up to three times). Samples have the column "side" first. A single number is
/// compared by value (2 equals 2.0). A query that fails, writes or lacks a parameter is a failed check with its why;
/// an Error only for cancel. Suite "functionality".
Result<CheckResult> compareQueries(Database& before, Database& after, const CompareStep& step,
                                   const QHash<QString, QString>& parameters);

/// Runs a rule's query, which must return no row. A row makes it a warning or a failure, by severity, with the
/// count of rows and the first 20. A query that fails is a failed check; an Error only for cancel. Suite as given.
Result<CheckResult> runRule(Database& database, const Rule& rule, const QHash<QString, QString>& parameters,
                            const QString& suite);

} // namespace godwit::core
