// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/bare_calls.h"
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/schema/named_values.h"

#include <algorithm>

namespace godwit::core {

namespace {

QList<ColumnValue> letsOf(const Step& step)
{
    if (const auto* const move = std::get_if<MoveStep>(&step.work))
        return move->let;
    const auto* const update = std::get_if<UpdateStep>(&step.work);
    return update ? update->let : QList<ColumnValue>();
}

/// Names whose values are told by the rows around: by a window of their own, or by a name before them that has one.
QStringList windowsAmong(const QList<ColumnValue>& lets)
{
    QStringList windows;
    for (const ColumnValue& let : lets) {
        const QString text = let.expression.text + u' ' + let.of.text + u' ' + let.otherwise.value.text;
        const bool isOne = hasBareWindow(text) || std::any_of(windows.begin(), windows.end(), [&](const QString& window) {
                               return mentionsName(text, window);
                           });
        if (isOne)
            windows.append(let.column);
    }
    return windows;
}

} // namespace

void checkLets(const Plan& plan, QList<Error>& errors)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const QStringList windows = windowsAmong(letsOf(step));
            if (windows.isEmpty())
                continue;
            forEachSql(step, [&](const SqlText& sql, SqlPlace) {
                for (const QString& name : standsForRows(step, sql) ? QStringList() : namesInQueries(sql.text, windows))
                    addError(errors, ErrorCode::PlanSql, sql.at,
                             QStringLiteral("%1 has a window (OVER), which would see one row from within a query; compute it in the query, "
                                            "use the name outside of it, or, if a column of the query is meant, write TABLE.%2.")
                                 .arg(named(name), name));
            });
        }
    }
}

} // namespace godwit::core
