// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// A column that is computed from others, by the text of its table.
struct GeneratedColumn
{
    QString name;
    QString expression;    ///< as it is written, without its brackets
    bool isStored = false; ///< STORED: its values lie in the file
};

/// No PRAGMA of SQLite's tells the expressions.
[[nodiscard]] QList<GeneratedColumn> generatedColumnsOf(const Table& table);

} // namespace godwit::core
