// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/reduced_move.h"
#include "core/move/row_batch.h"

#include <optional>
#include <unordered_set>

namespace godwit::core {

/// Counts what a reading of a reduced move finds, for one thread: fates of keys, NULLs, hashes of keys.
/// Filled batch by batch; two of them are put together at the end.
class RowTally
{
public:
    /// Places of the values that are looked at, in a row that is handed on.
    struct Places
    {
        std::vector<std::vector<KeyPart>> keys;
        std::vector<int> missing;
        bool collectsKeys = true;
    };
    explicit RowTally(const Places& places)
        : m_places(&places),
          m_hashes(places.keys.size()),
          m_missing(places.missing.size()),
          m_wanted(places.keys.size()),
          m_samples(places.keys.size())
    {
    }

    void take(const RowBatch& batch);
    void finish(); ///< after the last batch

    /// From now on only rows with these keys are kept, as samples.
    void want(size_t key, const std::vector<quint64>& hashes)
    {
        m_isSampling = true;
        m_wanted[key] = {hashes.begin(), hashes.end()};
    }
    [[nodiscard]] bool hasAllWanted() const;

    struct Missing
    {
        qint64 rows = 0;
        QStringList keys;
    };
    [[nodiscard]] qint64 keys() const { return m_keys; }
    [[nodiscard]] const std::vector<quint64>& hashesOf(size_t key) const { return m_hashes[key]; } ///< sorted
    [[nodiscard]] const std::vector<QStringList>& samplesOf(size_t key) const { return m_samples[key]; }
    [[nodiscard]] const Missing& missing(size_t field) const { return m_missing[field]; }
    void addTo(MoveExpectation& expectation) const;

private:
    struct Cause
    {
        ExpectedCause cause;
        bool isSkip = false;
    };
    void takeGood(const RowBatch& batch, int row);
    void takeKeys(const RowBatch& batch, int row);
    void endKey();
    void count(const ExpectedCause& cause, bool isSkip);
    [[nodiscard]] static QString keyOf(const RowBatch& batch, int row);

    const Places* m_places;
    qint64 m_keys = 0;
    std::vector<Cause> m_causes;
    std::vector<std::vector<quint64>> m_hashes;
    std::vector<Missing> m_missing;
    std::vector<std::unordered_set<quint64>> m_wanted;
    std::vector<std::vector<QStringList>> m_samples;
    bool m_isSampling = false;

    // The key under way: it may give several rows.
    bool m_isOpen = false;
    bool m_isMoved = false;
    QString m_key;
    std::optional<ExpectedCause> m_fault;
    std::optional<ExpectedCause> m_skip;
};

} // namespace godwit::core
