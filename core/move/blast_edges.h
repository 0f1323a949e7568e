// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// One foreign key that points at a table whose rows are to go, and the rows that it would concern.
struct BlastEdge
{
    QString child;  ///< physical
    QString parent; ///< physical
    ForeignKey key;
    qint64 rows = 0;      ///< that refer to rows which go and do not go for another reason
    bool forbids = false; ///< RESTRICT, NO ACTION, or SET NULL where NULL may not stand

    [[nodiscard]] bool cascades() const { return key.onDelete == QStringLiteral("CASCADE"); }
};

/// The foreign keys of these tables that point at one of them. With `cascades` their ON DELETE decides whether they forbid
/// that rows go; else all do.
[[nodiscard]] QList<BlastEdge> edgesTo(const QString& parent, const QList<Table>& tables, bool cascades);

} // namespace godwit::core
