// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/repository.h"

#include <QJsonArray>
#include <QJsonDocument>

/// The part of the repository that accounts for rows: balance, quarantine, decisions and lineage.
namespace godwit::core {

namespace {

/// Decisions belong to a row by its table, key and content, so that they outlive rollback and replay.
constexpr const char* kEntryFrom =
    " FROM quarantine q LEFT JOIN decisions d ON d.id = (SELECT max(x.id) FROM decisions x WHERE"
    " x.row_digest = q.row_digest AND x.table_name = q.table_name AND x.key_text IS q.key_text) WHERE q.run = :run"
    // What a rollback or a restore undid is kept, but does not count.
    " AND q.phase NOT IN (SELECT t.phase FROM migration_tracking t WHERE t.run = :run"
    " AND t.state IN ('not_started', 'rolled_back'))";

QString conditionsOf(const QuarantineFilter& filter)
{
    QString sql;
    if (!filter.table.isEmpty())
        sql += QStringLiteral(" AND q.table_name = :table");
    if (!filter.cause.isEmpty())
        sql += QStringLiteral(" AND q.cause = :cause");
    if (!filter.phase.isEmpty())
        sql += QStringLiteral(" AND q.phase = :phase");
    if (filter.id)
        sql += QStringLiteral(" AND q.id = :id");
    if (filter.state)
        sql += QStringLiteral(" AND coalesce(d.kind, 'undecided') = :state");
    return sql;
}

void bindFilter(Statement& statement, qint64 run, const QuarantineFilter& filter)
{
    statement.bindNamed(QStringLiteral("run"), Value::ofInteger(run));
    statement.bindNamed(QStringLiteral("table"), Value::ofText(filter.table));
    statement.bindNamed(QStringLiteral("cause"), Value::ofText(filter.cause));
    statement.bindNamed(QStringLiteral("phase"), Value::ofText(filter.phase));
    statement.bindNamed(QStringLiteral("limit"), Value::ofInteger(filter.limit));
    statement.bindNamed(QStringLiteral("offset"), Value::ofInteger(filter.offset));
    if (filter.id)
        statement.bindNamed(QStringLiteral("id"), Value::ofInteger(*filter.id));
    if (filter.state)
        statement.bindNamed(QStringLiteral("state"), Value::ofText(stateId(*filter.state)));
}

QString valuesText(const QList<std::pair<QString, QString>>& values)
{
    QJsonArray array;
    for (const auto& [column, value] : values)
        array.append(QJsonArray{column, value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value)});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<std::pair<QString, QString>> valuesOf(const QString& text)
{
    QList<std::pair<QString, QString>> values;
    for (const QJsonValue item : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray pair = item.toArray();
        // A null QString means NULL; toString() of JSON null gives one, of "" an empty text.
        values.append({pair.at(0).toString(), pair.at(1).isNull() ? QString() : pair.at(1).toString(QStringLiteral(""))});
    }
    return values;
}

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
    return m_database.execute(
        QStringLiteral("INSERT INTO quarantine (run, phase, step, table_name, row_id, key_text, row_digest, column_name,"
                       " cause, code, first_cause, row_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(run), Value::ofText(entry.phase), Value::ofText(entry.step), Value::ofText(entry.table), rowId,
         textOrNull(entry.key), Value::ofText(rowDigest), Value::ofText(entry.column), Value::ofText(entry.cause),
         Value::ofText(entry.code), Value::ofText(entry.firstCause), Value::ofText(rowValues.isEmpty() ? valuesText(entry.values) : rowValues)});
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
    GODWIT_CHECK(all(QStringLiteral("SELECT q.table_name, q.cause, q.code, coalesce(d.kind, 'undecided') AS state,"
                                    " count(*)") +
                         QLatin1String(kEntryFrom) +
                         QStringLiteral(" GROUP BY q.table_name, q.cause, q.code, state"
                                        " ORDER BY count(*) DESC, q.table_name, q.cause, q.code, state"),
                     {Value::ofInteger(run)}, [&](const Statement& row) {
                         counts.append(QuarantineCount{.table = row.text(0),
                                                       .cause = row.text(1),
                                                       .code = row.text(2),
                                                       .state = entryStateOf(row.text(3)),
                                                       .rows = row.integer(4)});
                     }));
    return counts;
}

Result<QuarantinePage> Repository::quarantine(qint64 run, const QuarantineFilter& filter)
{
    QuarantinePage page;
    page.offset = filter.offset;
    const QString from = QLatin1String(kEntryFrom) + conditionsOf(filter);
    GODWIT_TRY(auto count, m_database.prepare(QStringLiteral("SELECT count(*)") + from));
    bindFilter(count, run, filter);
    GODWIT_TRY(const bool hasCount, count.step());
    page.total = hasCount ? count.integer(0) : 0;
    GODWIT_TRY(auto rows, m_database.prepare(
                              QStringLiteral("SELECT q.id, q.table_name, q.key_text, q.column_name, q.cause, q.code,"
                                             " q.first_cause, q.phase, q.step, coalesce(d.kind, 'undecided'),"
                                             " coalesce(d.reason, ''), q.row_values") +
                              from + QStringLiteral(" ORDER BY q.id LIMIT :limit OFFSET :offset")));
    bindFilter(rows, run, filter);
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return page;
        page.entries.append(QuarantineEntry{.id = rows.integer(0),
                                            .table = rows.text(1),
                                            .key = rows.isNull(2) ? QString() : rows.text(2),
                                            .column = rows.text(3),
                                            .cause = rows.text(4),
                                            .code = rows.text(5),
                                            .firstCause = rows.text(6),
                                            .phase = rows.text(7),
                                            .step = rows.text(8),
                                            .state = entryStateOf(rows.text(9)),
                                            .reason = rows.text(10),
                                            .values = valuesOf(rows.text(11))});
    }
}

Result<qint64> Repository::waivedRows(qint64 run, const QString& phase, const QString& step)
{
    return m_database.integer(QStringLiteral("SELECT count(*)") + QLatin1String(kEntryFrom) +
                                  QStringLiteral(" AND q.phase = ? AND q.step = ? AND d.kind = 'waived'"),
                              {Value::ofInteger(run), Value::ofText(phase), Value::ofText(step)});
}

Result<qint64> Repository::waive(qint64 run, const QuarantineFilter& filter, const QString& reason, const QString& who)
{
    QuarantineFilter undecided = filter;
    undecided.state = EntryState::Undecided;
    GODWIT_TRY(auto statement,
               m_database.prepare(QStringLiteral("INSERT INTO decisions (table_name, key_text, row_digest, kind, reason,"
                                                 " who, at) SELECT q.table_name, q.key_text, q.row_digest, 'waived',"
                                                 " :reason, :who, :at") +
                                  QLatin1String(kEntryFrom) + conditionsOf(undecided) + QStringLiteral(" ORDER BY q.id")));
    bindFilter(statement, run, undecided);
    statement.bindNamed(QStringLiteral("reason"), Value::ofText(reason));
    statement.bindNamed(QStringLiteral("who"), Value::ofText(who));
    statement.bindNamed(QStringLiteral("at"), Value::ofText(timeText(QDateTime::currentDateTimeUtc())));
    GODWIT_CHECK(statement.run());
    return m_database.changes();
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
