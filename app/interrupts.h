// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

#include <csignal>

class QSocketNotifier;

namespace godwit::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a Qt signal in the thread that made the object (self-pipe), and
/// keeps a closed pipe on standard output (SIGPIPE) from ending a run: it comes back as an error of a write. A signal that
/// was ignored when the program started stays ignored, as nohup wants it. One at a time in a process; the destructor puts
/// the handlers back.
class Interrupts : public QObject
{
    Q_OBJECT
public:
    explicit Interrupts(QObject* parent = nullptr);
    ~Interrupts() override;

Q_SIGNALS:
    void interrupted();

private:
    struct Kept
    {
        int signal = 0;
        struct sigaction action = {};
    };

    void install(Kept& kept, int signal, void (*handler)(int));
    void drain();

    std::array<int, 2> m_pipe{-1, -1};
    std::array<Kept, 4> m_kept;
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace godwit::app
