// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "app/commands/dispatcher.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>

namespace {

/// A terminal that can overwrite a line.
bool isTerminal()
{
    return ::isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb";
}

} // namespace

int main(int argc, char** argv)
{
    const auto application = godwit::app::makeCommandLineApplication(argc, argv);
    godwit::app::setUpApplication();
    godwit::app::setUpLogging();
    godwit::app::installTranslations(*application);
    // By descriptor: a FILE would keep what it cannot write until the program has told how it ended.
    QFile out;
    QFile err;
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !err.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    return godwit::app::dispatch(QCoreApplication::arguments().mid(1), out, err, isTerminal());
}
