// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/sqlite/statement.h"

/// SQL that the repository's queries of quarantine and decisions share; within the journal's room only.
namespace godwit::core {

/// FROM and WHERE of every query of rows in quarantine: q is the row, d the decision that counts for it. Decisions belong
/// to a row by its table, key and content, so that they outlive rollback and replay; the latest counts. For a row that
/// moved it is the edit that mended it, as long as that is not withdrawn.
extern const char* const kEntryFrom;
/// "moved", "waived" or "undecided" of such a row.
extern const char* const kEntryState;

/// What the filter asks of q and d, as " AND …" with named parameters; empty: nothing.
[[nodiscard]] QString conditionsOf(const QuarantineFilter& filter);
/// Its values, and the run; parameters that the statement lacks are passed over.
void bindFilter(Statement& statement, qint64 run, const QuarantineFilter& filter);

/// Values of a row as JSON, [[column, text or null], …].
[[nodiscard]] QString valuesText(const QList<std::pair<QString, QString>>& values);
/// The other way; a null text is NULL.
[[nodiscard]] QList<std::pair<QString, QString>> valuesOf(const QString& text);

} // namespace godwit::core
