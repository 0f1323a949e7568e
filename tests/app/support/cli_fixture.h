// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace godwit::test {

/// What one call of godwit-cli gave.
struct CliResult
{
    int exit = -1; ///< -1: did not start, crashed or was ended for taking too long
    QByteArray out;
    QByteArray err;
    QJsonDocument json; ///< standard output read as JSON; null if it is none, or more than one value

    [[nodiscard]] QJsonObject object() const { return json.object(); }
    [[nodiscard]] QJsonArray array() const { return json.array(); }
    [[nodiscard]] QString errorCode() const
    {
        return object().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
    }
};

/// Runs the built godwit-cli in a temporary folder of its own, which goes with the fixture. For a test that
/// looks on while the program runs, start() gives the process; the caller waits for it.
class CliFixture
{
public:
    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    bool write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    void start(QProcess& process, const QStringList& arguments) const
    {
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(GODWIT_CLI), arguments);
    }

    [[nodiscard]] CliResult run(const QStringList& arguments, int timeoutMs = 120'000) const
    {
        QProcess process;
        start(process, arguments);
        return finish(process, timeoutMs);
    }

    [[nodiscard]] static CliResult finish(QProcess& process, int timeoutMs = 120'000)
    {
        const bool isDone = process.waitForFinished(timeoutMs);
        CliResult result;
        if (isDone && process.exitStatus() == QProcess::NormalExit)
            result.exit = process.exitCode();
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        result.json = QJsonDocument::fromJson(result.out);
        return result;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace godwit::test
