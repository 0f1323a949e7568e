// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into godwit-cli: a SIGKILL just before the n-th call that changes a file, n being GODWIT_KILL_AT. The calls
// are counted; GODWIT_COUNT_TO gets, when the program ends, their number and that of the last exchange of two names.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> s_calls{0};
std::atomic<long> s_exchange{0};

void count()
{
    static const char* const at = std::getenv("GODWIT_KILL_AT");
    static const long killAt = at ? std::atol(at) : -1;
    if (s_calls.fetch_add(1) + 1 == killAt)
        ::kill(::getpid(), SIGKILL);
}

struct Teller
{
    ~Teller()
    {
        const char* const name = std::getenv("GODWIT_COUNT_TO");
        std::FILE* const file = name ? std::fopen(name, "w") : nullptr;
        if (!file)
            return;
        std::fprintf(file, "%ld %ld", s_calls.load(), s_exchange.load());
        std::fclose(file);
    }
};
const Teller s_teller;

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

/// Each counts, then calls the next library's function of the same name.
#define GODWIT_WRAP(Result, name, parameters, arguments, ...)                                                          \
    extern "C" Result name parameters __VA_ARGS__                                                                      \
    {                                                                                                                  \
        static auto* const real = next<Result parameters>(#name);                                                      \
        count();                                                                                                       \
        return real arguments;                                                                                         \
    }

GODWIT_WRAP(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at), (file, bytes, size, at))
GODWIT_WRAP(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at), (file, bytes, size, at))
GODWIT_WRAP(int, fsync, (int file), (file))
GODWIT_WRAP(int, fdatasync, (int file), (file))
GODWIT_WRAP(int, ftruncate, (int file, off_t size), (file, size), noexcept)
GODWIT_WRAP(int, ftruncate64, (int file, off64_t size), (file, size), noexcept)
GODWIT_WRAP(int, rename, (const char* from, const char* to), (from, to), noexcept)
GODWIT_WRAP(int, link, (const char* from, const char* to), (from, to), noexcept)
GODWIT_WRAP(int, unlink, (const char* name), (name), noexcept)

extern "C" int renameat2(int one, const char* from, int other, const char* to, unsigned int how) noexcept
{
    static auto* const real = next<int(int, const char*, int, const char*, unsigned int)>("renameat2");
    count();
    if (how == RENAME_EXCHANGE)
        s_exchange = s_calls.load();
    return real(one, from, other, to, how);
}
