// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rates_model.h"

#include "ui/format.h"

#include <cmath>

namespace godwit::ui {

RatesModel::RatesModel(const QString& figure, QObject* parent)
    : RecordModel(
          {
              {tr("Elapsed"), [](const QPointF& point) { return clockText(std::llround(point.x() * 1000)); },
               Qt::AlignRight, [](const QPointF& point) { return QVariant(point.x()); }},
              {figure, [](const QPointF& point) { return countText(std::llround(point.y())); },
               Qt::AlignRight, [](const QPointF& point) { return QVariant(point.y()); }},
          },
          parent)
{
}

} // namespace godwit::ui
