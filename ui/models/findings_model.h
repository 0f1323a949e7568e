// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "ui/models/record_model.h"

namespace godwit::ui {

/// What preflight or the doctor found, errors first.
class FindingsModel : public RecordModel<core::Finding>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::FindingsModel)
public:
    enum Columns { Severity, Code, What };
    explicit FindingsModel(QObject* parent = nullptr);
};

/// The volumes of a preflight, each with how full it is now, at the peak and afterwards.
class VolumesModel : public RecordModel<core::VolumeNeed>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::VolumesModel)
public:
    enum Columns { Volume, Now, Peak, After, Needed, LeftAtPeak, LeftAfter, Reserve };
    explicit VolumesModel(QObject* parent = nullptr);
};

/// Tables that other tools left, with the rows of both sides.
class LeftOversModel : public RecordModel<core::LeftOver>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::LeftOversModel)
public:
    enum Columns { Name, Tool, Rows, Original, OriginalRows, OnlyHere, Repair };
    explicit LeftOversModel(QObject* parent = nullptr);
};

} // namespace godwit::ui
