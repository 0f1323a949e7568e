// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/assess_scene.h"
#include "core/assessment.h"

namespace godwit::core {

/// What every drop, rebuild and delete of the plan would reach through foreign keys, counted on the source by
/// SELECTs alone. Of a drop: the tables that refer to a dropped one and stay. Of a delete: the tables of the
/// new version; rows that moves bring are not there yet, so only those of kept tables are counted. A table is
/// followed once, with all of its rows that go: on however many ways they are reached, and through cycles of references until
/// nothing more goes. What leads back is marked. `database` knows the plan's functions.
Result<QList<BlastRadius>> findBlastRadius(Database& database, const AssessScene& scene);

} // namespace godwit::core
