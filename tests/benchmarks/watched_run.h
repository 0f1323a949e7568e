// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/running_now.h"

#include <QProcess>
#include <QSet>

#include <optional>

namespace godwit::bench {

/// godwit-cli with running_watch loaded before its libraries, so that one can see from outside what it does
/// at any moment. Lives for one call of the program, on one thread. Gives up if it cannot be started.
class WatchedRun
{
public:
    /// `notes` is a file in which both sides tell each other what runs; it is written anew.
    WatchedRun(const QString& cli, const QStringList& arguments, const QString& notes);
    ~WatchedRun();
    WatchedRun(const WatchedRun&) = delete;
    WatchedRun& operator=(const WatchedRun&) = delete;

    /// What its threads do right now: SQL without its numbers and cut to a line, or the name of another call.
    [[nodiscard]] QSet<QString> running() const;
    /// Waits about a millisecond; whether the program has ended.
    [[nodiscard]] bool hasEnded()
    {
        return m_process.waitForFinished(1) || m_process.state() == QProcess::NotRunning;
    }
    /// As Ctrl-C does.
    void interrupt() const;
    /// Waits for the end; gives up after two minutes.
    int exitCode();
    [[nodiscard]] QString errors() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
    RunningThreads* m_threads = nullptr;
};

} // namespace godwit::bench
