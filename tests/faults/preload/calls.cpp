// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls themselves: each is counted (told.h), perhaps refused, done by the next library, and logged (disk_log.h).
#include "disk_log.h"
#include "told.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace godwit::faults;

namespace {

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// True if the call is to fail; errno is set then.
bool isRefused(const char* call, const Place& place, Wants wants)
{
    const int number = refusalOf(call, place, wants);
    if (number != 0)
        errno = number;
    return number != 0;
}

bool isThere(const Place& place)
{
    struct stat status = {};
    return ::syscall(SYS_newfstatat, AT_FDCWD, place.path, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/// Only what makes a new file counts: opening one that is there changes nothing, unless it is cut.
template <typename Open>
int opened(const char* call, int folder, const char* name, int flags, const Open& open)
{
    if ((flags & (O_CREAT | O_TRUNC)) == 0)
        return open();
    const DiskLog log;
    const Place place = placeOf(folder, name);
    const bool isNew = place.isBelow() && (flags & O_CREAT) != 0 && !isThere(place);
    const bool isCut = place.isBelow() && !isNew && (flags & O_TRUNC) != 0;
    if ((isNew || isCut) && isRefused(call, place, Wants::Space))
        return -1;
    const int descriptor = open();
    if (descriptor >= 0 && isNew)
        log.created(place, descriptor);
    if (descriptor >= 0 && isCut)
        log.truncated(place, descriptor, 0);
    return descriptor;
}

mode_t modeOf(int flags, va_list list)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;
}

int renamed(const char* call, int one, const char* from, int other, const char* to, unsigned how)
{
    const DiskLog log;
    const Place first = placeOf(one, from);
    const Place second = placeOf(other, to);
    if (isRefused(call, first.isBelow() ? first : second, Wants::Name))
        return -1;
    const long done = ::syscall(SYS_renameat2, one, from, other, to, how);
    if (done == 0)
        log.named((how & RENAME_EXCHANGE) != 0 ? DiskOp::Exchange : DiskOp::Rename, first, second);
    return static_cast<int>(done);
}

int removed(const char* call, int folder, const char* name, int flags)
{
    const DiskLog log;
    const Place place = placeOf(folder, name);
    if (isRefused(call, place, Wants::Name))
        return -1;
    const long done = ::syscall(SYS_unlinkat, folder, name, flags);
    if (done == 0)
        log.named(DiskOp::Unlink, place);
    return static_cast<int>(done);
}

int linked(const char* call, int one, const char* from, int other, const char* to, int flags)
{
    const DiskLog log;
    const Place first = placeOf(one, from);
    const Place second = placeOf(other, to);
    if (isRefused(call, second, Wants::Space))
        return -1;
    const long done = ::syscall(SYS_linkat, one, from, other, to, flags);
    if (done == 0)
        log.named(DiskOp::Link, first, second);
    return static_cast<int>(done);
}

int madeFolder(const char* call, int folder, const char* name, mode_t mode)
{
    const DiskLog log;
    const Place place = placeOf(folder, name);
    if (place.isBelow() && !isThere(place) && isRefused(call, place, Wants::Space))
        return -1;
    const long done = ::syscall(SYS_mkdirat, folder, name, mode);
    if (done == 0)
        log.named(DiskOp::MakeFolder, place);
    return static_cast<int>(done);
}

template <typename Write>
ssize_t written(const char* call, int file, const void* bytes, size_t size, const Write& write)
{
    const DiskLog log;
    const Place place = placeOf(file);
    if (isRefused(call, place, Wants::Space))
        return -1;
    const auto [done, at] = write();
    if (done > 0)
        log.wrote(place, file, at, bytes, static_cast<size_t>(done));
    return done;
    (void)size;
}

template <typename Sync>
int synced(const char* call, int file, const Sync& sync)
{
    const DiskLog log;
    const Place place = placeOf(file);
    if (isRefused(call, place, Wants::Sync))
        return -1;
    const int done = sync();
    if (done == 0)
        log.synced(place, file);
    return done;
}

template <typename Cut>
int cut(const char* call, int file, off64_t size, const Cut& cutIt)
{
    const DiskLog log;
    const Place place = placeOf(file);
    if (isRefused(call, place, Wants::Name))
        return -1;
    const int done = cutIt();
    if (done == 0)
        log.truncated(place, file, size);
    return done;
}

struct Written
{
    ssize_t done;
    off64_t at;
};

template <typename Read>
ssize_t bytesRead(const char* call, int file, const Read& read)
{
    const Place place = placeOf(file);
    return isRefused(call, place, Wants::Bytes) ? -1 : read();
}

} // namespace

#define GODWIT_OPEN(name)                                                                                              \
    extern "C" int name(const char* path, int flags, ...)                                                              \
    {                                                                                                                  \
        static auto* const real = next<int(const char*, int, ...)>(#name);                                             \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = modeOf(flags, list);                                                                       \
        va_end(list);                                                                                                  \
        return opened(#name, AT_FDCWD, path, flags, [&] { return real(path, flags, mode); });                          \
    }
GODWIT_OPEN(open)
GODWIT_OPEN(open64)

#define GODWIT_OPENAT(name)                                                                                            \
    extern "C" int name(int folder, const char* path, int flags, ...)                                                  \
    {                                                                                                                  \
        static auto* const real = next<int(int, const char*, int, ...)>(#name);                                        \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        const mode_t mode = modeOf(flags, list);                                                                       \
        va_end(list);                                                                                                  \
        return opened(#name, folder, path, flags, [&] { return real(folder, path, flags, mode); });                    \
    }
GODWIT_OPENAT(openat)
GODWIT_OPENAT(openat64)

extern "C" ssize_t write(int file, const void* bytes, size_t size)
{
    static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
    return written("write", file, bytes, size, [&] {
        const off64_t at = DiskLog::isOn() ? ::lseek64(file, 0, SEEK_CUR) : 0;
        return Written{real(file, bytes, size), at};
    });
}

#define GODWIT_PWRITE(name, Offset)                                                                                    \
    extern "C" ssize_t name(int file, const void* bytes, size_t size, Offset at)                                       \
    {                                                                                                                  \
        static auto* const real = next<ssize_t(int, const void*, size_t, Offset)>(#name);                              \
        return written(#name, file, bytes, size, [&] { return Written{real(file, bytes, size, at), at}; });            \
    }
GODWIT_PWRITE(pwrite, off_t)
GODWIT_PWRITE(pwrite64, off64_t)

extern "C" int fsync(int file)
{
    static auto* const real = next<int(int)>("fsync");
    return synced("fsync", file, [&] { return real(file); });
}
extern "C" int fdatasync(int file)
{
    static auto* const real = next<int(int)>("fdatasync");
    return synced("fdatasync", file, [&] { return real(file); });
}

extern "C" int ftruncate(int file, off_t size) noexcept
{
    static auto* const real = next<int(int, off_t)>("ftruncate");
    return cut("ftruncate", file, size, [&] { return real(file, size); });
}
extern "C" int ftruncate64(int file, off64_t size) noexcept
{
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    return cut("ftruncate64", file, size, [&] { return real(file, size); });
}

extern "C" int rename(const char* from, const char* to) noexcept
{
    return renamed("rename", AT_FDCWD, from, AT_FDCWD, to, 0);
}
extern "C" int renameat(int one, const char* from, int other, const char* to) noexcept
{
    return renamed("renameat", one, from, other, to, 0);
}
extern "C" int renameat2(int one, const char* from, int other, const char* to, unsigned int how) noexcept
{
    return renamed(how == RENAME_EXCHANGE ? "renameat2:exchange" : "renameat2", one, from, other, to, how);
}

extern "C" int link(const char* from, const char* to) noexcept
{
    return linked("link", AT_FDCWD, from, AT_FDCWD, to, 0);
}
extern "C" int linkat(int one, const char* from, int other, const char* to, int flags) noexcept
{
    return linked("linkat", one, from, other, to, flags);
}

extern "C" int unlink(const char* name) noexcept
{
    return removed("unlink", AT_FDCWD, name, 0);
}
extern "C" int unlinkat(int folder, const char* name, int flags) noexcept
{
    return removed("unlinkat", folder, name, flags);
}
extern "C" int remove(const char* name) noexcept
{
    struct stat status = {};
    const bool isFolder = ::syscall(SYS_newfstatat, AT_FDCWD, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
    return removed("remove", AT_FDCWD, name, isFolder ? AT_REMOVEDIR : 0);
}

extern "C" int mkdir(const char* name, mode_t mode) noexcept
{
    return madeFolder("mkdir", AT_FDCWD, name, mode);
}
extern "C" int mkdirat(int folder, const char* name, mode_t mode) noexcept
{
    return madeFolder("mkdirat", folder, name, mode);
}

extern "C" ssize_t copy_file_range(int in, off64_t* inAt, int out, off64_t* outAt, size_t size, unsigned int flags)
{
    static auto* const real = next<ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned int)>("copy_file_range");
    const DiskLog log;
    const Place place = placeOf(out);
    if (isRefused("copy_file_range", place, Wants::Space))
        return -1;
    const off64_t at = outAt ? *outAt : ::lseek64(out, 0, SEEK_CUR);
    const ssize_t done = real(in, inAt, out, outAt, size, flags);
    if (done > 0)
        log.wroteUnseen(place, out, at, static_cast<size_t>(done));
    return done;
}

extern "C" ssize_t read(int file, void* into, size_t size)
{
    static auto* const real = next<ssize_t(int, void*, size_t)>("read");
    return bytesRead("read", file, [&] { return real(file, into, size); });
}
extern "C" ssize_t pread(int file, void* into, size_t size, off_t at)
{
    static auto* const real = next<ssize_t(int, void*, size_t, off_t)>("pread");
    return bytesRead("pread", file, [&] { return real(file, into, size, at); });
}
extern "C" ssize_t pread64(int file, void* into, size_t size, off64_t at)
{
    static auto* const real = next<ssize_t(int, void*, size_t, off64_t)>("pread64");
    return bytesRead("pread64", file, [&] { return real(file, into, size, at); });
}
