// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/changes_since.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/row_hash.h"
#include "core/schema/search_table.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/changeset.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <algorithm>

namespace godwit::core {

namespace {

const QString kBefore = QStringLiteral("before");
constexpr qsizetype kMostTakenOut = 6;
constexpr int kShownCharacters = 60;
constexpr QChar kAliasMark(0xFFFF); // stands in no SQL of a file: no character

/// How the rows of one table are told apart on one pass over it.
struct Pass
{
    QStringList keys; ///< quoted
    QString condition; ///< on its columns, each behind the mark; empty: all rows

    [[nodiscard]] QString on(const QString& alias, const QString& before) const
    {
        return condition.isEmpty() ? QString() : before + QString(condition).replace(kAliasMark, alias);
    }
};

/// One table on both sides.
struct Pair
{
    const Table& table;
    QString after; ///< the schema that has it as it is
    TableChanges changes;
};

struct KeyIndex
{
    bool isRowid = false;        ///< there is none: the key is the row id
    bool isForeignOrder = false; ///< by a collation that only the application has: nothing can be looked up in it
};

/// The connection, with the other files attached.
class Comparison
{
public:
    explicit Comparison(const ChangesRequest& request) : m_request(request) {}
    Result<ChangesSince> run();

private:
    Status compare(Pair& pair);
    Status compareByKey(Pair& pair, const KeyIndex& index);
    Status pass(Pair& pair, const Pass& pass);
    Status present(Pair& pair, const Pass& pass);
    Status gone(Pair& pair, const Pass& pass);
    Status found(Pair& pair, RowOperation operation, const Statement& row, const Pass& pass);
    Status list(Pair& pair, QList<TableChanges>& tables);
    Status compareVirtual(Pair& pair);
    Result<bool> hasSameContent(const QString& table, const QString& after);
    Result<KeyIndex> keyIndex(const Table& table);
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
    std::optional<Error> m_visitError;
};

QString prefixed(const QString& alias, const QStringList& names)
{
    QStringList all;
    for (const QString& name : names)
        all.append(alias + u'.' + name);
    return all.join(QStringLiteral(", "));
}

QString equalKeys(const QStringList& keys)
{
    QStringList all;
    for (const QString& key : keys)
        all.append(QStringLiteral("o.%1 = n.%1").arg(key));
    return all.join(QStringLiteral(" AND "));
}

QStringList quotedEach(const QStringList& names)
{
    QStringList all;
    for (const QString& name : names)
        all.append(quoted(name));
    return all;
}

QStringList literals(const Statement& row, int first, qsizetype count)
{
    QStringList texts;
    for (int column = first; column < first + count; ++column) {
        const Value::Type type = row.type(column);
        const bool isLong = (type == Value::Type::Text || type == Value::Type::Blob) && row.bytes(column).size() > kShownCharacters;
        texts.append(isLong ? bytesText(row.bytes(column), type, kShownCharacters) : row.value(column).toLiteral());
    }
    return texts;
}

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

/// In SQLite a key may be NULL, in any number of rows, but where it is the row id or the table has none.
bool isKeyNullable(const Table& table, bool isRowid)
{
    const QStringList key = table.primaryKey();
    if (table.isWithoutRowid || isRowid)
        return false;
    return std::any_of(key.begin(), key.end(), [&](const QString& name) { return !table.column(name)->notNull; });
}

/// The row as the statement has it: first the key, then the stored columns of one side or of both.
Status Comparison::found(Pair& pair, RowOperation operation, const Statement& row, const Pass& pass)
{
    qint64& count = operation == RowOperation::Inserted  ? pair.changes.inserted
                    : operation == RowOperation::Changed ? pair.changes.changed
                                                         : pair.changes.deleted;
    const int first = static_cast<int>(pass.keys.size()) + 1;
    const int columns = static_cast<int>(pair.changes.columns.size());
    const bool isDeleted = operation == RowOperation::Deleted;
    if (++count <= kChangedRowsShown)
        pair.changes.samples.append({.operation = operation,
                                     .key = literals(row, 1, pass.keys.size()),
                                     .before = operation == RowOperation::Inserted ? QStringList() : literals(row, isDeleted ? first : first + columns, columns),
                                     .after = isDeleted ? QStringList() : literals(row, first, columns)});
    if (!m_request.visit)
        return {};
    const Status visited = m_request.visit({.table = pair.table,
                                            .operation = operation,
                                            .row = row,
                                            .before = isDeleted ? first : first + columns,
                                            .after = first});
    if (!visited)
        m_visitError = visited.error();
    return visited;
}

/// Rows that are there now: new, or other than before.
Status Comparison::present(Pair& pair, const Pass& pass)
{
    const QStringList columns = quotedEach(pair.changes.columns);
    const QString keys = prefixed(QStringLiteral("n"), pass.keys);
    GODWIT_TRY(Statement rows,
               m_database->prepare(QStringLiteral("SELECT o.%1 IS NOT NULL, %2, %3, %4 FROM %5 AS n LEFT JOIN %6 AS o ON %7%8 ORDER BY %2")
                                       .arg(pass.keys.first(), keys, prefixed(QStringLiteral("n"), columns),
                                            prefixed(QStringLiteral("o"), columns), quoted(pair.after, pair.table.name),
                                            quoted(kBefore, pair.table.name), equalKeys(pass.keys),
                                            pass.on(QStringLiteral("o"), QStringLiteral(" AND ")) +
                                                pass.on(QStringLiteral("n"), QStringLiteral(" WHERE ")))));
    const int first = static_cast<int>(pass.keys.size()) + 1;
    const int count = static_cast<int>(columns.size());
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        if (rows.integer(0) == 0)
            GODWIT_CHECK(found(pair, RowOperation::Inserted, rows, pass));
        else if (!(hashOfRow(rows, first, count) == hashOfRow(rows, first + count, count)))
            GODWIT_CHECK(found(pair, RowOperation::Changed, rows, pass));
    }
}

Status Comparison::gone(Pair& pair, const Pass& pass)
{
    const QString condition = pass.on(QStringLiteral("n"), QStringLiteral(" AND "));
    const QString where = pass.on(QStringLiteral("o"), QStringLiteral(" AND "));
    GODWIT_TRY(Statement rows,
               m_database->prepare(QStringLiteral("SELECT 0, %1, %2 FROM %3 AS o LEFT JOIN %4 AS n ON %5%6 WHERE n.%7 IS NULL%8 ORDER BY %1")
                                       .arg(prefixed(QStringLiteral("o"), pass.keys),
                                            prefixed(QStringLiteral("o"), quotedEach(pair.changes.columns)),
                                            quoted(kBefore, pair.table.name), quoted(pair.after, pair.table.name),
                                            equalKeys(pass.keys), condition, pass.keys.first(), where)));
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        GODWIT_CHECK(found(pair, RowOperation::Deleted, rows, pass));
    }
}

Status Comparison::pass(Pair& pair, const Pass& pass)
{
    GODWIT_CHECK(present(pair, pass));
    return gone(pair, pass);
}

Result<KeyIndex> Comparison::keyIndex(const Table& table)
{
    GODWIT_TRY(const auto rows,
               m_database->rows(QStringLiteral("SELECT count(*), coalesce(sum(upper(x.coll) NOT IN ('BINARY', 'NOCASE', 'RTRIM')), 0)"
                                               " FROM pragma_index_list(?1, ?2) AS l, pragma_index_xinfo(l.name, ?2) AS x"
                                               " WHERE l.origin = 'pk' AND x.key = 1"),
                                {Value::ofText(table.name), Value::ofText(kBefore)}));
    return KeyIndex{.isRowid = rows.at(0).at(0).integer == 0, .isForeignOrder = rows.at(0).at(1).integer > 0};
}

Result<bool> Comparison::hasSameContent(const QString& table, const QString& after)
{
    GODWIT_TRY(const ContentDigest was, digestOfTable(*m_database, kBefore, table));
    GODWIT_TRY(const ContentDigest is, digestOfTable(*m_database, after, table));
    return was == is;
}

/// Its rows by what the module calls row id; and nothing may have changed in what it keeps, if no row did.
Status Comparison::compareVirtual(Pair& pair)
{
    pair.changes.isByRowid = true;
    pair.changes.keyColumns = {pair.table.rowidName()};
    GODWIT_CHECK(pass(pair, {.keys = {pair.table.rowidName()}, .condition = {}}));
    if (pair.changes.rows() > 0)
        return {};
    for (const Table& shadow : m_before.tables) {
        if (!shadow.isShadow || !shadow.name.startsWith(pair.table.name + u'_', Qt::CaseInsensitive))
            continue;
        GODWIT_TRY(const bool isSame, hasSameContent(shadow.name, pair.after));
        if (!isSame)
            return Error(ErrorCode::ChangesUnlisted, QStringLiteral("it keeps other data than before, and does not give its rows."));
    }
    return {};
}

Status Comparison::compareByKey(Pair& pair, const KeyIndex& index)
{
    const QString rowid = pair.table.rowidName();
    const QStringList key = quotedEach(pair.table.primaryKey());
    pair.changes.keyColumns = pair.table.primaryKey();
    if (!isKeyNullable(pair.table, index.isRowid))
        return pass(pair, {.keys = key, .condition = {}});
    if (rowid.isEmpty())
        return Error(ErrorCode::ChangesUnlisted, QStringLiteral("its key may be NULL, and its columns take all names of the row id."));
    QStringList parts;
    for (const QString& part : key)
        parts.append(kAliasMark + (u'.' + part) + QStringLiteral(" IS NOT NULL"));
    const QString notNull = u'(' + parts.join(QStringLiteral(" AND ")) + u')';
    GODWIT_CHECK(pass(pair, {.keys = key, .condition = notNull}));
    // NULL equals nothing: these rows have no key but the row id.
    return pass(pair, {.keys = {rowid}, .condition = QStringLiteral("NOT ") + notNull});
}

Status Comparison::compare(Pair& pair)
{
    const Table& table = pair.table;
    const QString rowid = table.rowidName();
    if (table.isVirtual)
        return rowid.isEmpty() ? Status(Error(ErrorCode::ChangesUnlisted, QStringLiteral("its rows have no row id."))) : compareVirtual(pair);
    GODWIT_TRY(const KeyIndex index, keyIndex(table));
    if (!table.primaryKey().isEmpty() && !index.isForeignOrder)
        return compareByKey(pair, index);
    if (!rowid.isEmpty()) {
        pair.changes.isByRowid = true;
        pair.changes.keyColumns = {rowid};
        return pass(pair, {.keys = {rowid}, .condition = {}});
    }
    GODWIT_TRY(const bool isSame, hasSameContent(table.name, pair.after));
    if (isSame)
        return {};
    return Error(ErrorCode::ChangesUnlisted, QStringLiteral("nothing tells its rows apart."));
}

/// What keeps one table from being read is said of it and keeps nobody from the others.
Status Comparison::list(Pair& pair, QList<TableChanges>& tables)
{
    pair.changes.table = pair.table.name;
    pair.changes.columns = pair.table.columnNames();
    const Status compared = compare(pair);
    if (!compared) {
        if (m_visitError || compared.error().isCancel())
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
    GODWIT_TRY(const Changeset changeset, changesetSince(*m_database, kBefore, tables));
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
    GODWIT_CHECK(database.attachReadOnly(m_request.before, kBefore));
    QStringList schemas{QStringLiteral("main")};
    for (const QString& file : m_request.takenOut.first(std::min(kMostTakenOut, m_request.takenOut.size()))) {
        schemas.append(QStringLiteral("taken%1").arg(schemas.size()));
        GODWIT_CHECK(database.attachReadOnly(file, schemas.last()));
    }
    GODWIT_TRY(const auto transaction, Transaction::begin(database, Transaction::Kind::Deferred));
    GODWIT_TRY(m_before, readCatalog(database, kBefore));
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
        Pair pair{.table = table, .after = schemas.at(holder - after.begin()), .changes = {}};
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
