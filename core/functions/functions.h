// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

#include <memory>

namespace godwit::core {

/// What the functions found wrong with the row that is being evaluated. Functions never fail a statement: they
/// give NULL and note the first cause here; whoever steps the statement looks after each row. So one bad row costs
/// no reopened SELECT. They are registered as not deterministic, so that SQLite neither hoists nor caches them.
/// Two things whoever steps must know: a sorter evaluates all rows ahead of the first step, so order by an index or
/// inside a subquery (SELECT f(x) FROM (SELECT x … ORDER BY k)); and a row that WHERE leaves out may have noted a
/// cause before it went, so WHERE uses the try_ forms only.
struct RowVerdict
{
    bool isRejected = false;
    bool isSkipped = false;  ///< a value says that the row is left out: counted as skipped by `rule`
    ErrorCode code = ErrorCode::RowRejected;
    QString cause;
    QString firstCause;      ///< of a row that depends on one in quarantine
    QString rule;

    void reject(ErrorCode why, const QString& text, const QString& first = {})
    {
        if (isRejected)
            return;
        isRejected = true;
        code = why;
        cause = text;
        firstCause = first;
    }
    /// A row that is also rejected goes to quarantine: nothing is left out while something is wrong with it.
    void skip(const QString& by)
    {
        if (isSkipped)
            return;
        isSkipped = true;
        rule = by;
    }
    void clear()
    {
        isRejected = false;
        isSkipped = false;
    }
};

/// Registers the plan language's functions on a connection (see resources/help/functions.md). With a verdict
/// a value that cannot be read notes its cause there and gives NULL; without one (compare queries, rules) it
/// only gives NULL, as the `try_` forms do; these note only what is wrong in the plan itself. NULL in, NULL
/// out.
/// `_godwit_uuid4(seed, step, column, key…)` is what the plan's uuid4() becomes: NULL counts as a value
/// there, and the same arguments (with their storage classes) always give the same id. `_godwit_date` and its
/// like are what a plan's date(), time(), datetime(), julianday(), unixepoch() and strftime() become:
/// SQLite's own, but 'now' is an error.
Status registerFunctions(Database& database, std::shared_ptr<RowVerdict> verdict);

/// The names registered, with those of the `try_` forms, for the guard's allow-list and the reference.
[[nodiscard]] QStringList functionNames();

} // namespace godwit::core
