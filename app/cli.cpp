// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bootstrap.h"
#include "app/commands/dispatcher.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
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
    QCoreApplication application(argc, argv);
    godwit::app::setUpApplication();
    godwit::app::setUpLogging();
    godwit::app::installTranslations(application);
    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    return godwit::app::dispatch(QCoreApplication::arguments().mid(1), out, err, isTerminal());
}
