// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/changes_ahead.h"
#include "core/assess/plan_fates.h"
#include "core/events.h"

#include <optional>

namespace godwit::core {

/// Makes advice of findings, one kind after the other: causes (advice_causes), keys and required fields
/// (advice_keys), orphans and values that nothing carries (advice). Borrows what it was made of, for the
/// length of one call.
class Adviser
{
public:
    Adviser(const Assessment& assessment, const Plan& plan, const Catalog& source, const Catalog& target);

    [[nodiscard]] QList<Recommendation> advise(const QList<CheckResult>& checks);

private:
    using Counts = QList<std::pair<QString, qint64>>;

    void add(const PlanStep& step, const QString& table, const QString& column, qint64 rows,
             const QStringList& samples, const QString& text, const QString& plan);

    void adviseOn(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause);
    void adviseOnLookup(const MoveExpectation& move, const MoveStep& step, const ColumnValue& lookup,
                        const ExpectedCause& cause);
    void adviseOnRefusal(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause);
    void adviseOnType(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause);
    void adviseOnCheck(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause);
    /// True if the values that a CHECK does not take are known: each gets an entry.
    bool adviseOnValues(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause,
                        const QString& condition);

    void adviseOn(const MissingField& field);
    void adviseOn(const DuplicateKey& key);
    void adviseOnIndex(const DuplicateKey& key, const QString& what, const QStringList& samples);

    void adviseOn(const Table& table, const ForeignKey& key, const QList<CheckResult>& checks);
    void adviseOn(const Gap& gap);

    /// Also a step that changes rows, as it was looked at.
    [[nodiscard]] const MoveStep* moveAt(const PlanStep& step) const;
    /// Of the source's column that an expression reads, if it is one alone.
    [[nodiscard]] const ColumnProfile* profileOf(const MoveStep& move, const QString& sql) const;
    [[nodiscard]] QString rowNameOf(const MoveStep& move) const;
    /// Names by which `group` and `unique` of a move take rows in the order of the source's key, as far as
    /// they are carried.
    [[nodiscard]] QString orderOf(const MoveStep* move, const QString& otherwise) const;
    /// SQL over columns of the target, said of the source's rows; nothing where the move gives one of them by
    /// a lookup or a reference.
    [[nodiscard]] std::optional<QString> overSource(const QString& sql, const MoveStep& move) const;
    /// True of the rows of a move that share an entry of a unique index with one before them; empty: it
    /// cannot be said.
    [[nodiscard]] QString twiceIn(const Index& index, const MoveStep& move) const;

    [[nodiscard]] static const ColumnValue* valueOf(const MoveStep& move, const QString& column);

    const Assessment& m_found;
    const Catalog& m_source;
    const Catalog& m_target;
    QList<PlacedStep<MoveStep>> m_moves;
    QList<ChangeAhead> m_changes;
    const QHash<QString, QHash<QString, QString>>& m_lookups;
    PlanFates m_fates;
    QList<Recommendation> m_advice;
};

} // namespace godwit::core
