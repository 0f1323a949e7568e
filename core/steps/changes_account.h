// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"
#include "core/move/change_tables.h"

#include <optional>

namespace godwit::core {

/// True for source tables whose rows stay where they are: kept ones, and those that a rebuild gives the target's definition.
[[nodiscard]] bool isCarriedOver(const Plan& plan, const QString& table);

/// The balance of such a table: what is there now is kept, but for what a script added; rows that left were counted as they
/// went.
Status accountCarriedOver(Database& work, BalanceRow& row);

/// Copies what the changing steps did to each table into the journal, since the work file's own tables go at the cut-over.
Status recordChanges(Database& work, Repository& journal, qint64 run);
/// The fact of a run that holds them; an empty text: none.
inline const QString kChangesFact = QStringLiteral("changes");

/// The tables that changing steps wrote, as the journal has them. Not all of their content is the snapshot's
/// any more, or what the moves wrote.
class ChangedTables
{
public:
    static Result<ChangedTables> of(Repository& journal, qint64 run);

    [[nodiscard]] const TableChange* find(const QString& table) const;
    [[nodiscard]] qint64 net(const QString& table) const; ///< rows added less rows that left
    /// How many rows a table that is carried over has to have, by its balance; `figures`: how that comes
    /// about.
    [[nodiscard]] qint64 expectedRows(const QString& table, QString& figures) const;
    /// A check of a table that a script wrote cannot pass without a word.
    void warn(const QString& table, CheckResult& check) const;

private:
    QList<TableChange> m_changes;
    QList<BalanceRow> m_balance;
};

} // namespace godwit::core
