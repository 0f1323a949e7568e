// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/quarantine_writer.h"

#include "core/checks/digest.h"
#include "core/journal/records.h"
#include "core/sqlite/quoting.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace godwit::core {

namespace {

QString valuesText(const Statement& row)
{
    QJsonArray values;
    for (int column = 1; column < row.columnCount(); ++column) {
        const Value value = row.value(column);
        values.append(QJsonArray{row.columnName(column),
                                 value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toKeyText())});
    }
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

QString digestText(const Statement& row)
{
    ContentDigest digest;
    digest.add(row, 1, row.columnCount() - 1);
    return digest.toString();
}

} // namespace

Result<QuarantineWriter> QuarantineWriter::create(Database& work, const CompiledMove& move, qint64 sourceId)
{
    GODWIT_TRY(auto insert,
               work.preparePersistent(QStringLiteral(
                   "INSERT INTO main._godwit_quarantine (move, source, row_id, source_key, key_text, row_digest,"
                   " column_name, cause, code, first_cause, row_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")));
    GODWIT_TRY(auto lineage,
               work.preparePersistent(QStringLiteral("INSERT OR REPLACE INTO main._godwit_lineage (source, row_id, move,"
                                                     " disposition, source_key, target_key, rule)"
                                                     " VALUES (?, ?, ?, ?, ?, NULL, '')")));
    const QString key = move.keyColumns.size() == 1 ? quoted(move.keyColumns.first()) : QStringLiteral("NULL");
    GODWIT_TRY(auto rows, work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %4 = ?1")
                                                     .arg(key, move.storedColumns, quoted(move.rowsTable),
                                                          quoted(move.rowidName))));
    return QuarantineWriter(work, move, sourceId, std::move(insert), std::move(lineage), std::move(rows));
}

Status QuarantineWriter::add(const Value& rowId, RowFault fault)
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
    m_insert.bindAll({Value::ofInteger(m_move->number), Value::ofInteger(m_sourceId), rowId, key,
                      keyText.isNull() ? Value::null() : Value::ofText(keyText), Value::ofText(digestText(m_rows)),
                      Value::ofText(fault.column), Value::ofText(fault.cause),
                      Value::ofInteger(static_cast<int>(fault.code)), Value::ofText(fault.firstCause),
                      Value::ofText(valuesText(m_rows))});
    m_rows.reset();
    GODWIT_CHECK(m_insert.run());
    if (m_move->sourceTable.isEmpty())
        return {}; // derived rows come from no key; their query may be called as a table is
    m_lineage.bindAll({Value::ofInteger(m_sourceId), rowId, Value::ofInteger(m_move->number),
                       Value::ofInteger(static_cast<int>(Disposition::Quarantined)), key});
    return m_lineage.run();
}

Result<QString> QuarantineWriter::failingColumn(const Value& rowId, RowVerdict& verdict, QString* message)
{
    for (int column = 0; column < m_move->targetColumns.size(); ++column) {
        GODWIT_TRY(auto statement,
                   m_work->prepare(QStringLiteral("SELECT %1 FROM main.%2 AS %3 WHERE %3.%4 = :_godwit_from")
                                       .arg(m_move->expressions[column], quoted(m_move->rowsTable),
                                            quoted(m_move->rowsAlias), quoted(m_move->rowidName))));
        m_move->bind(statement, rowId.integer);
        verdict.clear();
        const auto stepped = statement.step();
        if (!stepped && stepped.error().isCancel())
            return stepped.error();
        if (!stepped || verdict.isRejected) {
            if (message && !stepped)
                *message = stepped.error().what;
            return m_move->targetColumns[column];
        }
    }
    return QString();
}

} // namespace godwit::core
