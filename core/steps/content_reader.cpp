// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_reader.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

Status ExpectedContent::forEach(const TableContent& table, const VisitContent& visit)
{
    ContentRow filled;
    filled.cells.resize(static_cast<size_t>(table.columns.size()));
    m_held.resize(filled.cells.size());
    for (const MoveContent& one : table.moves) {
        ExpectedSource& source = one.move.readsWork ? *m_work : *m_snapshot;
        GODWIT_CHECK(source.prepare(one.move));
        filled.unique = one.suffixedAt >= 0 ? &*one.move.step->unique : nullptr;
        GODWIT_CHECK(source.forEach(one.move, one.aside, [&](const RowBatch& batch, int row) -> Status {
            GODWIT_CHECK(fill(table, one, batch, row, filled));
            return visit(filled);
        }));
    }
    return {};
}

Status ExpectedContent::fill(const TableContent& table, const MoveContent& one, const RowBatch& batch,
                             int row, ContentRow& filled)
{
    for (size_t column = 0; column < filled.cells.size(); ++column) {
        const int at = one.at[column];
        const Cell given =
            at < 0 ? viewOf(table.defaults[column]) : batch.values.seen(row, CompiledMove::kValuesAt + at);
        if (StoredForm::isKept(given, table.affinities[column])) {
            filled.cells[column] = given;
            continue;
        }
        GODWIT_TRY(Cell stored, m_form.of(given, table.affinities[column]));
        if (stored.type == Value::Type::Text && stored.bytes.data() != given.bytes.data()) {
            m_held[column] = stored.bytes.toByteArray();
            stored.bytes = m_held[column];
        }
        filled.cells[column] = stored;
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

} // namespace godwit::core
