// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiled_move.h"

#include <memory>

namespace godwit::core {

/// What became of one old row.
struct Fate
{
    enum class Kind { Missing, Moved, Merged, Skipped, Quarantined };
    Kind kind = Kind::Missing;
    Value key; ///< the new one, of Moved and Merged
    QString firstCause;
};

/// What became of rows that moves took: from the lineage, and where that has no entry from the move itself. Remembers some
/// of what it found, until `forget`. Used on the work file's connection and thread; what the scene refers to is borrowed.
class Fates
{
public:
    struct Parent;

    Fates(Database& work, const MoveScene& scene, std::shared_ptr<RowVerdict> verdict);
    ~Fates();

    /// What was found out so far may change while rows of this table move.
    void forget(const QString& movingTable);
    /// A table by the name that the plan uses.
    Result<Parent*> parentOf(const QByteArray& name);
    /// Of the row with this old key; valid until the next call.
    Result<const Fate*> fateOf(Parent& parent, const Value& key);
    /// The table as the source names it.
    [[nodiscard]] static QString titleOf(const Parent& parent);

private:
    std::pair<const Table*, QString> tableOf(const QString& name) const;
    [[nodiscard]] QString titleOfFurther(const QString& name) const;
    [[nodiscard]] QString keyOf(const QString& name, const Table& table) const;
    Status findComing(const Table& table, const QString& key, Parent& parent);
    Result<Fate> lookUp(Parent& parent, const Value& oldKey);
    Result<Fate> comingFate(Parent& parent, const Value& rowId, const Value& key, bool mayCome);
    [[nodiscard]] Fate fateOfComing(const Parent& parent, const Fate& same, bool isJudged) const;
    Result<QString> firstCauseOf(const Parent& parent, const Value& rowId);

    Database& m_work;
    MoveScene m_scene;
    std::shared_ptr<RowVerdict> m_verdict;
    std::vector<std::unique_ptr<Parent>> m_parents;
    QString m_moving;
    Fate m_fate;
};

} // namespace godwit::core
