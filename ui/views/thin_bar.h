// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QProgressBar>

namespace godwit::ui {

/// A thin progress bar in a tone. A QProgressBar in parts per thousand, so that screen readers know it;
/// maximum 0 (unknown total) draws a full, pale bar.
class ThinBar : public QProgressBar
{
    Q_OBJECT
public:
    static constexpr int kParts = 1000;

    explicit ThinBar(int height = 6, QWidget* parent = nullptr);
    void setFraction(double fraction); ///< 0..1
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Accent;
};

} // namespace godwit::ui
