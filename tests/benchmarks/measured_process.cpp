// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/measured_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <thread>
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
constexpr int kLookUs = 20'000;

/// Of a process that was not waited for yet; 0 once it has ended.
double ownMiB(pid_t process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Waits until it has ended and can be waited for; the most that looks at its memory found.
double watchMemory(pid_t process)
{
    double most = 0;
    while (true) {
        siginfo_t ended = {};
        if (::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT | WNOHANG) != 0 ||
            ended.si_pid != 0)
            return most;
        most = std::max(most, ownMiB(process));
        ::usleep(kLookUs);
    }
}

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
    if (child < 0)
        return measured;
    // Beside it, so that the end is seen at once. The process stays until it was waited for, and so does what
    // is looked at.
    double peakOwnMiB = 0;
    siginfo_t ended = {};
    std::thread watch([child, &peakOwnMiB] { peakOwnMiB = watchMemory(child); });
    const int waited = ::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT);
    const qint64 elapsed = timer.nsecsElapsed();
    watch.join();
    if (waited != 0 || ::wait4(child, &status, 0, &usage) != child)
        return measured;
    measured.seconds = static_cast<double>(elapsed) / 1e9;
    measured.cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    measured.peakMiB = static_cast<double>(usage.ru_maxrss) / 1024;
    measured.peakOwnMiB = peakOwnMiB;
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
