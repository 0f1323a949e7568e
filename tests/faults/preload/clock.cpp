// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clock of the day, shifted by GODWIT_CLOCK_SHIFT seconds from the GODWIT_CLOCK_AT-th counted call on. The monotonic
// clock is left alone, as a real jump leaves it.
#include "told.h"

#include <cstdlib>
#include <ctime>

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

long shift()
{
    static const char* const text = std::getenv("GODWIT_CLOCK_SHIFT");
    static const long seconds = text ? std::atol(text) : 0;
    static const char* const from = std::getenv("GODWIT_CLOCK_AT");
    static const long at = from ? std::atol(from) : 0;
    return seconds != 0 && godwit::faults::calls() >= at ? seconds : 0;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, struct timespec* time) noexcept
{
    const long done = ::syscall(SYS_clock_gettime, clock, time);
    if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += shift();
    return static_cast<int>(done);
}

extern "C" int gettimeofday(struct timeval* __restrict time, void* __restrict) noexcept
{
    struct timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

extern "C" time_t time(time_t* into) noexcept
{
    struct timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into)
        *into = now.tv_sec;
    return now.tv_sec;
}
