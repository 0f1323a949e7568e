// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/plan/plan.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// Which of a plan's two versions the tables and columns of a database are of. The old version is what `source: expects` lists,
/// and the tables that moves read; the new one is the target's schema. Tables of `keep` tell nothing. Any thread.
[[nodiscard]] Shape shapeOf(const Catalog& database, const Plan& plan, const Catalog& target);

/// "users has status (new) and state (old), and lacks email (new)"; empty: it fits one version.
[[nodiscard]] QString sentenceOf(const ShapeTable& table);

} // namespace godwit::core
