// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace godwit::core {

/// Says when a batch is long enough: its rows and its commit together should take about 120 ms, so that a pause is
/// answered at once and no batch takes longer than 250 ms. What the commit before took is left out of the time for rows.
/// The time is looked at only every few rows: a look costs as much as a small row.
class BatchClock
{
public:
    BatchClock() = default;
    /// A batch has no more rows than these, however fast they are.
    explicit BatchClock(int mostRows) : m_mostRows(mostRows) {}

    void start()
    {
        m_timer.start();
        m_looks = 0;
    }
    /// To be asked after each row.
    [[nodiscard]] bool isOver()
    {
        return ++m_looks >= m_mostRows || (m_looks % kRowsBetweenLooks == 0 && m_timer.elapsed() >= m_rowsMs);
    }
    /// The rows are written and the commit begins.
    void beginCommit() { m_rowsTook = m_timer.elapsed(); }
    /// The batch is durable; gives what it took, in milliseconds.
    double finish()
    {
        const double took = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
        const auto commit = static_cast<qint64>(took) - std::min(m_rowsTook, static_cast<qint64>(took));
        m_rowsMs = std::clamp<qint64>(kBatchMs - commit, kLeastMs, kMostMs);
        return took;
    }

private:
    static constexpr qint64 kBatchMs = 120;
    static constexpr qint64 kLeastMs = 20;
    static constexpr qint64 kMostMs = 110;
    static constexpr int kRowsBetweenLooks = 4;

    QElapsedTimer m_timer;
    qint64 m_rowsMs = 100;
    qint64 m_rowsTook = 0;
    int m_looks = 0;
    int m_mostRows = std::numeric_limits<int>::max();
};

} // namespace godwit::core
