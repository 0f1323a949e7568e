// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace godwit::bench {

/// How a program ran: its own figures from wait4, so that no other process joins in. Linux counts the memory
/// of the process that starts a program as that program's first: the one that measures has to stay small.
struct Measured
{
    double seconds = 0;    ///< by the clock on the wall
    double cpuSeconds = 0; ///< user and system
    double peakMiB = 0;    ///< most resident memory
    double peakOwnMiB = 0; ///< the most of it that maps no file (RssAnon), as looks every 20 ms found it
    int exitCode = -1;     ///< -1: it could not be run, or ended by a signal
};

/// Runs a program to its end; what it prints on standard output is dropped, errors are shown. `input` is its
/// standard input (a file), or empty.
Measured runMeasured(const QString& program, const QStringList& arguments, const QString& input = {});

/// Ends the benchmark: half of a comparison says nothing.
[[noreturn]] void giveUp(const QString& why);

/// As runMeasured, but gives up unless the exit code is one of those that are fine.
Measured mustRun(const QString& program, const QStringList& arguments, const QString& input = {},
                 const QList<int>& fine = {0});

} // namespace godwit::bench
