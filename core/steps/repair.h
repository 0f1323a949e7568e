// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

/// The fact of a run that holds which edits a phase was begun with: their numbers with commas between.
[[nodiscard]] QString repairsFact(const QString& phase);
/// The numbers of the edits in effect, as the fact has them.
[[nodiscard]] QString editNumbers(const QList<EditRecord>& edits);

/// Before a phase reads or changes its first row: the edits in effect are applied to the source's tables,
/// once a phase. What a constraint refuses is left out and logged.
Status beginRepairs(Database& work, StepContext& context);
/// After its last: puts the rows of old tables back as they were, and lists those that edits mended as moved,
/// as long as no step of a phase so far put them into quarantine again. Safe to repeat.
Status endRepairs(Database& work, StepContext& context);

} // namespace godwit::core
