// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/live_file.h"

#include "core/safety/switched_mode.h"

namespace godwit::core {

Result<LiveLock> lockLiveFile(const QString& live, Repository& journal, qint64 run, const Answers& answers)
{
    return LiveLock::acquire(live, noteSwitchedMode(journal, run, live), answers.copyIn ? LiveLock::Others::LetStay : LiveLock::Others::Refuse);
}

} // namespace godwit::core
