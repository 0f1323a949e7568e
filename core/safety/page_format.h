// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/file_handle.h"

#include <QtEndian>

#include <memory>

#include <xxhash.h>

/// For the files of core/safety only: what the formats of page_store.h are made of.
namespace godwit::core {

inline constexpr qint64 kPageBlock = 1024 * 1024; ///< bytes read at once; every page size divides it
inline constexpr qint64 kHashBytes = 16; ///< of one XXH3-128
inline constexpr quint64 kMostPages = 0xFFFFFFFE; ///< SQLite's own limit

/// A size that SQLite gives pages, in bytes.
[[nodiscard]] inline bool isPageSize(quint32 bytes)
{
    return bytes >= 512 && bytes <= 65536 && (bytes & (bytes - 1)) == 0;
}

/// Little endian, whatever the machine is.
template <typename Number>
void appendNumber(QByteArray& bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

/// XXH3-128 as it is stored: low half, then high half.
[[nodiscard]] inline QByteArray storedHash(XXH128_hash_t hash)
{
    QByteArray bytes;
    bytes.reserve(kHashBytes);
    appendNumber<quint64>(bytes, hash.low64);
    appendNumber<quint64>(bytes, hash.high64);
    return bytes;
}

/// The same of a page, written behind what a list of pages has; nothing is allocated for one page.
inline void appendHashOf(QByteArray& hashes, QByteArrayView page)
{
    const XXH128_hash_t hash = XXH3_128bits(page.data(), static_cast<size_t>(page.size()));
    appendNumber<quint64>(hashes, hash.low64);
    appendNumber<quint64>(hashes, hash.high64);
}

/// The hash of these bytes, as it is stored.
[[nodiscard]] inline QByteArray storedHashOf(QByteArrayView bytes)
{
    return storedHash(XXH3_128bits(bytes.data(), static_cast<size_t>(bytes.size())));
}

/// XXH3-128 of bytes that come in pieces.
class RunningHash
{
public:
    RunningHash() : m_state(XXH3_createState()) { XXH3_128bits_reset(m_state.get()); }
    void add(QByteArrayView bytes)
    {
        XXH3_128bits_update(m_state.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    }
    [[nodiscard]] QByteArray stored() const { return storedHash(XXH3_128bits_digest(m_state.get())); }

private:
    struct Freer
    {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Freer> m_state;
};

} // namespace godwit::core
