// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/key_order.h"

namespace godwit::core {

/// What a changing step computes for each row, to be asked for one by one where a row failed.
struct RowExpressions
{
    QString select; ///< "SELECT %1 FROM … WHERE …" of one row, by its identity as KeyOrder binds it
    QStringList columns;
    QStringList expressions; ///< one a column
};

/// The column whose expression fails by itself over a row, or refuses it; empty: none does, so it is a
/// condition. `message`, if not null, is set to what SQLite said. The scene's verdict is that of the column
/// found, else as it was.
Result<QString> failingColumn(const ChangeScene& scene, const RowExpressions& row, const Row& identity,
                              QString* message);

} // namespace godwit::core
