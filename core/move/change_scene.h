// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/further_tables.h"
#include "core/plan/plan.h"
#include "core/schema/staging.h"
#include "core/sqlite/guard.h"

#include <limits>

namespace godwit::core {

/// What a changing step works in, on the work file's connection. Borrowed, but for what it read itself: the catalogue of the
/// work file as the step began. Foreign keys are off and triggers do not fire.
struct ChangeScene
{
    Database& work;
    const Plan& plan;
    const Catalog& source;
    const Catalog& target;
    const Staging& staging;
    int number = 0; ///< of the step among the changing ones
    QString seed = {}; ///< of the run, as in MoveScene
    int rowsABatch = std::numeric_limits<int>::max(); ///< at the most; its time ends a batch sooner
    FurtherTables further = {}; ///< as in MoveScene
    SqlLimits limits = {};
    Catalog now = {}; ///< of the work file, by physical names
    std::shared_ptr<RowVerdict> verdict = std::make_shared<RowVerdict>();

    /// Reads the catalogue, registers the plan's functions and references, and makes the reserved tables.
    Status open();

    /// A table of the target, or one that is kept or rebuilt, as it is in the work file now.
    [[nodiscard]] Result<const Table*> table(const QString& finalName) const;
    [[nodiscard]] QString finalName(const QString& physicalName) const;
    /// True for tables that the new version will have; old ones that are still to be read are not to be changed.
    [[nodiscard]] bool isOurs(const QString& physicalName) const;
    /// True if the rows of a table are those of the source's table of the same name.
    [[nodiscard]] bool isCarriedOver(const QString& finalName) const;
    void bindParameters(Statement& statement) const;
    /// The step as ids are made of it: "update suppliers 3".
    [[nodiscard]] QString title() const;
    /// A reserved table of this step: "_godwit_list_3".
    [[nodiscard]] QString reserved(const QString& what) const;

    /// The next row of SQL of the plan, within its limits; the first one may wait for what SQLite computes
    /// before it.
    [[nodiscard]] Result<bool> step(Statement& rows, bool isFirst) const;
    /// Before each row: forgets what was noted about the one before.
    void clearNotes() const;
};

/// How a row of a table is told from the others: by its row id, or by its primary key where there is none.
struct RowIdentity
{
    QStringList columns;    ///< as SQL reads them, not quoted
    QStringList types = {}; ///< with their affinities, or no index would be used where lists and tables meet

    static Result<RowIdentity> of(const Table& table);
    [[nodiscard]] QString list(const QString& alias) const;                 ///< alias."a", alias."b"
    [[nodiscard]] QString equals(const QString& alias) const;               ///< alias."a" = ? AND …
    [[nodiscard]] QString joins(const QString& list, const QString& alias) const; ///< list._godwit_k0 = alias."a" AND …
    [[nodiscard]] QStringList listColumns() const;                          ///< _godwit_k0, _godwit_k1 …
    [[nodiscard]] QString definitions() const;                              ///< _godwit_k0 INTEGER, …
};

/// A declared type that stores values in an ordinary table as this one does: ANY of a STRICT table converts nothing.
[[nodiscard]] QString plainType(const Table& table, const QString& column);

} // namespace godwit::core
