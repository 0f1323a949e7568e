// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/fates.h"

#include "core/journal/records.h"
#include "core/move/compiler.h"
#include "core/plan/checker_parts.h"
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

} // namespace

/// A parent table and what is asked of it.
struct Fates::Parent
{
    QByteArray name;   ///< as the plan writes it
    QString table;     ///< as the source does
    Statement exists;  ///< row id and key by the key's value; both the key where the table has no row ids that hold
    Statement lineage; ///< disposition and target key by row id, or by key
    bool goesByKey = false;
    std::optional<CompiledMove> move;  ///< that takes its rows
    std::optional<Statement> coming;   ///< by row id: the flags of that move, and the new key
    bool changesKey = false;           ///< the new key follows from the row
    bool judgesComing = false;         ///< the flags tell whether a row will move at all
    struct Remembered
    {
        Value key;
        Fate fate;
        bool isUsed = false;
    };
    std::unique_ptr<std::array<Remembered, kRemembered>> remembered;
    bool isMoving = false;
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

void Fates::forget(const QString& movingTable)
{
    for (auto& parent : m_parents) {
        parent->remembered.reset();
        parent->isMoving = isSameName(parent->table, movingTable);
    }
    m_moving = movingTable;
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

Result<Fates::Parent*> Fates::parentOf(const QByteArray& name)
{
    for (const auto& parent : m_parents) {
        if (parent->name == name)
            return parent.get();
    }
    const auto [table, schema] = tableOf(QString::fromUtf8(name));
    const QString key = table ? keyOf(QString::fromUtf8(name), *table) : QString();
    if (key.isEmpty())
        return Error(ErrorCode::PlanReference,
                     QStringLiteral("ref() needs a table of the source with a key of one column; %1 is none.")
                         .arg(QString::fromUtf8(name)));
    const bool isOfSource = schema == QStringLiteral("main");
    const QString title = isOfSource ? table->name : titleOfFurther(QString::fromUtf8(name));
    // A table without row ids is read from a copy that is gone by now: its rows are known by their keys.
    const bool goesByKey = table->rowidName().isEmpty();
    GODWIT_TRY(auto exists, m_work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM %3.%4 WHERE %2 = ?1")
                                                         .arg(quoted(goesByKey ? key : table->rowidName()), quoted(key),
                                                              quoted(schema), quoted(table->name))));
    // Of several moves the one that brought the row somewhere counts, unless one of them put it aside.
    GODWIT_TRY(auto lineage,
               m_work.preparePersistent(
                   QStringLiteral("SELECT l.disposition, l.target_key FROM main._godwit_lineage l JOIN main._godwit_source s"
                                  " ON s.id = l.source WHERE s.name = ?1 AND l.%1 = ?2 ORDER BY CASE l.disposition"
                                  " WHEN 3 THEN -1 ELSE l.disposition END, l.move LIMIT 1")
                       .arg(goesByKey ? QStringLiteral("source_key") : QStringLiteral("row_id"))));
    lineage.bindText(1, title);
    auto parent = std::make_unique<Parent>(Parent{.name = name,
                                                  .table = title,
                                                  .exists = std::move(exists),
                                                  .lineage = std::move(lineage),
                                                  .goesByKey = goesByKey,
                                                  .move = {},
                                                  .coming = {},
                                                  .changesKey = false,
                                                  .judgesComing = false,
                                                  .remembered = {},
                                                  .isMoving = isSameName(title, m_moving)});
    if (isOfSource)
        GODWIT_CHECK(findComing(*table, key, *parent));
    return m_parents.emplace_back(std::move(parent)).get();
}

/// A table of a further database as the move that takes its rows writes it: so it stands in the lineage.
QString Fates::titleOfFurther(const QString& name) const
{
    for (const MoveStep* move : movesOf(m_scene.plan)) {
        if (isSameName(accountedTable(*move), name))
            return accountedTable(*move);
    }
    return name;
}

/// The one column by which a plan names rows of the table: what the move that takes them says, else the primary key.
QString Fates::keyOf(const QString& name, const Table& table) const
{
    QStringList key = table.primaryKey();
    for (const MoveStep* move : movesOf(m_scene.plan)) {
        if (move->query.isEmpty() && isSameName(move->from, name) && !move->key.isEmpty()) {
            key = move->key;
            break;
        }
    }
    const Column* const column = key.size() == 1 ? table.column(key.first()) : nullptr;
    return column ? column->name : QString();
}

/// The move that takes rows of the table says how their keys change, and which of them it leaves out.
Status Fates::findComing(const Table& table, const QString& key, Parent& parent)
{
    const QList<const MoveStep*> moves = movesOf(m_scene.plan);
    for (int number = 0; number < moves.size(); ++number) {
        if (!moves[number]->query.isEmpty() || !isSameName(moves[number]->from, table.name))
            continue;
        GODWIT_TRY(CompiledMove move, compileMove(m_scene, number, *moves[number]));
        parent.changesKey = move.keyFollows && !move.keepsKey;
        parent.judgesComing = !move.hasSeveral && move.copies.isEmpty() && !move.flagsReferToItself;
        if (!parent.changesKey && !parent.judgesComing)
            return {};
        GODWIT_TRY(Statement coming,
                   m_work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM main.%3 AS %3 WHERE %3.%4 = :%5")
                                                .arg(parent.judgesComing ? move.flags : QStringLiteral("NULL"),
                                                     parent.changesKey ? move.keyExpression : quoted(key),
                                                     quoted(table.name), quoted(table.rowidName()),
                                                     QString::fromLatin1(kFromParameter))));
        parent.coming.emplace(std::move(coming));
        parent.move.emplace(std::move(move));
        return {};
    }
    return {};
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
    parent.lineage.bind(2, rowId);
    GODWIT_TRY(const bool isException, parent.lineage.step());
    const auto disposition = isException ? static_cast<Disposition>(parent.lineage.integer(0)) : Disposition::Moved;
    const Value targetKey = isException ? parent.lineage.value(1) : Value::null();
    parent.lineage.reset();
    switch (disposition) {
    case Disposition::Moved:
        if (!targetKey.isNull())
            return Fate{.kind = Fate::Kind::Moved, .key = targetKey, .firstCause = {}};
        return comingFate(parent, rowId, key, !isException);
    case Disposition::Merged:
        return Fate{.kind = Fate::Kind::Merged, .key = targetKey, .firstCause = {}};
    case Disposition::Skipped:
        return Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}};
    case Disposition::Quarantined:
        break;
    }
    GODWIT_TRY(const QString first, firstCauseOf(parent, rowId));
    return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = first};
}

/// A row without an entry has moved, or is still to come where its own table is being moved.
Result<Fate> Fates::comingFate(Parent& parent, const Value& rowId, const Value& key, bool mayCome)
{
    const Fate same{.kind = Fate::Kind::Moved, .key = key, .firstCause = {}};
    const bool isJudged = mayCome && parent.isMoving && parent.judgesComing;
    if (!parent.coming || !(parent.changesKey || isJudged))
        return same;
    const RowVerdict ours = *m_verdict; // what is noted now is said of another row
    m_verdict->clear();
    parent.move->bind(*parent.coming, rowId);
    const auto stepped = parent.coming->step();
    auto fate = stepped && *stepped ? fateOfComing(parent, same, isJudged) : same;
    parent.coming->reset();
    *m_verdict = ours;
    if (!stepped)
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = stepped.error().what};
    return fate;
}

Fate Fates::fateOfComing(const Parent& parent, const Fate& same, bool isJudged) const
{
    const Statement& row = *parent.coming;
    const CompiledMove& move = *parent.move;
    const auto aside = [](const QString& cause) {
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = cause};
    };
    if (isJudged) {
        for (int flag = move.whereAt(); flag < move.rejectAt(); ++flag) {
            if (row.integer(flag) == 0)
                return Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}};
        }
        if (!row.isNull(0))
            return aside(QStringLiteral("it holds a BLOB, or text that is not UTF-8"));
        for (int flag = move.rejectAt(); flag < move.handedOnAt(); ++flag) {
            if (row.integer(flag) != 0)
                return aside(move.step->reject[flag - move.rejectAt()].because);
        }
        if (m_verdict->isRejected)
            return aside(m_verdict->cause);
    }
    return parent.changesKey ? Fate{.kind = Fate::Kind::Moved, .key = row.value(row.columnCount() - 1), .firstCause = {}} : same;
}

Result<QString> Fates::firstCauseOf(const Parent& parent, const Value& rowId)
{
    return m_work.text(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                      " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                      " WHERE s.name = ? AND q.%1 = ? ORDER BY q.id LIMIT 1")
                           .arg(parent.goesByKey ? QStringLiteral("source_key") : QStringLiteral("row_id")),
                       {Value::ofText(parent.table), rowId});
}

} // namespace godwit::core
