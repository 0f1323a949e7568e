// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/orphans.h"

#include "core/move/loose_tables.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

constexpr int kBatchRows = 1000;

/// A row by the columns that others refer to it by.
QString nameOf(const QString& table, const QStringList& columns, const Row& values)
{
    QStringList parts{foldedName(table)};
    for (qsizetype part = 0; part < columns.size(); ++part)
        parts += foldedName(columns[part]) + u'=' + values[static_cast<size_t>(part)].toLiteral();
    return parts.join(u'\n');
}

QString marks(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}

} // namespace

PhaseEnd PhaseEnd::of(const Plan& plan, const QString& phase)
{
    PhaseEnd end;
    for (const Phase& one : plan.phases) {
        end.firstMove = end.movesDone;
        for (const Step& step : one.steps)
            end.movesDone += std::holds_alternative<MoveStep>(step.work) ? 1 : 0;
        if (one.id == phase)
            break;
        ++end.phase;
    }
    return end;
}

Orphans::Orphans(MoveSession& session, const MoveScene& scene, const PhaseEnd& end)
    : m_session(session), m_scene(scene), m_changes{.work = session.work,
                                                    .plan = scene.plan,
                                                    .source = scene.source,
                                                    .target = scene.target,
                                                    .staging = scene.staging,
                                                    .seed = scene.seed,
                                                    .further = scene.further},
      m_end(end)
{
}

QList<Orphans::Reference> Orphans::references() const
{
    QList<Reference> all;
    for (const Table& child : m_scene.target.tables) {
        const QList<int> own = movesInto(m_scene.plan, child.name);
        if (own.isEmpty() || own.first() >= m_end.movesDone)
            continue;
        for (const ForeignKey& key : child.foreignKeys) {
            const QList<int> parents = movesInto(m_scene.plan, key.parent);
            const bool isComplete = parents.isEmpty() || parents.last() < m_end.movesDone;
            if (isComplete && !key.columns.isEmpty() && key.columns.size() == key.parentColumns.size())
                all.append({&child, &key, isLookedAtLate(m_scene.plan, child.name, key)});
        }
    }
    return all;
}

Result<qint64> Orphans::putAside()
{
    qint64 gone = 0;
    GODWIT_TRY(QSet<QString> shrunk, shrunkBefore()); // tables that lost rows in the round before, or before a stop
    bool isFirst = true;
    do {
        QSet<QString> now;
        for (const Reference& reference : references()) {
            if (!(isFirst && reference.isDeferred) && !shrunk.contains(foldedName(reference.key->parent)))
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
    GODWIT_TRY(const auto rows,
               m_session.work.rows(QStringLiteral("SELECT %1 FROM main.%2 AS c WHERE %3 ORDER BY %4 LIMIT %5")
                                       .arg(columns.join(QStringLiteral(", ")),
                                            quoted(m_scene.staging.physicalName(reference.child->name)),
                                            conditions.join(QStringLiteral(" AND ")), list,
                                            QString::number(kBatchRows)),
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
        return 0; // it left with another row of its key, or its rows cannot be told apart
    GODWIT_TRY(const RowFault fault, faultOf(reference, orphan.refersTo));
    GODWIT_TRY(const Company company, origins->takeOut(*origin, orphan.identity, orphan.key));
    GODWIT_TRY(QuarantineWriter* const quarantine, quarantineOf(*origins, *origin));
    const RowFault dependant = mergedFault(fault.atFirstHand());
    for (const Origin& one : company.origins) {
        GODWIT_CHECK(quarantine->add(one.rowId, one.isMerged ? dependant : fault));
        GODWIT_CHECK(origins->withdraw(one, lateNumber(one)));
    }
    const QString table = quoted(m_scene.staging.physicalName(reference.child->name));
    for (const Company::Member& row : company.rows) {
        const QString first = fault.atFirstHand();
        GODWIT_CHECK(noteGone(*reference.child, identity, row.identity, first));
        GODWIT_CHECK(noteAside(m_changes, company.origins[row.origin].move, reference.child->name, identity, row.identity, first));
        GODWIT_CHECK(m_session.work.execute(QStringLiteral("DELETE FROM main.%1 AS c WHERE %2").arg(table, identity.equals(QStringLiteral("c"))),
                                            row.identity));
    }
    GODWIT_CHECK(m_session.work.execute(QStringLiteral("UPDATE main._godwit_cursor SET written = written - ? WHERE move = ?"),
                                        {Value::ofInteger(static_cast<qint64>(company.rows.size())), Value::ofInteger(origin->move)}));
    return static_cast<qint64>(company.origins.size());
}

Status Orphans::makeGone()
{
    return m_session.work.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS main._godwit_gone (name TEXT PRIMARY KEY, table_name TEXT NOT NULL,"
                                                 " first_cause TEXT NOT NULL) WITHOUT ROWID"));
}

Result<QSet<QString>> Orphans::shrunkBefore()
{
    GODWIT_CHECK(makeGone());
    GODWIT_TRY(const auto rows, m_session.work.rows(QStringLiteral("SELECT DISTINCT table_name FROM main._godwit_gone ORDER BY table_name")));
    QSet<QString> tables;
    for (const Row& row : rows)
        tables.insert(row[0].toString());
    return tables;
}

/// By each set of columns that some table refers to it by.
Status Orphans::noteGone(const Table& table, const RowIdentity& identity, const Row& row, const QString& firstCause)
{
    for (const Table& child : m_scene.target.tables) {
        for (const ForeignKey& key : child.foreignKeys) {
            if (!isSameName(key.parent, table.name) || key.parentColumns.isEmpty())
                continue;
            GODWIT_TRY(const auto values, m_session.work.rows(QStringLiteral("SELECT %1 FROM main.%2 AS c WHERE %3")
                                                                  .arg(quotedList(key.parentColumns),
                                                                       quoted(m_scene.staging.physicalName(table.name)),
                                                                       identity.equals(QStringLiteral("c"))),
                                                              row));
            if (values.empty())
                continue;
            GODWIT_CHECK(m_session.work.execute(
                QStringLiteral("INSERT OR IGNORE INTO main._godwit_gone (name, table_name, first_cause) VALUES (?, ?, ?)"),
                {Value::ofText(nameOf(table.name, key.parentColumns, values.front())), Value::ofText(foldedName(table.name)),
                 Value::ofText(firstCause)}));
        }
    }
    return {};
}

Result<RowFault> Orphans::faultOf(const Reference& reference, const Row& parent)
{
    const QString column = reference.key->columns.size() == 1 ? reference.key->columns.first() : QString();
    const QString table = reference.key->parent;
    GODWIT_TRY(const auto gone, m_session.work.rows(QStringLiteral("SELECT first_cause FROM main._godwit_gone WHERE name = ?"),
                                                    {Value::ofText(nameOf(table, reference.key->parentColumns, parent))}));
    const QString firstCause = gone.empty() ? QString() : gone.front()[0].toString();
    if (!firstCause.isEmpty())
        return RowFault{.code = ErrorCode::RowParentQuarantined,
                        .cause = QStringLiteral("its row in %1 is in quarantine").arg(table),
                        .column = column,
                        .firstCause = firstCause};
    GODWIT_TRY(AsideCauses* const aside, asideOf(*reference.key));
    GODWIT_TRY(RowFault fault, aside->faultOf(m_session.work, parent, table, column));
    if (fault.code == ErrorCode::RowParentQuarantined)
        fault.cause = QStringLiteral("its row in %1 is in quarantine").arg(table); // it may have come from several tables
    return fault;
}

Result<AsideCauses*> Orphans::asideOf(const ForeignKey& key)
{
    const QString name = foldedName(key.parent) + u'\n' + key.parentColumns.join(u'\n');
    if (const auto found = m_aside.find(name); found != m_aside.end())
        return &found->second;
    GODWIT_TRY(AsideCauses aside, AsideCauses::of(m_session.work, m_scene, key.parent, key.parentColumns));
    return &m_aside.emplace(name, std::move(aside)).first->second;
}

std::optional<int> Orphans::lateNumber(const Origin& origin) const
{
    return origin.move < m_end.firstMove ? std::optional(kFirstPhaseEnd + m_end.phase) : std::nullopt;
}

Result<Origins*> Orphans::originsOf(const QString& table)
{
    const QString folded = foldedName(table);
    if (const auto found = m_origins.find(folded); found != m_origins.end())
        return &found->second;
    GODWIT_TRY(Origins origins, Origins::create(m_changes, table));
    return &m_origins.emplace(folded, std::move(origins)).first->second;
}

Result<QuarantineWriter*> Orphans::quarantineOf(Origins& origins, const Origin& origin)
{
    if (const auto found = m_quarantines.find(origin.move); found != m_quarantines.end())
        return &found->second;
    GODWIT_TRY(auto quarantine, QuarantineWriter::create(m_session.work, origins.moveOf(origin), origin.tableId, lateNumber(origin)));
    return &m_quarantines.emplace(origin.move, std::move(quarantine)).first->second;
}

} // namespace godwit::core
