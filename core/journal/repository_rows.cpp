// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/entry_sql.h"
#include "core/journal/repository.h"
#include "core/journal/row_values.h"

/// The part of the repository that accounts for rows: balance, quarantine and lineage.
namespace godwit::core {

namespace {

Value textOrNull(const QString& text)
{
    return text.isNull() ? Value::null() : Value::ofText(text);
}

} // namespace

Status Repository::putBalance(qint64 run, const QList<BalanceRow>& rows)
{
    GODWIT_CHECK(clearBalance(run));
    for (const BalanceRow& row : rows) {
        GODWIT_CHECK(m_database.execute(
            QStringLiteral("INSERT INTO balance (run, table_name, source_rows, moved, merged, skipped, quarantined, kept,"
                           " unaccounted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {Value::ofInteger(run), Value::ofText(row.table), Value::ofInteger(row.rows), Value::ofInteger(row.moved),
             Value::ofInteger(row.merged), Value::ofInteger(row.skipped), Value::ofInteger(row.quarantined),
             Value::ofInteger(row.kept), Value::ofInteger(row.unaccounted)}));
    }
    return {};
}

Status Repository::clearBalance(qint64 run)
{
    return m_database.execute(QStringLiteral("DELETE FROM balance WHERE run = ?"), {Value::ofInteger(run)});
}

Result<QList<BalanceRow>> Repository::balance(qint64 run)
{
    QList<BalanceRow> rows;
    GODWIT_CHECK(all(QStringLiteral("SELECT table_name, source_rows, moved, merged, skipped, quarantined, kept, unaccounted"
                                    " FROM balance WHERE run = ? ORDER BY table_name"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         rows.append(BalanceRow{.table = row.text(0),
                                                .rows = row.integer(1),
                                                .moved = row.integer(2),
                                                .merged = row.integer(3),
                                                .skipped = row.integer(4),
                                                .quarantined = row.integer(5),
                                                .kept = row.integer(6),
                                                .unaccounted = row.integer(7)});
                     }));
    return rows;
}

Status Repository::addQuarantine(qint64 run, const QuarantineEntry& entry, const Value& rowId, const QString& rowDigest,
                                 const QString& rowValues)
{
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("INSERT INTO quarantine (run, phase, step, table_name, row_id, key_text, row_digest, column_name,"
                       " cause, code, first_cause, row_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(entry.phase), Value::ofText(entry.step), Value::ofText(entry.table), rowId,
         textOrNull(entry.key), Value::ofText(rowDigest), Value::ofText(entry.column), Value::ofText(entry.cause),
         Value::ofText(entry.code), Value::ofText(entry.firstCause), Value::ofText(rowValues.isEmpty() ? valuesText(entry.values) : rowValues)}));
    // The phase was moved again and the row is in quarantine as before: what was edited through its entry goes with it.
    return m_database.execute(
        QStringLiteral("UPDATE decisions SET entry = ?1 WHERE kind = 'edited' AND entry IN (SELECT d.entry FROM decisions d"
                       " WHERE d.row_digest = ?2 AND d.table_name = ?3 AND d.key_text IS ?4 AND d.kind = 'edited'"
                       " AND d.phase = ?5 AND d.step = ?6)"),
        {Value::ofInteger(m_database.lastInsertId()), Value::ofText(rowDigest), Value::ofText(entry.table),
         textOrNull(entry.key), Value::ofText(entry.phase), Value::ofText(entry.step)});
}

Status Repository::addLineage(qint64 run, const QString& phase, const LineageRecord& record)
{
    return m_database.execute(
        QStringLiteral("INSERT INTO lineage (run, phase, table_name, row_id, source_key, disposition, target_key, rule)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(phase), Value::ofText(record.table), record.rowId, record.key,
         Value::ofInteger(static_cast<int>(record.disposition)), record.targetKey, Value::ofText(record.rule)});
}

Status Repository::clearRows(qint64 run, const QString& phase)
{
    const Row values{Value::ofInteger(run), Value::ofText(phase)};
    GODWIT_CHECK(m_database.execute(QStringLiteral("DELETE FROM quarantine WHERE run = ? AND phase = ?"), values));
    return m_database.execute(QStringLiteral("DELETE FROM lineage WHERE run = ? AND phase = ?"), values);
}

Result<QList<QuarantineCount>> Repository::quarantineCounts(qint64 run)
{
    QList<QuarantineCount> counts;
    GODWIT_CHECK(all(QStringLiteral("SELECT q.table_name, q.cause, q.code, ") + QLatin1String(kEntryState) +
                         QStringLiteral(" AS state, count(*), q.phase") + QLatin1String(kEntryFrom) +
                         QStringLiteral(" GROUP BY q.table_name, q.cause, q.code, state, q.phase"
                                        " ORDER BY count(*) DESC, q.table_name, q.cause, q.code, state, q.phase"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         counts.append(QuarantineCount{.table = row.text(0),
                                                       .cause = row.text(1),
                                                       .code = row.text(2),
                                                       .state = entryStateOf(row.text(3)),
                                                       .rows = row.integer(4),
                                                       .phase = row.text(5)});
                     }));
    return counts;
}

Result<QuarantinePage> Repository::quarantine(qint64 run, const QuarantineFilter& filter)
{
    QuarantinePage page;
    page.offset = filter.offset;
    QString from = QLatin1String(kEntryFrom) + conditionsOf(filter);
    if (filter.after) { // by their numbers: through an index of tables all would be sorted for each page
        from.replace(QStringLiteral("quarantine q "), QStringLiteral("quarantine q NOT INDEXED "));
    } else {
        GODWIT_TRY(auto count, m_database.prepare(QStringLiteral("SELECT count(*)") + from));
        bindFilter(count, run, filter);
        GODWIT_TRY(const bool hasCount, count.step());
        page.total = hasCount ? count.integer(0) : 0;
    }
    GODWIT_TRY(auto rows, m_database.prepare(
                              QStringLiteral("SELECT q.id, q.table_name, q.key_text, q.column_name, q.cause, q.code,"
                                             " q.first_cause, q.phase, q.step, q.row_values, q.row_digest,"
                                             " coalesce(d.reason, ''), coalesce(d.who, ''), coalesce(d.at, ''),"
                                             " iif(d.kind = 'edited', d.entry, 0), ") +
                              QLatin1String(kEntryState) + from +
                              QStringLiteral(" ORDER BY q.id LIMIT :limit OFFSET :offset")));
    bindFilter(rows, run, filter);
    QList<qint64> editedThrough;
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            break;
        page.entries.append(QuarantineEntry{.id = rows.integer(0),
                                            .table = rows.text(1),
                                            .key = rows.isNull(2) ? QString() : rows.text(2),
                                            .column = rows.text(3),
                                            .cause = rows.text(4),
                                            .code = rows.text(5),
                                            .firstCause = rows.text(6),
                                            .phase = rows.text(7),
                                            .step = rows.text(8),
                                            .state = entryStateOf(rows.text(15)),
                                            .reason = rows.text(11),
                                            .values = valuesOf(rows.text(9)),
                                            .digest = rows.text(10),
                                            .who = rows.text(12),
                                            .decidedAt = timeOf(rows.text(13)),
                                            .literals = rowLiterals(rows.text(9))});
        editedThrough.append(rows.integer(14));
    }
    GODWIT_CHECK(addEdits(page.entries, editedThrough));
    return page;
}

Result<std::optional<Disposition>> Repository::disposition(qint64 run, const QString& table, const Value& key)
{
    std::optional<Disposition> found;
    GODWIT_CHECK(all(QStringLiteral("SELECT disposition FROM lineage WHERE run = ? AND table_name = ? AND source_key IS ?"
                                    " ORDER BY disposition DESC LIMIT 1"),
                     {Value::ofInteger(run), Value::ofText(table), key},
                     [&](const Statement& row) { found = static_cast<Disposition>(row.integer(0)); }));
    return found;
}

} // namespace godwit::core
