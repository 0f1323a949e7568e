// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/reduced_move.h"
#include "core/assess/target_row.h"
#include "core/move/row_batch.h"

#include <functional>
#include <optional>

namespace godwit::core {

inline constexpr qsizetype kKeysShown = 5; ///< of a cause

/// What is looked at in a row that is handed on. Borrowed by the tallies of one move.
struct RowPlaces
{
    struct Key
    {
        std::vector<KeyPart> parts;
        bool isOfRow = false;   ///< their values come from the target's row
        std::vector<int> needs; ///< places of what they are made of
    };
    QStringList columns; ///< of the target, as their values stand in a row
    std::vector<Key> keys;
    std::vector<int> missing;
    QStringList missingColumns; ///< as `missing`
    TargetRowText row;
    std::vector<int> rowColumns; ///< places of what `row` is given
    bool refuses = true;         ///< a row that the target refuses goes to quarantine by itself
};

/// Rows that share a key with others, in the order they were read, for one thread.
struct RowsOfKeys
{
    static constexpr size_t kMostNames = 1000;
    std::vector<quint64> hashes; ///< one a row and key; 0: nobody else has that
    std::vector<bool> begins;    ///< one a row: it is the first of its source key
    std::vector<bool> asides;    ///< one a row: it is put aside for another cause, and takes no key
    QStringList names;           ///< source keys of the first rows
};

/// Counts what a thorough reading of a reduced move finds, for one thread: fates of keys, NULLs, hashes of
/// keys. Each cause counts all that it refuses, also of what another one refuses too; what goes to quarantine
/// counts once. What the plan's own `reject` takes is decided: it is not held against the target. Filled
/// batch by batch; two of them are put together at the end.
class RowTally
{
public:
    /// Which keys are followed when rows are read once more; sorted hashes, one list a key.
    struct Wanted
    {
        std::vector<std::vector<quint64>> hashes; ///< that several rows have
        std::vector<std::vector<quint64>> shown;  ///< those whose rows are samples of the move
        std::vector<std::vector<quint64>> across; ///< … and of all moves into the table
        bool isForSamples = false;                ///< the first rows are enough
    };
    explicit RowTally(const RowPlaces& places, const Wanted* wanted = nullptr)
        : m_places(&places),
          m_wanted(wanted),
          m_hashes(places.keys.size()),
          m_missing(places.missing.size()),
          m_samples(places.keys.size())
    {
    }
    struct Sample
    {
        QStringList cells; ///< the key, then what tells the row in the source
        bool isOwn = false;
        bool isAcross = false;
    };
    /// Before the first batch.
    Status open(const Collations& collations);

    Status take(const RowBatch& batch);
    void finish(); ///< after the last batch
    [[nodiscard]] bool hasAllWanted() const;

    struct Missing
    {
        qint64 rows = 0;
        QStringList keys;
    };
    [[nodiscard]] qint64 keys() const { return m_keys; }
    [[nodiscard]] const std::vector<std::vector<quint64>>& hashes() const
    {
        return m_hashes;
    } ///< sorted, one list a key
    [[nodiscard]] const std::vector<Sample>& samplesOf(size_t key) const { return m_samples[key]; }
    [[nodiscard]] const Missing& missing(size_t field) const { return m_missing[field]; }
    [[nodiscard]] const RowsOfKeys& rowsOfKeys() const { return m_rows; }
    void addTo(MoveExpectation& expectation) const;
    /// After finish(): what samples call their rows becomes what `named` calls them.
    void nameKeys(const std::function<QString(const QString& key)>& named);

private:
    struct Cause
    {
        ExpectedCause cause;
        bool isSkip = false;
    };
    /// A row of the source key under way that no rule leaves out.
    struct Pending
    {
        std::vector<quint64> hashes; ///< 0: NULL
        std::vector<Sample> samples; ///< without cells: it is none
        bool isAside = false;        ///< it may not be there
    };
    Status takeRow(const RowBatch& batch, int row);
    Status takeValues(const RowBatch& batch, int row, std::vector<int>& failed);
    void takeMissing(const RowBatch& batch, int row, const std::vector<int>& failed);
    void takeKeys(const RowBatch& batch, int row, const std::vector<int>& failed);
    void addFault(const RowFault& fault);
    [[nodiscard]] bool findFailed(const RowFault& fault, std::vector<int>& failed) const;
    void endKey();
    void keep(const Pending& row, bool begins);
    void count(const ExpectedCause& cause, bool isSkip);
    [[nodiscard]] const RowBuffer& valuesOf(const RowPlaces::Key& key, const RowBatch& batch) const;
    [[nodiscard]] static QString keyOf(const RowBatch& batch, int row);

    const RowPlaces* m_places;
    const Wanted* m_wanted; ///< null: hashes are collected
    std::optional<TargetRow> m_row;
    qint64 m_keys = 0;
    qint64 m_quarantined = 0;
    qint64 m_skipped = 0;
    std::vector<Cause> m_causes;
    std::vector<std::vector<quint64>> m_hashes;
    std::vector<Missing> m_missing;
    std::vector<std::vector<Sample>> m_samples;
    RowsOfKeys m_rows;

    // The key under way: it may give several rows.
    bool m_isMoved = false;
    bool m_lacksValue = false; ///< the row under way, where that does not refuse it by itself
    QString m_key;
    std::vector<ExpectedCause> m_faults;
    std::optional<ExpectedCause> m_skip;
    std::vector<Pending> m_pending;
    size_t m_pendingRows = 0; ///< of m_pending, which keeps its memory
};

} // namespace godwit::core
