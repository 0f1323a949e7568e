// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

namespace godwit::ui {

/// What each phase is expected to come to, and what came of those that ran. Phases without a forecast are left out.
class ForecastModel : public RecordModel<core::PhaseStatus>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ForecastModel)
public:
    enum Columns { Phase, Rows, Time, Took, Disk, Quarantine, Basis, Came };
    explicit ForecastModel(QObject* parent = nullptr);

    void setPhases(const QList<core::PhaseStatus>& phases);
};

/// "0.4 s to 2.1 s", "up to 2.1 s"; empty if it is not known.
[[nodiscard]] QString bandText(const core::PhaseForecast& forecast);

} // namespace godwit::ui
