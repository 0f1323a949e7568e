// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

namespace godwit::core {

/// One term of an ORDER BY, taken apart, so that an index can hold its values in its order.
struct OrderTerm
{
    QString expression;
    QString collation; ///< empty: byte by byte
    bool isDescending = false;
    bool nullsAreMoved = false; ///< NULLS LAST where they would be first, or the other way round
};

/// The terms of a text such as "name COLLATE NOCASE DESC, id". A column's name alone brings the column's own
/// collation along.
[[nodiscard]] QList<OrderTerm> orderTerms(const QString& sql, const Table& table);

} // namespace godwit::core
