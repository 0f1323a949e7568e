// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Where one move stands: saved in the same transaction as its rows.
struct MoveCursor
{
    enum class Pass { Reading = 0, Placing = 1, Done = 2 };
    Pass pass = Pass::Reading;
    qint64 position = 0; ///< last rowid read, or last place taken
    bool hasPosition = false;
    qint64 seen = 0; ///< source keys
    qint64 moved = 0;
    qint64 merged = 0;
    qint64 skipped = 0;
    qint64 quarantined = 0;
    qint64 written = 0; ///< rows in the target
};

/// The reserved tables of a work file (`_godwit_*`): cursor, lineage and quarantine live in the same transactions as the
/// rows they speak of. Copied to the journal at the end of a phase, gone before the file is swapped in.
///
/// `_godwit_lineage` holds only keys that did not simply move under their own key, but for tables that several moves read
/// (`recordsMoved`): there every key has its entry, so that the balance can be told from what happened.
class WorkTables
{
public:
    /// Creates them where they are missing.
    static Status create(Database& work);
    static Status drop(Database& work);

    explicit WorkTables(Database& work) : m_work(&work) {}

    Result<qint64> sourceId(const QString& table);
    Result<MoveCursor> cursor(int move);
    Status saveCursor(int move, const MoveCursor& cursor);

private:
    Database* m_work;
};

} // namespace godwit::core
