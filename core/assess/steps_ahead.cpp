// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/steps_ahead.h"

#include "core/assess/move_expressions.h"
#include "core/assess/moves_into.h"

#include <QMap>

#include <algorithm>

namespace godwit::core {

StepsAhead::StepsAhead(TwoReaders& readers, const AssessScene& scene, const RowsKnown& known)
    : m_readers(readers),
      m_scene(scene),
      m_known(known),
      m_fates(scene.plan, scene.source, scene.target),
      m_moves(stepsOf<MoveStep>(scene.plan)),
      m_changes(changesAhead(scene.plan)),
      m_target(withKeptTables(scene.source, scene.target, m_fates)),
      m_ahead(static_cast<size_t>(m_moves.size())),
      m_changesAhead(static_cast<size_t>(m_changes.size()))
{
    for (const auto& [at, move] : m_moves)
        m_filled.insert(foldedName(move->into));
}

/// Changes first: whether they reach other tables tells what moves behind them find in place.
Status StepsAhead::look(const Tell& tell)
{
    GODWIT_CHECK(lookAtChanges(tell));
    return lookAtMoves(tell);
}

Status StepsAhead::lookAtChanges(const Tell& tell)
{
    const AssessScene scene{.plan = m_scene.plan,
                            .source = m_scene.source,
                            .target = m_target,
                            .staging = m_scene.staging,
                            .file = m_scene.file,
                            .limits = m_scene.limits,
                            .cancel = m_scene.cancel,
                            .progress = m_scene.progress};
    for (qsizetype at = 0; at < m_changes.size(); ++at) {
        GODWIT_CHECK(m_scene.cancel.check());
        MoveAhead& one = m_changesAhead[static_cast<size_t>(at)];
        one.number = static_cast<int>(m_moves.size() + at);
        beginChange(one, m_changes[at]);
        GODWIT_CHECK(lookTogether({&one}, scene, tell));
        endChange(one, m_changes[at]);
    }
    return {};
}

void StepsAhead::beginChange(MoveAhead& one, ChangeAhead& change)
{
    const QString name = change.tables.join(QStringLiteral(", "));
    const Table* const source = change.tables.size() == 1 ? m_scene.source.table(name) : nullptr;
    one.expectation.step = change.at;
    one.expectation.from = name;
    one.expectation.into = name;
    if (change.notRun.isEmpty() && (!source || !m_fates.isKept(name)))
        change.notRun =
            QStringLiteral("The rows of %1 are there when the steps before it are done.").arg(name);
    else if (change.notRun.isEmpty() &&
             !standingTables(m_scene.source, m_fates, m_changes, change.order).contains(foldedName(name)))
        change.notRun = QStringLiteral("A step before it changes rows of %1.").arg(name);
    const Table* const target = m_target.table(name);
    if (change.notRun.isEmpty() && !target)
        change.notRun = QStringLiteral("The target has no table %1.").arg(name);
    if (!change.notRun.isEmpty()) {
        one.reduced.notRun = change.notRun;
        return;
    }
    one.expectation.rows = m_known.rows.value(foldedName(source->name), -1);
    one.expectation.skipped = 0;
    one.expectation.quarantined = 0;
    reduceChange(one, change, *source, *target);
}

void StepsAhead::reduceChange(MoveAhead& one, const ChangeAhead& change, const Table& source,
                              const Table& target) const
{
    const QSet<QString> standing = standingTables(m_scene.source, m_fates, m_changes, change.order);
    if (change.at.kind == QStringLiteral("delete")) {
        one.reduced.step = change.rows;
        if (asksForMoved(change.rows.where.first().condition.text, {}, standing))
            one.reduced.notRun = QStringLiteral("Its rule looks at rows that have moved by then.");
        return;
    }
    one.reduced = reduceMove(
        &source, target, {.at = change.at, .work = &change.rows},
        {.profile = profileOf(source.name), .sharesTarget = false, .filled = m_filled, .standing = standing});
    if (change.at.kind != QStringLiteral("update"))
        return;
    const auto isSet = [&](const QString& column) {
        return std::any_of(change.rows.columns.begin(), change.rows.columns.end(),
                           [&](const ColumnValue& value) { return isSameName(value.column, column); });
    };
    one.reduced.missing.removeIf([&](const MissingField& field) { return !isSet(field.column); });
    one.reduced.keys.removeIf([&](const LookedAtKey& key) {
        return !key.isOfRow && std::none_of(key.found.columns.begin(), key.found.columns.end(), isSet);
    });
    for (const LookedAtKey& key : one.reduced.keys) {
        if (!key.parts.empty() && !change.rows.where.isEmpty())
            one.reduced.notCounted +=
                QStringLiteral(
                    "Whether rows share %1 with rows that stay as they are is known when it has run.")
                    .arg(key.found.columns.join(QStringLiteral(", ")));
    }
}

/// Rows that leave take those along that refer to them.
void StepsAhead::endChange(MoveAhead& one, ChangeAhead& change) const
{
    MoveExpectation& found = one.expectation;
    if (!found.notRun.isEmpty())
        return;
    const bool leavesNothing = found.quarantined == 0 && !found.isLowerBound &&
                               (change.at.kind != QStringLiteral("delete") || found.skipped == 0);
    if (leavesNothing)
        change.reachesOthers = false;
    if (found.quarantined == 0 || !change.leaves)
        return;
    for (const Table& child : m_target.tables) {
        const bool refers =
            std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                        [&](const ForeignKey& key) { return isSameName(key.parent, change.tables.first()); });
        if (!refers)
            continue;
        found.notCounted += QStringLiteral("Rows of %1 that refer to these go with them.").arg(child.name);
        found.isLowerBound = true;
    }
}

Status StepsAhead::lookAtMoves(const Tell& tell)
{
    QMap<QString, QList<int>> byTable;
    QStringList order;
    for (int number = 0; number < m_moves.size(); ++number) {
        const QString table = foldedName(m_moves[number].work->into);
        if (!byTable.contains(table))
            order += table;
        byTable[table] += number;
    }
    for (const QString& table : std::as_const(order)) {
        GODWIT_CHECK(m_scene.cancel.check());
        GODWIT_CHECK(lookInto(byTable[table], tell));
    }
    return {};
}

Status StepsAhead::lookInto(const QList<int>& numbers, const Tell& tell)
{
    std::vector<MoveAhead*> together;
    for (const int number : numbers) {
        MoveAhead& one = m_ahead[static_cast<size_t>(number)];
        begin(one, number, numbers.size() > 1);
        if (m_scene.target.table(m_moves[number].work->into))
            together.push_back(&one);
    }
    return together.empty() ? Status() : lookTogether(together, m_scene, tell);
}

Status StepsAhead::lookTogether(const std::vector<MoveAhead*>& together, const AssessScene& scene,
                                const Tell& tell)
{
    GODWIT_TRY(const Reading reading, Reading::begin(m_readers));
    MovesInto into(m_readers, reading.hasBoth(), scene, together);
    GODWIT_CHECK(into.look([&](const MoveAhead& move, qint64 read) {
        const qint64 rows = std::max<qint64>(0, m_known.rows.value(foldedName(move.expectation.from), 0));
        tell(read < 0 ? read : std::min(read, rows), rows,
             QStringLiteral("looking ahead: %1").arg(move.expectation.step.title));
    }));
    m_across += into.across();
    return {};
}

const Table* StepsAhead::sourceOf(const MoveStep& move) const
{
    if (!move.query.isEmpty())
        return nullptr;
    if (const Table* const table = m_scene.source.table(move.from))
        return table;
    const auto further =
        std::find_if(m_known.further.begin(), m_known.further.end(),
                     [&](const FurtherSource& one) { return isSameName(one.name(), move.from); });
    return further == m_known.further.end() ? nullptr : &further->table;
}

const TableProfile* StepsAhead::profileOf(const QString& table) const
{
    const auto profile = std::find_if(m_known.profiles.begin(), m_known.profiles.end(),
                                      [&](const TableProfile& one) { return isSameName(one.table, table); });
    return profile == m_known.profiles.end() ? nullptr : &*profile;
}

void StepsAhead::begin(MoveAhead& one, int number, bool isShared)
{
    const auto& [at, move] = m_moves[number];
    one.number = number;
    one.expectation.step = at;
    one.expectation.from = move->from;
    one.expectation.into = move->into;
    one.expectation.rows = sourceOf(*move) ? m_known.rows.value(foldedName(move->from), -1) : -1;
    const Table* const target = m_scene.target.table(move->into);
    if (!target) {
        one.expectation.notRun = QStringLiteral("The target has no table %1.").arg(move->into);
        return;
    }
    one.expectation.skipped = 0;
    one.expectation.quarantined = 0;
    one.reduced = reduceMove(
        sourceOf(*move), *target, m_moves[number],
        {.profile = sourceOf(*move) ? profileOf(move->from) : nullptr,
         .sharesTarget = isShared,
         .filled = m_filled,
         .standing = standingTables(m_scene.source, m_fates, m_changes, orderOf(m_scene.plan, at))});
}

void StepsAhead::addTo(Assessment& assessment) const
{
    std::vector<const MoveAhead*> all;
    for (const MoveAhead& move : m_ahead)
        all.push_back(&move);
    for (const MoveAhead& change : m_changesAhead)
        all.push_back(&change);
    std::stable_sort(all.begin(), all.end(), [this](const MoveAhead* one, const MoveAhead* other) {
        return orderOf(m_scene.plan, one->expectation.step) < orderOf(m_scene.plan, other->expectation.step);
    });
    for (const MoveAhead* const one : all) {
        assessment.expectations.append(one->expectation);
        assessment.missing += one->reduced.missing;
        for (const LookedAtKey& key : one->reduced.keys)
            assessment.duplicates.append(key.found);
    }
    assessment.duplicates += m_across;
}

} // namespace godwit::core
