// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/row_hash.h"
#include "core/sqlite/database.h"

#include <QList>
#include <QStringList>

namespace godwit::core {

/// Which rows of two queries only one of them has, as a multiset: a row that stands three times before and once
/// after counts two only before.
struct RowDifference
{
    qint64 onlyBefore = 0;
    qint64 onlyAfter = 0;
    QList<QStringList> samples; ///< "before" or "after" ("before, 2 times"), then the cells; at most kSampleRows
};

/// Runs each query twice (rewound first): once to sort the hashes of its rows in a temporary file, once more until
/// the samples are found. Memory does not grow with the rows; the file takes some 30 bytes for each.
/// Interrupted by `cancel`.
Result<RowDifference> differenceOf(Statement& before, Statement& after, const CancelToken& cancel);

} // namespace godwit::core
