// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QIODevice>
#include <QString>

namespace godwit::app {

/// "move  [#####...............]  25 %  1,000 / 4,000 rows  500 rows/s  6.0 s to 8.0 s left", at most `cells`
/// wide. An unknown total shows a counter; an activity such as "syncing to disk" stands where the time left
/// would.
[[nodiscard]] QString progressText(const core::Progress& progress, int cells);

/// One line at the foot of a terminal that is overwritten in place; nothing at all where there is no
/// terminal.
class ProgressLine
{
public:
    /// The device is not owned and outlives the line.
    ProgressLine(QIODevice& device, bool isShown) : m_device(device), m_isShown(isShown) {}

    [[nodiscard]] bool isShown() const { return m_isShown; }
    void show(const core::Progress& progress);
    /// `text` is made visible() and cut to the terminal's width.
    void show(const QString& text);
    /// Takes the line away, so that others can be printed.
    void clear();

private:
    QIODevice& m_device;
    bool m_isShown;
    bool m_isDrawn = false;
};

} // namespace godwit::app
