// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace godwit::bench {

/// What one thread of a program that is watched does at this moment. Written by that thread alone, read by
/// the benchmark from a mapped file: `turn` is odd while the text is written, and a reader that sees it
/// change reads again.
struct RunningNow
{
    std::atomic<std::uint32_t> turn;
    std::atomic<std::uint32_t> isRunning; ///< 0: between two calls that are watched
    std::array<char, 248> text;           ///< begins as the SQL of a statement does, or names another call
};

/// More threads than any action has; later ones are not seen.
inline constexpr std::size_t kWatchedThreads = 16;
using RunningThreads = std::array<RunningNow, kWatchedThreads>;

static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

/// Names the file in the environment of the program that is watched.
inline constexpr const char* kRunningFile = "GODWIT_BENCH_RUNNING";

} // namespace godwit::bench
