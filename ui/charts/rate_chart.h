// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QList>
#include <QPointF>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace godwit::ui {

/// One figure over the seconds of a phase, as a line. Keeps at most kPoints points, halving the resolution
/// when full, so that a phase of hours costs no more than one of minutes.
class RateChart : public QChartView
{
    Q_OBJECT
public:
    static constexpr int kPoints = 600;

    explicit RateChart(const QString& name, QWidget* parent = nullptr);
    void clear();
    void add(double seconds, double value);
    [[nodiscard]] const QList<QPointF>& points() const { return m_points; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    QLineSeries* m_line = nullptr;
    QLineSeries* m_floor = nullptr;
    QAreaSeries* m_area = nullptr;
    QValueAxis* m_seconds = nullptr;
    QValueAxis* m_values = nullptr;
    QList<QPointF> m_points;
};

} // namespace godwit::ui
