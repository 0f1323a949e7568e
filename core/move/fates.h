// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/coming_fate.h"

#include <memory>

namespace godwit::core {

/// What became of rows that moves brought from one table of the source into one of the target: from the lineage of these
/// moves, and where that has no entry from the move itself. What other moves made of the same rows does not count. Remembers
/// some of what it found, until `forget`. Used on the work file's connection and thread; what the scene refers to is borrowed.
class Fates
{
public:
    struct Parent;

    Fates(Database& work, const MoveScene& scene, std::shared_ptr<RowVerdict> verdict);
    ~Fates();

    /// What was found out so far may change while this move runs.
    void forget(int movingMove);
    /// A table by the name that the plan uses, and the table of the target whose keys are meant; `into` empty: the plan's
    /// moves tell it.
    Result<Parent*> parentOf(const QByteArray& name, const QByteArray& into);
    /// Of the row with this old key; valid until the next call.
    Result<const Fate*> fateOf(Parent& parent, const Value& key);
    /// The table as the source names it.
    [[nodiscard]] static QString titleOf(const Parent& parent);

private:
    struct Mover;

    std::pair<const Table*, QString> tableOf(const QString& name) const;
    Result<std::unique_ptr<Parent>> findParent(const QByteArray& name, const QByteArray& into);
    struct Asked ///< whose rows are looked for, by which column; `title`: as the lineage names them
    {
        const Table& table;
        QString schema;
        QString key;
        QString title;
    };
    Result<std::unique_ptr<Parent>> prepared(const Asked& asked);
    [[nodiscard]] QString keyOf(const Table& table, int move) const;
    Result<Fate> lookUp(Parent& parent, const Value& oldKey);
    Result<Fate> fateBy(Parent& parent, Mover& mover, const Value& rowId, const Value& key);
    Result<QString> firstCauseOf(const Parent& parent, const Mover& mover, const Value& rowId);

    Database& m_work;
    MoveScene m_scene;
    std::shared_ptr<RowVerdict> m_verdict;
    std::vector<std::unique_ptr<Parent>> m_parents;
    int m_moving = -1;
    Fate m_fate;
};

} // namespace godwit::core
