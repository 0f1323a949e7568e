// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace godwit::faults {

namespace {

constexpr int kTimeoutMs = 60'000;
constexpr int kTickMs = 100;

QString rootTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString base = memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    return qEnvironmentVariable("GODWIT_FAULT_FOLDER", base) + QStringLiteral("/godwit-faults-XXXXXX");
}

void check(const std::error_code& error, const QString& doing)
{
    if (error)
        qFatal("%s: %s", qPrintable(doing), error.message().c_str());
}

} // namespace

QString Fault::text() const
{
    return QStringLiteral("%1%2%3 at call %4").arg(does, lasts ? QStringLiteral(" from") : QString(), reads ? QStringLiteral(" reading") : QString()).arg(at);
}

// Not by std::filesystem::copy: the files it copies are open in every process that another thread starts meanwhile, and a
// godwit-cli that has another sandbox's database open stands in the way of everything that is done to it.
void copyTree(const QString& from, const QString& to)
{
    std::error_code error;
    std::filesystem::create_directories(to.toStdString(), error);
    check(error, QStringLiteral("making ") + to);
    const QFileInfoList entries = QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo& entry : entries) {
        const QString target = to + u'/' + entry.fileName();
        if (entry.isSymLink())
            std::filesystem::copy_symlink(entry.filePath().toStdString(), target.toStdString(), error);
        else if (entry.isDir())
            copyTree(entry.filePath(), target);
        else if (!QFile::copy(entry.filePath(), target))
            error = std::make_error_code(std::errc::io_error);
        check(error, QStringLiteral("copying ") + entry.filePath());
    }
}

void removeTree(const QString& path)
{
    std::error_code error;
    std::filesystem::remove_all(path.toStdString(), error);
    check(error, QStringLiteral("removing ") + path);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Sandbox::Sandbox() : m_root(rootTemplate()), m_path(QFileInfo(m_root.path()).canonicalFilePath())
{
    QDir(m_path).mkdir(QStringLiteral("user"));
}

void Sandbox::clear() const
{
    removeTree(user());
    QDir(m_path).mkdir(QStringLiteral("user"));
}

void Sandbox::save(const QString& name) const
{
    const QString to = aside(QStringLiteral("saved-") + name);
    removeTree(to);
    copyTree(user(), to);
}

void Sandbox::bringBack(const QString& name) const
{
    removeTree(user());
    copyTree(aside(QStringLiteral("saved-") + name), user());
}

QProcessEnvironment Sandbox::environment(const Fault& fault, const QMap<QString, QString>& more) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    if (fault.does.isEmpty() && more.isEmpty())
        return environment;
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(GODWIT_FAULTS));
    environment.insert(QStringLiteral("GODWIT_FAULT_ROOT"), user());
    for (auto one = more.begin(); one != more.end(); ++one)
        environment.insert(one.key(), one.value());
    if (fault.reads)
        environment.insert(QStringLiteral("GODWIT_FAULT_CALLS"), QStringLiteral("reads"));
    if (fault.does.isEmpty())
        return environment;
    environment.insert(QStringLiteral("GODWIT_FAULT_DOES"), fault.does);
    environment.insert(QStringLiteral("GODWIT_FAULT_AT"), QString::number(fault.at));
    environment.insert(QStringLiteral("GODWIT_FAULT_LASTS"), fault.lasts ? QStringLiteral("on") : QStringLiteral("once"));
    return environment;
}

void Sandbox::start(QProcess& process, const QStringList& arguments, const Fault& fault, const QMap<QString, QString>& more) const
{
    process.setProcessEnvironment(environment(fault, more));
    process.setWorkingDirectory(user());
    process.start(QStringLiteral(GODWIT_CLI), arguments);
}

Ran Sandbox::finish(QProcess& process)
{
    // In short waits, so that a machine that stood still for a while is not taken for a program that does.
    for (int ticks = kTimeoutMs / kTickMs; process.state() != QProcess::NotRunning && ticks > 0; --ticks)
        process.waitForFinished(kTickMs);
    const bool isDone = process.state() == QProcess::NotRunning && process.error() != QProcess::FailedToStart;
    Ran ran;
    ran.wasKilled = isDone && process.exitStatus() == QProcess::CrashExit;
    if (isDone && !ran.wasKilled)
        ran.exit = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    if (!isDone)
        ran.err += "\n(ended by the test after a minute)";
    return ran;
}

Ran Sandbox::run(const QStringList& arguments, const Fault& fault, const QMap<QString, QString>& more) const
{
    QProcess process;
    start(process, arguments, fault, more);
    return finish(process);
}

Ran Sandbox::count(const QStringList& arguments, QList<CountedCall>& calls, bool reads) const
{
    const QString counts = aside(QStringLiteral("counts"));
    QFile::remove(counts);
    const Ran ran = run(arguments, {.does = {}, .at = 0, .lasts = false, .reads = reads}, {{QStringLiteral("GODWIT_FAULT_COUNTS"), counts}});
    calls.clear();
    for (const QByteArray& line : contentOf(counts).split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (!text.isEmpty())
            calls.append({.name = text.section(u' ', 1, 1), .path = text.section(u' ', 2)});
    }
    return ran;
}

QStringList Sandbox::files() const
{
    QStringList found;
    QDirIterator walk(user(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext())
        found += QDir(user()).relativeFilePath(walk.next());
    found.sort();
    return found;
}

} // namespace godwit::faults
