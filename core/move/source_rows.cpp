// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/source_rows.h"

#include "core/checks/digest.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// In the order of the table's columns, as quarantine puts composite keys together.
QStringList keyColumns(const Table& table)
{
    QStringList columns;
    for (const Column& column : table.columns) {
        if (column.keyPart > 0)
            columns.append(quoted(column.name));
    }
    return columns.isEmpty() ? QStringList{quoted(table.rowidName())} : columns;
}

QString conditionOn(const QStringList& columns)
{
    QStringList parts;
    for (qsizetype index = 0; index < columns.size(); ++index)
        parts.append(QStringLiteral("%1 IS ?%2").arg(columns[index], QString::number(index + 1)));
    return parts.join(QStringLiteral(" AND "));
}

/// What a key of one column may have been before it became a text.
std::vector<Row> valuesOfKey(const QString& key, int parts)
{
    if (parts > 1) {
        const auto row = valuesOfLiterals(key);
        return row ? std::vector<Row>{*row} : std::vector<Row>{};
    }
    if (key.isNull())
        return {Row{Value::null()}};
    std::vector<Row> rows{Row{Value::ofText(key)}};
    if (const auto literal = valueOfLiteral(key); literal && !literal->isNull())
        rows.push_back(Row{*literal});
    return rows;
}

} // namespace

QStringList SourceRows::placeColumns(const Table& table)
{
    return table.rowidName().isEmpty() ? keyColumns(table) : QStringList{quoted(table.rowidName())};
}

QString SourceRows::placeCondition(const Table& table)
{
    return conditionOn(placeColumns(table));
}

SourceRows::SourceRows(const Table& table, Statement byKey, Statement byPlace, Statement values)
    : m_placeParts(static_cast<int>(placeColumns(table).size())), m_keyParts(static_cast<int>(keyColumns(table).size())),
      m_byKey(std::move(byKey)), m_byPlace(std::move(byPlace)), m_values(std::move(values))
{
}

Result<SourceRows> SourceRows::open(Database& database, const Table& table, const QString& schema)
{
    if (table.isVirtual || table.isShadow || (table.rowidName().isEmpty() && table.primaryKey().isEmpty()))
        return Error(ErrorCode::EditRefused, QStringLiteral("Rows of %1 cannot be edited here.").arg(table.name));
    // As the mover reads a row for quarantine: its digest is over the same columns.
    const QString stored = table.rowidName().isEmpty() ? quotedList(table.columnNames()) : QStringLiteral("*");
    const QString from = QStringLiteral(" FROM %1 WHERE ").arg(quoted(schema, table.name));
    const QString select = QStringLiteral("SELECT %1, %2, %3")
                               .arg(placeColumns(table).join(QStringLiteral(", ")), keyColumns(table).join(QStringLiteral(", ")), stored);
    GODWIT_TRY(Statement byKey, database.preparePersistent(select + from + conditionOn(keyColumns(table))));
    GODWIT_TRY(Statement byPlace, database.preparePersistent(select + from + placeCondition(table)));
    GODWIT_TRY(Statement values,
               database.preparePersistent(QStringLiteral("SELECT %1").arg(quotedList(table.columnNames())) + from + placeCondition(table)));
    return SourceRows(table, std::move(byKey), std::move(byPlace), std::move(values));
}

SourceRow SourceRows::rowOf(const Statement& statement) const
{
    SourceRow row;
    for (int part = 0; part < m_placeParts; ++part)
        row.place.push_back(statement.value(part));
    QStringList literals;
    for (int part = 0; part < m_keyParts; ++part)
        literals.append(statement.value(m_placeParts + part).toLiteral());
    const Value key = statement.value(m_placeParts);
    row.key = m_keyParts > 1 ? literals.join(QStringLiteral(", ")) : key.isNull() ? QString() : key.toKeyText();
    const int stored = m_placeParts + m_keyParts;
    row.digest = digestOfRow(statement, stored, statement.columnCount() - stored);
    return row;
}

Result<QList<SourceRow>> SourceRows::all(Statement& statement)
{
    QList<SourceRow> rows;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            break;
        rows.append(rowOf(statement));
    }
    statement.reset();
    return rows;
}

Result<QList<SourceRow>> SourceRows::find(const QString& key)
{
    QList<SourceRow> found;
    for (const Row& values : valuesOfKey(key, m_keyParts)) {
        if (static_cast<int>(values.size()) != m_keyParts)
            continue;
        m_byKey.reset();
        m_byKey.bindAll(values);
        GODWIT_TRY(const auto rows, all(m_byKey));
        for (const SourceRow& row : rows) {
            const auto isSame = [&row](const SourceRow& other) { return other.place == row.place; };
            if (row.key == key && row.key.isNull() == key.isNull() && std::none_of(found.begin(), found.end(), isSame))
                found.append(row);
        }
    }
    return found;
}

Result<std::optional<SourceRow>> SourceRows::at(const Row& place)
{
    m_byPlace.reset();
    m_byPlace.bindAll(place);
    GODWIT_TRY(const auto rows, all(m_byPlace));
    return rows.isEmpty() ? std::optional<SourceRow>() : rows.first();
}

Result<std::optional<Row>> SourceRows::values(const Row& place)
{
    m_values.reset();
    m_values.bindAll(place);
    GODWIT_TRY(const bool hasRow, m_values.step());
    std::optional<Row> values;
    if (hasRow)
        values = m_values.row();
    m_values.reset();
    return values;
}

} // namespace godwit::core
