// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/content_reader.h"

namespace godwit::core {

/// Where a table differs from what the source says: counts, and the first rows with both values.
struct ContentDifference
{
    qint64 missing = 0;         ///< rows that have to be there and are not
    qint64 surplus = 0;         ///< rows that are there and come from nowhere
    qint64 changed = 0;         ///< rows with another value
    qint64 suffixed = 0;        ///< rows whose name has a suffix of `unique`: no difference
    QStringList changedColumns; ///< of the samples
    QList<QStringList> samples; ///< table, row, column, expected, stored: at most kSampleRows

    [[nodiscard]] qint64 rows() const { return missing + surplus + changed; }
};

inline const QStringList kDifferenceColumns{QStringLiteral("table"), QStringLiteral("row"),
                                            QStringLiteral("column"), QStringLiteral("expected"),
                                            QStringLiteral("stored")};

/// Reads both sides again and compares them row by row, in a temporary table that SQLite keeps in a file of
/// its own. Values that have a suffix of `unique` are equal to those without.
Result<ContentDifference> differenceOf(const TableContent& table, const ReadContent& expected,
                                       const ReadContent& stored, const CancelToken& cancel);

} // namespace godwit::core
