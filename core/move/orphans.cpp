// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/orphans.h"

#include "core/move/compiler.h"
#include "core/move/work_tables.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QSet>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kBatchRows = 1000;

QString nameOf(const QString& table, const Value& key)
{
    return foldedName(table) + u'\n' + key.toLiteral();
}

QString marks(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}

} // namespace

Orphans::Orphans(MoveSession& session, const MoveScene& scene, int movesDone)
    : m_session(session), m_scene(scene), m_changes{.work = session.work,
                                                    .plan = scene.plan,
                                                    .source = scene.source,
                                                    .target = scene.target,
                                                    .staging = scene.staging,
                                                    .seed = scene.seed},
      m_movesDone(movesDone)
{
}

QList<Orphans::Reference> Orphans::references() const
{
    const QList<const MoveStep*> moves = movesOf(m_scene.plan);
    const auto numbersInto = [&](const QString& table) {
        QList<int> numbers;
        for (int number = 0; number < moves.size(); ++number) {
            if (isSameName(moves[number]->into, table))
                numbers.append(number);
        }
        return numbers;
    };
    QList<Reference> all;
    for (const Table& child : m_scene.target.tables) {
        const QList<int> own = numbersInto(child.name);
        if (own.isEmpty() || own.first() >= m_movesDone)
            continue;
        for (const ForeignKey& key : child.foreignKeys) {
            const QList<int> parents = numbersInto(key.parent);
            const bool isComplete = parents.isEmpty() || parents.last() < m_movesDone;
            if (isComplete && !key.columns.isEmpty() && key.columns.size() == key.parentColumns.size())
                all.append({&child, &key, !parents.isEmpty() && parents.last() >= own.first()});
        }
    }
    return all;
}

Result<qint64> Orphans::putAside()
{
    qint64 gone = 0;
    QSet<QString> shrunk; // tables that lost rows in the round before
    bool isFirst = true;
    do {
        QSet<QString> now;
        for (const Reference& reference : references()) {
            if (isFirst ? !reference.isDeferred : !shrunk.contains(foldedName(reference.key->parent)))
                continue;
            GODWIT_TRY(const qint64 rows, settle(reference));
            gone += rows;
            if (rows > 0)
                now.insert(foldedName(reference.child->name));
        }
        shrunk = now;
        isFirst = false;
    } while (!shrunk.isEmpty());
    return gone;
}

Result<qint64> Orphans::settle(const Reference& reference)
{
    Database& work = m_session.work;
    GODWIT_TRY(const RowIdentity identity, RowIdentity::of(*reference.child));
    qint64 gone = 0;
    Row after;
    while (true) {
        GODWIT_CHECK(work.cancel().check());
        GODWIT_TRY(const auto orphans, next(reference, identity, after));
        if (orphans.empty())
            return gone;
        GODWIT_TRY(auto transaction, Transaction::begin(work));
        for (const Orphan& orphan : orphans) {
            GODWIT_TRY(const qint64 rows, putAside(reference, identity, orphan));
            gone += rows;
        }
        GODWIT_CHECK(transaction.commit());
        after = orphans.back().identity;
    }
}

/// Rows that refer to nothing, in the order of their identities, behind `after`.
Result<std::vector<Orphans::Orphan>> Orphans::next(const Reference& reference, const RowIdentity& identity, const Row& after)
{
    const QString list = identity.list(QStringLiteral("c"));
    const QStringList key = reference.child->primaryKey();
    QStringList columns{list, key.size() == 1 ? QStringLiteral("c.") + quoted(key.first()) : QStringLiteral("NULL")};
    QStringList conditions;
    QStringList same;
    for (qsizetype part = 0; part < reference.key->columns.size(); ++part) {
        const QString column = QStringLiteral("c.") + quoted(reference.key->columns[part]);
        columns.append(column);
        conditions.append(column + QStringLiteral(" IS NOT NULL"));
        same.append(QStringLiteral("p.%1 = %2").arg(quoted(reference.key->parentColumns[part]), column));
    }
    if (!after.empty())
        conditions.append(QStringLiteral("(%1) > (%2)").arg(list, marks(identity.columns.size())));
    conditions.append(QStringLiteral("NOT EXISTS (SELECT 1 FROM main.%1 AS p WHERE %2)")
                          .arg(quoted(m_scene.staging.physicalName(reference.key->parent)), same.join(QStringLiteral(" AND "))));
    GODWIT_TRY(const auto rows, m_session.work.rows(QStringLiteral("SELECT %1 FROM main.%2 AS c WHERE %3 ORDER BY %4 LIMIT %5")
                                                        .arg(columns.join(QStringLiteral(", ")),
                                                             quoted(m_scene.staging.physicalName(reference.child->name)),
                                                             conditions.join(QStringLiteral(" AND ")), list)
                                                        .arg(kBatchRows),
                                                    after));
    std::vector<Orphan> orphans;
    for (const Row& row : rows) {
        const auto keyAt = row.begin() + identity.columns.size();
        orphans.push_back({Row(row.begin(), keyAt), *keyAt, Row(keyAt + 1, row.end())});
    }
    return orphans;
}

Result<qint64> Orphans::putAside(const Reference& reference, const RowIdentity& identity, const Orphan& orphan)
{
    GODWIT_TRY(Origins* const origins, originsOf(reference.child->name));
    GODWIT_TRY(const auto origin, origins->find(orphan.identity, orphan.key));
    if (!origin || origin->move < 0)
        return 0;
    GODWIT_TRY(Mover* const mover, moverOf(*origin));
    if (mover->move.hasSeveral)
        return 0; // its other rows would have to go too
    GODWIT_TRY(const RowFault fault, faultOf(reference, orphan.refersTo));
    GODWIT_CHECK(mover->quarantine->add(origin->rowId, fault));
    GODWIT_CHECK(origins->withdraw(*origin, Disposition::Moved));
    GODWIT_CHECK(m_session.work.execute(QStringLiteral("DELETE FROM main.%1 AS c WHERE %2")
                                            .arg(quoted(m_scene.staging.physicalName(reference.child->name)),
                                                 identity.equals(QStringLiteral("c"))),
                                        orphan.identity));
    const QString firstCause = fault.firstCause.isEmpty() ? fault.cause : fault.firstCause;
    m_gone.insert(nameOf(reference.child->name, orphan.key), firstCause);
    GODWIT_TRY(const qint64 merged, putAsideMerged(*origin, orphan.key, firstCause));
    return 1 + merged;
}

Result<qint64> Orphans::putAsideMerged(const Origin& origin, const Value& key, const QString& firstCause)
{
    GODWIT_TRY(const auto rows,
               m_session.work.rows(QStringLiteral("SELECT row_id, source_key FROM main._godwit_lineage WHERE source = ? AND move = ?"
                                                  " AND disposition = 1 AND target_key = ? ORDER BY row_id"),
                                   {Value::ofInteger(origin.tableId), Value::ofInteger(origin.move), key}));
    if (rows.empty())
        return 0;
    GODWIT_TRY(Mover* const mover, moverOf(origin));
    GODWIT_TRY(Origins* const origins, originsOf(m_scene.target.table(mover->move.step->into)->name));
    for (const Row& row : rows) {
        GODWIT_CHECK(mover->quarantine->add(row[0], {.code = ErrorCode::RowParentQuarantined,
                                                     .cause = QStringLiteral("the row it was merged into is in quarantine"),
                                                     .column = {},
                                                     .firstCause = firstCause}));
        Origin merged = origin;
        merged.rowId = row[0];
        merged.key = row[1];
        GODWIT_CHECK(origins->withdraw(merged, Disposition::Merged));
    }
    return static_cast<qint64>(rows.size());
}

Result<RowFault> Orphans::faultOf(const Reference& reference, const Row& parent)
{
    const QString column = reference.key->columns.size() == 1 ? reference.key->columns.first() : QString();
    QString table = reference.key->parent;
    QString firstCause = m_gone.value(nameOf(table, parent.front()));
    for (const MoveStep* move : movesOf(m_scene.plan)) {
        const QString from = move->query.isEmpty() ? move->from : move->accountsForTable;
        if (!firstCause.isEmpty() || !isSameName(move->into, reference.key->parent))
            continue;
        GODWIT_TRY(const auto rows,
                   m_session.work.rows(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                                      " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                                      " WHERE s.name = ? COLLATE NOCASE AND q.source_key = ? ORDER BY q.id LIMIT 1"),
                                       {Value::ofText(from), parent.front()}));
        if (!rows.empty())
            firstCause = rows.front()[0].toString();
        else if (move->query.isEmpty()) {
            GODWIT_TRY(firstCause, causeOfNewKey(*move, parent.front()));
        }
    }
    const bool isAside = !firstCause.isEmpty();
    return RowFault{.code = isAside ? ErrorCode::RowParentQuarantined : ErrorCode::RowParentMissing,
                    .cause = isAside ? QStringLiteral("its row in %1 is in quarantine").arg(table)
                                     : QStringLiteral("%1 has no row with this key").arg(table),
                    .column = column,
                    .firstCause = firstCause};
}

/// Where new keys follow from an expression, quarantine has the old ones: the new ones are written down once.
Result<QString> Orphans::causeOfNewKey(const MoveStep& step, const Value& key)
{
    const Table* const source = m_scene.source.table(step.from);
    if (!source)
        return QString();
    const int number = static_cast<int>(movesOf(m_scene.plan).indexOf(&step));
    GODWIT_TRY(const qint64 tableId, WorkTables(m_session.work).sourceId(source->name));
    GODWIT_TRY(Mover* const mover, moverOf({.table = source->name, .tableId = tableId, .rowId = {}, .key = {}, .move = number}));
    const CompiledMove& move = mover->move;
    if (!move.keyFollows || move.keepsKey || move.hasSeveral || !move.copies.isEmpty())
        return QString();
    if (!mover->aside) {
        const QString name = QStringLiteral("%1aside_%2").arg(QLatin1String(kReservedPrefix)).arg(number);
        GODWIT_CHECK(m_session.work.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1; CREATE TEMP TABLE %1 (new_key, cause)").arg(quoted(name))));
        GODWIT_TRY(Statement fill,
                   m_session.work.prepare(QStringLiteral("INSERT INTO temp.%1 SELECT %2, (SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE"
                                                         " q.first_cause END FROM main._godwit_quarantine AS q WHERE q.move = %5 AND"
                                                         " q.row_id = %3.%4 ORDER BY q.id LIMIT 1) FROM main.%3 AS %3 WHERE %3.%4 IN"
                                                         " (SELECT row_id FROM main._godwit_quarantine WHERE move = %5) ORDER BY %3.%4")
                                              .arg(quoted(name), move.keyExpression, quoted(move.rowsTable), quoted(move.rowidName),
                                                   QString::number(number))));
        move.bind(fill);
        GODWIT_CHECK(fill.run());
        GODWIT_CHECK(m_session.work.execute(QStringLiteral("CREATE INDEX temp.%1 ON %2 (new_key)")
                                                .arg(quoted(name + QStringLiteral("_key")), quoted(name))));
        GODWIT_TRY(mover->aside, m_session.work.preparePersistent(
                                     QStringLiteral("SELECT cause FROM temp.%1 WHERE new_key = ? ORDER BY rowid LIMIT 1").arg(quoted(name))));
    }
    mover->aside->reset();
    mover->aside->bind(1, key);
    GODWIT_TRY(const bool isThere, mover->aside->step());
    const QString cause = isThere ? mover->aside->text(0) : QString();
    mover->aside->reset();
    return cause;
}

Result<Origins*> Orphans::originsOf(const QString& table)
{
    const QString folded = foldedName(table);
    if (const auto found = m_origins.find(folded); found != m_origins.end())
        return &found->second;
    GODWIT_TRY(Origins origins, Origins::create(m_changes, table));
    return &m_origins.emplace(folded, std::move(origins)).first->second;
}

Result<Orphans::Mover*> Orphans::moverOf(const Origin& origin)
{
    if (const auto found = m_movers.find(origin.move); found != m_movers.end())
        return &found->second;
    GODWIT_TRY(CompiledMove move, compileMove(m_scene, origin.move, *movesOf(m_scene.plan).at(origin.move)));
    if (!move.hasSeveral && !move.copies.isEmpty()) { // the copy it was read from is gone
        const Table* const table = m_scene.source.table(origin.table);
        move.keysTable = table->name;
        move.keysRowid = table->rowidName().isEmpty() ? table->primaryKey().first() : table->rowidName();
        move.storedColumns = quotedList(table->columnNames());
    }
    Mover& mover = m_movers.emplace(origin.move, Mover{.move = std::move(move), .quarantine = {}, .aside = {}}).first->second;
    if (!mover.move.hasSeveral) {
        GODWIT_TRY(auto quarantine, QuarantineWriter::create(m_session.work, mover.move, origin.tableId));
        mover.quarantine.emplace(std::move(quarantine));
    }
    return &mover;
}

} // namespace godwit::core
