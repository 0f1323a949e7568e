// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/leftovers.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <QRegularExpression>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qint64 kMostCompared = 2'000'000; // rows; beyond that nothing is compared

/// How a tool names its tables.
struct Pattern
{
    const char* expression; ///< group 1 is the table it stands for; without a group none can be told
    const char* tool;
    const char* ledger = ""; ///< a name that others may use, too: it counts only where this table is there
    bool isOwn = false;      ///< the tool keeps it for itself
};

/// The more telling names first.
constexpr Pattern kPatterns[] = {
    {"^_alembic_tmp_(.+)$", "Alembic"},
    {"^__new_(.+)$", "Drizzle"},
    {"^new__(.+)$", "Django"},
    {"^ef_temp_(.+)$", "Entity Framework"},
    {"^_new_(.+)$", "Room"},
    {"^sqlb_temp_table_[0-9]+$", "DB Browser for SQLite"},
    {"^_knex_temp_alter[0-9]*$", "Knex"},
    {"^(.+)__tmp__$", "Peewee"},
    {"^(.+)_new_[0-9a-f]{12}$", "sqlite-utils"},
    {"^new_(.+)$", "Prisma", "_prisma_migrations"},
    {"^temporary_(.+)$", "TypeORM", "migrations"},
    {"^(.+)_backup$", "Sequelize", "SequelizeMeta"},
    {"^_litestream_(seq|lock)$", "Litestream", "", true},
    {"^_godwit_.+$", "Godwit", "", true},
};

/// The only table that has most of the columns; null: none, or several.
const Table* likeliest(const Table& table, const Catalog& catalog)
{
    const Table* found = nullptr;
    for (const Table& other : catalog.tables) {
        if (&other == &table || other.isVirtual || other.isShadow)
            continue;
        if (2 * commonColumns(table, other).size() <= std::max(table.columns.size(), other.columns.size()))
            continue;
        if (found)
            return nullptr;
        found = &other;
    }
    return found;
}

/// None: it is a table like any other.
std::optional<LeftOver> recognised(const Table& table, const Catalog& catalog)
{
    if (table.isVirtual || table.isShadow)
        return {};
    for (const Pattern& pattern : kPatterns) {
        const auto match = QRegularExpression(QString::fromLatin1(pattern.expression),
                                              QRegularExpression::DotMatchesEverythingOption)
                               .match(table.name);
        const QString ledger = QString::fromLatin1(pattern.ledger);
        if (!match.hasMatch() || (!ledger.isEmpty() && !catalog.table(ledger)))
            continue;
        LeftOver left;
        left.table = table.name;
        left.tool = QString::fromLatin1(pattern.tool);
        if (pattern.isOwn)
            return left;
        const Table* original =
            match.lastCapturedIndex() > 0 ? catalog.table(match.captured(1)) : likeliest(table, catalog);
        left.original = original                        ? original->name
                        : match.lastCapturedIndex() > 0 ? match.captured(1)
                                                        : QString();
        left.isOriginalThere = original != nullptr;
        const bool sharesNothing = original && commonColumns(table, *original).isEmpty();
        if (!ledger.isEmpty() && sharesNothing)
            continue;
        return left;
    }
    return {};
}

qint64 rowsOf(Database& database, const QString& table)
{
    const auto rows = database.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(table)));
    return rows ? *rows : -1;
}

/// Rows whose values in the columns of both the original has nowhere.
qint64 rowsOnlyIn(Database& database, const Table& from, const Table& to)
{
    const QStringList columns = commonColumns(from, to);
    if (columns.isEmpty())
        return -1;
    const QString list = quotedList(columns);
    const auto rows = database.integer(
        QStringLiteral("SELECT count(*) FROM (SELECT %1 FROM main.%2 EXCEPT SELECT %1 FROM main.%3)")
            .arg(list, quoted(from.name), quoted(to.name)));
    return rows ? *rows : -1;
}

/// A default that is one value: every other could be a function, which is not to be called here.
bool isLiteral(const QString& sql)
{
    static const QRegularExpression s_literal(QStringLiteral("^(?:[+-]?[0-9]+(?:\\.[0-9]+)?|'(?:[^']|'')*')$"),
                                              QRegularExpression::DotMatchesEverythingOption);
    return s_literal.match(sql.trimmed()).hasMatch();
}

/// A rebuild that adds a column gives it its default in every row: that is nothing to lose.
QList<LeftOverColumn> columnsOnlyIn(Database& database, const Table& from, const Table& to)
{
    const QStringList common = commonColumns(from, to);
    QList<LeftOverColumn> columns;
    for (const QString& name : from.columnNames()) {
        if (common.contains(name) || to.column(name))
            continue;
        const QString standard = from.column(name)->defaultSql;
        const QString other = isLiteral(standard) ? QStringLiteral(" AND %1 IS NOT %2").arg(quoted(name), standard.trimmed()) : QString();
        const auto values = database.integer(
            QStringLiteral("SELECT count(*) FROM main.%1 WHERE %2 IS NOT NULL%3").arg(quoted(from.name), quoted(name), other));
        columns.append({.name = name, .values = values ? *values : -1});
    }
    return columns;
}

/// True if the columns of both are enough for a row of the original.
bool canRefill(const Table& from, const Table& to)
{
    return std::all_of(to.columns.begin(), to.columns.end(), [&](const Column& column) {
        const bool numbersItself = column.keyPart > 0 && isSameName(column.declaredType, u"INTEGER");
        return from.column(column.name) || !column.notNull || !column.defaultSql.isNull() ||
               column.isGenerated || numbersItself;
    });
}

LeftOver::Repair repairOf(const LeftOver& left, const Table& table, const Table* original,
                          const Catalog& catalog)
{
    if (left.original.isEmpty() || left.rows < 0)
        return LeftOver::Repair::None;
    if (!original)
        return catalog.hasName(left.original) ? LeftOver::Repair::None : LeftOver::Repair::Restore;
    if (left.holdsMore())
        return LeftOver::Repair::None; // what only it has would go with it
    if (left.rows == 0 || left.rowsOnlyHere == 0)
        return LeftOver::Repair::Remove;
    const bool isEmptied = left.originalRows == 0 && canRefill(table, *original);
    return isEmptied ? LeftOver::Repair::Refill : LeftOver::Repair::None;
}

/// Two left-overs that stand for one missing table: nobody can tell which of them it is.
void withdrawRivals(QList<LeftOver>& found)
{
    for (LeftOver& left : found) {
        const auto isRival = [&](const LeftOver& other) {
            return &other != &left && isSameName(other.original, left.original) && !other.original.isEmpty();
        };
        if (left.repair != LeftOver::Repair::Remove && std::any_of(found.begin(), found.end(), isRival))
            left.repair = LeftOver::Repair::None;
    }
}

} // namespace

QStringList commonColumns(const Table& from, const Table& to)
{
    QStringList columns;
    const QStringList writable = to.columnNames();
    for (const QString& name : from.columnNames()) {
        const bool isThere = std::any_of(writable.begin(), writable.end(),
                                         [&](const QString& other) { return isSameName(other, name); });
        if (isThere)
            columns.append(name);
    }
    return columns;
}

Result<QList<LeftOver>> findLeftOvers(Database& database, const Catalog& catalog)
{
    QList<LeftOver> found;
    for (const Table& table : catalog.tables) {
        auto left = recognised(table, catalog);
        if (!left)
            continue;
        left->rows = rowsOf(database, table.name);
        const Table* const original = left->isOriginalThere ? catalog.table(left->original) : nullptr;
        if (original) {
            left->originalRows = rowsOf(database, original->name);
            if (std::max(left->rows, left->originalRows) <= kMostCompared)
                left->rowsOnlyHere = rowsOnlyIn(database, table, *original);
            left->onlyColumns = columnsOnlyIn(database, table, *original);
        }
        left->repair = repairOf(*left, table, original, catalog);
        found.append(*left);
    }
    withdrawRivals(found);
    return found;
}

} // namespace godwit::core
