// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// How the rows of one table of a snapshot come into the database as it is now: found by comparing the two
/// definitions, before anything is read or written.
struct TablePlan
{
    Table then;          ///< as the snapshot has it
    Table now;           ///< as the database has it; the same as `then` for one that is made anew
    bool isNew = false;  ///< the database has no such table: it is made, with its indexes and triggers
    bool isSame = false; ///< the definitions are equal to the letter
    QStringList
        columns;      ///< that are filled, as `now` names them; the row id among them where it is no column
    QStringList from; ///< what fills them, as `then` names it
    QStringList computed;     ///< that were stored and are generated now: they have to come out as they were
    QStringList computedFrom; ///< the same, as `then` names them
    QList<SchemaObject> triggers; ///< of a new table: to be made with it
    QStringList searches;         ///< full-text tables over it: they are rebuilt
    QStringList notes;            ///< what a person should know before, a sentence each
    QString refused;              ///< why it cannot be; empty: it can, as far as the definitions tell
};

[[nodiscard]] TablePlan planTable(const Catalog& then, const Catalog& now, const QString& name);

} // namespace godwit::core
