// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/plan/plan.h"
#include "core/schema/catalog.h"
#include "core/schema/stated_versions.h"

namespace godwit::core {

/// What does not fit together inside a plan, each with its place: names of lookups, phases, parameters, target
/// tables and columns, columns that need a value, the order of its steps, and a target schema that SQLite refuses.
/// Empty: the plan may be run against a database that fits. Needs no database. Any thread.
QList<Error> checkPlan(const Plan& plan);

/// All differences between a database and what the plan takes for granted in it, at once: what `source: expects`
/// lists, and every table and column that a step names. A database that differs because it has the target's tables
/// and user_version already gives AlreadyMigrated and nothing else. Any thread.
QList<Error> checkSource(const Plan& plan, const Catalog& source);

/// The target's user_version and application_id: what the plan says, else what its schema file says; nothing: they stay what
/// they are in the source.
StatedVersions targetVersions(const Plan& plan);

} // namespace godwit::core
