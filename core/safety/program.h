// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <QStringList>

#include <functional>

namespace godwit::core {

/// A program of the plan. A value.
struct Program
{
    QStringList words;   ///< the program, then its arguments; no shell looks at them
    QString folder;      ///< it works in
    int timeLimitMs = 0;
    QList<std::pair<QString, QString>> environment; ///< beside what Godwit itself has
};

/// Who hears of a program that runs, on the thread that waits for it.
struct ProgramListener
{
    std::function<void(const QString& line)> line; ///< each that it prints, output and errors as they come
    std::function<void()> waiting = [] {};         ///< about once a second
};

/// Runs it to its end, with nothing on its standard input; kMostProgramLines are told at most. CommandFailed if it cannot be
/// started, crashes or ends with another code than 0; CommandTimedOut, or the cancel's error, after it and all that it
/// started in its process group were asked to end and, 5 s later, killed. Any one thread.
Status runProgram(const Program& program, const CancelToken& cancel, const ProgramListener& listener);

inline constexpr int kMostProgramLines = 500;

} // namespace godwit::core
