// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/value.h"

#include <functional>
#include <optional>

namespace godwit::core {

/// Where a table differs from what it has to hold: counts, and the first rows with both values.
struct ContentDifference
{
    qint64 missing = 0;         ///< rows that have to be there and are not
    qint64 surplus = 0;         ///< rows that are there and come from nowhere
    qint64 changed = 0;         ///< rows with another value
    qint64 suffixed = 0;        ///< rows whose name has a suffix of `unique`: no difference
    QStringList changedColumns; ///< of the samples
    QList<QStringList> samples; ///< as kDifferenceColumns: at most kSampleRows

    [[nodiscard]] qint64 rows() const { return missing + surplus + changed; }

    /// A sample of a row with the same key on both sides: one a column that `isSame` does not excuse.
    void showCells(const QString& table, const QString& key, const QStringList& columns, const Row& expected,
                   const Row& stored, const std::function<bool(size_t column)>& isSame);
    /// A sample of a row that one side lacks, or, with both, has another number of times.
    void showRow(const QString& table, const QString& key, const std::optional<Row>& expected,
                 const std::optional<Row>& stored);
    /// Into the result of a check: rows, samples, and a sentence as its why.
    void tell(CheckResult& check) const;
};

inline const QStringList kDifferenceColumns{QStringLiteral("table"), QStringLiteral("row"),
                                            QStringLiteral("column"), QStringLiteral("expected"),
                                            QStringLiteral("stored")};

/// The values of a key as samples show them, with commas.
[[nodiscard]] QString shownKey(const Row& key);

} // namespace godwit::core
