// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "told.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace godwit::faults {

namespace {

std::atomic<long> s_calls{0};

bool says(const char* variable, const char* word)
{
    const char* const value = std::getenv(variable);
    return value && std::strcmp(value, word) == 0;
}

/// The environment, read once.
struct Told
{
    const char* root = std::getenv("GODWIT_FAULT_ROOT");
    size_t rootSize = root ? std::strlen(root) : 0;
    long at = std::getenv("GODWIT_FAULT_AT") ? std::atol(std::getenv("GODWIT_FAULT_AT")) : -1;
    bool kills = says("GODWIT_FAULT_DOES", "kill");
    bool stops = says("GODWIT_FAULT_DOES", "stop");
    bool isFull = says("GODWIT_FAULT_DOES", "nospace") || says("GODWIT_FAULT_DOES", "quota");
    int number = says("GODWIT_FAULT_DOES", "quota") ? EDQUOT : says("GODWIT_FAULT_DOES", "nospace") ? ENOSPC : EIO;
    bool lasts = says("GODWIT_FAULT_LASTS", "on");
    bool countsReads = says("GODWIT_FAULT_CALLS", "reads");
    int counts = openToAppend(std::getenv("GODWIT_FAULT_COUNTS"));
};

/// A program of the plan inherits the environment. Only godwit-cli itself is looked at: calls are counted in one process.
__attribute__((constructor)) void leaveChildrenAlone()
{
    if (std::strcmp(program_invocation_short_name, "godwit-cli") == 0)
        ::unsetenv("LD_PRELOAD");
}

const Told& told()
{
    static const Told s_told;
    return s_told;
}

void keepIfBelow(Place& place)
{
    const Told& what = told();
    const bool begins = what.root && std::strncmp(place.path, what.root, what.rootSize) == 0;
    if (!begins || (place.path[what.rootSize] != '/' && place.path[what.rootSize] != '\0'))
        place.path[0] = '\0';
}

bool applies(Wants wants)
{
    const Told& what = told();
    return what.kills || !what.isFull || wants == Wants::Space;
}

} // namespace

void put(int descriptor, const void* bytes, size_t size)
{
    const char* from = static_cast<const char*>(bytes);
    while (size > 0) {
        const long done = ::syscall(SYS_write, descriptor, from, size);
        if (done <= 0)
            return;
        from += done;
        size -= static_cast<size_t>(done);
    }
}

int openToAppend(const char* name)
{
    return name ? static_cast<int>(::syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) : -1;
}

Place placeOf(int descriptor)
{
    Place place;
    if (!told().root)
        return place;
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const long size = ::syscall(SYS_readlink, link, place.path, sizeof place.path - 1);
    place.path[size > 0 ? size : 0] = '\0';
    keepIfBelow(place);
    return place;
}

Place placeOf(int folder, const char* name)
{
    Place place;
    if (!told().root || !name)
        return place;
    if (name[0] == '/') {
        std::snprintf(place.path, sizeof place.path, "%s", name);
    } else {
        const Place in = folder == AT_FDCWD ? Place() : placeOf(folder);
        char here[PATH_MAX] = {};
        if (folder == AT_FDCWD)
            ::syscall(SYS_getcwd, here, sizeof here);
        const char* const base = folder == AT_FDCWD ? here : in.path;
        if (std::strlen(base) + std::strlen(name) + 2 > sizeof place.path)
            return place;
        std::strcpy(place.path, base);
        std::strcat(place.path, "/");
        std::strcat(place.path, name);
    }
    keepIfBelow(place);
    return place;
}

long calls()
{
    return s_calls.load();
}

int refusalOf(const char* call, const Place& place, Wants wants)
{
    const Told& what = told();
    if (!place.isBelow() || what.countsReads != (wants == Wants::Bytes))
        return 0;
    const long number = s_calls.fetch_add(1) + 1;
    if (what.counts >= 0) {
        char line[PATH_MAX + 64];
        const int size = std::snprintf(line, sizeof line, "%ld %s %s\n", number, call, place.path);
        put(what.counts, line, static_cast<size_t>(size));
    }
    if (what.at < 1 || number < what.at || (number > what.at && !what.lasts) || !applies(wants))
        return 0;
    if (what.stops) {
        // To this thread: the whole process stops, and this thread before it does anything more. A signal to the process would
        // wait for its first thread to be given the processor, and this one would run on until then.
        ::syscall(SYS_tgkill, ::getpid(), ::syscall(SYS_gettid), SIGSTOP);
        return 0;
    }
    if (what.kills) {
        ::kill(::getpid(), SIGKILL);
        for (;;)
            ::pause(); // another thread may still be running for a moment; this one makes no call any more
    }
    return what.number;
}

} // namespace godwit::faults
