// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/record_model.h"

#include <QPointF>

namespace godwit::ui {

/// The points of a RateChart as a table: seconds and a figure.
class RatesModel : public RecordModel<QPointF>
{
    Q_DECLARE_TR_FUNCTIONS(godwit::ui::RatesModel)
public:
    explicit RatesModel(const QString& figure, QObject* parent = nullptr);
};

} // namespace godwit::ui
