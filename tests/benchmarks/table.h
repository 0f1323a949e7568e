// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/series.h"

#include <optional>

namespace godwit::bench {

/// What a figure has to reach: at most, or at least, `limit` times the seconds of the series `against`.
struct Target
{
    double limit = 0;
    QString against;
    bool isLeast = false;
};

/// The one table a benchmark prints: what, seconds, processor seconds, ratio to the baseline, target, met or
/// missed, and peak memory. Borrows the series.
class Table
{
public:
    /// `baseline` names the series that the column of ratios refers to.
    Table(const Series& series, const QString& baseline);

    /// A line of medians; nothing if the series was not measured.
    void addSeries(const QString& name, const std::optional<Target>& target = {});
    /// A line with one figure that must be at most `most`; not a ratio. Without a value it is unknown, not
    /// met.
    void addFigure(const QString& what, const std::optional<double>& value, double most, const QString& unit);
    void print() const;

private:
    const Series& m_series;
    QString m_baseline;
    QList<QStringList> m_lines;
};

} // namespace godwit::bench
