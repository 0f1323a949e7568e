// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/table_comparison.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/row_hash.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kShownCharacters = 60;
constexpr QChar kAliasMark(0xFFFF); // stands in no SQL of a file: no character

} // namespace

/// How the rows of one table are told apart on one pass over it.
struct TableComparison::Pass
{
    QStringList keys;  ///< quoted
    QString condition; ///< on its columns, each behind the mark; empty: all rows

    [[nodiscard]] QString on(const QString& alias, const QString& before) const
    {
        return condition.isEmpty() ? QString() : before + QString(condition).replace(kAliasMark, alias);
    }
};

struct TableComparison::KeyIndex
{
    bool isRowid = false; ///< there is none: the key is the row id
    bool isForeignOrder =
        false; ///< by a collation that only the application has: nothing can be looked up in it
};

namespace {

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
        const bool isLong = (type == Value::Type::Text || type == Value::Type::Blob) &&
                            row.bytes(column).size() > kShownCharacters;
        texts.append(isLong ? bytesText(row.bytes(column), type, kShownCharacters)
                            : row.value(column).toLiteral());
    }
    return texts;
}

/// In SQLite a key may be NULL, in any number of rows, but where it is the row id or the table has none.
bool isKeyNullable(const Table& table, bool isRowid)
{
    const QStringList key = table.primaryKey();
    if (table.isWithoutRowid || isRowid)
        return false;
    return std::any_of(key.begin(), key.end(),
                       [&](const QString& name) { return !table.column(name)->notNull; });
}

} // namespace

/// The row as the statement has it: first the key, then the stored columns of one side or of both.
Status TableComparison::found(TablePair& pair, RowOperation operation, const Statement& row, const Pass& pass)
{
    qint64& count = operation == RowOperation::Inserted  ? pair.changes.inserted
                    : operation == RowOperation::Changed ? pair.changes.changed
                                                         : pair.changes.deleted;
    const int first = static_cast<int>(pass.keys.size()) + 1;
    const int columns = static_cast<int>(pair.changes.columns.size());
    const bool isDeleted = operation == RowOperation::Deleted;
    if (++count <= kChangedRowsShown)
        pair.changes.samples.append(
            {.operation = operation,
             .key = literals(row, 1, pass.keys.size()),
             .before = operation == RowOperation::Inserted
                           ? QStringList()
                           : literals(row, isDeleted ? first : first + columns, columns),
             .after = isDeleted ? QStringList() : literals(row, first, columns)});
    if (!m_visit)
        return {};
    const Status visited = m_visit({.table = pair.table,
                                    .operation = operation,
                                    .row = row,
                                    .before = isDeleted ? first : first + columns,
                                    .after = first});
    m_hasVisitFailed = !visited;
    return visited;
}

/// Rows that are there now: new, or other than before.
Status TableComparison::present(TablePair& pair, const Pass& pass)
{
    const QStringList columns = quotedEach(pair.changes.columns);
    const QString keys = prefixed(QStringLiteral("n"), pass.keys);
    GODWIT_TRY(
        Statement rows,
        m_database.prepare(
            QStringLiteral(
                "SELECT o.%1 IS NOT NULL, %2, %3, %4 FROM %5 AS n LEFT JOIN %6 AS o ON %7%8 ORDER BY %2")
                .arg(pass.keys.first(), keys, prefixed(QStringLiteral("n"), columns),
                     prefixed(QStringLiteral("o"), columns), quoted(pair.after, pair.table.name),
                     quoted(kBeforeSchema, pair.table.name), equalKeys(pass.keys),
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

Status TableComparison::gone(TablePair& pair, const Pass& pass)
{
    const QString condition = pass.on(QStringLiteral("n"), QStringLiteral(" AND "));
    const QString where = pass.on(QStringLiteral("o"), QStringLiteral(" AND "));
    GODWIT_TRY(
        Statement rows,
        m_database.prepare(
            QStringLiteral(
                "SELECT 0, %1, %2 FROM %3 AS o LEFT JOIN %4 AS n ON %5%6 WHERE n.%7 IS NULL%8 ORDER BY %1")
                .arg(prefixed(QStringLiteral("o"), pass.keys),
                     prefixed(QStringLiteral("o"), quotedEach(pair.changes.columns)),
                     quoted(kBeforeSchema, pair.table.name), quoted(pair.after, pair.table.name),
                     equalKeys(pass.keys), condition, pass.keys.first(), where)));
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        GODWIT_CHECK(found(pair, RowOperation::Deleted, rows, pass));
    }
}

Status TableComparison::pass(TablePair& pair, const Pass& pass)
{
    GODWIT_CHECK(present(pair, pass));
    return gone(pair, pass);
}

Result<TableComparison::KeyIndex> TableComparison::keyIndex(const Table& table)
{
    GODWIT_TRY(const auto rows,
               m_database.rows(
                   QStringLiteral(
                       "SELECT count(*), coalesce(sum(upper(x.coll) NOT IN ('BINARY', 'NOCASE', 'RTRIM')), 0)"
                       " FROM pragma_index_list(?1, ?2) AS l, pragma_index_xinfo(l.name, ?2) AS x"
                       " WHERE l.origin = 'pk' AND x.key = 1"),
                   {Value::ofText(table.name), Value::ofText(kBeforeSchema)}));
    return KeyIndex{.isRowid = rows.at(0).at(0).integer == 0, .isForeignOrder = rows.at(0).at(1).integer > 0};
}

Result<bool> TableComparison::hasSameContent(const QString& table, const QString& after)
{
    GODWIT_TRY(const ContentDigest was, digestOfTable(m_database, kBeforeSchema, table));
    GODWIT_TRY(const ContentDigest is, digestOfTable(m_database, after, table));
    return was == is;
}

/// Its rows by what the module calls row id; and nothing may have changed in what it keeps, if no row did.
Status TableComparison::compareVirtual(TablePair& pair)
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
            return Error(ErrorCode::ChangesUnlisted,
                         QStringLiteral("it keeps other data than before, and does not give its rows."));
    }
    return {};
}

Status TableComparison::compareByKey(TablePair& pair, const KeyIndex& index)
{
    const QString rowid = pair.table.rowidName();
    const QStringList key = quotedEach(pair.table.primaryKey());
    pair.changes.keyColumns = pair.table.primaryKey();
    if (!isKeyNullable(pair.table, index.isRowid))
        return pass(pair, {.keys = key, .condition = {}});
    if (rowid.isEmpty())
        return Error(ErrorCode::ChangesUnlisted,
                     QStringLiteral("its key may be NULL, and its columns take all names of the row id."));
    QStringList parts;
    for (const QString& part : key)
        parts.append(kAliasMark + (u'.' + part) + QStringLiteral(" IS NOT NULL"));
    const QString notNull = u'(' + parts.join(QStringLiteral(" AND ")) + u')';
    GODWIT_CHECK(pass(pair, {.keys = key, .condition = notNull}));
    // NULL equals nothing: these rows have no key but the row id.
    return pass(pair, {.keys = {rowid}, .condition = QStringLiteral("NOT ") + notNull});
}

Status TableComparison::compare(TablePair& pair)
{
    const Table& table = pair.table;
    const QString rowid = table.rowidName();
    if (table.isVirtual)
        return rowid.isEmpty()
                   ? Status(Error(ErrorCode::ChangesUnlisted, QStringLiteral("its rows have no row id.")))
                   : compareVirtual(pair);
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

} // namespace godwit::core
