// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/changes_since.h"

#include "core/checks/table_comparison.h"
#include "core/schema/search_table.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/changeset.h"
#include "core/sqlite/transaction.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kMostTakenOut = 6;

/// The connection, with the other files attached.
class Comparison
{
public:
    explicit Comparison(const ChangesRequest& request) : m_request(request) {}
    Result<ChangesSince> run();

private:
    Status list(TablePair& pair, QList<TableChanges>& tables);
    Status makeChangeset(ChangesSince& changes, const Catalog& live);
    [[nodiscard]] bool isWanted(const Table& table) const
    {
        return m_request.tables.isEmpty() ||
               std::any_of(m_request.tables.begin(), m_request.tables.end(),
                           [&table](const QString& name) { return isSameName(name, table.name); });
    }

    const ChangesRequest& m_request;
    Database* m_database = nullptr;
    Catalog m_before;
};

/// A table whose rows another one's writes make: full text over a table, and what virtual tables keep for themselves.
bool followsOthers(const Table& table)
{
    return table.isShadow || (table.isVirtual && indexesOtherTable(table));
}

TableChanges unlisted(const Table& table, const QString& why)
{
    TableChanges changes;
    changes.table = table.name;
    changes.unlisted = why;
    return changes;
}

/// What keeps one table from being read is said of it and keeps nobody from the others.
Status Comparison::list(TablePair& pair, QList<TableChanges>& tables)
{
    pair.changes.table = pair.table.name;
    pair.changes.columns = pair.table.columnNames();
    TableComparison comparison(*m_database, m_before, m_request.visit);
    const Status compared = comparison.compare(pair);
    if (!compared) {
        if (comparison.hasVisitFailed() || compared.error().isCancel())
            return compared;
        tables.append(unlisted(pair.table, compared.error().what));
    } else if (pair.changes.rows() > 0) {
        tables.append(pair.changes);
    }
    return {};
}

/// Of the tables that it can hold; what it lacks is said.
Status Comparison::makeChangeset(ChangesSince& changes, const Catalog& live)
{
    if (!m_request.changeset || changes.rows() == 0)
        return {};
    if (!hasChangesets()) {
        changes.changeset = QStringLiteral("There is no changeset: this SQLite has no session extension.");
        return {};
    }
    QStringList tables;
    for (const TableChanges& table : changes.tables) {
        const Table* const present = live.table(table.table);
        if (!table.unlisted.isEmpty() || table.isByRowid || !present)
            continue;
        const bool isGenerated = std::any_of(present->columns.begin(), present->columns.end(), [](const Column& column) { return column.isGenerated; });
        if (!isGenerated) // the extension counts columns otherwise
            tables.append(table.table);
    }
    GODWIT_TRY(const Changeset changeset, changesetSince(*m_database, kBeforeSchema, tables));
    QStringList lacking;
    for (const TableChanges& table : changes.tables) {
        if (table.rows() != changeset.rows.value(table.table))
            lacking.append(table.table);
    }
    if (!lacking.isEmpty())
        changes.changeset = QStringLiteral("The changeset does not hold all rows of %1.").arg(lacking.join(QStringLiteral(", ")));
    return changeset.bytes.isEmpty() ? Status() : m_request.changeset(changeset.bytes);
}

Result<ChangesSince> Comparison::run()
{
    GODWIT_TRY(Database database, Database::open(m_request.live, {.mode = OpenOptions::Mode::ReadOnly}));
    m_database = &database;
    database.setCancel(m_request.cancel);
    GODWIT_CHECK(database.attachReadOnly(m_request.before, kBeforeSchema));
    QStringList schemas{QStringLiteral("main")};
    for (const QString& file : m_request.takenOut.first(std::min(kMostTakenOut, m_request.takenOut.size()))) {
        schemas.append(QStringLiteral("taken%1").arg(schemas.size()));
        GODWIT_CHECK(database.attachReadOnly(file, schemas.last()));
    }
    GODWIT_TRY(const auto transaction, Transaction::begin(database, Transaction::Kind::Deferred));
    GODWIT_TRY(m_before, readCatalog(database, kBeforeSchema));
    QList<Catalog> after;
    for (const QString& schema : schemas) {
        GODWIT_TRY(const Catalog catalog, readCatalog(database, schema));
        after.append(catalog);
    }
    ChangesSince changes;
    for (const Table& table : m_before.tables) {
        if (followsOthers(table) || !isWanted(table))
            continue;
        const auto holder = std::find_if(after.begin(), after.end(), [&table](const Catalog& catalog) { return catalog.table(table.name); });
        if (holder == after.end()) {
            changes.tables.append(unlisted(table, QStringLiteral("the table is gone.")));
            continue;
        }
        if (holder->table(table.name)->sql != table.sql) {
            changes.tables.append(unlisted(table, QStringLiteral("the table has another schema.")));
            continue;
        }
        TablePair pair{.table = table, .after = schemas.at(holder - after.begin()), .changes = {}};
        GODWIT_CHECK(list(pair, changes.tables));
    }
    for (const Table& table : after.first().tables) {
        if (!m_before.table(table.name) && !followsOthers(table) && isWanted(table))
            changes.tables.append(unlisted(table, QStringLiteral("the table was added.")));
    }
    std::sort(changes.tables.begin(), changes.tables.end(),
              [](const TableChanges& one, const TableChanges& other) { return one.table < other.table; });
    GODWIT_CHECK(makeChangeset(changes, after.first()));
    return changes;
}

} // namespace

Result<ChangesSince> changesSince(const ChangesRequest& request)
{
    return Comparison(request).run();
}

} // namespace godwit::core
