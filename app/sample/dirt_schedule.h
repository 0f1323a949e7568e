// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/dirt.h"

namespace godwit::app {

/// When the kinds of one table of dirt are planted: each variant once, evenly over the file, and then by
/// chance until the fraction of rows is reached. A value, for one sample.
class DirtSchedule
{
public:
    /// `counted` is the table whose rows the fraction is of; a fraction of 0 plants each variant once.
    DirtSchedule(std::span<const dirt::Kind> kinds, SampleTable counted, double fraction);

    /// Plants what is due at `place`, from 0 (the first row) to 1. By chance only while the sample holds less
    /// than `limit` instances.
    void plantDue(SamplePlanter& planter, double place, qint64 limit);

private:
    struct Planting
    {
        const dirt::Kind* kind;
        int variant;
    };
    void plant(SamplePlanter& planter, const Planting& planting);

    std::span<const dirt::Kind> m_kinds;
    SampleTable m_counted;
    double m_fraction;
    std::vector<Planting> m_once;
    size_t m_next = 0;
    qint64 m_dirty = 0; ///< rows of the counted table that were planted
};

} // namespace godwit::app
