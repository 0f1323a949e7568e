// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/process_mark.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace godwit::core {

namespace {

// Of /proc/PID/stat, counted from behind the name, which may hold anything.
constexpr qsizetype kState = 0;
constexpr qsizetype kStarted = 19;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QByteArray> statOf(qint64 pid)
{
    const QByteArray line = contentOf(QStringLiteral("/proc/%1/stat").arg(pid));
    return line.mid(line.lastIndexOf(')') + 1).simplified().split(' ');
}

} // namespace

ProcessMark startedWith(const QString& name, const QString& value)
{
    const QByteArray word = QStringLiteral("%1=%2").arg(name, value).toUtf8();
    ProcessMark first;
    for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 pid = entry.toLongLong();
        if (pid <= 0 || !contentOf(QStringLiteral("/proc/%1/environ").arg(pid)).split('\0').contains(word))
            continue;
        const ProcessMark found = markOf(pid);
        if (isRunning(found) && (first.pid == 0 || std::pair(found.started, pid) < std::pair(first.started, first.pid)))
            first = found;
    }
    return first;
}

QString bootId()
{
    const QByteArray id = contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed();
    return id.isEmpty() ? QStringLiteral("unknown") : QString::fromLatin1(id);
}

ProcessMark markOf(qint64 pid)
{
    bool isNumber = false;
    const qint64 started = statOf(pid).value(kStarted).toLongLong(&isNumber);
    return {.pid = pid, .started = isNumber ? started : -1, .boot = bootId()};
}

bool isRunning(const ProcessMark& mark)
{
    const QList<QByteArray> now = statOf(mark.pid);
    const QByteArray state = now.value(kState);
    return mark.started >= 0 && mark.boot == bootId() && now.value(kStarted) == QByteArray::number(mark.started) &&
           state != "Z" && state != "X";
}

} // namespace godwit::core
