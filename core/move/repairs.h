// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/sqlite/database.h"

/// Edits of rows in quarantine, as a phase's steps see them: while it moves and changes rows, the old tables
/// of the work file hold the edited values; at its end they hold again what the snapshot holds. Tables that
/// stay in the new version, kept or rebuilt, keep them: there an edit is applied once, by the first phase
/// that begins after it was made, and what steps make of the row is not undone. So grouping, suffixes, ranks
/// and references of a phase come out, and kept rows are, as if the source had been mended beforehand. All of
/// it on the work file's one connection, on the worker thread; what is remembered lies in reserved tables of
/// the work file, so it outlives a kill.
namespace godwit::core {

/// An edit that a constraint of the old table does not take, also after all others.
struct RefusedEdit
{
    EditRecord edit;
    QString why; ///< SQLite's words
};

/// What became of a phase's edits.
struct RepairReport
{
    int applied = 0; ///< edits
    QList<RefusedEdit> refused; ///< their rows are as they were
};

/// A row that was changed in the phase that is, or was last, under way: the last edit of it, and its digest since.
struct RepairedRow
{
    qint64 edit = 0;
    QString table;
    QString digest;
};

/// True once applyRepairs was told of a phase, also if there was nothing to apply.
Result<bool> beganRepairs(Database& work, const QString& phase);
/// Applies the edits in effect in their order, in one transaction; first puts back what another phase left.
/// An edit that a constraint refuses is tried again after the others, then left out. `staying`: tables whose
/// rows are never put back.
Result<RepairReport> applyRepairs(Database& work, const QList<EditRecord>& edits, const QString& phase,
                                  const QStringList& staying = {});
/// Puts the rows back as they were, but for those of tables that stay, in one transaction. Nothing to do is
/// well, so it can be repeated after a kill.
Status undoRepairs(Database& work);
/// True while old or kept tables hold edited values: then they differ from the snapshot.
Result<bool> hasRepairs(Database& work);
/// Of the phase that began last, also after its rows were put back; and all of tables that stay.
Result<QList<RepairedRow>> repairedRows(Database& work);

} // namespace godwit::core
