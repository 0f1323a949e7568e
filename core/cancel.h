// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <atomic>
#include <memory>

namespace godwit::core {

/// The one way to stop work from outside: shared by the console's thread (which asks) and the worker
/// (which polls it per batch and from SQLite's progress handler). Copies share one state.
class CancelToken
{
public:
    enum class Wish { Go, Pause, Cancel };

    void ask(Wish wish) const { m_wish->store(wish, std::memory_order_relaxed); }
    [[nodiscard]] Wish wish() const { return m_wish->load(std::memory_order_relaxed); }
    /// Cancel interrupts at once; pause waits for the end of a batch.
    [[nodiscard]] bool isCancelled() const { return wish() == Wish::Cancel; }

    /// To be called between two batches: an error of kind Paused or Cancelled if somebody asked.
    [[nodiscard]] Status check() const
    {
        switch (wish()) {
        case Wish::Go:
            return {};
        case Wish::Pause:
            return Error(ErrorCode::Paused, QStringLiteral("The run was paused."));
        case Wish::Cancel:
            break;
        }
        return Error(ErrorCode::Cancelled, QStringLiteral("The run was cancelled."));
    }

private:
    std::shared_ptr<std::atomic<Wish>> m_wish = std::make_shared<std::atomic<Wish>>(Wish::Go);
};

} // namespace godwit::core
