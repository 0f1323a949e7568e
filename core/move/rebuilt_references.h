// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"

namespace godwit::core {

/// Rows of the tables concerned by a rebuild that refer to nothing, by "child → parent"; −1 for a key that
/// cannot be checked.
using BrokenReferences = QHash<QString, qint64>;

/// Counted now, on the step's connection: keys of `table` and keys that lead to it.
[[nodiscard]] Result<BrokenReferences> brokenReferences(const ChangeScene& scene, const QString& table);
/// IntegrityFailed if there are more than before.
Status compareReferences(const BrokenReferences& before, const BrokenReferences& after, const QString& table);

/// Those that were there before the step outlive a kill, in a reserved table (`_godwit_broken_N`).
Status saveBrokenReferences(const ChangeScene& scene, const BrokenReferences& broken);
/// As they were saved; the table is there from the step's beginning to its end.
Result<BrokenReferences> savedBrokenReferences(const ChangeScene& scene);
/// Its name, for who removes what the step made.
[[nodiscard]] QString brokenReferencesTable(const ChangeScene& scene);

} // namespace godwit::core
