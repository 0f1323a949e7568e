// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// A CREATE statement in a form in which two that mean the same are equal: without blanks, comments and
/// quotes around names, names in one case. Names of the map are replaced (folded name → name): those of
/// staged or renamed tables.
[[nodiscard]] QString definitionOf(const QString& createSql, const NameMap& renamed = {});

/// What `now` has fewer of than `wanted`, as people say it: "CHECK", "AUTOINCREMENT", "COLLATE", "WHERE" …;
/// empty: it differs otherwise.
[[nodiscard]] QStringList lostClauses(const QString& wanted, const QString& now);

} // namespace godwit::core
