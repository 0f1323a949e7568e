// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/sqlite/database.h"

namespace godwit::core {

/// Steps that change rows (update, delete, rebuild, sql) are numbered through the plan from 0. In `_godwit_quarantine` and
/// `_godwit_lineage`, whose column `move` numbers moves, they stand behind all moves: this much plus their number.
inline constexpr int kFirstChange = 1'000'000;

struct NumberedChange
{
    int number = 0;
    const Phase* phase = nullptr;
    const Step* step = nullptr;
    [[nodiscard]] QString title() const; ///< "update suppliers": the step as quarantine entries name it
};
[[nodiscard]] QList<NumberedChange> changesOf(const Plan& plan);

/// Where one changing step stands: saved in the same transaction as its rows.
struct ChangeCursor
{
    /// What each step does in its passes stands with it (updater.h, deleter.h, rebuilder.h).
    enum class Pass { Listing = 0, Reading = 1, Applying = 2, Finishing = 3, Done = 4 };
    bool isBegun = false; ///< it has been saved once
    Pass pass = Pass::Listing;
    int stage = 0;       ///< within the pass
    qint64 position = 0; ///< rows, or the last place of the step's list, that the pass is done with
    Row last = {};       ///< identity of the row read last, where the pass goes by key; empty: none yet
    qint64 seen = 0;     ///< rows of the table as the step began
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;  ///< by a rule: left alone by an update, taken out by a delete
    qint64 quarantined = 0;

    /// The next pass, from its beginning.
    void begin(Pass next);
    /// The next stage of the pass.
    void beginStage(int next);
};

/// What changing steps did to one table; the account needs it.
struct TableChange
{
    QString table; ///< final name
    qint64 quarantined = 0; ///< rows that left it for quarantine
    qint64 deleted = 0;     ///< rows that a rule took out
    qint64 added = 0;       ///< rows that a script brought
    qint64 untraced = 0;    ///< of those that left: no source row could be named for them
    bool byScript = false;  ///< a script wrote it: what became of its rows cannot be told one by one
};

/// The reserved tables of changing steps in the work file: `_godwit_change_cursor` and `_godwit_changed`. Made and dropped
/// with those of the moves (work_tables.h), and written in the same transactions as the rows they speak of.
class ChangeTables
{
public:
    static Status create(Database& work);

    explicit ChangeTables(Database& work) : m_work(&work) {}

    Result<ChangeCursor> cursor(int number);
    Status saveCursor(int number, const ChangeCursor& cursor);
    /// The step is done, and these reserved tables of its own go. A transaction by itself.
    Status finish(int number, ChangeCursor& cursor, const QStringList& tables);
    /// What a step began is undone, so that it starts anew: its cursor and these tables go. A transaction by itself.
    Status forget(int number, const QStringList& tables);
    /// Adds to what step `number` did to a table; all zero says that it may have changed values.
    Status add(int number, const TableChange& change);
    Result<QList<TableChange>> changes(); ///< by table, over all steps; none where no step has run

private:
    Status drop(const QStringList& tables);

    Database* m_work;
};

} // namespace godwit::core
