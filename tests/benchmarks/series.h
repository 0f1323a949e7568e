// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/measured_process.h"

#include <QMap>

namespace godwit::bench {

/// What was measured, by name, one figure a round. A value.
class Series
{
public:
    void add(const QString& name, const Measured& measured) { m_rounds[name].append(measured); }
    [[nodiscard]] bool has(const QString& name) const { return m_rounds.contains(name); }

    /// In the middle of the rounds; 0 if nothing was measured under this name.
    [[nodiscard]] double median(const QString& name, double Measured::*figure = &Measured::seconds) const;
    /// Of the medians of seconds; 0 if one of them is missing.
    [[nodiscard]] double ratio(const QString& name, const QString& to) const;
    /// The most that a process under this name had resident in any round.
    [[nodiscard]] double peakMiB(const QString& name) const { return most(name, &Measured::peakMiB); }
    /// The most of any round.
    [[nodiscard]] double most(const QString& name, double Measured::*figure) const;

private:
    QMap<QString, QList<Measured>> m_rounds;
};

} // namespace godwit::bench
