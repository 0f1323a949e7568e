// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// What stands in a CREATE INDEX. No PRAGMA of SQLite's tells expressions and conditions.
struct IndexText
{
    struct Part
    {
        QString sql;       ///< a column or an expression, without its collation and direction
        QString collation; ///< null: none is written
    };
    QList<Part> parts;
    QString where; ///< empty: it covers every row
};

/// Empty parts for an index that SQLite made by itself, which has no text.
[[nodiscard]] IndexText textOf(const Index& index);

} // namespace godwit::core
