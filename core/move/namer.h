// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/staged_pass.h"

#include <QHash>
#include <QSet>

namespace godwit::core {

/// The pass of a move that makes a column unique: a name that is taken gets the next free suffix, in the order the plan
/// states. A number or a BLOB takes no suffix: one that is taken sends its row to quarantine. A row that the target refuses goes to quarantine and leaves its name to the next, with the rows that were
/// merged into it.
class Namer final : public StagedPass
{
public:
    explicit Namer(PassScene& scene) : StagedPass(scene, scene.move.orderTable, scene.move.createOrder) {}

private:
    Status begin() override;
    Status take(const Statement& row) override;
    Status enter(const Row& scope);
    [[nodiscard]] Row scopeOf(const Statement& row) const;
    [[nodiscard]] QByteArray sameAs(const QByteArray& name) const; ///< equal for names that count as the same
    [[nodiscard]] QByteArray sameAs(const Value& value) const;
    void takeName(const Value& value); ///< from now on it is taken
    [[nodiscard]] Value freeName(const Value& name);
    Status quarantineTaken(const Statement& row, const Value& given);
    Status remember();
    Status afterRecall(const Places::Leaving& leaving) override;
    Result<std::vector<Places::Key>> mergedInto(const Value& place); ///< of a row that stays, by its place in the stage
    Status placeMerged(const Value& place);
    Status findMerged();
    Status quarantineMerged(const Value& place, const QString& firstCause);

    QList<int> m_columns;
    int m_nameAt = -1;
    bool m_isWhole = false;            ///< a scope can be found in the target
    std::optional<Statement> m_names;  ///< that the target holds within a scope
    std::optional<Statement> m_give;   ///< a name beside its row's place, where scopes cannot be found in the target
    std::optional<Statement> m_merged; ///< rows behind one that stays, in the order of groups
    Row m_scope;
    bool m_hasScope = false;
    QSet<QByteArray> m_taken;          ///< within the present scope, as sameAs gives them
    QHash<QByteArray, qint64> m_next;  ///< of names counted already: below it all are taken
};

} // namespace godwit::core
