// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

namespace godwit::ui {

/// The checks of one suite (or several), each a line that opens its query, figures and time.
class ChecksModel : public RecordModel<core::CheckResult>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::ChecksModel)
public:
    enum Columns { Name, Figures, Time, Result };
    explicit ChecksModel(QObject* parent = nullptr);
};

/// The performance checks with their medians before and after as a pair of bars.
class PerformanceModel : public RecordModel<core::CheckResult>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::PerformanceModel)
public:
    enum Columns { Name, Bars, Before, After, Change };
    explicit PerformanceModel(QObject* parent = nullptr);
    /// As setRecords, and remembers the longest time for the bars' scale.
    void setChecks(const QList<core::CheckResult>& checks);

private:
    double m_longestMs = 1;
};

/// The plan's criteria, judged.
class CriteriaModel : public RecordModel<core::CriterionResult>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::CriteriaModel)
public:
    enum Columns { Name, Measured, Target, Met };
    explicit CriteriaModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
