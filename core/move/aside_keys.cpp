// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/aside_keys.h"

#include "core/move/loose_tables.h"
#include "core/move/quarantine_writer.h"
#include "core/plan/plan_moves.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// The sets of columns that others refer to a table by, as its schema spells them.
QList<QStringList> referredBy(const Catalog& target, const Table& table)
{
    QList<QStringList> sets;
    for (const Table& child : target.tables) {
        for (const ForeignKey& key : child.foreignKeys) {
            QStringList columns;
            for (const QString& name :
                 isSameName(key.parent, table.name) ? key.parentColumns : QStringList()) {
                const Column* const column = table.column(name);
                columns += column ? column->name : name;
            }
            if (!columns.isEmpty() && !sets.contains(columns))
                sets += columns;
        }
    }
    return sets;
}

QString asideTable(int move, qsizetype set)
{
    return QStringLiteral("%1aside_%2_%3").arg(QLatin1String(kReservedPrefix)).arg(move).arg(set);
}

QStringList keyColumns(qsizetype count)
{
    QStringList names;
    for (qsizetype part = 0; part < count; ++part)
        names += QStringLiteral("_godwit_k%1").arg(part);
    return names;
}

/// Positions in targetColumns of the sets that a move needs a table for; empty for the others.
QList<QList<int>> positionsOf(const MoveScene& scene, const CompiledMove& move)
{
    QList<QList<int>> all;
    for (const QStringList& columns : referredBy(scene.target, *scene.target.table(move.step->into))) {
        QList<int> positions;
        for (const QString& column : columns)
            positions += static_cast<int>(move.targetColumns.indexOf(column));
        const bool isKeptKey = move.keepsKey && columns == move.targetKey;
        all += positions.contains(-1) || isKeptKey ? QList<int>() : positions;
    }
    return all;
}

QString insertText(const QString& table, qsizetype columns)
{
    return QStringLiteral("INSERT INTO main.%1 (%2, first_cause) VALUES (?%3)")
        .arg(quoted(table), keyColumns(columns).join(QStringLiteral(", ")),
             QStringLiteral(", ?").repeated(columns));
}

Result<bool> isThere(Database& work, const QString& table)
{
    GODWIT_TRY(const qint64 count,
               work.integer(QStringLiteral(
                                "SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ?"),
                            {Value::ofText(table)}));
    return count > 0;
}

} // namespace

Status AsideKeys::create(Database& work, const MoveScene& scene, const CompiledMove& move)
{
    const Table& target = *scene.target.table(move.step->into);
    const QList<QList<int>> sets = positionsOf(scene, move);
    for (qsizetype set = 0; set < sets.size(); ++set) {
        if (sets[set].isEmpty())
            continue;
        const QStringList keys = keyColumns(sets[set].size());
        QStringList columns; // with the target's affinities: they compare as the rows would have
        for (qsizetype part = 0; part < keys.size(); ++part)
            columns += keys[part] + u' ' + plainType(target, move.targetColumns[sets[set][part]]);
        const QString table = asideTable(move.number, set);
        GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE main.%1 (%2, first_cause TEXT NOT NULL)")
                                      .arg(quoted(table), columns.join(QStringLiteral(", ")))));
        GODWIT_CHECK(work.execute(QStringLiteral("CREATE INDEX main.%1 ON %2 (%3)")
                                      .arg(quoted(table + QStringLiteral("_key")), quoted(table),
                                           keys.join(QStringLiteral(", ")))));
    }
    return {};
}

Status AsideKeys::drop(Database& work, const MoveScene& scene, const CompiledMove& move)
{
    const qsizetype sets = positionsOf(scene, move).size();
    for (qsizetype set = 0; set < sets; ++set)
        GODWIT_CHECK(work.execute(
            QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(asideTable(move.number, set)))));
    return {};
}

Result<AsideKeys> AsideKeys::open(MoveSession& session, const MoveScene& scene, const CompiledMove& move)
{
    AsideKeys aside(session, move);
    const QList<QList<int>> sets = positionsOf(scene, move);
    for (qsizetype set = 0; set < sets.size(); ++set) {
        if (sets[set].isEmpty())
            continue;
        QStringList terms;
        for (const int position : sets[set])
            terms += move.expressions[position];
        GODWIT_TRY(auto values,
                   session.work.preparePersistent(QStringLiteral("SELECT ") +
                                                  terms.join(QStringLiteral(", ")) + move.ofKey));
        GODWIT_TRY(auto insert, session.work.preparePersistent(
                                    insertText(asideTable(move.number, set), sets[set].size())));
        aside.m_sets.push_back({std::move(values), std::move(insert), static_cast<int>(sets[set].size())});
    }
    return aside;
}

Status AsideKeys::add(const Value& rowId, const QString& firstCause)
{
    const RowVerdict before = *m_session->verdict;
    Status status;
    for (Set& set : m_sets) {
        status = add(set, rowId, firstCause);
        set.values.reset();
        if (!status)
            break;
    }
    *m_session->verdict = before;
    return status;
}

/// A value that cannot be computed is not referred to.
Status AsideKeys::add(Set& set, const Value& rowId, const QString& firstCause)
{
    m_move->bind(set.values, rowId);
    while (true) {
        m_session->verdict->clear();
        const auto stepped = set.values.step();
        if (!stepped && stepped.error().code != ErrorCode::SqlFailed)
            return stepped.error();
        if (!stepped || !*stepped)
            return {};
        bool hasNull = m_session->verdict->isRejected || m_session->verdict->isSkipped;
        for (int part = 0; part < set.size; ++part) {
            set.insert.bindColumn(part + 1, set.values, part);
            hasNull = hasNull || set.values.isNull(part);
        }
        if (hasNull)
            continue;
        set.insert.bindText(set.size + 1, firstCause);
        GODWIT_CHECK(set.insert.run());
    }
}

Status noteAside(const ChangeScene& scene, int move, const QString& table, const RowIdentity& parts,
                 const Row& identity, const QString& firstCause)
{
    const Table* const target = scene.target.table(table);
    const QList<QStringList> sets = target ? referredBy(scene.target, *target) : QList<QStringList>();
    for (qsizetype set = 0; set < sets.size(); ++set) {
        const QString aside = asideTable(move, set);
        GODWIT_TRY(const bool isKept, isThere(scene.work, aside));
        if (!isKept)
            continue;
        QStringList columns;
        for (const QString& column : sets[set])
            columns += QStringLiteral("c.") + quoted(column);
        Row values{Value::ofText(firstCause)};
        values.insert(values.end(), identity.begin(), identity.end());
        GODWIT_CHECK(scene.work.execute(
            QStringLiteral("INSERT INTO main.%1 (first_cause, %2) SELECT ?, %3 FROM main.%4 AS c WHERE %5")
                .arg(quoted(aside), keyColumns(columns.size()).join(QStringLiteral(", ")),
                     columns.join(QStringLiteral(", ")), quoted(scene.staging.physicalName(table)),
                     parts.equals(QStringLiteral("c"))),
            values));
    }
    return {};
}

Result<AsideCauses> AsideCauses::of(Database& work, const MoveScene& scene, const QString& table,
                                    const QStringList& columns)
{
    AsideCauses causes;
    const Table* const parent = scene.target.table(table);
    const QList<QStringList> sets = parent ? referredBy(scene.target, *parent) : QList<QStringList>();
    const auto found = std::find_if(sets.begin(), sets.end(), [&](const QStringList& set) {
        return set.join(u'\n').compare(columns.join(u'\n'), Qt::CaseInsensitive) == 0;
    });
    for (const int number : movesInto(scene.plan, table)) {
        const MoveStep& move = *movesOf(scene.plan).at(number);
        Place place{.number = number, .source = accountedTable(move), .asideTable = {}, .merged = {}};
        if (found != sets.end()) {
            const QString aside = asideTable(number, found - sets.begin());
            GODWIT_TRY(const bool isKept, isThere(work, aside));
            place.asideTable = isKept ? aside : QString();
        }
        GODWIT_TRY(place.merged, MergedKeys::of(scene, number, columns));
        if (!place.source.isEmpty())
            causes.m_places += place;
    }
    return causes;
}

Result<AsideCauses::Found> AsideCauses::find(Database& work, const Row& key) const
{
    for (const Place& place : m_places) {
        QString cause;
        if (place.asideTable.isEmpty()) {
            GODWIT_TRY(cause, firstCauseOf(work, place.source, key, place.number));
        } else {
            QStringList same;
            for (const QString& column : keyColumns(static_cast<qsizetype>(key.size())))
                same += column + QStringLiteral(" = ?");
            GODWIT_TRY(
                const auto rows,
                work.rows(QStringLiteral("SELECT first_cause FROM main.%1 WHERE %2 ORDER BY rowid LIMIT 1")
                              .arg(quoted(place.asideTable), same.join(QStringLiteral(" AND "))),
                          key));
            cause = rows.empty() ? QString() : rows.front()[0].toString();
        }
        if (!cause.isEmpty())
            return Found{.source = place.source, .cause = cause};
    }
    for (const Place& place : m_places) {
        if (!place.merged)
            continue;
        GODWIT_TRY(const auto merged, place.merged->find(work, key));
        if (merged)
            return Found{.source = place.source, .cause = {}, .isMerged = true, .into = merged->into};
    }
    return Found();
}

Result<RowFault> AsideCauses::faultOf(Database& work, const Row& key, const QString& table, const QString& column) const
{
    GODWIT_TRY(const Found found, find(work, key));
    if (!found.cause.isEmpty())
        return RowFault{.code = ErrorCode::RowParentQuarantined,
                        .cause = QStringLiteral("its row in %1 is in quarantine").arg(found.source),
                        .column = column,
                        .firstCause = found.cause};
    if (found.isMerged)
        return RowFault{.code = ErrorCode::RowParentMerged,
                        .cause = QStringLiteral("its row in %1 was merged into another%2")
                                     .arg(found.source, found.into.isEmpty() ? QString() : QStringLiteral(", with the key ") + found.into),
                        .column = column,
                        .firstCause = {}};
    return RowFault{.code = ErrorCode::RowParentMissing,
                    .cause = QStringLiteral("%1 has no row with this key").arg(table),
                    .column = column,
                    .firstCause = {}};
}

} // namespace godwit::core
