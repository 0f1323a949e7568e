// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// A query of a plan, prepared under the guard with its parameters bound (as text). An Error if it does not
/// prepare, is more than one statement, gives no columns, writes, or uses a parameter that the plan does not
/// give (SQLite would take NULL for it).
Result<Statement> prepareQuery(Database& database, const SqlText& query, const QHash<QString, QString>& parameters);

/// The outcome of a check whose query failed: Failed, with the error as its why; the error itself for cancel.
Result<CheckResult> failedBecause(CheckResult check, const QString& where, const Error& error);

} // namespace godwit::core
