// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_scene.h"
#include "core/move/change_tables.h"

namespace godwit::core {

/// One statement of a script that ran.
struct RanStatement
{
    int line = 0; ///< of its first word, in the script's file
    qint64 rows = 0; ///< that it changed
};

/// Runs a script of the plan statement by statement, in one transaction: it reads everything and writes only the tables that
/// the step names. A statement that fails, or in which a function of the plan cannot read a value, undoes all of them and
/// says where it stands. Rows that are gone afterwards are led back to their source rows and counted as skipped by the step.
Result<ChangeCursor> runScript(const ChangeScene& scene, const SqlStep& step, const std::function<void(const RanStatement&)>& ran);

/// The first statement of the script that cannot be prepared, with its place; none: all can. Nothing of it is run.
[[nodiscard]] QList<Error> errorsOfScript(const ChangeScene& scene, const SqlStep& step);

} // namespace godwit::core
