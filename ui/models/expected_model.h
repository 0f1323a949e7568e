// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment.h"
#include "ui/models/record_model.h"

#include <QCoreApplication>

namespace godwit::ui {

/// One line of what is expected of the moves: a cause, a key that occurs twice, a value that is missing, or
/// what was not counted.
struct ExpectedLine
{
    QString what; ///< the move, or the target's column
    QString cause;
    qint64 skipped = -1;
    qint64 quarantined = -1;
    bool isLowerBound = false;
    bool isUnknown = false; ///< it was not counted
};

class ExpectedModel : public RecordModel<ExpectedLine>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ExpectedModel)
public:
    enum Columns { What, Cause, Skipped, Quarantined };
    explicit ExpectedModel(QObject* parent = nullptr);
    [[nodiscard]] static QList<ExpectedLine> linesOf(const core::Assessment& assessment);
};

} // namespace godwit::ui
