// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/parent_check.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr size_t kMostKnown = 65'536; // keys; a few MiB at most

} // namespace

Result<ParentCheck> ParentCheck::create(Database& work, const MoveScene& scene, const CompiledMove& move)
{
    ParentCheck check(work);
    const QList<const MoveStep*> moves = movesOf(scene.plan);
    for (const ForeignKey& key : scene.target.table(move.step->into)->foreignKeys) {
        bool isLaterOrSelf = isSameName(key.parent, move.step->into);
        for (int number = 0; number < moves.size(); ++number) {
            isLaterOrSelf = isLaterOrSelf || (isSameName(moves[number]->into, key.parent) && number >= move.number);
        }
        QStringList parentColumns = key.parentColumns;
        // A kept table is not in the target's schema, so its key is the source's.
        if (const Table* const kept = scene.source.table(key.parent); parentColumns.isEmpty() && kept)
            parentColumns = kept->primaryKey();
        if (parentColumns.size() != key.columns.size())
            continue; // a mismatch, which the check of foreign keys tells
        QList<int> columns;
        QStringList conditions;
        for (int part = 0; part < key.columns.size(); ++part) {
            columns.append(static_cast<int>(move.targetColumns.indexOf(key.columns[part])));
            conditions += QStringLiteral("%1 = ?").arg(quoted(parentColumns[part]));
        }
        if (isLaterOrSelf || columns.contains(-1))
            continue;
        GODWIT_TRY(Statement select,
                   work.preparePersistent(QStringLiteral("SELECT 1 FROM main.%1 WHERE %2")
                                              .arg(quoted(scene.staging.physicalName(key.parent)),
                                                   conditions.join(QStringLiteral(" AND ")))));
        GODWIT_TRY(auto aside, AsideCauses::of(work, scene, key.parent, parentColumns));
        check.m_probes.push_back({key.parent, columns, std::move(aside), key.columns.size() == 1 ? key.columns.first() : QString(),
                                  std::move(select), {}});
    }
    return check;
}

Result<std::optional<RowFault>> ParentCheck::faultOf(const std::function<Value(int column)>& valueAt)
{
    for (Probe& probe : m_probes) {
        Row values;
        for (const int column : probe.columns)
            values.push_back(valueAt(column));
        GODWIT_TRY(auto fault, look(probe, values));
        if (fault)
            return fault;
    }
    return std::optional<RowFault>();
}

Result<std::optional<RowFault>> ParentCheck::faultOf(const RowBuffer& rows, int row, int first)
{
    for (Probe& probe : m_probes) {
        m_key.clear();
        for (const int column : probe.columns) {
            const Value::Type type = rows.type(row, first + column);
            m_key.push_back(static_cast<char>(type));
            if (type == Value::Type::Text || type == Value::Type::Blob) {
                const QByteArrayView bytes = rows.view(row, first + column);
                const qsizetype size = bytes.size();
                m_key.append(reinterpret_cast<const char*>(&size), sizeof size);
                m_key.append(bytes.data(), static_cast<size_t>(bytes.size()));
            } else if (type != Value::Type::Null) {
                const qint64 bits = rows.integer(row, first + column); // of a real: its bits
                m_key.append(reinterpret_cast<const char*>(&bits), sizeof bits);
            }
        }
        if (probe.known.contains(m_key))
            continue;
        Row values;
        for (const int column : probe.columns)
            values.push_back(rows.value(row, first + column));
        GODWIT_TRY(auto fault, look(probe, values));
        if (fault)
            return fault;
        if (probe.known.size() >= kMostKnown)
            probe.known.clear();
        probe.known.insert(m_key);
    }
    return std::optional<RowFault>();
}

Result<std::optional<RowFault>> ParentCheck::look(Probe& probe, const Row& values)
{
    // MATCH SIMPLE, the only kind SQLite has: a NULL part means no reference.
    if (std::any_of(values.begin(), values.end(), [](const Value& value) { return value.isNull(); }))
        return std::optional<RowFault>();
    probe.select.bindAll(values);
    GODWIT_TRY(const bool exists, probe.select.step());
    probe.select.reset();
    if (exists)
        return std::optional<RowFault>();
    GODWIT_TRY(RowFault fault, probe.aside.faultOf(*m_work, values, probe.parent, probe.column));
    return std::optional(fault);
}

} // namespace godwit::core
