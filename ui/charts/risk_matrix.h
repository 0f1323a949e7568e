// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

namespace godwit::ui {

/// The plan's risks by probability (upwards) and impact (rightwards), each by its number in the list beside
/// it.
class RiskMatrix : public QWidget
{
    Q_OBJECT
public:
    explicit RiskMatrix(QWidget* parent = nullptr);
    void setRisks(const QList<core::PlanRisk>& risks);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<core::PlanRisk> m_risks;
};

} // namespace godwit::ui
