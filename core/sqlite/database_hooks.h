// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/patience.h"
#include "core/sqlite/database.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QSet>

namespace godwit::core {

/// What SQLite calls back into; at a stable address while the Database moves. For the files of database.h
/// alone.
struct Database::Hooks
{
    CancelToken cancel;
    bool pauseInterrupts = false; ///< at once; a pause that lasts interrupts in any case
    Patience patience;
    std::function<void()> beat;
    Authorizer allow;
    QSet<QByteArray> ownFunctions;
    qint64 limitMs = 0;  ///< 0: none
    QElapsedTimer clock; ///< invalid until the first look after restartClock()

    static int onProgress(void* self);
    static int onAuthorize(void* self, int action, const char* first, const char* second, const char* schema,
                           const char* innermost);
};

/// What was interrupted last on this thread: for its time limit, for a pause, or for a cancel.
[[nodiscard]] ErrorCode causeOfInterrupt();

} // namespace godwit::core
