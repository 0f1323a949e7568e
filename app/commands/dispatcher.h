// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QStringList>

namespace godwit::app {

/// Finds the verb, reads its command line, has it executed and prints what went wrong. `arguments` are the
/// words after the program's name. Gives the exit code of the process. Devices are open and not owned;
/// `isTerminal` says whether `err` is one. Needs a QCoreApplication.
int dispatch(const QStringList& arguments, QIODevice& out, QIODevice& err, bool isTerminal);

} // namespace godwit::app
