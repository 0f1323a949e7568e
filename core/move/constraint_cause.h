// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace godwit::core {

/// True if a statement failed because the table does not take the row: a constraint, a type of a STRICT table, a length.
[[nodiscard]] bool isRefusal(const Error& error);

/// SQLite's words on a refusal, with the plan's names instead of the reserved ones, and the column they name, if they do.
struct ConstraintCause
{
    QString cause;
    QString column;
};
[[nodiscard]] ConstraintCause constraintCause(const Error& error);

} // namespace godwit::core
