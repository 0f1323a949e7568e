// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_reader.h"

#include "core/move/constraint_cause.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

#include <limits>

namespace godwit::core {

namespace {

/// Rows of the source's own table, from its first one or from behind one that failed. Lives for one reading.
class CarriedRows
{
public:
    CarriedRows(Database& database, const TableContent& table) : m_database(database), m_table(table) {}

    Status begin()
    {
        // Row by row only where the plan's own SQL may fail: else in whichever order costs least.
        const CarriedContent& carried = *m_table.carried;
        m_goesOn = carried.hasPlanSql && !carried.rowid.isEmpty();
        std::optional<Guard> guard;
        if (carried.hasPlanSql) {
            m_bounds.emplace(m_database, carried.limits.valueBytes, carried.limits.rowMs);
            guard.emplace(m_database, Guard::Kind::Reading);
        }
        GODWIT_TRY(Statement rows, m_database.prepare(carried.select(m_table.name, m_goesOn)));
        m_rows.emplace(std::move(rows));
        for (auto it = carried.parameters.constBegin(); it != carried.parameters.constEnd(); ++it)
            m_rows->bindNamed(it.key(), Value::ofText(it.value()));
        bindFrom();
        return {};
    }

    /// The next row that no step took out; false: there is none.
    Result<bool> next()
    {
        while (true) {
            if (m_bounds)
                m_database.restartClock();
            const auto stepped = m_rows->step();
            if (!stepped) {
                GODWIT_CHECK(passFailed(stepped.error()));
                continue;
            }
            if (!*stepped)
                return false;
            if (m_goesOn)
                goBehind(m_rows->integer(0));
            if (!isAside())
                return true;
        }
    }

    [[nodiscard]] Cell cell(int column) const { return cellOf(*m_rows, identityParts() + column); }

private:
    [[nodiscard]] int identityParts() const
    {
        const CarriedContent& carried = *m_table.carried;
        return carried.rowid.isEmpty() ? static_cast<int>(std::max<qsizetype>(carried.key.size(), 1)) : 1;
    }

    [[nodiscard]] bool isAside() const
    {
        const CarriedContent& carried = *m_table.carried;
        if (!carried.asideRows.empty())
            return carried.asideRows.contains(m_rows->integer(0));
        if (carried.asideKeys.isEmpty())
            return false;
        if (carried.key.size() == 1)
            return carried.asideKeys.contains(m_rows->value(0).toLiteral());
        QStringList parts; // as Origins writes them
        for (int part = 0; part < identityParts(); ++part)
            parts.append(m_rows->value(part).toLiteral());
        return carried.asideKeys.contains(Value::ofText(parts.join(QStringLiteral(", "))).toLiteral());
    }

    void bindFrom() { m_rows->bindNamed(QString::fromLatin1(kFromParameter), Value::ofInteger(m_from)); }
    void goBehind(qint64 row) { m_from = row == std::numeric_limits<qint64>::max() ? row : row + 1; }

    /// An expression failed over a row: that one may have been put aside for it.
    Status passFailed(const Error& error)
    {
        if (!m_goesOn || !isOfRow(error))
            return error;
        const CarriedContent& carried = *m_table.carried;
        GODWIT_TRY(const auto behind,
                   m_database.rows(QStringLiteral("SELECT %1 FROM main.%2 WHERE %1 >= ? ORDER BY %1 LIMIT 1")
                                       .arg(quoted(carried.rowid), quoted(carried.table)),
                                   {Value::ofInteger(m_from)}));
        if (behind.empty() || !carried.asideRows.contains(behind.front().front().integer))
            return error;
        goBehind(behind.front().front().integer);
        m_rows->reset();
        bindFrom();
        return {};
    }

    Database& m_database;
    const TableContent& m_table;
    std::optional<SqlBounds> m_bounds;
    std::optional<Statement> m_rows;
    qint64 m_from = std::numeric_limits<qint64>::min();
    bool m_goesOn = false;
};

} // namespace

Status ExpectedContent::forEach(const TableContent& table, const VisitContent& visit)
{
    m_filled = {};
    m_filled.cells.resize(static_cast<size_t>(table.columns.size()));
    m_held.resize(m_filled.cells.size());
    if (table.carried)
        return forEachCarried(table, visit);
    for (const MoveContent& one : table.moves)
        GODWIT_CHECK(forEachMoved(table, one, visit));
    return {};
}

Status ExpectedContent::forEachMoved(const TableContent& table, const MoveContent& one,
                                     const VisitContent& visit)
{
    ExpectedSource& source = one.move.readsWork ? *m_work : *m_snapshot;
    GODWIT_CHECK(source.prepare(one.move));
    m_filled.unique = one.suffixedAt >= 0 ? &*one.move.step->unique : nullptr;
    m_filled.move = one.move.number;
    return source.forEach(one.move, one.aside, [&](const RowBatch& batch, int row) -> Status {
        m_filled.rowId = batch.values.integer(row, CompiledMove::kRowIdAt);
        m_filled.sourceKey = batch.values.seen(row, CompiledMove::kKeyAt);
        for (size_t column = 0; column < m_filled.cells.size(); ++column) {
            const int at = one.at[column];
            GODWIT_CHECK(put(table, column,
                             at < 0 ? viewOf(table.defaults[column])
                                    : batch.values.seen(row, CompiledMove::kValuesAt + at)));
        }
        return visit(m_filled);
    });
}

Status ExpectedContent::forEachCarried(const TableContent& table, const VisitContent& visit)
{
    CarriedRows rows(m_snapshot->database(), table);
    GODWIT_CHECK(rows.begin());
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.next());
        if (!hasRow)
            return {};
        for (size_t column = 0; column < m_filled.cells.size(); ++column) {
            const auto at = static_cast<int>(column);
            GODWIT_CHECK(put(table, column,
                             table.carried->expressions[at].isEmpty() ? viewOf(table.defaults[column])
                                                                      : rows.cell(at)));
        }
        GODWIT_CHECK(visit(m_filled));
    }
}

/// The value in the form in which the column keeps it.
Status ExpectedContent::put(const TableContent& table, size_t column, const Cell& given)
{
    Cell& cell = m_filled.cells[column];
    if (StoredForm::isKept(given, table.affinities[column])) {
        cell = given;
        return {};
    }
    GODWIT_TRY(cell, m_form.of(given, table.affinities[column]));
    if (cell.type == Value::Type::Text && cell.bytes.data() != given.bytes.data()) {
        m_held[column] = cell.bytes.toByteArray();
        cell.bytes = m_held[column];
    }
    return {};
}

Status forEachStored(Database& database, const TableContent& table, const VisitContent& visit)
{
    GODWIT_TRY(
        Statement rows,
        database.prepare(
            QStringLiteral("SELECT %1 FROM main.%2").arg(quotedList(table.columns), quoted(table.physical))));
    ContentRow filled;
    const int columns = rows.columnCount();
    filled.cells.resize(static_cast<size_t>(columns));
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        for (int column = 0; column < columns; ++column)
            filled.cells[static_cast<size_t>(column)] = cellOf(rows, column);
        GODWIT_CHECK(visit(filled));
    }
}

ReadContent storedRows(Database& database, const TableContent& table)
{
    return [&database, &table](const VisitContent& visit) { return forEachStored(database, table, visit); };
}

quint64 identityOf(const TableContent& table, const ContentRow& row)
{
    quint64 identity = 0;
    if (table.keyAt.empty()) {
        for (const Cell& cell : row.cells)
            identity = identityWith(identity, cell);
        return identity;
    }
    for (const int part : table.keyAt)
        identity = identityWith(identity, row.cells[static_cast<size_t>(part)]);
    return identity;
}

void ContentSum::add(const ContentRow& row)
{
    const quint64 identity = identityOf(m_table, row);
    ++m_digest.rows;
    if (m_table.keyAt.empty()) {
        m_digest.columns.front().add(identity, {});
        return;
    }
    m_hasMadeKey =
        m_hasMadeKey ||
        (m_table.makesKey && row.cells[static_cast<size_t>(m_table.keyAt.front())].type == Value::Type::Null);
    for (size_t column = 0; column < row.cells.size(); ++column) {
        if (static_cast<int>(column) != m_table.suffixedAt)
            m_digest.columns[column].add(identity, row.cells[column]);
    }
}

Result<TableDigest> digestOfContent(Database& database, const TableContent& table)
{
    ContentSum sum(table);
    GODWIT_CHECK(forEachStored(database, table, [&](const ContentRow& row) -> Status {
        sum.add(row);
        return {};
    }));
    return sum.digest();
}

} // namespace godwit::core
