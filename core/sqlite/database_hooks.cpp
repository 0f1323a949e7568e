// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database_hooks.h"

#include <sqlite3.h>

namespace godwit::core {

namespace {

// SQLite tells of an interrupt on the thread that it happened on, right after it, and has no word for the
// reason.
thread_local ErrorCode t_causeOfInterrupt = ErrorCode::Cancelled;

} // namespace

ErrorCode causeOfInterrupt()
{
    return t_causeOfInterrupt;
}

int Database::Hooks::onProgress(void* self)
{
    auto* const hooks = static_cast<Hooks*>(self);
    if (hooks->beat)
        hooks->beat();
    t_causeOfInterrupt = ErrorCode::Cancelled;
    const CancelToken::Wish wish = hooks->cancel.wish();
    if (hooks->patience.isOver(hooks->cancel) || (hooks->pauseInterrupts && wish == CancelToken::Wish::Pause)) {
        t_causeOfInterrupt = wish == CancelToken::Wish::Pause ? ErrorCode::Paused : ErrorCode::Cancelled;
        return 1;
    }
    if (hooks->limitMs == 0)
        return 0;
    if (!hooks->clock.isValid()) {
        hooks->clock.start(); // quick statements never ask for the time
        return 0;
    }
    if (!hooks->clock.hasExpired(hooks->limitMs))
        return 0;
    t_causeOfInterrupt = ErrorCode::SqlTooLong;
    return 1;
}

int Database::Hooks::onAuthorize(void* self, int action, const char* first, const char* second,
                                 const char* schema, const char* innermost)
{
    auto* const hooks = static_cast<Hooks*>(self);
    return hooks->allow(action, first, second, schema, innermost) ? SQLITE_OK : SQLITE_DENY;
}

void Database::setCancel(const CancelToken& token)
{
    m_hooks->cancel = token;
}

void Database::setPauseInterrupts(bool interrupts)
{
    m_hooks->pauseInterrupts = interrupts;
}

CancelToken Database::cancel() const
{
    return m_hooks->cancel;
}

void Database::setHeartbeat(std::function<void()> beat)
{
    m_hooks->beat = std::move(beat);
}

void Database::setAuthorizer(Authorizer allow)
{
    m_hooks->allow = std::move(allow);
    sqlite3_set_authorizer(m_handle.get(), m_hooks->allow ? &Hooks::onAuthorize : nullptr, m_hooks.get());
}

void Database::addOwnFunction(const QByteArray& name)
{
    m_hooks->ownFunctions.insert(name.toLower());
}

bool Database::isOwnFunction(const char* name) const
{
    return m_hooks->ownFunctions.contains(QByteArray(name).toLower());
}

qint64 Database::limitTime(qint64 milliseconds)
{
    restartClock();
    return std::exchange(m_hooks->limitMs, milliseconds);
}

void Database::restartClock()
{
    m_hooks->clock.invalidate();
}

int Database::limitLength(int bytes)
{
    return sqlite3_limit(m_handle.get(), SQLITE_LIMIT_LENGTH, bytes);
}

} // namespace godwit::core
