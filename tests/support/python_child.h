// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>

namespace godwit::tests {

/// Another program, as a user's application is one: Python, which does one line after the other as it is told
/// and answers each. Killed by the destructor.
class PythonChild
{
public:
    /// `arguments` are sys.argv[1:]. sqlite3, fcntl, os and sys are imported.
    explicit PythonChild(const QStringList& arguments = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            QStringLiteral("python3"),
            QStringList{QStringLiteral("-uc"), QStringLiteral("import fcntl, os, sqlite3, sys\n"
                                                              "for line in sys.stdin:\n"
                                                              "    exec(line)\n"
                                                              "    print('done', flush=True)\n")} +
                arguments);
        m_isReady = m_process.waitForStarted() && run(QStringLiteral("pass"));
    }
    ~PythonChild() { kill(); }
    PythonChild(const PythonChild&) = delete;
    PythonChild& operator=(const PythonChild&) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }

    /// Runs one line and waits for its end; false if the child died of it.
    bool run(const QString& line)
    {
        m_process.write(line.toUtf8() + '\n');
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(kTimeoutMs))
                return false;
        }
        return m_process.readLine() == "done\n";
    }

    /// Opens the database named by the first argument as `db`, in autocommit, without waiting for locks.
    bool openDatabase()
    {
        return run(QStringLiteral("db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)"));
    }
    bool sql(const QString& statement)
    {
        return run(QStringLiteral("db.execute(%1).fetchall()").arg(literal(statement)));
    }

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// "python3 (pid 4711)", as Godwit names it.
    [[nodiscard]] QString named() const
    {
        QFile name(QStringLiteral("/proc/%1/comm").arg(pid()));
        const QString text =
            name.open(QIODevice::ReadOnly) ? QString::fromUtf8(name.readAll()).trimmed() : QString();
        return QStringLiteral("%1 (pid %2)").arg(text).arg(pid());
    }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// As Python reads it.
    static QString literal(QString text)
    {
        text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        return u'"' + text + u'"';
    }

private:
    static constexpr int kTimeoutMs = 60'000;
    QProcess m_process;
    bool m_isReady = false;
};

} // namespace godwit::tests
