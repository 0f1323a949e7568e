// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace godwit::core {

namespace {

template <typename Item, typename Figure>
qint64 sumOf(const QList<Item>& items, Figure figure)
{
    return std::accumulate(items.begin(), items.end(), qint64(0), [figure](qint64 sum, const Item& item) {
        return sum + std::max<qint64>(0, item.*figure);
    });
}

} // namespace

QString kindId(InventoryItem::Kind kind)
{
    static constexpr std::array kIds{"table", "view", "trigger", "index", "column", "check", "foreign_key", "collation", "sequence", "setting"};
    return QLatin1String(kIds.at(static_cast<size_t>(kind)));
}

QString fateId(InventoryItem::Fate fate)
{
    static constexpr std::array kIds{"open", "kept", "moved", "merged", "rebuilt", "renamed", "dropped", "added", "set"};
    return QLatin1String(kIds.at(static_cast<size_t>(fate)));
}

QString priorityId(Gap::Priority priority)
{
    static constexpr std::array kIds{"data_loss", "constraint", "shape", "cosmetic"};
    return QLatin1String(kIds.at(static_cast<size_t>(priority)));
}

qint64 Assessment::rows() const
{
    return sumOf(tables, &TableProfile::rows);
}

qint64 Assessment::bytes() const
{
    return sumOf(tables, &TableProfile::bytes);
}

qsizetype Assessment::openGaps() const
{
    return std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.isOpen; });
}

qsizetype Assessment::openItems() const
{
    return std::count_if(inventory.begin(), inventory.end(),
                         [](const InventoryItem& item) { return item.fate == InventoryItem::Fate::Open; });
}

qint64 Assessment::expectedQuarantine() const
{
    return sumOf(expectations, &MoveExpectation::quarantined);
}

qint64 Assessment::expectedSkips() const
{
    return sumOf(expectations, &MoveExpectation::skipped);
}

qsizetype Assessment::notEvaluated() const
{
    return std::count_if(expectations.begin(), expectations.end(),
                         [](const MoveExpectation& step) { return !step.notRun.isEmpty(); });
}

bool Assessment::isLowerBound() const
{
    return notEvaluated() > 0 || std::any_of(expectations.begin(), expectations.end(),
                                             [](const MoveExpectation& step) { return step.isLowerBound; });
}

} // namespace godwit::core
