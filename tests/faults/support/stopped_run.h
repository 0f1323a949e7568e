// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration.h"

#include <QThread>

#include <csignal>

namespace godwit::faults {

/// A run, or another command, that stands still (SIGSTOP) just before its n-th counted call, as a suspended computer does, until it is told to go
/// on. Killed by the destructor if it was not.
class StoppedRun
{
public:
    StoppedRun(const Migration& migration, const QString& phase, long at) : StoppedRun(migration, migration.line(phase), at) {}
    StoppedRun(const Migration& migration, const QStringList& line, long at)
    {
        migration.start(m_process, line, {.does = QStringLiteral("stop"), .at = at});
        m_process.waitForStarted();
    }
    ~StoppedRun()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    StoppedRun(const StoppedRun&) = delete;
    StoppedRun& operator=(const StoppedRun&) = delete;

    /// Waits until it stands still; false if it ended before.
    bool isStopped()
    {
        const QString path = QStringLiteral("/proc/%1/stat").arg(m_process.processId());
        while (!m_process.waitForFinished(0)) {
            const QByteArray stat = contentOf(path);
            if (stat.mid(stat.lastIndexOf(')') + 2, 1) == "T")
                return true;
            QThread::msleep(2);
        }
        return false;
    }
    Ran goOn()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
        return Sandbox::finish(m_process);
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace godwit::faults
