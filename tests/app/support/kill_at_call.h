// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/support/migration_fixture.h"

#include <QMap>

namespace godwit::test {

/// godwit-cli with the library of tests/faults/preload, which `told` tells what to do (told.h).
inline CliResult runPreloaded(const CliFixture& cli, const QString& line, const QMap<QString, QString>& told)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(GODWIT_FAULTS));
    environment.insert(QStringLiteral("GODWIT_FAULT_ROOT"), QDir(cli.path(QString())).canonicalPath());
    for (auto one = told.begin(); one != told.end(); ++one)
        environment.insert(one.key(), one.value());
    process.setProcessEnvironment(environment);
    cli.start(process, words(line));
    return CliFixture::finish(process);
}

/// How many calls it makes that change a file, and which is the exchange of two; 0: none. `file` is for the library.
inline std::pair<long, long> callsOf(const CliFixture& cli, const QString& line, const QString& file)
{
    QFile::remove(file);
    if (runPreloaded(cli, line, {{QStringLiteral("GODWIT_FAULT_COUNTS"), file}}).exit < 0)
        return {};
    QFile counted(file);
    const QByteArrayList calls = counted.open(QIODevice::ReadOnly) ? counted.readAll().trimmed().split('\n') : QByteArrayList();
    long exchange = 0;
    for (qsizetype call = 0; call < calls.size(); ++call) {
        if (calls.at(call).contains(":exchange "))
            exchange = static_cast<long>(call) + 1;
    }
    return {static_cast<long>(calls.size()), exchange};
}

/// True: it was killed right before that call.
inline bool killAtCall(const CliFixture& cli, const QString& line, long call)
{
    return runPreloaded(cli, line, {{QStringLiteral("GODWIT_FAULT_DOES"), QStringLiteral("kill")}, {QStringLiteral("GODWIT_FAULT_AT"), QString::number(call)}}).exit == -1;
}

} // namespace godwit::test
