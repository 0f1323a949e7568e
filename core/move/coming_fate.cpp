// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/coming_fate.h"

#include "core/move/compiler.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Result<ComingFate> ComingFate::of(Database& work, const MoveScene& scene, int number, const Table& table,
                                  const QString& key)
{
    GODWIT_TRY(CompiledMove move, compileMove(scene, number, *movesOf(scene.plan)[number]));
    ComingFate fate(std::move(move));
    fate.m_changesKey = fate.m_move.keyFollows && !fate.m_move.keepsKey;
    fate.m_judges =
        !fate.m_move.hasSeveral && fate.m_move.copies.isEmpty() && !fate.m_move.flagsReferToItself;
    if (!fate.m_changesKey && !fate.m_judges)
        return fate;
    GODWIT_TRY(Statement row,
               work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM main.%3 AS %3 WHERE %3.%4 = :%5")
                                          .arg(fate.m_judges ? fate.m_move.flags : QStringLiteral("NULL"),
                                               fate.m_changesKey ? fate.m_move.keyExpression : quoted(key),
                                               quoted(table.name), quoted(table.rowidName()),
                                               QString::fromLatin1(kFromParameter))));
    fate.m_row.emplace(std::move(row));
    return fate;
}

/// A key that the move told of each row follows from that row only until it has moved.
Result<Fate> ComingFate::find(const Value& rowId, const Value& key, bool isMoving, RowVerdict& verdict)
{
    const Fate same{.kind = Fate::Kind::Moved, .key = key, .firstCause = {}};
    const bool asksForKey = m_changesKey && (isMoving || m_move.keyIsDerived);
    if (!m_row || !(asksForKey || (isMoving && m_judges)))
        return same;
    const RowVerdict ours = verdict; // what is noted now is said of another row
    verdict.clear();
    m_move.bind(*m_row, rowId);
    const auto stepped = m_row->step();
    auto fate = stepped && *stepped ? judged(key, isMoving, verdict) : same;
    m_row->reset();
    verdict = ours;
    if (!stepped)
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = stepped.error().what};
    return fate;
}

Fate ComingFate::judged(const Value& key, bool isMoving, const RowVerdict& verdict) const
{
    if (isMoving && m_judges) {
        if (const auto fate = leftOut(verdict))
            return *fate;
    }
    if (!m_changesKey)
        return {.kind = Fate::Kind::Moved, .key = key, .firstCause = {}};
    const Value changed = m_row->value(m_row->columnCount() - 1);
    return {
        .kind = changed.isNull() ? Fate::Kind::Keyless : Fate::Kind::Moved, .key = changed, .firstCause = {}};
}

/// What the move's rules make of a row that is still to come; nothing: it will move.
std::optional<Fate> ComingFate::leftOut(const RowVerdict& verdict) const
{
    const auto aside = [](const QString& cause) {
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = cause};
    };
    for (int flag = m_move.whereAt(); flag < m_move.rejectAt(); ++flag) {
        if (m_row->integer(flag) == 0)
            return Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}};
    }
    if (!m_row->isNull(0))
        return aside(QStringLiteral("it holds a BLOB, or text that is not UTF-8"));
    for (int flag = m_move.rejectAt(); flag < m_move.handedOnAt(); ++flag) {
        if (m_row->integer(flag) != 0)
            return aside(m_move.step->reject[flag - m_move.rejectAt()].because);
    }
    if (verdict.isRejected)
        return aside(verdict.cause);
    return std::nullopt;
}

} // namespace godwit::core
