// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded into godwit-cli before its libraries: writes into a mapped file which SQL statement each thread
// steps, and when it copies, hashes, syncs or reads and writes large blocks. It changes nothing of what the
// calls do. Two stores a call: what a batch takes stays what it was.

#include "tests/benchmarks/running_now.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct sqlite3_stmt;
struct sqlite3_backup;

namespace {

using namespace godwit::bench;

constexpr std::size_t kLargeBlock = 64 * 1024; // SQLite reads pages, and those are smaller or in a statement

RunningThreads* mapped()
{
    static RunningThreads* const s_threads = []() -> RunningThreads* {
        const char* const path = std::getenv(kRunningFile);
        const int file = path ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
        if (file < 0)
            return nullptr;
        void* const memory =
            ::mmap(nullptr, sizeof(RunningThreads), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        ::close(file);
        return memory == MAP_FAILED ? nullptr : static_cast<RunningThreads*>(memory);
    }();
    return s_threads;
}

RunningNow* ownSlot()
{
    static std::atomic<std::size_t> s_next = 0;
    thread_local RunningNow* const t_slot = []() -> RunningNow* {
        RunningThreads* const threads = mapped();
        const std::size_t index = threads ? s_next++ : kWatchedThreads;
        return index < kWatchedThreads ? &(*threads)[index] : nullptr;
    }();
    return t_slot;
}

/// Says what runs for as long as it lives. What an inner call says (a sync within a statement) is taken back
/// at its end.
class Running
{
public:
    /// `key` stands for the text: the same key and text need not be written again.
    Running(const void* key, const char* text) : m_slot(ownSlot())
    {
        if (!m_slot)
            return;
        m_outer = m_slot->isRunning.load(std::memory_order_relaxed) != 0;
        if (m_outer)
            return; // the outer call is what one waits for
        if (t_last != key || std::strncmp(m_slot->text.data(), text, kCompared) != 0) {
            m_slot->turn.fetch_add(1, std::memory_order_acq_rel);
            std::snprintf(m_slot->text.data(), m_slot->text.size(), "%s", text);
            m_slot->turn.fetch_add(1, std::memory_order_release);
            t_last = key;
        }
        m_slot->isRunning.store(1, std::memory_order_release);
    }
    ~Running()
    {
        if (m_slot && !m_outer)
            m_slot->isRunning.store(0, std::memory_order_release);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    static constexpr std::size_t kCompared = 96;
    static thread_local const void* t_last;
    RunningNow* m_slot;
    bool m_outer = false;
};

thread_local const void* Running::t_last = nullptr;

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// "reading work.db": the file's own name only.
class FileText
{
public:
    FileText(const char* doing, int descriptor)
    {
        std::array<char, 64> link{};
        std::array<char, 1024> path{};
        std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
        const ssize_t length = ::readlink(link.data(), path.data(), path.size() - 1);
        const char* const slash = length > 0 ? std::strrchr(path.data(), '/') : nullptr;
        std::snprintf(m_text.data(), m_text.size(), "%s %.200s", doing, slash ? slash + 1 : "");
    }
    [[nodiscard]] const char* text() const { return m_text.data(); }

private:
    std::array<char, 240> m_text{};
};

} // namespace

extern "C" {

int sqlite3_step(sqlite3_stmt* statement)
{
    static auto* const s_next = next<int(sqlite3_stmt*)>("sqlite3_step");
    static auto* const s_text = next<const char*(sqlite3_stmt*)>("sqlite3_sql");
    const char* const text = s_text(statement);
    const Running running(statement, text ? text : "");
    return s_next(statement);
}

int sqlite3_backup_step(sqlite3_backup* backup, int pages)
{
    static auto* const s_next = next<int(sqlite3_backup*, int)>("sqlite3_backup_step");
    const Running running(backup, "copying pages (backup)");
    return s_next(backup, pages);
}

int EVP_DigestUpdate(void* context, const void* bytes, std::size_t size)
{
    static auto* const s_next = next<int(void*, const void*, std::size_t)>("EVP_DigestUpdate");
    const Running running(context, "SHA-256");
    return s_next(context, bytes, size);
}

int fsync(int descriptor)
{
    static auto* const s_next = next<int(int)>("fsync");
    const FileText text("syncing", descriptor);
    const Running running(nullptr, text.text());
    return s_next(descriptor);
}

int fdatasync(int descriptor)
{
    static auto* const s_next = next<int(int)>("fdatasync");
    const FileText text("syncing", descriptor);
    const Running running(nullptr, text.text());
    return s_next(descriptor);
}

ssize_t pread64(int descriptor, void* bytes, std::size_t size, off64_t at)
{
    static auto* const s_next = next<ssize_t(int, void*, std::size_t, off64_t)>("pread64");
    if (size < kLargeBlock)
        return s_next(descriptor, bytes, size, at);
    const FileText text("reading and hashing", descriptor);
    const Running running(nullptr, text.text());
    return s_next(descriptor, bytes, size, at);
}

ssize_t pread(int descriptor, void* bytes, std::size_t size, off_t at)
{
    return pread64(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off64_t at)
{
    static auto* const s_next = next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    if (size < kLargeBlock)
        return s_next(descriptor, bytes, size, at);
    const FileText text("writing", descriptor);
    const Running running(nullptr, text.text());
    return s_next(descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t at)
{
    return pwrite64(descriptor, bytes, size, at);
}

ssize_t copy_file_range(int from, off64_t* fromAt, int to, off64_t* toAt, std::size_t size,
                        unsigned int flags)
{
    static auto* const s_next =
        next<ssize_t(int, off64_t*, int, off64_t*, std::size_t, unsigned int)>("copy_file_range");
    const FileText text("copying into", to);
    const Running running(nullptr, text.text());
    return s_next(from, fromAt, to, toAt, size, flags);
}

} // extern "C"
