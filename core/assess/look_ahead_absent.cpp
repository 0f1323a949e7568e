// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/look_ahead.h"

#include "core/move/constraint_cause.h"
#include "core/move/sound_rows.h"
#include "core/sqlite/quoting.h"

/// Keys of a table that a query accounts for, and for which it gives no row.
namespace godwit::core {

/// Rows over which the move's query fails: they go to quarantine, with the cause.
Result<qint64> LookAhead::countFailing()
{
    const QString failed = QStringLiteral("temp.") + quoted(failedTable(m_move));
    GODWIT_TRY(const qint64 exists,
               m_readers.first.integer(QStringLiteral("SELECT count(*) FROM temp.sqlite_schema WHERE name = ?"),
                                       {Value::ofText(failedTable(m_move))}));
    if (exists == 0)
        return 0;
    GODWIT_TRY(const auto causes,
               m_readers.first.rows(
                   QStringLiteral("SELECT cause, count(*) FROM %1 GROUP BY cause ORDER BY 2 DESC, 1").arg(failed)));
    qint64 all = 0;
    for (const Row& cause : causes) {
        GODWIT_TRY(const auto rows,
                   m_readers.first.rows(QStringLiteral("SELECT %1 FROM %2 AS f JOIN %3 AS k ON k.%4 = f.row_id WHERE f.cause = ?"
                                                       " ORDER BY f.row_id LIMIT %5")
                                            .arg(keyTerms(), failed, keysTable(), quoted(m_move.keysRowid))
                                            .arg(kKeysShown),
                                        {cause[0]}));
        QStringList keys;
        for (const Row& row : rows)
            keys += shownKeyOf(row);
        all += cause[1].integer;
        m_expectation.causes.append({.cause = queryFailureCause(cause[0].toString()),
                                     .code = codeId(ErrorCode::RowExpressionFailed),
                                     .column = {},
                                     .rows = cause[1].integer,
                                     .keys = keys});
    }
    m_expectation.rows += all;
    m_expectation.quarantined += all;
    return all;
}

/// Keys of the table a query accounts for, for which it gives no row.
Status LookAhead::countAbsent()
{
    if (!findsRows(m_move))
        return {};
    GODWIT_TRY(const qint64 failing, countFailing());
    GODWIT_TRY(const qint64 without,
               m_readers.first.integer(QStringLiteral("SELECT count(*) FROM %1 AS k WHERE NOT EXISTS (SELECT 1 FROM "
                                                      "temp.%2 AS q WHERE q._godwit_row = k.%3)")
                                           .arg(keysTable(), quoted(m_move.rowsTable), quoted(m_move.keysRowid))));
    const qint64 absent = without - failing;
    if (absent == 0)
        return {};
    m_expectation.rows += absent;
    const Fallback& fallback = m_move.step->absent;
    const bool isSkip = fallback.kind == Fallback::Kind::Skip;
    (isSkip ? m_expectation.skipped : m_expectation.quarantined) += absent;
    m_expectation.causes.append(
        {.cause = isSkip ? fallback.rule : QStringLiteral("the query gives no row for this key"),
         .code = isSkip ? QString() : codeId(ErrorCode::RowAbsent),
         .column = {},
         .rows = absent,
         .keys = {}});
    return {};
}

} // namespace godwit::core
