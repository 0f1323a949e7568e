// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

/// Makes a system call of this program fail: from its `at`-th call on (from 1), `times` times, with an errno.
/// failing_calls.cpp defines the calls in the program itself, so that the library's calls end there. Several
/// may live, of different calls; one thread.
class FailingCall
{
public:
    FailingCall(const char* call, int number, int at = 1, int times = 1);
    /// Does not fail at its `at`-th call, but lets something happen just before it.
    FailingCall(const char* call, std::function<void()> before, int at);
    ~FailingCall();
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;
    [[nodiscard]] bool wasHit() const { return m_wasHit; }
    /// Asked by the calls themselves: true if this one has to fail now; sets errno.
    bool takes(const char* call);

private:
    const char* m_call;
    int m_number;
    int m_before; ///< calls that still pass
    int m_times;
    std::function<void()> m_action;
    bool m_wasHit = false;
};
