// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

#include <QHash>

namespace godwit::ui {

/// The steps of one phase or of all, with their figures and a bar each. The Run page shows one phase's, the
/// Plan page all. The bar of the running step follows Progress.
class StepsModel : public RecordModel<core::StepStatus>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::StepsModel)
public:
    enum Columns { Phase, Kind, Title, State, Rows, Moved, Merged, Skipped, Quarantined, Written, Changed, Time, Bar };
    explicit StepsModel(QObject* parent = nullptr);

    void setPhases(const QList<core::PhaseStatus>& phases);
    /// The steps of `phase`, or all if it is empty.
    void setSteps(const QList<core::StepStatus>& steps, const QString& phase);
    void changeStep(const core::StepStatus& step);
    void setProgress(const core::Progress& progress);
    [[nodiscard]] QString phaseTitle(const QString& id) const { return m_titles.value(id, id); }

private:
    [[nodiscard]] double fractionOf(const core::StepStatus& step) const;

    QHash<QString, QString> m_titles;
    core::Progress m_progress;
};

} // namespace godwit::ui
