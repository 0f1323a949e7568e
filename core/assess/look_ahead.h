// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/reduced_move.h"
#include "core/assess/row_tally.h"
#include "core/assess/temporary_copies.h"
#include "core/assess/two_readers.h"
#include "core/functions/functions.h"

#include <atomic>

namespace godwit::core {

/// Most keys of a table that are compared with each other: 8 bytes each.
inline constexpr qint64 kMostKeys = 8'000'000;

/// A move that is looked at, and what is found of it.
struct MoveAhead
{
    int number = 0; ///< of the plan's moves
    ReducedMove reduced;
    MoveExpectation expectation;
};

/// Evaluates what is left of a move over every row of its source, a table with row ids in two halves side by
/// side, and fills in what it skips, what it puts into quarantine and values that are missing; collects the
/// hashes of its keys, and reads rows once more to follow those that share one. What has no row ids is copied
/// into temporary tables of the connection first; the database is only read. `readers` are within a Reading
/// while it lives. Used on the worker's thread; it borrows all it is given.
class LookAhead
{
public:
    LookAhead(TwoReaders& readers, bool hasBoth, const AssessScene& scene, MoveAhead& move,
              std::function<void(qint64 rows)> progress)
        : m_readers(readers),
          m_hasBoth(hasBoth),
          m_scene(scene),
          m_number(move.number),
          m_reduced(move.reduced),
          m_expectation(move.expectation),
          m_progress(std::move(progress))
    {
    }

    /// An error leaves this move alone out, unless `endsAll`. `mostKeys`: how many may be compared yet.
    Status read(qint64 mostKeys);
    /// Reads rows once more, those that `wanted` names by keys().
    Status follow(const RowTally::Wanted& wanted);

    /// Keys whose hashes were collected: places in reduced.keys.
    [[nodiscard]] const QList<qsizetype>& keys() const { return m_keys; }
    [[nodiscard]] std::vector<const std::vector<quint64>*> hashesOf(size_t key) const;
    [[nodiscard]] const std::vector<RowTally>& followed() const { return m_followed; } ///< by halves
    [[nodiscard]] QString sampleName() const; ///< what the last cell of a sample is

private:
    Status registerAll();
    Result<CompiledMove> compiled(const MoveStep& step, const RowRange& rows);
    Status tried(const MoveStep& step);
    Status dropWhatCannotBePrepared();
    void leaveOut(const QString& column, const QString& why);
    Status askTargetRow();
    void askNothing(const QString& why);
    [[nodiscard]] int placeOf(const QString& column) const;
    [[nodiscard]] QString expressionOf(const QString& column) const;
    void findPlaces(qint64 mostKeys);
    void findMissing();
    void findKey(qsizetype at);
    Status findHalves();
    Status readHalf(size_t half, RowTally& tally, bool isAgain);
    Result<std::vector<RowTally>> readAll(const RowTally::Wanted* wanted);
    void write();
    [[nodiscard]] QString keysTable() const;
    [[nodiscard]] QString keyTerms() const;
    [[nodiscard]] static QString shownKeyOf(const Row& key);
    Status nameKeys(std::vector<RowTally>& tallies);
    Result<qint64> countFailing();
    Status countAbsent();

    TwoReaders& m_readers;
    bool m_hasBoth;
    const AssessScene& m_scene;
    int m_number;
    ReducedMove& m_reduced;
    MoveExpectation& m_expectation;
    std::function<void(qint64 rows)> m_progress;
    std::shared_ptr<RowVerdict> m_verdict = std::make_shared<RowVerdict>();
    std::shared_ptr<RowVerdict> m_otherVerdict = std::make_shared<RowVerdict>();
    FurtherTables m_further;
    CompiledMove m_move;
    std::optional<TemporaryCopies> m_copies;
    std::vector<CompiledMove> m_halves;
    RowPlaces m_places;
    QList<qsizetype> m_fields; ///< of m_places.missing, in m_reduced.missing
    QList<qsizetype> m_keys;   ///< of m_places.keys, in m_reduced.keys
    std::vector<RowTally> m_tallies;
    std::vector<RowTally> m_followed;
    std::atomic<qint64> m_read = 0;
};

} // namespace godwit::core
