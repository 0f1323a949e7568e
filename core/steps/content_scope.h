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

/// The source's table whose own rows stand in a table that is kept or rebuilt.
struct CarriedContent
{
    QString table; ///< as the source calls it; its alias is its final name
    QString rowid; ///< tells its rows apart; empty: `key` does
    QStringList key;
    QStringList expressions; ///< per compared column, over the source's table; empty: its default
    bool hasPlanSql = false; ///< some of them are the plan's
    std::unordered_set<qint64> asideRows; ///< row ids of rows that steps took out
    QSet<QString> asideKeys;              ///< … or their keys, as literals
    QHash<QString, QString> parameters;
    SqlLimits limits;

    /// The identity, then the compared columns; `goesOn`: in their order, from :_godwit_from on.
    [[nodiscard]] QString select(const QString& alias, bool goesOn) const;
};

/// A table of the new version whose rows moves have written, or steps have changed: what of it can be
/// compared with the source, and why the rest cannot.
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
    std::optional<CarriedContent> carried; ///< instead of moves
    QStringList numberedBy = {}; ///< AUTOINCREMENT tables of the source whose numbers it goes on with
    QString madeKey; ///< the key, where SQLite gives it: not compared, but it tells stored rows apart

    /// Rows are told by all their values: the key is not given, or not by the moves alone.
    void tellByValues(const QString& why);
    /// Stored rows told apart by the key that SQLite gives, where it gives one: as a column behind the
    /// others.
    [[nodiscard]] TableContent withMadeKey() const;
    [[nodiscard]] int columnAt(const QString& column) const; ///< -1: not compared
    void leaveOut(const QString& column, const QString& why);
    [[nodiscard]] static QString
    joinedWhy(const QList<std::pair<QString, QString>>& columns); ///< "a: because …; b: …"
};

/// A table that no step has touched: all of its columns, and its row ids where no key is one.
[[nodiscard]] TableContent keptContent(const Table& table);

/// Finds what can be compared of each table of the target, and of kept ones that steps have changed, before
/// the cut-over: `work` is the work file. What
/// moves read should give now what it gave as they ran: where something that they ask for has changed since,
/// there is a doubt; what steps write themselves is not compared, and says why.
Result<std::vector<TableContent>> contentScope(Database& work, const MoveScene& scene,
                                               const ChangedTables& changed);

} // namespace godwit::core
