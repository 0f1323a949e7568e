// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Where one move stands: saved in the same transaction as its rows.
struct MoveCursor
{
    enum class Pass {
        Reading = 0,  ///< the source, into the target or the stage
        Absent = 1,   ///< keys for which a query gave no row
        Grouping = 2, ///< the stage, group by group
        Naming = 3,   ///< the stage, name by name
        Done = 4,
    };
    bool isBegun = false; ///< it has been saved once
    Pass pass = Pass::Reading;
    int stretch = 0;      ///< of the source, while reading
    Value position;       ///< of the last row that was dealt with in this pass; NULL: none yet
    Value anchor;         ///< while grouping: the place of the row that the present group's others are merged into
    qint64 seen = 0; ///< source keys
    qint64 moved = 0;
    qint64 merged = 0;
    qint64 skipped = 0;
    qint64 quarantined = 0;
    qint64 written = 0; ///< rows in the target

    /// The counter of one disposition.
    [[nodiscard]] qint64& of(Disposition disposition);
};

/// The reserved tables of a work file (`_godwit_*`): cursor, lineage and quarantine live in the same transactions as the
/// rows they speak of. Copied to the journal at the end of a phase, gone before the file is swapped in.
///
/// `_godwit_lineage` holds only keys that did not simply move, under their own key or under one that follows from their row
/// (CompiledMove::keyIsDerived), but for tables that several moves read (`recordsMoved`): there every key has its entry, so
/// that the balance can be told from what happened.
class WorkTables
{
public:
    /// Creates them where they are missing.
    static Status create(Database& work);
    static Status drop(Database& work);

    explicit WorkTables(Database& work) : m_work(&work) {}

    Result<qint64> sourceId(const QString& table);
    Result<MoveCursor> cursor(int move);
    /// Lineage can be asked for by key from now on: for tables that have no row ids.
    Status findByKey();
    /// Lineage can be asked for by the keys of one move from now on: for rows that are led back.
    Status findByMove();
    Status saveCursor(int move, MoveCursor& cursor);

private:
    Database* m_work;
};

} // namespace godwit::core
