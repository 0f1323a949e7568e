// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// `uuid4()` gives one value per row and column: the call gets what tells them apart, `around` it on both
/// sides. One of a name of `let` has that name in it by now, since all columns that use the name have the
/// same value.
[[nodiscard]] QString withIdentity(const QString& sql, const QString& column,
                                   const std::pair<QString, QString>& around);

/// What tells the ids of a step that changes rows apart: the run's seed and the step before, behind it the
/// row's primary key, which is the same when a replay writes the table anew. Its row id, which need not be,
/// where the key is NULL or there is none.
[[nodiscard]] std::pair<QString, QString> identityOfRows(const Table& table, const QString& alias,
                                                         const QString& seed, const QString& step);

} // namespace godwit::core
