// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/series.h"

#include <algorithm>

namespace godwit::bench {

double Series::median(const QString& name, double Measured::*figure) const
{
    QList<double> figures;
    for (const Measured& measured : m_rounds.value(name))
        figures.append(measured.*figure);
    if (figures.isEmpty())
        return 0;
    std::sort(figures.begin(), figures.end());
    const qsizetype middle = figures.size() / 2;
    return figures.size() % 2 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

double Series::ratio(const QString& name, const QString& to) const
{
    const double base = median(to);
    return base > 0 ? median(name) / base : 0;
}

double Series::most(const QString& name, double Measured::*figure) const
{
    double peak = 0;
    for (const Measured& measured : m_rounds.value(name))
        peak = std::max(peak, measured.*figure);
    return peak;
}

} // namespace godwit::bench
