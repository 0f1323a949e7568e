// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/risk_matrix.h"

#include "ui/theme/colours.h"
#include "ui/words.h"

#include <QPainter>

namespace godwit::ui {

namespace {

constexpr int kCellHeight = 40;
constexpr int kChip = 20;
constexpr int kGap = 4;

QStringList probabilities()
{
    return {QStringLiteral("high"), QStringLiteral("medium"), QStringLiteral("low")};
}

QStringList impacts()
{
    return {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"),
            QStringLiteral("critical")};
}

Tone toneOf(int row, int column)
{
    const int weight = (2 - row) + column;
    return weight <= 1 ? Tone::Ok : weight <= 3 ? Tone::Warn : Tone::Bad;
}

void paintChips(QPainter& painter, const QRectF& cell, const QStringList& numbers, const QColor& colour,
                const QColor& on)
{
    double x = cell.left() + kGap;
    for (const QString& number : numbers) {
        const QRectF chip(x, cell.center().y() - kChip / 2.0, kChip, kChip);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(chip);
        painter.setPen(on);
        painter.drawText(chip, Qt::AlignCenter, number);
        x += kChip + kGap;
    }
}

} // namespace

RiskMatrix::RiskMatrix(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Risks by probability and impact"));
    setMinimumSize(sizeHint());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RiskMatrix::setRisks(const QList<core::PlanRisk>& risks)
{
    m_risks = risks;
    update();
}

QSize RiskMatrix::sizeHint() const
{
    return {380, 3 * (kCellHeight + kGap) + 2 * fontMetrics().height() + 2 * kGap};
}

void RiskMatrix::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int label = fontMetrics().horizontalAdvance(Words::level(QStringLiteral("medium"))) + 3 * kGap;
    const double cellWidth = (width() - label) / 4.0;
    for (int row = 0; row < 3; ++row) {
        const double top = row * (kCellHeight + kGap);
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, top, label - kGap, kCellHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         Words::level(probabilities().at(row)));
        for (int column = 0; column < 4; ++column) {
            const QRectF cell(label + column * cellWidth, top, cellWidth - kGap, kCellHeight);
            const Tone tone = toneOf(row, column);
            painter.setPen(Qt::NoPen);
            painter.setBrush(toneGround(tone, colours));
            painter.drawRoundedRect(cell, 4, 4);
            QStringList numbers;
            for (int risk = 0; risk < m_risks.size(); ++risk) {
                if (m_risks.at(risk).probability == probabilities().at(row) &&
                    m_risks.at(risk).impact == impacts().at(column))
                    numbers.append(QString::number(risk + 1));
            }
            paintChips(painter, cell, numbers, toneColour(tone, colours), colours.onAccent);
        }
    }
    painter.setPen(colours.muted);
    const double below = 3 * (kCellHeight + kGap);
    for (int column = 0; column < 4; ++column)
        painter.drawText(QRectF(label + column * cellWidth, below, cellWidth - kGap, fontMetrics().height()),
                         Qt::AlignCenter, Words::level(impacts().at(column)));
    painter.drawText(
        QRectF(label, below + fontMetrics().height() + kGap, width() - label, fontMetrics().height()),
        Qt::AlignCenter, tr("impact (rows: probability)"));
}

} // namespace godwit::ui
