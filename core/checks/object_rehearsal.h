// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What a rehearsal of views and triggers is made of. Borrowed, but for the functions.
struct RehearsalScene
{
    QStringList tables;  ///< CREATE TABLE and CREATE VIRTUAL TABLE statements, by final names
    QStringList indexes; ///< CREATE INDEX
    QList<SchemaObject> views;
    QList<SchemaObject> triggers;
    QStringList names; ///< of ordinary tables, of which rows are copied
    /// Copies a few rows of a table into the same table of the stage.
    std::function<Status(Database& stage, const QString& table)> copyRows;
    /// What the file's connection has beside SQLite's own: collations, functions.
    std::function<Status(Database& stage)> equip;
};

/// Makes the objects in a database in memory, with a few rows of each table, reads every view there and fires
/// every trigger by a copied row, in a savepoint that is rolled back. No file is written. One check a view
/// and a trigger, of the suite "functionality": one that cannot be made or run for want of what only the
/// application has, or of a row to copy, has not run and says why. An Error only for cancel.
Result<QList<CheckResult>> rehearseObjects(const RehearsalScene& scene, const CancelToken& cancel);

} // namespace godwit::core
