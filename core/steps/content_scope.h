// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/expected_rows.h"
#include "core/sqlite/stored_form.h"
#include "core/steps/changes_account.h"
#include "core/steps/step.h"

namespace godwit::core {

/// One move as far as the content of its target can be told from it.
struct MoveContent
{
    CompiledMove move;                ///< with its copies in the temporary schema
    std::vector<int> at;              ///< per compared column: its place in targetColumns, -1: its default
    std::unordered_set<qint64> aside; ///< row ids of keys that brought nothing
    int suffixedAt = -1;              ///< of the compared columns: the one that `unique` gives suffixes
};

/// A table of the target whose rows moves have written: what of it can be compared with the source, and why
/// the rest cannot.
struct TableContent
{
    QString name;                     ///< final
    QString physical;                 ///< in the file that is judged
    QStringList columns;              ///< compared
    std::vector<Affinity> affinities; ///< of these
    std::vector<Value> defaults;      ///< of these, for moves that do not give them
    std::vector<int> keyAt;           ///< of these: the primary key; empty: rows are told by all their values
    bool makesKey = false;            ///< SQLite gives rows a key that come without one
    int suffixedAt = -1;              ///< of these: left out of the digests, compared row by row
    QList<std::pair<QString, QString>> notCompared; ///< column → why
    QString whyNot;                                 ///< the table as a whole cannot be
    /// Why a column that is compared may give something else now than when it was moved: equal, it is proven;
    /// other than it was, it counts as not compared.
    QList<std::pair<QString, QString>> doubts;
    QString doubt; ///< the same of which rows there are
    std::vector<MoveContent> moves;

    /// Rows are told by all their values: the key is not given, or not by the moves alone.
    void tellByValues(const QString& why);
    [[nodiscard]] int columnAt(const QString& column) const; ///< -1: not compared
    void leaveOut(const QString& column, const QString& why);
    [[nodiscard]] static QString
    joinedWhy(const QList<std::pair<QString, QString>>& columns); ///< "a: because …; b: …"
};

/// Finds what can be compared of each table of the target, before the cut-over: `work` is the work file. What
/// moves read should give now what it gave as they ran: where something that they ask for has changed since,
/// there is a doubt; what steps write themselves is not compared, and says why.
Result<std::vector<TableContent>> contentScope(Database& work, const MoveScene& scene,
                                               const ChangedTables& changed);

} // namespace godwit::core
