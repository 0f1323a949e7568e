// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/watched_run.h"

#include <QList>
#include <QMap>

namespace godwit::bench {

/// How long an interrupt waits, for each part of one plan's run: a part is a statement or a call that runs
/// long enough to be met. Owned by the program.
class PauseRounds
{
public:
    PauseRounds(QString cli, QString folder, QString plan, QString sample);

    /// A run without an interrupt, to know the parts and how long each runs.
    void learn();
    /// Interrupts once in each part, after this share (0 to 1) of the time that it ran without; the run that
    /// was interrupted goes on to the next part.
    void measure(double share);
    void printTable(const QString& title) const;

private:
    struct Part
    {
        int looks = 0;         ///< how many of the looks, one a millisecond, found it running
        QList<double> seconds; ///< of each interrupt that met it, until the program had ended
    };
    enum class Met { Ended, Missed, Hit };

    [[nodiscard]] QStringList arguments(const QString& database) const;
    [[nodiscard]] WatchedRun start(const QString& database) const;
    /// One chain of runs on one copy of the sample, until it is at its end; takes out of `open` what it met,
    /// or missed too often. Whether there was any.
    bool goThrough(double share, QSet<QString>& open);
    Met interruptOnce(const QString& database, double share, const QSet<QString>& open, QString& met);
    void mustBe(const QList<int>& fine, int code, WatchedRun& run) const;

    QString m_cli;
    QString m_folder;
    QString m_plan;
    QString m_sample;
    QMap<QString, Part> m_parts;
    QStringList m_order; ///< of the parts, as they began
};

} // namespace godwit::bench
