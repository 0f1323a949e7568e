// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/fates.h"

#include "core/journal/records.h"
#include "core/move/change_tables.h"
#include "core/move/coming_fate.h"
#include "core/move/compiler.h"
#include "core/move/lineage_writer.h"
#include "core/plan/plan_moves.h"
#include "core/sqlite/quoting.h"

#include <xxhash.h>

#include <array>

namespace godwit::core {

namespace {

constexpr size_t kRemembered = 4096; // fates a table; children come in runs, or their parents are few

size_t slotOf(const Value& key)
{
    const quint64 hash = key.type == Value::Type::Integer
                             ? static_cast<quint64>(key.integer) * 0x9E3779B97F4A7C15U >> 32U
                             : XXH3_64bits(key.bytes.constData(), static_cast<size_t>(key.bytes.size()));
    return hash % kRemembered;
}

bool isPlaced(const Fate& fate)
{
    return fate.kind == Fate::Kind::Moved || fate.kind == Fate::Kind::Merged;
}

int weightOf(Fate::Kind kind)
{
    switch (kind) {
    case Fate::Kind::Missing:
        return 0;
    case Fate::Kind::Skipped:
        return 1;
    case Fate::Kind::Quarantined:
        return 2;
    case Fate::Kind::Merged:
        return 3;
    case Fate::Kind::Moved:
        return 4;
    case Fate::Kind::Keyless:
        return 5;
    case Fate::Kind::Several:
        break;
    }
    return 6;
}

/// What two moves into one table made of a row: where one brought it, it is there, under one key or under two.
Fate both(Fate one, Fate other)
{
    if (isPlaced(one) && isPlaced(other) && !(one.key == other.key))
        return {.kind = Fate::Kind::Several, .key = {}, .firstCause = {}};
    return weightOf(one.kind) >= weightOf(other.kind) ? std::move(one) : std::move(other);
}

} // namespace

/// A move that brings the parent's rows, and what it says of those that have no entry.
struct Fates::Mover
{
    int number = 0;
    std::optional<ComingFate> coming;
    bool recordsMoved = false; ///< each row that was dealt with has an entry
    bool isMoving = false;
};

/// A parent table and what is asked of it.
struct Fates::Parent
{
    QByteArray name;   ///< as the plan writes it
    QByteArray into;   ///< of the target; empty: not said
    QString table;     ///< as the source does
    Statement exists;  ///< row id and key by the key's value; both the key where the table has no row ids that hold
    Statement lineage; ///< disposition, target key and rule by row id, or by key, and move
    bool goesByKey = false;
    std::vector<Mover> movers;
    struct Remembered
    {
        Value key;
        Fate fate;
        bool isUsed = false;
    };
    std::unique_ptr<std::array<Remembered, kRemembered>> remembered;
    bool isMoving = false;

    /// While one of its moves runs, what is found out does not hold.
    void setMoving(int move)
    {
        isMoving = false;
        for (Mover& mover : movers) {
            mover.isMoving = mover.number == move;
            isMoving = isMoving || mover.isMoving;
        }
    }
};

Fates::Fates(Database& work, const MoveScene& scene, std::shared_ptr<RowVerdict> verdict)
    : m_work(work), m_scene(scene), m_verdict(std::move(verdict))
{
}

Fates::~Fates() = default;

QString Fates::titleOf(const Parent& parent)
{
    return parent.table;
}

void Fates::forget(int movingMove)
{
    for (auto& parent : m_parents) {
        parent->remembered.reset();
        parent->setMoving(movingMove);
    }
    m_moving = movingMove;
}

/// A table of the source, or of a further database, whose copy has its row ids; and the schema it lies in.
std::pair<const Table*, QString> Fates::tableOf(const QString& name) const
{
    const QString schema = schemaOf(m_scene.plan, m_scene.source, name);
    if (schema.isEmpty())
        return {m_scene.source.table(name), QStringLiteral("main")};
    const auto found = m_scene.further.constFind(foldedName(name));
    return {found == m_scene.further.constEnd() ? nullptr : &*found, schema};
}

Result<Fates::Parent*> Fates::parentOf(const QByteArray& name, const QByteArray& into)
{
    for (const auto& parent : m_parents) {
        if (parent->name == name && parent->into == into)
            return parent.get();
    }
    GODWIT_TRY(auto parent, findParent(name, into));
    return m_parents.emplace_back(std::move(parent)).get();
}

Result<std::unique_ptr<Fates::Parent>> Fates::findParent(const QByteArray& name, const QByteArray& into)
{
    const QString from = QString::fromUtf8(name);
    const ReferredMoves referred = referredMoves(m_scene.plan, m_scene.target, {.table = from, .into = QString::fromUtf8(into)});
    if (!referred.why.isEmpty())
        return Error(ErrorCode::PlanUnclearReference, referred.why);
    const auto [table, schema] = tableOf(from);
    const QString key = table && !referred.moves.isEmpty() ? keyOf(*table, referred.moves.first()) : QString();
    if (key.isEmpty())
        return Error(ErrorCode::PlanReference,
                     QStringLiteral("ref() needs a table of the source with a key of one column; %1 is none.").arg(from));
    if (m_moving >= 0 && referred.moves.last() > m_moving)
        return Error(ErrorCode::PlanUnclearReference, QStringLiteral("ref() asks for rows of %1 that a later move brings.").arg(from));
    const bool isOfSource = schema == QStringLiteral("main");
    const QString title = isOfSource ? table->name : accountedTable(*movesOf(m_scene.plan)[referred.moves.first()]); // as the lineage has it
    GODWIT_TRY(auto parent, prepared({.table = *table, .schema = schema, .key = key, .title = title}));
    parent->name = name;
    parent->into = into;
    for (const int number : referred.moves) {
        Mover& mover = parent->movers.emplace_back();
        mover.number = number;
        mover.recordsMoved = referred.moves.size() > 1;
        if (isOfSource && movesOf(m_scene.plan)[number]->query.isEmpty()) {
            GODWIT_TRY(auto coming, ComingFate::of(m_work, m_scene, number, *table, key));
            mover.coming.emplace(std::move(coming));
        }
    }
    parent->setMoving(m_moving);
    return parent;
}

/// A table without row ids is read from a copy that is gone by now: its rows are known by their keys.
Result<std::unique_ptr<Fates::Parent>> Fates::prepared(const Asked& asked)
{
    const bool goesByKey = asked.table.rowidName().isEmpty();
    GODWIT_TRY(auto exists, m_work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM %3.%4 WHERE %2 = ?1")
                                                         .arg(quoted(goesByKey ? asked.key : asked.table.rowidName()), quoted(asked.key),
                                                              quoted(asked.schema), quoted(asked.table.name))));
    GODWIT_TRY(auto lineage,
               m_work.preparePersistent(
                   QStringLiteral("SELECT l.disposition, l.target_key, l.rule FROM main._godwit_lineage l JOIN main._godwit_source s"
                                  " ON s.id = l.source WHERE s.name = ?1 AND l.%1 = ?2 AND l.move = ?3 LIMIT 1")
                       .arg(goesByKey ? QStringLiteral("source_key") : QStringLiteral("row_id"))));
    lineage.bindText(1, asked.title);
    return std::make_unique<Parent>(Parent{.name = {},
                                           .into = {},
                                           .table = asked.title,
                                           .exists = std::move(exists),
                                           .lineage = std::move(lineage),
                                           .goesByKey = goesByKey,
                                           .movers = {},
                                           .remembered = {},
                                           .isMoving = false});
}

/// The one column by which a plan names rows of the table: what the move that takes them says, else the primary key.
QString Fates::keyOf(const Table& table, int move) const
{
    const MoveStep& step = *movesOf(m_scene.plan)[move];
    const QStringList key = step.query.isEmpty() && !step.key.isEmpty() ? step.key : table.primaryKey();
    const Column* const column = key.size() == 1 ? table.column(key.first()) : nullptr;
    return column ? column->name : QString();
}

Result<const Fate*> Fates::fateOf(Parent& parent, const Value& key)
{
    if (parent.isMoving) {
        GODWIT_TRY(m_fate, lookUp(parent, key));
        return &m_fate;
    }
    if (!parent.remembered)
        parent.remembered = std::make_unique<std::array<Parent::Remembered, kRemembered>>();
    Parent::Remembered& slot = (*parent.remembered)[slotOf(key)];
    if (!slot.isUsed || !(slot.key == key)) {
        GODWIT_TRY(slot.fate, lookUp(parent, key));
        slot.key = key;
        slot.isUsed = true;
    }
    return &slot.fate;
}

Result<Fate> Fates::lookUp(Parent& parent, const Value& oldKey)
{
    parent.exists.bind(1, oldKey);
    GODWIT_TRY(const bool exists, parent.exists.step());
    if (!exists) {
        parent.exists.reset();
        return Fate{};
    }
    const Value rowId = parent.exists.value(0);
    const Value key = parent.exists.value(1);
    parent.exists.reset();
    Fate fate;
    for (Mover& mover : parent.movers) {
        GODWIT_TRY(Fate one, fateBy(parent, mover, rowId, key));
        fate = both(std::move(fate), std::move(one));
    }
    return fate;
}

/// What one move made of a row. One without an entry has moved, or is still to come where that move runs.
Result<Fate> Fates::fateBy(Parent& parent, Mover& mover, const Value& rowId, const Value& key)
{
    parent.lineage.bind(2, rowId);
    parent.lineage.bindInteger(3, mover.number);
    GODWIT_TRY(const bool isException, parent.lineage.step());
    const auto disposition = isException ? static_cast<Disposition>(parent.lineage.integer(0)) : Disposition::Moved;
    const Value targetKey = isException ? parent.lineage.value(1) : Value::null();
    const QString mark = isException ? parent.lineage.text(2) : QString();
    parent.lineage.reset();
    if (!isException && mover.recordsMoved && !mover.isMoving)
        return Fate{};
    if (!isException && mover.coming)
        return mover.coming->find(rowId, key, mover.isMoving, *m_verdict);
    switch (disposition) {
    case Disposition::Moved:
    case Disposition::Merged:
        if (mark == kBecameSeveral)
            return Fate{.kind = Fate::Kind::Several, .key = {}, .firstCause = {}};
        if (mark == kBecameKeyless || (disposition == Disposition::Merged && targetKey.isNull()))
            return Fate{.kind = Fate::Kind::Keyless, .key = {}, .firstCause = {}};
        return Fate{.kind = disposition == Disposition::Moved ? Fate::Kind::Moved : Fate::Kind::Merged,
                    .key = targetKey.isNull() ? key : targetKey,
                    .firstCause = {}};
    case Disposition::Skipped:
        return Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}};
    case Disposition::Quarantined:
        break;
    }
    GODWIT_TRY(const QString first, firstCauseOf(parent, mover, rowId));
    return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = first};
}

/// Of the move itself, or of what came after all moves: the end of a phase, and steps that change rows.
Result<QString> Fates::firstCauseOf(const Parent& parent, const Mover& mover, const Value& rowId)
{
    return m_work.text(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                      " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                      " WHERE s.name = ?1 AND q.%1 = ?2 AND (q.move = ?3 OR q.move >= ?4) ORDER BY q.move <> ?3, q.id LIMIT 1")
                           .arg(parent.goesByKey ? QStringLiteral("source_key") : QStringLiteral("row_id")),
                       {Value::ofText(parent.table), rowId, Value::ofInteger(mover.number), Value::ofInteger(kFirstChange)});
}

} // namespace godwit::core
