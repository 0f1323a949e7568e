// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/gaps.h"

#include "core/assess/gap_writer.h"

namespace godwit::core {

QList<Gap> findGaps(const Plan& plan, const Catalog& source, const Catalog& target, const Assessment& found)
{
    SourceGaps lost(plan, source, target, found);
    lost.find();
    TargetGaps wanted(plan, source, target, found);
    wanted.find();
    QList<Gap> gaps = lost.gaps() + wanted.gaps();
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& one, const Gap& other) {
        return one.priority != other.priority ? one.priority < other.priority : one.isOpen > other.isOpen;
    });
    return gaps;
}

} // namespace godwit::core
