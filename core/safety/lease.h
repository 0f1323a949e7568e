// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace godwit::core {

/// The right to change a workspace: an advisory lock (an open-file-description lock, which can be asked about without taking it) on its file `lease`, with pid, host and boot id in it for
/// people. The system drops it when the process ends, however it ends, so a stale one needs no cleaning. Held for one
/// action; released by the destructor, which empties the file: a name that is left is that of a process that was killed.
class Lease
{
public:
    /// Leased (exit 5) naming who has it, if somebody has.
    static Result<Lease> take(const QString& path);
    /// Who else holds it now ("godwit-cli, pid 4711 on host"); empty if nobody does.
    static QString holder(const QString& path);

    /// Who had it before and ended without giving it back; empty: nobody.
    [[nodiscard]] QString takenOverFrom() const { return m_takenOverFrom; }

    Lease(Lease&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_isTaken(std::exchange(other.m_isTaken, false)),
          m_takenOverFrom(std::move(other.m_takenOverFrom))
    {
    }
    Lease& operator=(Lease&&) = delete;
    ~Lease();

private:
    explicit Lease(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
    bool m_isTaken = false;
    QString m_takenOverFrom;
};

} // namespace godwit::core
