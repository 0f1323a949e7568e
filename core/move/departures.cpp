// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/departures.h"

#include "core/move/aside_keys.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Result<Departures::Access*> Departures::accessTo(const QString& physicalTable)
{
    const QString folded = foldedName(physicalTable);
    if (const auto found = m_tables.find(folded); found != m_tables.end())
        return found->second.get();
    const Table* const table = m_scene->now.table(physicalTable);
    if (!table)
        return Error(ErrorCode::PlanReference, QStringLiteral("The work file has no table %1.").arg(physicalTable));
    GODWIT_TRY(const RowIdentity identity, RowIdentity::of(*table));
    const QString name = m_scene->finalName(table->name);
    GODWIT_TRY(auto values, m_scene->work.preparePersistent(QStringLiteral("SELECT %1 FROM main.%2 AS t WHERE %3")
                                                                .arg(quotedList(table->columnNames()), quoted(table->name),
                                                                     identity.equals(QStringLiteral("t")))));
    GODWIT_TRY(auto erase, m_scene->work.preparePersistent(QStringLiteral("DELETE FROM main.%1 AS t WHERE %2")
                                                               .arg(quoted(table->name), identity.equals(QStringLiteral("t")))));
    GODWIT_TRY(auto origins, Origins::create(*m_scene, name));
    auto access = std::make_unique<Access>(Access{.finalName = name,
                                                  .identity = identity,
                                                  .columns = table->columnNames(),
                                                  .key = table->primaryKey(),
                                                  .values = std::move(values),
                                                  .erase = std::move(erase),
                                                  .origins = std::move(origins),
                                                  .children = {}});
    GODWIT_CHECK(addChildren(*table, *access));
    return m_tables.emplace(folded, std::move(access)).first->second.get();
}

Status Departures::addChildren(const Table& table, Access& access)
{
    for (const Table& child : m_scene->now.tables) {
        if (!m_scene->isOurs(child.name))
            continue;
        for (const ForeignKey& key : child.foreignKeys) {
            QList<int> positions;
            QStringList conditions;
            for (qsizetype part = 0; part < key.columns.size(); ++part) {
                const Column* const column = table.column(key.parentColumns.value(part));
                positions.append(column ? static_cast<int>(access.columns.indexOf(column->name)) : -1);
                conditions.append(QStringLiteral("c.%1 = ?").arg(quoted(key.columns[part])));
            }
            if (!isSameName(key.parent, table.name) || positions.contains(-1))
                continue;
            GODWIT_TRY(const RowIdentity identity, RowIdentity::of(child));
            GODWIT_TRY(auto rows, m_scene->work.preparePersistent(
                                      QStringLiteral("SELECT %1 FROM main.%2 AS c WHERE %3")
                                          .arg(identity.list(QStringLiteral("c")), quoted(child.name),
                                               conditions.join(QStringLiteral(" AND ")))));
            access.children.push_back({.table = child.name, .parentColumns = positions, .rows = std::move(rows)});
        }
    }
    return {};
}

Result<std::optional<Row>> Departures::valuesOf(Access& access, const Row& identity)
{
    access.values.bindAll(identity);
    GODWIT_TRY(const bool exists, access.values.step());
    std::optional<Row> values;
    if (exists)
        values = access.values.row();
    access.values.reset();
    return values;
}

Value Departures::keyOf(const Access& access, const Row& values)
{
    if (access.key.size() != 1)
        return Value::null();
    return values[static_cast<size_t>(access.columns.indexOf(access.key.first()))];
}

Result<qint64> Departures::quarantine(const QString& physicalTable, const Row& identity, const ChangeFault& fault)
{
    GODWIT_TRY(Access* const access, accessTo(physicalTable));
    GODWIT_TRY(const auto values, valuesOf(*access, identity));
    if (!values)
        return 0; // it left as another row's dependant
    const Value key = keyOf(*access, *values);
    GODWIT_TRY(const auto origin, access->origins.find(identity, key));
    GODWIT_TRY(const qint64 gone, takeRow(*access, identity, origin, fault));
    if (!origin)
        return gone;
    GODWIT_TRY(const qint64 more, takeCompany(*access, *origin, identity, key, fault));
    return gone + more;
}

Result<qint64> Departures::takeRow(Access& access, const Row& identity, const std::optional<Origin>& origin, const ChangeFault& fault)
{
    GODWIT_TRY(const auto values, valuesOf(access, identity));
    if (!values)
        return 0;
    GODWIT_CHECK(addEntry(access, identity, *values, origin, fault));
    if (origin && origin->move >= 0)
        GODWIT_CHECK(noteAside(*m_scene, origin->move, access.finalName, access.identity, identity,
                               fault.firstCause.isEmpty() ? fault.cause : fault.firstCause));
    access.erase.bindAll(identity);
    GODWIT_CHECK(access.erase.run());
    TableChange change;
    change.quarantined = 1;
    change.untraced = origin ? 0 : 1;
    GODWIT_CHECK(count(access, change));
    GODWIT_TRY(const qint64 children, quarantineChildren(access, *values, fault));
    return 1 + children;
}

/// What has to go with a row: the other rows of its source key, the keys that were merged into these, and theirs.
Result<qint64> Departures::takeCompany(Access& access, const Origin& origin, const Row& identity, const Value& key, const ChangeFault& fault)
{
    GODWIT_TRY(const Company company, access.origins.takeOut(origin, identity, key));
    const RowFault merged = mergedFault(fault.firstCause.isEmpty() ? fault.cause : fault.firstCause);
    const ChangeFault ofMerged{.code = merged.code, .cause = merged.cause, .column = {}, .firstCause = merged.firstCause};
    const ChangeFault ofSame{.code = merged.code,
                             .cause = QStringLiteral("another row of the same source row is in quarantine"),
                             .column = {},
                             .firstCause = merged.firstCause};
    std::vector<bool> hasEntry(company.origins.size(), false);
    hasEntry[0] = true;
    qint64 gone = 0;
    for (const Company::Member& row : company.rows) {
        const Origin& one = company.origins[row.origin];
        GODWIT_TRY(const qint64 more, takeRow(access, row.identity, one, one.isMerged ? ofMerged : ofSame));
        gone += more;
        hasEntry[row.origin] = hasEntry[row.origin] || more > 0;
    }
    for (size_t index = 0; index < company.origins.size(); ++index) {
        const Origin& one = company.origins[index];
        GODWIT_CHECK(access.origins.depart(one, Disposition::Quarantined, {}));
        if (hasEntry[index])
            continue; // else it has no row in the target: the source's stands for it
        GODWIT_TRY(QuarantineWriter* const writer, writerOf(access, one));
        GODWIT_CHECK(writer->add(one.rowId, merged));
    }
    return gone;
}

Result<qint64> Departures::quarantineChildren(Access& access, const Row& values, const ChangeFault& fault)
{
    const ChangeFault dependant{.code = ErrorCode::RowParentQuarantined,
                                .cause = QStringLiteral("its row in %1 is in quarantine").arg(access.finalName),
                                .column = {},
                                .firstCause = fault.firstCause.isEmpty() ? fault.cause : fault.firstCause};
    qint64 gone = 0;
    for (Child& child : access.children) {
        Row parent;
        bool hasNull = false;
        for (const int position : child.parentColumns) {
            parent.push_back(values[static_cast<size_t>(position)]);
            hasNull = hasNull || parent.back().isNull();
        }
        if (hasNull)
            continue; // nothing refers to NULL
        std::vector<Row> identities; // read whole first: the rows are about to go
        child.rows.bindAll(parent);
        while (true) {
            GODWIT_TRY(const bool hasRow, child.rows.step());
            if (!hasRow)
                break;
            identities.push_back(child.rows.row());
        }
        child.rows.reset();
        for (const Row& identity : identities) {
            GODWIT_TRY(const qint64 more, quarantine(child.table, identity, dependant));
            gone += more;
        }
    }
    return gone;
}

Status Departures::note(const QString& physicalTable, const Row& identity, const ChangeFault& fault)
{
    GODWIT_TRY(Access* const access, accessTo(physicalTable));
    GODWIT_TRY(const auto values, valuesOf(*access, identity));
    if (!values)
        return {};
    GODWIT_TRY(const auto origin, access->origins.find(identity, keyOf(*access, *values)));
    return addEntry(*access, identity, *values, origin, fault);
}

Result<bool> Departures::erase(const QString& physicalTable, const Row& identity, const QString& rule)
{
    GODWIT_TRY(Access* const access, accessTo(physicalTable));
    GODWIT_TRY(const auto values, valuesOf(*access, identity));
    if (!values)
        return false;
    access->erase.bindAll(identity);
    GODWIT_CHECK(access->erase.run());
    GODWIT_CHECK(recordGone(physicalTable, identity, keyOf(*access, *values), rule));
    return true;
}

Status Departures::recordGone(const QString& physicalTable, const Row& identity, const Value& key, const QString& rule)
{
    GODWIT_TRY(Access* const access, accessTo(physicalTable));
    GODWIT_TRY(const auto origin, access->origins.find(identity, key));
    if (origin) {
        GODWIT_TRY(const auto gone, access->origins.release(*origin, identity, key));
        for (const Origin& one : gone)
            GODWIT_CHECK(access->origins.depart(one, Disposition::Skipped, rule));
    }
    TableChange change;
    change.deleted = 1;
    change.untraced = origin ? 0 : 1;
    return count(*access, change);
}

Status Departures::rekey(const QString& physicalTable, const Row& identity, const Row& now, const Value& oldKey, const Value& newKey)
{
    GODWIT_TRY(Access* const access, accessTo(physicalTable));
    GODWIT_TRY(const auto origin, access->origins.find(identity, oldKey));
    return origin ? access->origins.rekey(*origin, identity, now, oldKey, newKey) : Status();
}

Status Departures::count(const Access& access, const TableChange& change)
{
    if (!m_count) {
        GODWIT_TRY(auto count, m_scene->work.preparePersistent(QStringLiteral(
                                   "INSERT INTO main._godwit_changed (step, table_name, quarantined, deleted, added, untraced, by_script)"
                                   " VALUES (?, ?, ?, ?, 0, ?, 0) ON CONFLICT (step, table_name) DO UPDATE SET"
                                   " quarantined = quarantined + excluded.quarantined, deleted = deleted + excluded.deleted,"
                                   " untraced = untraced + excluded.untraced")));
        m_count.emplace(std::move(count));
    }
    m_count->bindAll({Value::ofInteger(m_scene->number), Value::ofText(access.finalName), Value::ofInteger(change.quarantined),
                      Value::ofInteger(change.deleted), Value::ofInteger(change.untraced)});
    return m_count->run();
}

} // namespace godwit::core
