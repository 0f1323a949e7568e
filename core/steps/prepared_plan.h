// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What a plan's SQL would find, as values: the source's schema, and those of further databases by the names
/// that the plan gives them. One that is not among `further` could not be read; what names it is not judged.
struct PreparedAgainst
{
    const Catalog& source;
    QList<std::pair<QString, Catalog>> further = {};
};

/// What came of preparing all expressions, queries and scripts of a plan.
struct PreparedPlan
{
    QList<Error> errors; ///< each at its place in the plan
    int pieces = 0;      ///< of SQL that were looked at
    QStringList left;    ///< what could not be looked at in advance, and why; one sentence each
    QStringList doubts;  ///< what can be prepared, and cannot do what it is meant for
};

/// Prepares every piece of a plan's SQL by the compiler of the steps that run it, over empty tables of the
/// source, of the target and of what the plan's schema scripts make, in memory. The rows of no database are
/// read and nothing of the plan is run but the DDL of these scripts, on the empty tables. The plan passed
/// `checkPlan` and `checkSource`. Any thread.
[[nodiscard]] PreparedPlan preparePlan(const Plan& plan, const PreparedAgainst& against);

} // namespace godwit::core
