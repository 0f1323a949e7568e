// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Makes a system call of this program fail: from its `at`-th call on (from 1), `times` times, with an errno.
/// failing_calls.cpp defines the calls in the program itself, so that the library's calls end there. One at a time.
class FailingCall
{
public:
    FailingCall(const char* call, int number, int at = 1, int times = 1);
    ~FailingCall();
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;
    [[nodiscard]] bool wasHit() const;
};
