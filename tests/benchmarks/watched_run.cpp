// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/watched_run.h"

#include "tests/benchmarks/measured_process.h"

#include <QFile>
#include <QRegularExpression>

#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace godwit::bench {

namespace {

constexpr int kPatienceMs = 120'000;
constexpr qsizetype kLineLength = 64;

RunningThreads* mapNew(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool isSized = file >= 0 && ::ftruncate(file, sizeof(RunningThreads)) == 0;
    void* const memory =
        isSized ? ::mmap(nullptr, sizeof(RunningThreads), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                : MAP_FAILED;
    if (file >= 0)
        ::close(file);
    if (memory == MAP_FAILED)
        giveUp(QStringLiteral("%1 cannot be made.").arg(path));
    return static_cast<RunningThreads*>(memory);
}

/// Nothing while the thread is between two calls, or just begins another.
std::optional<QByteArray> textOf(const RunningNow& thread)
{
    const auto before = thread.turn.load(std::memory_order_acquire);
    if (before % 2 != 0 || thread.isRunning.load(std::memory_order_acquire) == 0)
        return {};
    const QByteArray text(thread.text.data(),
                          qsizetype(qstrnlen(thread.text.data(), uint(thread.text.size()))));
    std::atomic_thread_fence(std::memory_order_acquire);
    if (thread.turn.load(std::memory_order_relaxed) != before)
        return {};
    return text;
}

QString lineOf(const QByteArray& text)
{
    static const QRegularExpression s_number(QStringLiteral("[0-9]{4,}"));
    QString line = QString::fromUtf8(text).simplified().replace(s_number, QStringLiteral("#"));
    if (line.size() > kLineLength)
        line = line.left(kLineLength - 1) + u'…';
    return line;
}

} // namespace

WatchedRun::WatchedRun(const QString& cli, const QStringList& arguments, const QString& notes)
    : m_threads(mapNew(notes))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(GODWIT_RUNNING_WATCH));
    environment.insert(QString::fromLatin1(kRunningFile), notes);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(cli, arguments);
    if (!m_process.waitForStarted())
        giveUp(QStringLiteral("%1 cannot be run.").arg(cli));
}

WatchedRun::~WatchedRun()
{
    ::munmap(m_threads, sizeof(RunningThreads));
}

QSet<QString> WatchedRun::running() const
{
    QSet<QString> lines;
    for (const RunningNow& thread : *m_threads) {
        if (const auto text = textOf(thread); text && !text->isEmpty())
            lines.insert(lineOf(*text));
    }
    return lines;
}

void WatchedRun::interrupt() const
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
}

int WatchedRun::exitCode()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(kPatienceMs))
        giveUp(QStringLiteral("The program does not end."));
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace godwit::bench
