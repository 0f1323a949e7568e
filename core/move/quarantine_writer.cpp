// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/quarantine_writer.h"

#include "core/checks/digest.h"
#include "core/journal/row_values.h"
#include "core/move/change_tables.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

QString valuesText(const Statement& row)
{
    QList<std::pair<QString, Value>> values;
    for (int column = 1; column < row.columnCount(); ++column)
        values.append({row.columnName(column), row.value(column)});
    return rowValuesText(values);
}

} // namespace

Result<QuarantineWriter> QuarantineWriter::create(Database& work, const CompiledMove& move, qint64 sourceId, std::optional<int> number)
{
    GODWIT_TRY(auto insert,
               work.preparePersistent(QStringLiteral(
                   "INSERT INTO main._godwit_quarantine (move, source, row_id, source_key, key_text, row_digest,"
                   " column_name, cause, code, first_cause, row_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")));
    const QString key = move.keyColumns.size() == 1 ? quoted(move.keyColumns.first()) : QStringLiteral("NULL");
    GODWIT_TRY(auto rows, work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %4 = ?1")
                                                     .arg(key, move.storedColumns, quoted(move.keysTable),
                                                          quoted(move.keysRowid))));
    return QuarantineWriter(work, move, sourceId, number.value_or(move.number), std::move(insert), std::move(rows));
}

Result<Value> QuarantineWriter::add(const Value& rowId, const RowFault& fault)
{
    m_rows.bind(1, rowId);
    GODWIT_TRY(const bool hasRow, m_rows.step());
    if (!hasRow)
        return Error(ErrorCode::SqlFailed, QStringLiteral("A row of %1 vanished while it was moved.").arg(m_move->sourceTable));
    const Value key = m_rows.value(0);
    QString keyText = key.isNull() ? QString() : key.toKeyText();
    if (m_move->keyColumns.size() > 1) {
        QStringList parts;
        for (int column = 1; column < m_rows.columnCount(); ++column) {
            if (m_move->keyColumns.contains(m_rows.columnName(column)))
                parts.append(m_rows.value(column).toLiteral());
        }
        keyText = parts.join(QStringLiteral(", "));
    } else if (m_move->keyColumns.isEmpty()) {
        keyText = rowId.toKeyText();
    }
    m_insert.bindAll({Value::ofInteger(m_number), Value::ofInteger(m_sourceId), rowId, key,
                      keyText.isNull() ? Value::null() : Value::ofText(keyText), Value::ofText(digestOfRow(m_rows, 1, m_rows.columnCount() - 1)),
                      Value::ofText(fault.column), Value::ofText(fault.cause),
                      Value::ofInteger(static_cast<int>(fault.code)), Value::ofText(fault.firstCause),
                      Value::ofText(valuesText(m_rows))});
    m_rows.reset();
    GODWIT_CHECK(m_insert.run());
    return key;
}

Result<QString> QuarantineWriter::firstCauseOf(const Value& rowId)
{
    return m_work->text(QStringLiteral("SELECT CASE first_cause WHEN '' THEN cause ELSE first_cause END FROM main._godwit_quarantine"
                                       " WHERE source = ? AND row_id = ? AND move = ? ORDER BY id LIMIT 1"),
                        {Value::ofInteger(m_sourceId), rowId, Value::ofInteger(m_number)});
}

Result<QString> firstCauseOf(Database& work, const QString& table, const Row& key, int move)
{
    const bool isSingle = key.size() == 1;
    GODWIT_TRY(const auto rows,
               work.rows(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                        " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                        " WHERE s.name = ? COLLATE NOCASE AND %1 AND (q.move = ? OR q.move >= ?) ORDER BY q.id LIMIT 1")
                             .arg(isSingle ? QStringLiteral("q.source_key = ?") : QStringLiteral("q.source_key IS NULL AND q.key_text = ?")),
                         {Value::ofText(table), isSingle ? key.front() : Value::ofText(literalsOf(key)),
                          Value::ofInteger(move), Value::ofInteger(kFirstChange)}));
    return rows.empty() ? QString() : rows.front()[0].toString();
}

} // namespace godwit::core
