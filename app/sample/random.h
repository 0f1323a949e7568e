// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace godwit::app {

/// splitmix64: small, and the same numbers on every platform, which std's distributions do not promise. A
/// value, one for each row, so that a row depends on nothing but the seed, its table and its number.
class SampleRandom
{
public:
    SampleRandom(quint64 seed, quint64 stream, quint64 index) : m_state(seed)
    {
        m_state = next() ^ (stream * 0xd6e8feb86659fd93ULL);
        m_state = next() ^ (index * 0xa0761d6478bd642fULL);
    }

    quint64 next()
    {
        quint64 mixed = (m_state += 0x9e3779b97f4a7c15ULL);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }

    /// From 0 to bound - 1; bound is at least 1.
    qint64 below(qint64 bound) { return static_cast<qint64>((next() >> 1) % static_cast<quint64>(bound)); }
    bool percent(int chance) { return below(100) < chance; }

    template <typename T, size_t Size>
    const T& pick(const T (&from)[Size])
    {
        return from[below(static_cast<qint64>(Size))];
    }

    /// A UUID of version 4, in lower case.
    QByteArray uuid();

private:
    quint64 m_state;
};

} // namespace godwit::app
