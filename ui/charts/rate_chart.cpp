// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rate_chart.h"

#include "ui/theme/colours.h"

#include <QAreaSeries>
#include <QChart>
#include <QEvent>
#include <QLineSeries>
#include <QValueAxis>

#include <cmath>

namespace godwit::ui {

namespace {

constexpr int kHeight = 120;
constexpr int kTicks = 6;
constexpr double kThousand = 1000;
constexpr double kThousandsFrom = 10 * kThousand;
constexpr int kGroundAlpha = 40;

/// The next of 1, 2, 5, 10, 20, … above.
double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 4.0, 6.0, 8.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

} // namespace

RateChart::RateChart(const QString& name, QWidget* parent) : QChartView(parent)
{
    setAccessibleName(name);
    setMinimumHeight(kHeight);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_line = new QLineSeries(this);
    m_floor = new QLineSeries(this);
    m_area = new QAreaSeries(m_line, m_floor);
    m_seconds = new QValueAxis(this);
    m_seconds->setLabelFormat(QStringLiteral("%.0f s"));
    m_seconds->setTickType(QValueAxis::TicksDynamic);
    m_seconds->setTickAnchor(0);
    m_seconds->setTickInterval(2);
    m_seconds->setGridLineVisible(false);
    m_values = new QValueAxis(this);
    m_values->setLabelFormat(QStringLiteral("%.0f"));
    m_values->setTickCount(5);
    m_values->setLineVisible(false);
    QChart* drawn = chart();
    drawn->addSeries(m_area);
    drawn->legend()->hide();
    drawn->setMargins({0, 0, 0, 0});
    drawn->setContentsMargins(-8, -8, -8, -8);
    drawn->setBackgroundVisible(false);
    drawn->addAxis(m_seconds, Qt::AlignBottom);
    drawn->addAxis(m_values, Qt::AlignLeft);
    m_area->attachAxis(m_seconds);
    m_area->attachAxis(m_values);
    applyColours();
    clear();
}

void RateChart::clear()
{
    m_points.clear();
    m_line->clear();
    m_floor->clear();
    m_seconds->setRange(0, 10);
    m_values->setRange(0, 4); // as many as there are ticks, so that each has a label of its own
}

void RateChart::add(double seconds, double value)
{
    if (!m_points.isEmpty() && seconds <= m_points.last().x())
        return;
    if (m_points.size() >= kPoints) {
        QList<QPointF> half;
        for (int point = 0; point < m_points.size(); point += 2)
            half.append(m_points.at(point));
        m_points = half;
    }
    m_points.append({seconds, value});
    double highest = 0;
    for (const QPointF& point : m_points)
        highest = std::max(highest, point.y());
    // Thousands beyond ten thousand: the axis has no room for more digits.
    const double scale = highest >= kThousandsFrom ? kThousand : 1;
    QList<QPointF> drawn;
    for (const QPointF& point : m_points)
        drawn.append({point.x(), point.y() / scale});
    m_line->replace(drawn);
    m_floor->replace(QList<QPointF>{{m_points.first().x(), 0}, {seconds, 0}});
    m_seconds->setRange(m_points.first().x(), std::max(m_points.first().x() + 1, seconds));
    m_values->setLabelFormat(scale > 1 ? QStringLiteral("%.0f k") : QStringLiteral("%.0f"));
    m_values->setRange(0, std::max(4.0, roundUp(highest / scale))); // ticks are whole numbers
    const double interval = roundUp((m_seconds->max() - m_seconds->min()) / kTicks);
    m_seconds->setLabelFormat(interval < 1 ? QStringLiteral("%.1f s") : QStringLiteral("%.0f s"));
    m_seconds->setTickInterval(interval);
}

void RateChart::applyColours()
{
    const Colours& colours = coloursOf(this);
    QColor ground = colours.accent;
    ground.setAlpha(kGroundAlpha);
    m_area->setBrush(ground);
    m_area->setPen(QPen(colours.accent, 2));
    setBackgroundBrush(colours.surface);
    for (QValueAxis* axis : {m_seconds, m_values}) {
        QFont small = font();
        if (small.pointSizeF() > 0)
            small.setPointSizeF(small.pointSizeF() * 0.85);
        axis->setLabelsFont(small);
        axis->setLabelsColor(colours.muted);
        axis->setGridLineColor(colours.border);
        axis->setLinePenColor(colours.border);
    }
}

void RateChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_area)
        applyColours();
}

} // namespace godwit::ui
