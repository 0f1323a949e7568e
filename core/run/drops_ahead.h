// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/preflight_report.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// What the drops of a plan would leave behind, told from its source before anything is changed: rows that
/// would refer to nothing are an error, a reference that no row uses or whose rows cannot be counted is a
/// warning, what the plan allows is a note. Reads by the connection, on its thread; the time of a query for
/// each such foreign key.
Result<QList<Finding>> findingsOfDrops(Database& source, const Plan& plan);

/// Those that are errors, of a database that is opened for it.
QList<Error> refusedDrops(const QString& database, const Plan& plan);

} // namespace godwit::core
