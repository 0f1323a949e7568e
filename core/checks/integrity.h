// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Of a row that refers to nothing: its key, the columns it refers by and what they hold (several with
/// commas).
inline const QStringList kOrphanColumns{QStringLiteral("table"), QStringLiteral("row"),
                                        QStringLiteral("column"), QStringLiteral("value"),
                                        QStringLiteral("parent")};

/// What integrity_check and foreign_key_check found: one line each, as a set to compare against a baseline.
struct IntegrityFindings
{
    QStringList damage;          ///< of integrity_check; empty: ok. At most 100
    QHash<QString, qint64> foreignKeyViolations; ///< "child → parent" → rows
    QList<QStringList> samples;  ///< as kOrphanColumns: the first 20 rows of each key that refer to nothing
    QStringList notRun;          ///< what could not be checked, and why, one line each
    QStringList tables;          ///< what was looked at; empty: the whole file
    QStringList orphans;         ///< tables whose rows the plan lets go on without the parents that it dropped
    qint64 foreignKeysUs = 0;    ///< how long foreign_key_check took
};

/// `PRAGMA quick_check`, for a file that may be broken: its lines, but for values that the schema would not take today. Where a
/// NOT NULL came later than the rows, the file is whole, and its rows are the plan's to move or to put aside.
Result<QStringList> quickCheck(Database& database);
/// `PRAGMA integrity_check` in the same way.
Result<QStringList> wholeCheck(Database& database);

/// `PRAGMA integrity_check` of the whole file, foreign_key_check, the integrity-check of full text (FTS5 with rank 1) and rtreecheck of
/// each such table. That of full text needs a writable connection, where it writes nothing and is rolled back; on a read-only
/// one it runs on a copy of the index (search_index.h). Whatever cannot
/// run (an unknown module, tokenizer or collation, mismatched foreign keys) stands in `notRun`;
/// an Error only for cancel and for a file that cannot be read at all.
/// With `tables`, quick_check of the whole file and integrity_check, foreign keys and modules of these tables only: pages
/// that a verified snapshot has already need not be read again.
Result<IntegrityFindings> checkIntegrity(Database& database, const QStringList& tables = {});

/// The two halves of checkIntegrity of some tables, for two connections on two threads: integrity_check of each table, and
/// all the rest (quick_check of the whole file, foreign keys, modules). `joined` makes of both what checkIntegrity gives.
Result<IntegrityFindings> checkThoroughly(Database& database, const QStringList& tables);
Result<IntegrityFindings> checkAround(Database& database, const QStringList& tables);
[[nodiscard]] IntegrityFindings joined(IntegrityFindings around, const IntegrityFindings& thorough);

/// Only violations that the baseline lacks fail. Gives one CheckResult for integrity and one for foreign keys
/// (suite "data integrity"), with query, figures and time, and a third, NotRun, if something could not be checked.
/// What the baseline has already is a warning. `elapsedUs` is the time of the whole checkIntegrity.
QList<CheckResult> judgeIntegrity(const IntegrityFindings& baseline, const IntegrityFindings& now, qint64 elapsedUs);

} // namespace godwit::core
