// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// What takes texts out of JSON within a function that tells where SQLite cuts them off, at \u0000 (core/functions):
/// `_godwit_uncut(json_extract(X, PATH), X)`, `_godwit_uncut(X ->> PATH, X)`, `json_each(_godwit_uncut(X))`, and json_tree.
[[nodiscard]] QString withUncutTexts(const QString& sql);

} // namespace godwit::core
