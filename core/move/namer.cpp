// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/namer.h"

#include "core/functions/case_fold.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

Status Namer::begin()
{
    const Unique& unique = *step().unique;
    QStringList conditions;
    for (const QString& name : unique.within) {
        m_columns.append(columnAt(name));
        const bool isColumn = m_scene.move.targetColumns.contains(name, Qt::CaseInsensitive);
        if (isColumn)
            conditions += QStringLiteral("%1 IS ?").arg(quoted(name));
    }
    m_nameAt = columnAt(unique.column);
    // Names that are there already: of moves before this one, or of this one before it was stopped. A scope that is told
    // by a name of `let` cannot be found in the target; its rows are known from this pass alone.
    const bool isWhole = conditions.size() == unique.within.size();
    const QString where = conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    GODWIT_TRY(Statement any, m_scene.session.work.prepare(QStringLiteral("SELECT 1 FROM main.%1 LIMIT 1").arg(quoted(m_scene.move.targetTable))));
    GODWIT_TRY(const bool hasRows, any.step());
    if (!isWhole || !hasRows)
        return {};
    GODWIT_TRY(Statement names, m_scene.session.work.preparePersistent(
                                    QStringLiteral("SELECT %1 FROM main.%2%3 ORDER BY %1")
                                        .arg(quoted(unique.column), quoted(m_scene.move.targetTable), where)));
    m_names.emplace(std::move(names));
    return {};
}

Row Namer::scopeOf(const Statement& row) const
{
    Row scope;
    for (const int column : m_columns)
        scope.push_back(row.value(column));
    return scope;
}

Status Namer::enter(const Row& scope)
{
    m_scope = scope;
    m_hasScope = true;
    m_taken.clear();
    m_next.clear();
    if (!m_names)
        return {};
    m_names->bindAll(scope);
    while (true) {
        GODWIT_TRY(const bool hasRow, m_names->step());
        if (!hasRow)
            break;
        if (m_names->type(0) == Value::Type::Text)
            m_taken.insert(sameAs(m_names->bytes(0).toByteArray()));
    }
    m_names->reset();
    if (!m_scene.move.sharesTarget)
        m_names.reset(); // scopes after the first are new to the target
    return {};
}

QByteArray Namer::sameAs(const QByteArray& name) const
{
    return step().unique->foldsCase ? caseFolded(QString::fromUtf8(name)).toUtf8() : name;
}

Value Namer::freeName(const Value& name)
{
    if (name.type != Value::Type::Text || !m_taken.contains(sameAs(name.bytes)))
        return name;
    const QByteArray suffix = step().unique->suffix.toUtf8();
    const bool isCounted = suffix.contains("{n}");
    const QByteArray same = sameAs(name.bytes);
    // Names are only ever added, so what was taken once need not be tried again.
    for (qint64 number = m_next.value(same, isCounted ? 2 : 1);; ++number) {
        const QByteArray candidate =
            name.bytes + (isCounted ? QByteArray(suffix).replace("{n}", QByteArray::number(number)) : suffix.repeated(number));
        if (m_taken.contains(sameAs(candidate)))
            continue;
        m_next.insert(same, number);
        return Value::ofText(candidate);
    }
}

Status Namer::take(const Statement& row)
{
    const Row scope = scopeOf(row);
    // As in a UNIQUE constraint, a NULL is like no other: its names are free.
    const bool hasNull = std::any_of(scope.begin(), scope.end(), [](const Value& value) { return value.isNull(); });
    if (!m_hasScope || hasNull || !(scope == m_scope))
        GODWIT_CHECK(enter(scope));
    const Value name = freeName(row.value(m_nameAt));
    RowFault fault;
    GODWIT_TRY(const bool isWritten, m_scene.writer.insert(row, kValuesAt, &fault, &name, m_nameAt - kValuesAt));
    if (!isWritten) {
        GODWIT_CHECK(quarantine(row, fault));
        return m_scene.move.keptTable.isEmpty() ? Status() : quarantineMerged(targetKeyOf(row), fault);
    }
    if (name.type == Value::Type::Text)
        m_taken.insert(sameAs(name.bytes));
    ++m_scene.cursor.written;
    const bool isKey = m_nameAt - kValuesAt == m_scene.move.targetKeyAt();
    const Value key = m_scene.writer.insertedKey(isKey ? name : targetKeyOf(row));
    return m_scene.writer.recordMoved(row.value(kRowIdAt), row.value(kKeyAt), key, m_scene.cursor);
}

/// A quarantined row takes its dependants with it.
Status Namer::quarantineMerged(const Value& targetKey, const RowFault& fault)
{
    GODWIT_TRY(const auto rows, m_scene.writer.mergedInto(targetKey));
    for (const Value& rowId : rows) {
        --m_scene.cursor.merged;
        GODWIT_CHECK(m_scene.writer.quarantine(rowId, Value::null(),
                                               {.code = ErrorCode::RowParentQuarantined,
                                                .cause = QStringLiteral("the row it was merged into is in quarantine"),
                                                .column = {},
                                                .firstCause = fault.cause},
                                               m_scene.cursor));
    }
    return {};
}

} // namespace godwit::core
