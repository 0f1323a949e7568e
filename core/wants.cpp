// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wants.h"

namespace godwit::core {

void wantYes(Consequence& consequence)
{
    if (!wantsYes(consequence))
        consequence.facts.append({kWantsFact, kWantsYes});
}

bool wantsYes(const Consequence& consequence)
{
    return consequence.facts.contains(std::pair(kWantsFact, kWantsYes));
}

} // namespace godwit::core
