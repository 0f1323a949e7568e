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

/// Runs it to its end, with nothing on its standard input. `tell` gets each line that it prints, output and errors as they
/// come, kMostProgramLines at most. CommandFailed if it cannot be started, crashes or ends with another code than 0;
/// CommandTimedOut, or the cancel's error, after it was asked to end and, 5 s later, killed. Any one thread.
Status runProgram(const Program& program, const CancelToken& cancel, const std::function<void(const QString& line)>& tell);

inline constexpr int kMostProgramLines = 500;

} // namespace godwit::core
