// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/support/migration_fixture.h"

namespace godwit::test {

/// godwit-cli with the library of kill_at_call.cpp, which `variable` tells what to do.
inline CliResult runPreloaded(const CliFixture& cli, const QString& line, const QString& variable, const QString& value)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(GODWIT_KILL_AT_CALL));
    environment.insert(variable, value);
    process.setProcessEnvironment(environment);
    cli.start(process, words(line));
    return CliFixture::finish(process);
}

/// How many calls it makes that change a file, and which is the exchange of two; 0: none. `file` is for the library.
inline std::pair<long, long> callsOf(const CliFixture& cli, const QString& line, const QString& file)
{
    if (runPreloaded(cli, line, QStringLiteral("GODWIT_COUNT_TO"), file).exit < 0)
        return {};
    QFile calls(file);
    const QByteArrayList numbers = calls.open(QIODevice::ReadOnly) ? calls.readAll().split(' ') : QByteArrayList();
    return {numbers.value(0).toLong(), numbers.value(1).toLong()};
}

/// True: it was killed right before that call.
inline bool killAtCall(const CliFixture& cli, const QString& line, long call)
{
    return runPreloaded(cli, line, QStringLiteral("GODWIT_KILL_AT"), QString::number(call)).exit == -1;
}

} // namespace godwit::test
