// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "failing_calls.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::vector<FailingCall*> armed;

bool fails(const char* call)
{
    return std::any_of(armed.begin(), armed.end(), [call](FailingCall* one) { return one->takes(call); });
}

template <typename Function>
Function real(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

FailingCall::FailingCall(const char* call, int number, int at, int times)
    : m_call(call), m_number(number), m_before(at - 1), m_times(times)
{
    armed.push_back(this);
}

FailingCall::FailingCall(const char* call, std::function<void()> before, int at) : FailingCall(call, 0, at)
{
    m_action = std::move(before);
}

FailingCall::~FailingCall()
{
    std::erase(armed, this);
}

bool FailingCall::takes(const char* call)
{
    if (std::strcmp(m_call, call) != 0 || m_before-- > 0 || m_times-- <= 0)
        return false;
    m_wasHit = true;
    if (m_action) {
        m_action();
        return false;
    }
    errno = m_number;
    return true;
}

extern "C" {

ssize_t pread(int file, void* into, size_t bytes, off_t offset)
{
    static const auto next = real<ssize_t (*)(int, void*, size_t, off_t)>("pread");
    return fails("pread") ? -1 : next(file, into, bytes, offset);
}

ssize_t pwrite(int file, const void* from, size_t bytes, off_t offset)
{
    static const auto next = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return fails("pwrite") ? -1 : next(file, from, bytes, offset);
}

// What SQLite writes with.
ssize_t pwrite64(int file, const void* from, size_t bytes, off64_t offset)
{
    static const auto next = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return fails("pwrite64") ? -1 : next(file, from, bytes, offset);
}

int fsync(int file)
{
    static const auto next = real<int (*)(int)>("fsync");
    return fails("fsync") ? -1 : next(file);
}

ssize_t copy_file_range(int in, off64_t* inAt, int out, off64_t* outAt, size_t bytes, unsigned int flags)
{
    static const auto next =
        real<ssize_t (*)(int, off64_t*, int, off64_t*, size_t, unsigned int)>("copy_file_range");
    return fails("copy_file_range") ? -1 : next(in, inAt, out, outAt, bytes, flags);
}

int ftruncate(int file, off_t bytes) noexcept
{
    static const auto next = real<int (*)(int, off_t)>("ftruncate");
    return fails("ftruncate") ? -1 : next(file, bytes);
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned int flags) noexcept
{
    static const auto next = real<int (*)(int, const char*, int, const char*, unsigned int)>("renameat2");
    return fails("renameat2") ? -1 : next(fromFolder, from, toFolder, to, flags);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto next = real<int (*)(const char*, const char*)>("rename");
    return fails("rename") ? -1 : next(from, to);
}

int link(const char* from, const char* to) noexcept
{
    static const auto next = real<int (*)(const char*, const char*)>("link");
    return fails("link") ? -1 : next(from, to);
}

int unlink(const char* name) noexcept
{
    static const auto next = real<int (*)(const char*)>("unlink");
    return fails("unlink") ? -1 : next(name);
}

int chown(const char* name, uid_t owner, gid_t group) noexcept
{
    static const auto next = real<int (*)(const char*, uid_t, gid_t)>("chown");
    return fails("chown") ? -1 : next(name, owner, group);
}

int chmod(const char* name, mode_t mode) noexcept
{
    static const auto next = real<int (*)(const char*, mode_t)>("chmod");
    return fails("chmod") ? -1 : next(name, mode);
}

int fchmod(int file, mode_t mode) noexcept
{
    static const auto next = real<int (*)(int, mode_t)>("fchmod");
    return fails("fchmod") ? -1 : next(file, mode);
}

} // extern "C"
