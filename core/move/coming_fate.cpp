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
    ComingFate fate(work, std::move(move));
    fate.m_changesKey = fate.m_move.keyFollows && !fate.m_move.keepsKey;
    fate.m_judges =
        !fate.m_move.hasSeveral && fate.m_move.copies.isEmpty() && !fate.m_move.flagsReferToItself;
    if (!fate.m_changesKey && !fate.m_judges)
        return fate;
    const QString from = QStringLiteral(" FROM main.%1 AS %1 WHERE %1.%2 = :%3")
                             .arg(quoted(table.name), quoted(table.rowidName()), QString::fromLatin1(kFromParameter));
    fate.m_alone = QStringLiteral("SELECT %1") + from;
    GODWIT_TRY(Statement row, work.preparePersistent(QStringLiteral("SELECT %1, %2%3")
                                                         .arg(fate.m_judges ? fate.m_move.flags : QStringLiteral("NULL"),
                                                              fate.m_changesKey ? fate.m_move.keyExpression : quoted(key), from)));
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
    auto fate = stepped && *stepped ? judged(rowId, key, isMoving, verdict) : Result<Fate>(same);
    m_row->reset();
    verdict = ours;
    if (!stepped)
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = stepped.error().what};
    return fate;
}

Result<Fate> ComingFate::judged(const Value& rowId, const Value& key, bool isMoving, RowVerdict& verdict)
{
    if (isMoving && m_judges) {
        GODWIT_TRY(const auto fate, leftOut(rowId, verdict));
        if (fate)
            return *fate;
    }
    if (!m_changesKey)
        return Fate{.kind = Fate::Kind::Moved, .key = key, .firstCause = {}};
    const Value changed = m_row->value(m_row->columnCount() - 1);
    return Fate{
        .kind = changed.isNull() ? Fate::Kind::Keyless : Fate::Kind::Moved, .key = changed, .firstCause = {}};
}

Result<std::optional<Fate>> ComingFate::notedBy(const QString& condition, const Value& rowId, RowVerdict& verdict)
{
    GODWIT_TRY(Statement alone, m_work->prepare(QString(m_alone).replace(m_alone.indexOf(QStringLiteral("%1")), 2, condition)));
    verdict.clear();
    m_move.bind(alone, rowId);
    const auto stepped = alone.step();
    if (!stepped)
        return stepped.error();
    return verdict.isRejected ? std::optional(Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = verdict.cause}) : std::nullopt;
}

/// What the move's rules make of a row that is still to come; nothing: it will move.
Result<std::optional<Fate>> ComingFate::leftOut(const Value& rowId, RowVerdict& verdict)
{
    const auto aside = [](const QString& cause) {
        return std::optional(Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = cause});
    };
    for (int flag = m_move.whereAt(); flag < m_move.rejectAt(); ++flag) {
        if (m_row->integer(flag) != 0)
            continue;
        const Condition& condition = m_move.conditions[flag - m_move.whereAt()];
        if (condition.canNote && verdict.isRejected) {
            GODWIT_TRY(const auto noted, notedBy(condition.sql, rowId, verdict));
            if (noted)
                return noted;
        }
        return std::optional(Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}});
    }
    if (!m_row->isNull(0))
        return aside(QStringLiteral("it holds a BLOB, or text that is not UTF-8"));
    for (int flag = m_move.rejectAt(); flag < m_move.handedOnAt(); ++flag) {
        if (m_row->integer(flag) != 0)
            return aside(m_move.step->reject[flag - m_move.rejectAt()].because);
    }
    if (verdict.isRejected)
        return aside(verdict.cause);
    return std::optional<Fate>();
}

} // namespace godwit::core
