// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupts.h"

#include "app/bootstrap.h"

#include <QSocketNotifier>

#include <atomic>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace godwit::app {

namespace {

/// A signal handler has no object to reach: the pipe's end for writing is all it knows.
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

void wake(int)
{
    const int before = errno;
    const char byte = 1;
    // A full pipe means that enough wishes wait already.
    [[maybe_unused]] const ssize_t written = ::write(writeEnd.load(), &byte, 1);
    errno = before;
}

} // namespace

Interrupts::Interrupts(QObject* parent) : QObject(parent)
{
    install(m_kept[0], SIGPIPE, SIG_IGN);
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        // The signals keep their usual effect, which is safe at any time.
        qCWarning(lcApp) << "interrupts end the program at once: no pipe";
        return;
    }
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interrupts::drain);
    writeEnd = m_pipe[1];
    install(m_kept[1], SIGINT, wake);
    install(m_kept[2], SIGTERM, wake);
    install(m_kept[3], SIGHUP, wake);
}

Interrupts::~Interrupts()
{
    for (const Kept& kept : m_kept) {
        if (kept.signal != 0)
            ::sigaction(kept.signal, &kept.action, nullptr);
    }
    writeEnd = -1;
    delete m_notifier; // before its descriptor is closed
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

void Interrupts::install(Kept& kept, int signal, void (*handler)(int))
{
    if (::sigaction(signal, nullptr, &kept.action) != 0 || kept.action.sa_handler == SIG_IGN)
        return;
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    if (::sigaction(signal, &action, nullptr) == 0)
        kept.signal = signal;
}

void Interrupts::drain()
{
    char byte = 0;
    while (::read(m_pipe[0], &byte, 1) == 1)
        Q_EMIT interrupted();
}

} // namespace godwit::app
