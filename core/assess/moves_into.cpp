// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/moves_into.h"

#include "core/checks/figures.h"

#include <QElapsedTimer>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr size_t kKeysSampled = 10;

/// As the mover words it (core/move/constraint_cause).
ExpectedCause refusedBy(const DuplicateKey& key, bool isPrimary, const KeyRoom::Refused& refused)
{
    const QString names = key.columns.size() < 2
                              ? key.columns.join(QString())
                              : key.columns.mid(0, key.columns.size() - 1).join(QStringLiteral(", ")) +
                                    QStringLiteral(" and ") + key.columns.last();
    const QString cause =
        key.index.isEmpty()
            ? QStringLiteral("two rows have the same %1 (%2)")
                  .arg(names, isPrimary ? QStringLiteral("PRIMARY KEY") : QStringLiteral("UNIQUE"))
            : QStringLiteral("two rows are the same in the index %1 (UNIQUE)").arg(key.index);
    return {.cause = cause,
            .code = codeId(ErrorCode::RowConstraint),
            .column = key.index.isEmpty() && key.columns.size() == 1 ? key.columns.first() : QString(),
            .rows = refused.rows,
            .keys = refused.names};
}

} // namespace

Status MovesInto::look(const Tell& tell)
{
    for (MoveAhead* const move : m_moves) {
        Looked one{.move = move, .look = {}, .slots = {}};
        GODWIT_CHECK(read(one, tell));
        tell(*move, -1);
        m_looked.push_back(std::move(one));
    }
    findSlots();
    findShared();
    for (Looked& one : m_looked) {
        if (one.look)
            countOwn(one);
    }
    GODWIT_CHECK(follow());
    for (const Looked& one : m_looked)
        finish(*one.move);
    return {};
}

Status MovesInto::read(Looked& one, const Tell& tell)
{
    ReducedMove& reduced = one.move->reduced;
    if (!reduced.notRun.isEmpty() || !reduced.decides())
        return {};
    QElapsedTimer timer;
    timer.start();
    auto look = std::make_unique<LookAhead>(m_readers, m_hasBoth, m_scene, *one.move,
                                            [&tell, move = one.move](qint64 rows) { tell(*move, rows); });
    const Status looked = look->read(m_keysLeft);
    one.move->expectation.elapsedUs = timer.nsecsElapsed() / 1000;
    if (!looked && endsAll(looked.error()))
        return looked;
    if (!looked)
        reduced.notRun = looked.error().what;
    else
        one.look = std::move(look);
    if (one.look && !one.look->keys().isEmpty())
        m_keysLeft -= one.move->expectation.rows;
    return {};
}

void MovesInto::findSlots()
{
    for (Looked& one : m_looked) {
        for (qsizetype at = 0; one.look && at < one.look->keys().size(); ++at) {
            const int number = keyOf(one, static_cast<size_t>(at)).number;
            auto slot = std::find_if(m_slots.begin(), m_slots.end(),
                                     [number](const Slot& known) { return known.number == number; });
            if (slot == m_slots.end())
                slot = m_slots.insert(m_slots.end(), Slot{.number = number, .shared = {}, .across = -1});
            one.slots.push_back(static_cast<int>(slot - m_slots.begin()));
        }
    }
}

void MovesInto::findShared()
{
    for (size_t slot = 0; slot < m_slots.size(); ++slot) {
        std::vector<KeyHashes> moves;
        for (const Looked& one : m_looked) {
            for (size_t at = 0; at < one.slots.size(); ++at) {
                if (one.slots[at] == static_cast<int>(slot) &&
                    keyOf(one, at).found.settledBy != QStringLiteral("unique"))
                    moves.push_back(
                        {.lists = one.look->hashesOf(at), .isGrouped = one.move->reduced.isGrouped});
            }
        }
        m_slots[slot].shared = sharedBy(moves);
        if (m_moves.size() > 1)
            beginAcross(m_slots[slot]);
    }
}

/// What the moves' keys come to together, and why that cannot be told.
void MovesInto::beginAcross(Slot& slot)
{
    DuplicateKey all;
    QStringList sources;
    for (const MoveAhead* const move : m_moves) {
        const auto key = std::find_if(move->reduced.keys.begin(), move->reduced.keys.end(),
                                      [&](const LookedAtKey& one) { return one.number == slot.number; });
        sources += move->expectation.from;
        if (!move->reduced.notRun.isEmpty())
            all.notRun = move->reduced.notRun;
        if (key == move->reduced.keys.end()) {
            if (slot.number == 0 && move->reduced.notRun.isEmpty())
                all.notRun = QStringLiteral("SQLite numbers the rows of %1.").arg(move->expectation.from);
            continue;
        }
        all.table = key->found.table;
        all.columns = key->found.columns;
        all.index = key->found.index;
        if (key->found.settledBy == QStringLiteral("unique"))
            all.notRun = QStringLiteral("Rows of %1 may get a suffix.").arg(move->expectation.from);
        else if (!key->found.notRun.isEmpty() || !move->reduced.notRun.isEmpty())
            all.notRun = key->found.notRun.isEmpty() ? move->reduced.notRun : key->found.notRun;
    }
    sources.removeDuplicates();
    all.step = m_moves.back()->expectation.step;
    all.source = sources.join(QStringLiteral(", "));
    all.isAcross = true;
    all.query =
        QStringLiteral("the keys of all %1 moves into %2 together").arg(m_moves.size()).arg(all.table);
    if (all.notRun.isEmpty()) {
        all.keys = static_cast<qint64>(slot.shared.across.size());
        all.rows = slot.shared.acrossRows;
    }
    slot.across = m_across.size();
    m_across.append(all);
}

void MovesInto::countOwn(Looked& one)
{
    for (size_t at = 0; at < one.slots.size(); ++at) {
        static const std::vector<quint64> kNone;
        const auto lists = one.look->hashesOf(at);
        const KeyCount count = countDuplicates(*lists.front(), lists.size() > 1 ? *lists.back() : kNone, 0);
        DuplicateKey& found = keyOf(one, at).found;
        found.keys = count.keys;
        found.rows = count.rows;
        if (count.keys > 0)
            found.sampleColumns = found.columns + QStringList{one.look->sampleName()};
    }
}

/// True if the target itself has to decide between rows that share a key.
bool MovesInto::isDecided() const
{
    for (const Looked& one : m_looked) {
        for (size_t at = 0; at < one.slots.size(); ++at) {
            const Slot& slot = m_slots[static_cast<size_t>(one.slots[at])];
            const DuplicateKey& found = keyOf(one, at).found;
            const bool isShared = found.settledBy.isEmpty() && !slot.shared.hashes.empty();
            if (isShared || (found.settledBy == QStringLiteral("group") && !slot.shared.across.empty()))
                return true;
        }
    }
    return false;
}

Status MovesInto::follow()
{
    KeyRoom room(m_slots.size());
    for (Looked& one : m_looked) {
        if (!one.look || one.slots.empty())
            continue;
        if (const Status followed = followOne(one, room); !followed) {
            if (endsAll(followed.error()))
                return followed;
            one.move->reduced.notCounted +=
                QStringLiteral("Rows that share a key could not be followed: %1").arg(followed.error().what);
        }
    }
    return {};
}

Status MovesInto::followOne(Looked& one, KeyRoom& room)
{
    RowTally::Wanted wanted{.hashes = {}, .shown = {}, .across = {}, .isForSamples = !isDecided()};
    bool hasSome = false;
    std::vector<int> slots = one.slots;
    for (size_t at = 0; at < slots.size(); ++at) {
        const Slot& slot = m_slots[static_cast<size_t>(slots[at])];
        const auto lists = one.look->hashesOf(at);
        static const std::vector<quint64> kNone;
        const bool isSuffixed = keyOf(one, at).found.settledBy == QStringLiteral("unique");
        std::vector<quint64> shown =
            countDuplicates(*lists.front(), lists.size() > 1 ? *lists.back() : kNone, kKeysSampled).first;
        std::vector<quint64> across = slot.shared.across;
        across.resize(std::min(kKeysSampled, across.size()));
        // What is shown is asked for, also where the move itself settles it.
        wanted.hashes.push_back(isSuffixed ? shown : slot.shared.hashes);
        wanted.shown.push_back(std::move(shown));
        wanted.across.push_back(std::move(across));
        hasSome = hasSome || !wanted.hashes.back().empty();
        slots[at] = isSuffixed ? -1 : slots[at];
    }
    if (!hasSome)
        return {};
    GODWIT_CHECK(one.look->follow(wanted));
    writeSamples(one);
    std::vector<KeyRoom::Refused> refused(m_slots.size());
    for (const RowTally& tally : one.look->followed())
        one.move->expectation.quarantined +=
            room.admit(tally.rowsOfKeys(), slots, one.move->reduced.isGrouped, refused);
    room.endMove();
    writeRefused(one, refused);
    return {};
}

void MovesInto::writeSamples(Looked& one)
{
    for (size_t at = 0; at < one.slots.size(); ++at) {
        DuplicateKey& found = keyOf(one, at).found;
        const qsizetype across = m_slots[static_cast<size_t>(one.slots[at])].across;
        for (const RowTally& tally : one.look->followed()) {
            for (const RowTally::Sample& sample : tally.samplesOf(at)) {
                if (sample.isOwn)
                    found.samples.append(sample.cells);
                if (sample.isAcross && across >= 0 && m_across[across].keys > 0) {
                    m_across[across].sampleColumns =
                        found.columns + QStringList{QStringLiteral("source row"), QStringLiteral("source")};
                    m_across[across].samples.append(sample.cells + QStringList{one.move->expectation.from});
                }
            }
        }
        std::sort(found.samples.begin(), found.samples.end());
        found.samples = found.samples.mid(0, kSampleRows);
        if (across >= 0) {
            std::sort(m_across[across].samples.begin(), m_across[across].samples.end());
            m_across[across].samples = m_across[across].samples.mid(0, kSampleRows);
        }
    }
}

void MovesInto::writeRefused(Looked& one, const std::vector<KeyRoom::Refused>& refused)
{
    MoveExpectation& expectation = one.move->expectation;
    for (size_t at = 0; at < one.slots.size(); ++at) {
        const KeyRoom::Refused& rows = refused[static_cast<size_t>(one.slots[at])];
        if (rows.rows == 0)
            continue;
        const LookedAtKey& key = keyOf(one, at);
        expectation.causes.append(refusedBy(key.found, key.number == 0, rows));
    }
}

void MovesInto::finish(MoveAhead& move)
{
    MoveExpectation& expectation = move.expectation;
    ReducedMove& reduced = move.reduced;
    std::stable_sort(expectation.causes.begin(), expectation.causes.end(),
                     [](const ExpectedCause& one, const ExpectedCause& two) { return one.rows > two.rows; });
    for (LookedAtKey& key : reduced.keys) {
        if (key.found.keys < 0 && key.found.notRun.isEmpty())
            key.found.notRun = reduced.notRun;
        if (!key.found.notRun.isEmpty() && key.found.settledBy.isEmpty() && reduced.notRun.isEmpty())
            reduced.notCounted += QStringLiteral("Whether rows share %1 is known when they are there.")
                                      .arg(key.found.columns.join(QStringLiteral(", ")));
    }
    for (MissingField& field : reduced.missing) {
        if (field.rows < 0 && field.notRun.isEmpty())
            field.notRun = reduced.notRun;
    }
    expectation.notCounted = reduced.notCounted;
    expectation.isLowerBound = !reduced.notCounted.isEmpty();
    expectation.notRun = reduced.notRun;
    if (!expectation.notRun.isEmpty()) {
        expectation.skipped = -1;
        expectation.quarantined = -1;
        expectation.causes.clear();
    }
}

} // namespace godwit::core
