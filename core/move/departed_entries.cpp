// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Departures writes into quarantine.
#include "core/checks/digest.h"
#include "core/journal/row_values.h"
#include "core/move/departures.h"
#include "core/move/work_tables.h"
#include "core/sqlite/literal.h"

namespace godwit::core {

namespace {

QString valuesText(const QStringList& columns, const Row& row)
{
    QList<std::pair<QString, Value>> values;
    for (qsizetype index = 0; index < columns.size(); ++index)
        values.append({columns[index], row[static_cast<size_t>(index)]});
    return rowValuesText(values);
}

} // namespace

Result<QuarantineWriter*> Departures::writerOf(Access& access, const Origin& origin)
{
    auto known = access.writers.find(origin.move);
    if (known == access.writers.end()) {
        GODWIT_TRY(auto writer, QuarantineWriter::create(m_scene->work, access.origins.moveOf(origin),
                                                         origin.tableId, kFirstChange + m_scene->number));
        known = access.writers.emplace(origin.move, std::move(writer)).first;
    }
    return &known->second;
}

Status Departures::addEntry(Access& access, const Row& identity, const Row& values,
                            const std::optional<Origin>& origin, const ChangeFault& fault)
{
    if (!origin || origin->move < 0)
        return addOwnEntry(access, identity, values, origin, fault);
    GODWIT_TRY(QuarantineWriter* const writer, writerOf(access, *origin));
    GODWIT_CHECK(writer->add(origin->rowId, fault));
    return {};
}

Status Departures::addOwnEntry(const Access& access, const Row& identity, const Row& values,
                               const std::optional<Origin>& origin, const ChangeFault& fault)
{
    const Value key = origin ? origin->key : keyOf(access, values);
    qint64 sourceId = 0;
    if (origin) {
        sourceId = origin->tableId;
    } else {
        GODWIT_TRY(sourceId, WorkTables(m_scene->work).sourceId(access.finalName));
    }
    Row keyParts;
    for (const QString& column : access.key)
        keyParts.push_back(values[static_cast<size_t>(access.columns.indexOf(column))]);
    const QString keyText = !key.isNull()         ? key.toKeyText()
                            : keyParts.size() > 1 ? literalsOf(keyParts)
                                                  : literalsOf(identity);
    GODWIT_TRY(auto hashed, m_scene->work.prepare(QStringLiteral("SELECT ?") +
                                                  QStringLiteral(", ?").repeated(int(values.size()) - 1)));
    hashed.bindAll(values);
    GODWIT_CHECK(hashed.step());
    ContentDigest digest;
    digest.add(hashed, 0, hashed.columnCount());
    return m_scene->work.execute(
        QStringLiteral(
            "INSERT INTO main._godwit_quarantine (move, source, row_id, source_key, key_text, row_digest,"
            " column_name, cause, code, first_cause, row_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(kFirstChange + m_scene->number), Value::ofInteger(sourceId),
         origin ? origin->rowId : Value::ofText(literalsOf(identity)), key, Value::ofText(keyText),
         Value::ofText(digest.toString()), Value::ofText(fault.column), Value::ofText(fault.cause),
         Value::ofInteger(static_cast<int>(fault.code)), Value::ofText(fault.firstCause),
         Value::ofText(valuesText(access.columns, values))});
}

} // namespace godwit::core
