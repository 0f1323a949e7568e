// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/measured_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace godwit::bench {

namespace {

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// In the child, where only calls that are safe between fork and exec may be made.
[[noreturn]] void become(const std::vector<char*>& arguments, const char* input)
{
    const int in = ::open(input, O_RDONLY);
    const int out = ::open("/dev/null", O_WRONLY);
    if (in >= 0 && out >= 0 && ::dup2(in, STDIN_FILENO) >= 0 && ::dup2(out, STDOUT_FILENO) >= 0)
        ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

} // namespace

Measured runMeasured(const QString& program, const QStringList& arguments, const QString& input)
{
    std::vector<QByteArray> texts{QFile::encodeName(program)};
    for (const QString& argument : arguments)
        texts.push_back(QFile::encodeName(argument));
    std::vector<char*> pointers;
    for (QByteArray& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    const QByteArray inputName = input.isEmpty() ? QByteArray("/dev/null") : QFile::encodeName(input);

    QElapsedTimer timer;
    timer.start();
    const pid_t child = ::fork();
    if (child == 0)
        become(pointers, inputName.constData());
    Measured measured;
    int status = 0;
    rusage usage = {};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child)
        return measured;
    measured.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    measured.cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    measured.peakMiB = static_cast<double>(usage.ru_maxrss) / 1024;
    measured.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return measured;
}

void giveUp(const QString& why)
{
    QTextStream(stderr) << why << Qt::endl;
    std::exit(1);
}

Measured mustRun(const QString& program, const QStringList& arguments, const QString& input,
                 const QList<int>& fine)
{
    const Measured measured = runMeasured(program, arguments, input);
    if (!fine.contains(measured.exitCode))
        giveUp(
            QStringLiteral("%1 %2 ended with %3.").arg(program, arguments.join(u' ')).arg(measured.exitCode));
    return measured;
}

} // namespace godwit::bench
