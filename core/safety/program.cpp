// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/tracked_program.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

#include <csignal>

#include <unistd.h>

namespace godwit::core {

namespace {

constexpr int kLookMs = 50;
constexpr int kGraceMs = 5000;
constexpr int kTellMs = 1000;
constexpr qsizetype kLongestLine = 2000;

/// Hands on whole lines, and at the end what is left.
class Lines
{
public:
    explicit Lines(const std::function<void(const QString&)>& tell) : m_tell(tell) {}

    void take(const QByteArray& bytes)
    {
        m_rest += bytes;
        qsizetype end = 0;
        while ((end = m_rest.indexOf('\n')) >= 0) {
            say(m_rest.left(end));
            m_rest.remove(0, end + 1);
        }
        if (m_rest.size() > kLongestLine) {
            say(m_rest);
            m_rest.clear();
        }
    }
    void finish()
    {
        if (!m_rest.isEmpty())
            say(m_rest);
        m_rest.clear();
    }

private:
    void say(const QByteArray& line)
    {
        if (++m_said < kMostProgramLines)
            m_tell(QString::fromUtf8(line.left(kLongestLine)).trimmed());
        else if (m_said == kMostProgramLines)
            m_tell(QStringLiteral("…"));
    }

    const std::function<void(const QString&)>& m_tell;
    QByteArray m_rest;
    int m_said = 0;
};

/// What it started itself ends with it: the group has its number.
void end(QProcess& process)
{
    const auto group = static_cast<pid_t>(process.processId());
    ::kill(-group, SIGTERM);
    process.waitForFinished(kGraceMs);
    ::kill(-group, SIGKILL);
    process.waitForFinished(kGraceMs);
}

Error failed(const Program& program, const QString& why)
{
    return Error(ErrorCode::CommandFailed, QStringLiteral("%1 %2.").arg(program.words.join(u' '), why));
}

Status outcomeOf(const Program& program, const QProcess& process)
{
    if (process.exitStatus() == QProcess::CrashExit)
        return failed(program, QStringLiteral("was ended by a signal"));
    if (process.exitCode() != 0)
        return failed(program, QStringLiteral("ended with the code %1").arg(process.exitCode()));
    return {};
}

} // namespace

bool endProgram(const ProcessMark& process)
{
    for (const int signal : {SIGTERM, SIGKILL}) {
        if (isRunning(process))
            ::kill(static_cast<pid_t>(-process.pid), signal);
        QElapsedTimer timer;
        timer.start();
        while (isRunning(process) && !timer.hasExpired(kGraceMs))
            QThread::msleep(kLookMs);
    }
    return !isRunning(process);
}

Status runProgram(const Program& program, const CancelToken& cancel, const ProgramListener& listener)
{
    return runTrackedProgram(program, cancel, listener, [](const ProcessMark&) {});
}

Status runTrackedProgram(const Program& program, const CancelToken& cancel, const ProgramListener& listener,
                         const std::function<void(const ProcessMark& process)>& started)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : program.environment)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(program.folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
    process.start(program.words.first(), program.words.mid(1));
    if (process.processId() != 0)
        started(markOf(process.processId()));
    if (!process.waitForStarted())
        return failed(program, QStringLiteral("cannot be started: %1").arg(process.errorString()));
    Lines lines(listener.line);
    QElapsedTimer timer;
    timer.start();
    QElapsedTimer sinceTold;
    sinceTold.start();
    Status interrupted;
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(kLookMs);
        lines.take(process.readAll());
        if (sinceTold.hasExpired(kTellMs)) {
            listener.waiting();
            sinceTold.restart();
        }
        interrupted = cancel.check();
        if (interrupted && timer.hasExpired(program.timeLimitMs))
            interrupted =
                Error(ErrorCode::CommandTimedOut,
                      QStringLiteral("%1 did not end within %2 s.")
                          .arg(program.words.join(u' '), QString::number(program.timeLimitMs / 1000)));
        if (!interrupted)
            end(process);
    }
    lines.take(process.readAll());
    lines.finish();
    return interrupted ? outcomeOf(program, process) : interrupted;
}

} // namespace godwit::core
