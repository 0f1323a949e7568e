// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/move/expression_text.h"
#include "core/result.h"

namespace godwit::core {

/// One join of a move as SQL.
struct JoinedTerm
{
    QString term;      ///< what stands after LEFT JOIN
    QString nothing;   ///< an expression that is 1 where it found nothing
    QStringList marks; ///< expressions that tell its rows apart
};

/// Puts a table of the source or the target, a kept one, a view, a table of a further database, json_each, json_tree or a
/// query in brackets beside the source's rows. `isNumbered`: rows of a query have to be told apart too, which costs a copy
/// of it. PlanReference for what gives no rows.
Result<JoinedTerm> joinedTerm(const MoveScene& scene, const ExpressionText& text, const Join& join, bool isNumbered);

} // namespace godwit::core
