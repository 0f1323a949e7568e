// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/rebuilt_columns.h"

#include "core/move/expression_text.h"
#include "core/move/generated_ids.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

RebuiltColumns RebuiltColumns::of(const Plan& plan, const Catalog& target, const Staging& staging,
                                  const RebuildStep& step, const Table& old, const Table& wanted,
                                  const QString& seed, const QString& title)
{
    RebuiltColumns all;
    const ExpressionText expression(plan, staging);
    const auto identity = identityOfRows(old, quoted(step.table), seed, title);
    for (const Column& column : wanted.columns) {
        if (column.isGenerated)
            continue;
        const auto given =
            std::find_if(step.columns.begin(), step.columns.end(),
                         [&](const ColumnValue& value) { return isSameName(value.column, column.name); });
        if (given == step.columns.end() && !old.column(column.name))
            continue; // its default
        all.columns.append(column.name);
        if (given == step.columns.end()) {
            all.expressions.append(quoted(old.column(column.name)->name));
            continue;
        }
        const QString sql = withReferredTables(expression.of(*given), plan, target, &wanted, column.name);
        all.expressions.append(withIdentity(sql, column.name, identity));
    }
    all.carryRowId(old, wanted);
    return all;
}

/// An INTEGER PRIMARY KEY is the row id; only where neither table has one the row id itself is carried.
void RebuiltColumns::carryRowId(const Table& old, const Table& wanted)
{
    const QString from = old.rowidName();
    const QString to = wanted.rowidName();
    const QStringList key = wanted.primaryKey();
    const bool isNamed = key.size() == 1 && isSameName(wanted.column(key.first())->declaredType, u"INTEGER");
    const bool isGiven = isNamed && columns.contains(key.first());
    if (isGiven)
        keepsIdentity =
            expressions[columns.indexOf(key.first())] == quoted(key.first()) && old.primaryKey() == key;
    else
        keepsIdentity = from.isEmpty() == to.isEmpty() && (!from.isEmpty() || old.primaryKey() == key);
    if (from.isEmpty() || to.isEmpty() || isGiven)
        return;
    columns.append(to);
    expressions.append(quoted(from));
}

} // namespace godwit::core
