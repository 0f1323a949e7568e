// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/side_by_side.h"

#include <atomic>
#include <system_error>
#include <thread>

namespace godwit::core {

namespace {

class Queue
{
public:
    explicit Queue(const std::vector<Job>& jobs) : m_jobs(jobs), m_results(jobs.size()) {}

    void run(size_t index)
    {
        m_results[index] = m_jobs[index]();
        if (!m_results[index])
            m_hasFailed.store(true, std::memory_order_relaxed);
    }
    void runRest()
    {
        for (size_t index = m_next++; index < m_jobs.size() && !m_hasFailed.load(std::memory_order_relaxed); index = m_next++)
            run(index);
    }
    /// When all threads are done.
    [[nodiscard]] Status result() const
    {
        for (const Status& result : m_results)
            GODWIT_CHECK(result);
        return {};
    }

private:
    const std::vector<Job>& m_jobs;
    std::vector<Status> m_results;
    std::atomic<size_t> m_next = 1; // the first is the caller's
    std::atomic<bool> m_hasFailed = false;
};

} // namespace

Status runSideBySide(const std::vector<Job>& jobs)
{
    if (jobs.empty())
        return {};
    Queue queue(jobs);
    std::thread second;
    try {
        if (jobs.size() > 1)
            second = std::thread([&queue] { queue.runRest(); });
    } catch (const std::system_error&) {
        // The system gives no more threads: then one after the other.
    }
    queue.run(0);
    queue.runRest();
    if (second.joinable())
        second.join();
    return queue.result();
}

} // namespace godwit::core
