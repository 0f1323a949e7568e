// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_moves.h"
#include "core/schema/staging.h"

namespace godwit::core {

/// Writes the expressions of one step as SQL for the work file: `target.NAME` becomes the physical table,
/// names of `let` become what they stand for (schema/named_values), lookups a CASE that compares byte by byte, references a call. A
/// value; lives for one compilation and borrows the plan. What it writes calls, beside the plan's functions:
///
///     _godwit_lookup_missing(lookup)    the value is not in the map: this row to quarantine; gives NULL
///     _godwit_date(…)                   SQLite's date(), which refuses 'now'; the other five alike
///     _godwit_printed(text, format)     what printf() made of 'x' and the format, without the x; too long: to quarantine
///     _godwit_uncut(…)                  what SQLite took out of JSON; cut off at \\u0000: to quarantine (schema/json_texts)
///     _godwit_skip(rule)                this row is skipped by a rule; gives NULL
///     _godwit_ref(table, into, key)     ref(table, key, into); `into` is '' where the plan does not say it
///     _godwit_ref(table, into, key, options, missing, quarantined)
///
/// `options` is "missing=M;quarantined=Q;merged=G", where M and Q are `quarantine`, `skip` or `value` and G
/// is `follow`, `drop`, `null` or `quarantine`. The arguments `missing` and `quarantined` are the value to
/// give instead, or the rule that skips, or NULL.
class ExpressionText
{
public:
    ExpressionText(const Plan& plan, const Staging& staging);

    /// Names that the expressions after it may use; in the order of the plan, since a later one may use those before it.
    void addLets(const QList<ColumnValue>& lets);

    [[nodiscard]] QString of(const SqlText& sql) const { return of(sql.text); }
    [[nodiscard]] QString of(const QString& sql) const;
    [[nodiscard]] QString of(const ColumnValue& value) const; ///< an expression, a lookup or a reference
    /// SQL that stands for rows and no value: names of `let` mean nothing there.
    [[nodiscard]] QString ofRows(const QString& sql) const;

    /// What stands where something is not there; `quarantine` is the call that puts the row aside.
    [[nodiscard]] QString fallback(const Fallback& fallback, const QString& quarantine) const;

private:
    [[nodiscard]] QString lookup(const ColumnValue& value) const;
    [[nodiscard]] QString mapped(const ColumnValue& value, const QString& of) const;
    [[nodiscard]] QString mappedEach(const ColumnValue& value) const;
    [[nodiscard]] QString mappedParts(const ColumnValue& value) const;
    [[nodiscard]] QString mappedArray(const ColumnValue& value) const;
    [[nodiscard]] QString reference(const Reference& reference) const;

    const Plan* m_plan;
    NameMap m_names; ///< folded final name of a target table, or of a kept one → physical name
    NameMap m_lets;  ///< folded name → SQL
};

/// SQL of ExpressionText for one column of the target: references in it that do not say themselves which table's keys they
/// mean say it now, as far as the plan tells (referredMoves). `table` null: for no column.
[[nodiscard]] QString withReferredTables(const QString& sql, const Plan& plan, const Catalog& target, const Table* table,
                                         const QString& column);

} // namespace godwit::core
