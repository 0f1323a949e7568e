// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "ui/models/record_model.h"

/// What the tables of an assessment have in common.
namespace godwit::ui {

/// "move · tasks → items"; empty for no step.
[[nodiscard]] inline QString stepText(const core::PlanStep& step)
{
    return step.isNone() ? QString() : QStringLiteral("%1 · %2").arg(step.phase, step.title);
}

/// Text that may not fit is told whole by its tool tip.
template <typename Record, typename Text>
RecordColumn<Record> told(const QString& title, Text text)
{
    return {title, text, Qt::AlignLeft, {}, [text](const Record& record, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(text(record)) : QVariant();
            }};
}

} // namespace godwit::ui
