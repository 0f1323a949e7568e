// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/thin_bar.h"

#include "ui/delegates/record_delegate.h"

#include <QPainter>

namespace godwit::ui {

ThinBar::ThinBar(int height, QWidget* parent) : QProgressBar(parent)
{
    setRange(0, kParts);
    setTextVisible(false);
    setFixedHeight(height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ThinBar::setFraction(double fraction)
{
    setValue(qRound(qBound(0.0, fraction, 1.0) * kParts));
}

void ThinBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void ThinBar::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursOf(this);
    QPainter painter(this);
    const bool isUnknown = maximum() == 0;
    const double fraction = isUnknown ? 1 : static_cast<double>(value()) / maximum();
    const QColor colour = isUnknown ? toneGround(m_tone, colours) : toneColour(m_tone, colours);
    paintBar(painter, rect(), fraction, colour, colours.track);
}

} // namespace godwit::ui
