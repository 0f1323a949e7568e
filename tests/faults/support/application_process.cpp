// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "application_process.h"

#include "core/sqlite/database.h"

#include <QDir>
#include <QFile>

namespace godwit::faults {

namespace {

constexpr int kTimeoutMs = 30'000;

/// What a program that opens a copy of the file and its log finds in it.
void takeIds(const Sandbox& sandbox, const QString& database, QSet<qint64>& missing)
{
    const QString folder = sandbox.aside(QStringLiteral("rows"));
    removeTree(folder);
    QDir().mkpath(folder);
    const QString copy = folder + QStringLiteral("/copy.db");
    for (const QString& end : {QString(), QStringLiteral("-wal"), QStringLiteral("-journal")})
        QFile::copy(database + end, copy + end);
    QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    auto opened = core::Database::open(copy, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    const auto rows = opened ? opened->rows(QStringLiteral("SELECT id FROM kinds ORDER BY id")) : core::Result<std::vector<core::Row>>(opened.error());
    if (!rows)
        return;
    for (const core::Row& row : *rows)
        missing.remove(row[0].integer);
}

} // namespace

ApplicationProcess::ApplicationProcess(const Sandbox& sandbox, const QString& database) : m_log(sandbox.aside(QStringLiteral("application.log")))
{
    QFile::remove(m_log);
    m_process.setWorkingDirectory(sandbox.user());
    m_process.start(QStringLiteral(GODWIT_APPLICATION), {database.isEmpty() ? sandbox.database() : database, m_log});
    if (!m_process.waitForStarted(kTimeoutMs))
        qFatal("The application does not start: %s", qPrintable(m_process.errorString()));
}

ApplicationProcess::~ApplicationProcess()
{
    quit();
}

bool ApplicationProcess::tell(const QByteArray& command)
{
    m_process.write(command + '\n');
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kTimeoutMs))
            qFatal("The application does not answer to %s", command.constData());
    }
    return m_process.readLine().trimmed() != "refused";
}

void ApplicationProcess::quit()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.write("\nquit\n");
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(kTimeoutMs))
        m_process.kill();
}

QSet<qint64> ApplicationProcess::committed() const
{
    QSet<qint64> ids;
    for (const QByteArray& line : contentOf(m_log).split('\n')) {
        if (!line.isEmpty())
            ids.insert(line.toLongLong());
    }
    return ids;
}

QList<qint64> lostRows(const Sandbox& sandbox, const QSet<qint64>& committed, bool kept)
{
    QSet<qint64> missing = committed;
    takeIds(sandbox, sandbox.database(), missing);
    for (const QString& folder : {QStringLiteral("app.db.godwit/kept"), QStringLiteral("app.db.godwit/snapshots")}) {
        for (const QString& name : QDir(sandbox.user(folder)).entryList({QStringLiteral("*.db")}, QDir::Files)) {
            if (kept)
                takeIds(sandbox, sandbox.user(folder + u'/' + name), missing);
        }
    }
    QList<qint64> lost(missing.begin(), missing.end());
    std::sort(lost.begin(), lost.end());
    return lost;
}

} // namespace godwit::faults
