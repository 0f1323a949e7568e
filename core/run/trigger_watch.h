// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"

#include <QElapsedTimer>

namespace godwit::core {

/// Watches what makes a run roll back by itself (`rollback_when`), for one phase. On the worker thread, asked where
/// progress is told; space on the disk is looked at once a second.
class TriggerWatch
{
public:
    /// `folder` lies on the volume whose free space counts.
    TriggerWatch(const Triggers& triggers, QString folder);

    /// The rule that holds now, in words; null: none. `seen` and `quarantined` are rows of the step under way.
    [[nodiscard]] QString look(qint64 seen, qint64 quarantined);
    /// At the end of a phase.
    [[nodiscard]] QString judge(const QList<CriterionResult>& criteria) const;

private:
    const Triggers& m_triggers;
    QString m_folder;
    QElapsedTimer m_phase;
    QElapsedTimer m_sinceSpace;
};

} // namespace godwit::core
