// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/result.h"

namespace godwit::core {

/// Reads a plan file (a path, or a Qt resource path such as ":/examples/product_manager/plan.yaml") and the
/// files it names, which must lie in its own folder. Strict: an unknown or repeated key, a wrong type, a
/// missing file is an error with file, line, column and the nearest known key. Every scalar is read as the
/// type its key wants. At most 8 MiB and 64 levels. Runs nothing, opens no database. Any thread.
Result<Plan> readPlan(const QString& path);

/// The same from text; `path` names it in messages and its folder is where files are looked for.
Result<Plan> readPlanText(const QByteArray& yaml, const QString& path);

} // namespace godwit::core
