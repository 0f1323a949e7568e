// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "core/move/blast_edges.h"
#include "core/schema/collations.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// A table whose rows would go: those of a step's table, or those that refer to rows of the one it was
/// reached from.
struct Reached
{
    QString table;
    QString alias;
    QString goes; ///< a condition over the alias
    NameMap collations = {}; ///< of the table's columns: what refers to it is compared by these
    int depth = 1;
    qsizetype from = -1; ///< in the list it stands in; −1: it is the step's
};

/// Both sides of a reference as SQLite compares them when a parent goes, part by part: by the collations of
/// the parent's columns. An action sees the parent's values without their affinity, so that the child's is
/// applied to them; NO ACTION sees them as they are.
struct ComparedKey
{
    QStringList child;
    QStringList parent;
};
[[nodiscard]] ComparedKey compared(const ForeignKey& key, const QString& child, const QString& parent,
                                   const NameMap& collations);

/// A condition over `alias`: it is a row that refers to one which goes. IN, since its list is made once, with
/// or without an index.
[[nodiscard]] QString referring(const QString& alias, const ForeignKey& key, const Reached& parent);

/// Counts the rows of a child that refer to rows which go, and reads the first. Whether it is a cycle is the
/// caller's to tell. What SQLite refuses is told as not run; only a cancel and a pause are errors.
Result<BlastReference> countReferring(Database& database, const Table& child, const BlastEdge& edge,
                                      const Reached& parent);

} // namespace godwit::core
