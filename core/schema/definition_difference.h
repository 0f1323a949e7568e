// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/definition.h"

namespace godwit::core {

/// In what a CREATE statement differs from the one that is wanted, as ends of a sentence: “name TEXT” instead of “name TEXT
/// NOT NULL”, “CHECK (n > 0)” is missing, “colour TEXT” is too many. Of tables and indexes clause by clause; of views and
/// triggers from the first word that differs. Empty: they mean the same. At most kMostDifferences. `renamed` as definitionOf.
[[nodiscard]] QStringList definitionDifferences(const QString& wanted, const QString& now, const NameMap& renamed = {});

inline constexpr qsizetype kMostDifferences = 5;

} // namespace godwit::core
