// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// A table whose rows can be edited in quarantine, with the snapshot that holds them: one of the source, or
/// of a further database.
struct SourceTable
{
    QString name;     ///< as entries name it: "tasks", "users.people"
    Table table;      ///< as its own database has it
    QString snapshot; ///< path
};

/// EditRefused, and why, for what is no table: rows of a view or of a query, and rows of the new version that
/// cannot be led back.
Result<SourceTable> sourceTableOf(RunState& state, const QString& name);

/// Why a row of a table that is not as its entry has it cannot be edited.
[[nodiscard]] QString whyNotAsItWas(const RunState& state, const SourceTable& source,
                                    const QuarantineEntry& entry);

} // namespace godwit::core
