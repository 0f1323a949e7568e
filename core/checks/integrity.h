// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// What integrity_check and foreign_key_check found: one line each, as a set to compare against a baseline.
struct IntegrityFindings
{
    QStringList damage;          ///< of integrity_check; empty: ok. At most 100
    QHash<QString, qint64> foreignKeyViolations; ///< "child → parent" → rows
    QList<QStringList> samples;  ///< child table, rowid or key, parent table: the first 20
};

/// `PRAGMA quick_check`, for a file that may be broken.
Result<QStringList> quickCheck(Database& database);

/// `PRAGMA integrity_check` of the whole file, foreign_key_check, FTS5 integrity-check (rank 1) and rtreecheck of
/// each such table (the last two only if the connection is writable or needs no write; what cannot run is said
/// by the caller).
Result<IntegrityFindings> checkIntegrity(Database& database);

/// Only violations that the baseline lacks fail. Gives one CheckResult for integrity and one for foreign keys
/// (suite "data integrity"), with query, figures and time.
QList<CheckResult> judgeIntegrity(const IntegrityFindings& baseline, const IntegrityFindings& now, qint64 elapsedUs);

} // namespace godwit::core
