// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/holders.h"

#include <QFile>
#include <QStringList>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace godwit::core {

namespace {

struct FolderCloser
{
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, FolderCloser>;

/// One of the files asked for: what statx says of it, and its name, for the lines of /proc/PID/maps.
struct Wanted
{
    quint32 major = 0;
    quint32 minor = 0;
    quint64 inode = 0;
    QByteArray digits; ///< the inode as text, to pass over other lines fast
    QByteArray name;   ///< without links
};

enum class Answer { No, Yes, Unreadable };

/// statx without asking a file server: a descriptor of some process on a dead network drive would hang us.
bool look(int folder, const char* name, struct statx& found)
{
    return ::statx(folder, name, AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT, STATX_INO, &found) == 0;
}

bool matches(const std::vector<Wanted>& files, const struct statx& found)
{
    for (const Wanted& file : files) {
        if (file.inode == found.stx_ino && file.major == found.stx_dev_major &&
            file.minor == found.stx_dev_minor)
            return true;
    }
    return false;
}

Result<std::vector<Wanted>> filesOf(const QString& path)
{
    std::vector<Wanted> files;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        const QByteArray name = QFile::encodeName(path) + suffix;
        struct statx found = {};
        if (look(AT_FDCWD, name.constData(), found)) {
            const std::unique_ptr<char, decltype(&std::free)> real(::realpath(name.constData(), nullptr),
                                                                   &std::free);
            files.push_back({found.stx_dev_major, found.stx_dev_minor, found.stx_ino,
                             QByteArray::number(quint64(found.stx_ino)), QByteArray(real.get())});
        } else if (*suffix == '\0') {
            return Error(ErrorCode::FileMissing, QStringLiteral("There is no file %1.").arg(path))
                .withDetail(qt_error_string(errno));
        }
    }
    return files;
}

/// A file of /proc, whole; empty if it cannot be read.
QByteArray contents(int process, const char* name, bool& isForbidden)
{
    const int descriptor = ::openat(process, name, O_RDONLY | O_CLOEXEC);
    isForbidden = descriptor < 0 && (errno == EACCES || errno == EPERM);
    QByteArray all;
    if (descriptor < 0)
        return all;
    std::array<char, 16384> block; // filled by read
    ssize_t got = 0;
    while ((got = ::read(descriptor, block.data(), block.size())) > 0 || (got < 0 && errno == EINTR))
        all.append(block.data(), std::max<ssize_t>(got, 0));
    isForbidden = got < 0 && (errno == EACCES || errno == EPERM);
    ::close(descriptor);
    return all;
}

/// Every process that can hold a file. Kernel threads and zombies have no descriptors, although theirs may
/// not be listed either.
bool canHoldFiles(int process)
{
    constexpr quint64 kKernelThread = 0x00200000; // PF_KTHREAD
    bool isForbidden = false;
    const QByteArray status = contents(process, "stat", isForbidden);
    // "pid (name) state ppid pgrp session tty tpgid flags": the name may hold blanks and parentheses itself.
    const QList<QByteArray> fields = status.mid(status.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 7)
        return !status.isEmpty();
    const bool isDead = fields.at(0) == "Z" || fields.at(0) == "X";
    return !isDead && (fields.at(6).toULongLong() & kKernelThread) == 0;
}

Answer hasOpen(int process, const std::vector<Wanted>& files)
{
    const int descriptor = ::openat(process, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == EACCES || errno == EPERM ? Answer::Unreadable : Answer::No;
    const Folder folder(::fdopendir(descriptor));
    if (!folder) { // the process ended in between, or memory is out
        const bool isGone = errno == ENOENT || errno == ESRCH;
        ::close(descriptor);
        return isGone ? Answer::No : Answer::Unreadable;
    }
    Answer answer = Answer::No;
    while (const dirent* entry = ::readdir(folder.get())) {
        if (entry->d_name[0] == '.')
            continue;
        struct statx found = {};
        if (look(descriptor, entry->d_name, found)) {
            if (matches(files, found))
                return Answer::Yes;
        } else if (errno == EACCES || errno == EPERM) {
            answer = Answer::Unreadable;
        }
    }
    return answer;
}

/// "start-end rights offset major:minor inode     /name". Some file systems (btrfs) show another device here
/// than stat does; the name then decides.
bool isMapLineOf(const QByteArray& line, const std::vector<Wanted>& files)
{
    quint32 major = 0;
    quint32 minor = 0;
    unsigned long long inode = 0;
    int nameAt = 0;
    if (std::sscanf(line.constData(), "%*s %*s %*s %x:%x %llu %n", &major, &minor, &inode, &nameAt) < 3 ||
        inode == 0)
        return false;
    for (const Wanted& file : files) {
        if (file.inode == inode &&
            ((file.major == major && file.minor == minor) || line.mid(nameAt) == file.name))
            return true;
    }
    return false;
}

Answer hasMapped(int process, const std::vector<Wanted>& files)
{
    bool isForbidden = false;
    const QByteArray maps = contents(process, "maps", isForbidden);
    for (qsizetype start = 0; start < maps.size();) {
        const qsizetype end = maps.indexOf('\n', start);
        const qsizetype stop = end < 0 ? maps.size() : end;
        // Most lines are anonymous memory or libraries; only those that name our inode are worth the parsing.
        const QByteArrayView line(maps.constData() + start, stop - start);
        for (const Wanted& file : files) {
            if (line.contains(file.digits) && isMapLineOf(line.toByteArray(), files))
                return Answer::Yes;
        }
        start = stop + 1;
    }
    return isForbidden ? Answer::Unreadable : Answer::No;
}

QString nameOf(int process)
{
    bool isForbidden = false;
    QString name = QString::fromUtf8(contents(process, "comm", isForbidden)).trimmed();
    for (QChar& character : name) {
        if (!character.isPrint())
            character = u'?'; // a process names itself: no escape sequences into terminals
    }
    return name;
}

/// In a container, or where /proc hides other users' processes, some programs are not listed at all.
bool canSeeAllProcesses()
{
    constexpr quint64 kHostPids = 0xEFFFFFFC; // PROC_PID_INIT_INO: the inode of the first pid namespace
    struct statx found = {};
    return look(AT_FDCWD, "/proc/self/ns/pid", found) && found.stx_ino == kHostPids &&
           look(AT_FDCWD, "/proc/1", found);
}

void inspect(int processes, const char* pid, const std::vector<Wanted>& files, Holders& found)
{
    const int process = ::openat(processes, pid, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (process < 0)
        return; // ended meanwhile
    Answer answer = hasOpen(process, files);
    if (answer != Answer::Yes) {
        const Answer mapped = hasMapped(process, files);
        answer = mapped == Answer::No ? answer : mapped;
    }
    if (answer == Answer::Yes)
        found.holders.append({QByteArray(pid).toLongLong(), nameOf(process)});
    else if (answer == Answer::Unreadable && canHoldFiles(process))
        ++found.uninspectable;
    ::close(process);
}

} // namespace

Result<Holders> findHolders(const QString& path)
{
    GODWIT_TRY(const std::vector<Wanted> files, filesOf(path));
    const Folder processes(::opendir("/proc"));
    if (!processes)
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("The programs that run cannot be listed: /proc cannot be read."))
            .withDetail(qt_error_string(errno));
    const QByteArray own = QByteArray::number(::getpid());
    Holders found;
    found.seesAllProcesses = canSeeAllProcesses();
    while (const dirent* entry = ::readdir(processes.get())) {
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9' && own != entry->d_name)
            inspect(::dirfd(processes.get()), entry->d_name, files, found);
    }
    return found;
}

QString describe(const QList<Holder>& holders)
{
    QStringList parts;
    for (const Holder& holder : holders)
        parts.append(QStringLiteral("%1 (pid %2)").arg(holder.name, QString::number(holder.pid)));
    return parts.join(QStringLiteral(", "));
}

} // namespace godwit::core
