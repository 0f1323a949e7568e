// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/assess_scene.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

/// Two connections to the database that is assessed, which read its halves side by side. Functions and
/// collations are the caller's to register. Used on the worker's thread, but for `second` while halves are
/// read.
struct TwoReaders
{
    Database first;
    Database second;

    /// Further databases of the plan are attached where they can be opened.
    static Result<TwoReaders> open(const AssessScene& scene);
};

/// While it lives both connections read; where nobody commits between the two beginnings (in rollback-journal
/// mode nobody can) they see the same state.
class Reading
{
public:
    static Result<Reading> begin(TwoReaders& readers);
    [[nodiscard]] bool hasBoth() const
    {
        return m_hasBoth;
    } ///< false: a writer waits and let only the first one in

private:
    Reading(Transaction first, Transaction second, bool hasBoth)
        : m_first(std::move(first)), m_second(std::move(second)), m_hasBoth(hasBoth)
    {
    }

    Transaction m_first;
    Transaction m_second;
    bool m_hasBoth;
};

} // namespace godwit::core
