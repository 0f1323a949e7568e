// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/load_indexes.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

/// What one run of the sorter holds follows from the cache. Runs that stay in the processor's cache are
/// sorted twice as fast as runs of 16 MiB (an index of 36-byte texts over a million rows: 0.45 s against 0.8
/// to 0.95 s of one core).
constexpr int kSortCacheKib = 2'000;

/// The cache of a connection while it lives; the destructor puts back what was there.
class CacheSize
{
public:
    static Result<CacheSize> set(Database& database, int kib)
    {
        GODWIT_TRY(const qint64 before, database.integer(QStringLiteral("PRAGMA main.cache_size")));
        GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA main.cache_size = -%1").arg(kib)));
        return CacheSize(database, before);
    }
    CacheSize(CacheSize&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr)), m_before(other.m_before)
    {
    }
    CacheSize& operator=(CacheSize&&) = delete;
    ~CacheSize()
    {
        if (m_database)
            (void)m_database->execute(QStringLiteral("PRAGMA main.cache_size = %1").arg(m_before));
    }

private:
    CacheSize(Database& database, qint64 before) : m_database(&database), m_before(before) {}

    Database* m_database;
    qint64 m_before;
};

/// `id`, `alias.id`, or a text and `||` before either.
bool isKeyOrPrefixed(const QString& expression, const QString& key, const QString& alias)
{
    QList<SqlWord> words = sqlWords(expression);
    if (words.size() > 3 && words[0].kind == SqlWord::Kind::Text && words[1].is(u"|") && words[2].is(u"|"))
        words.remove(0, 3);
    if (words.size() == 3 && words[0].isName() && isSameName(words[0].text, alias) && words[1].is(u"."))
        words.remove(0, 2);
    return words.size() == 1 && words[0].isName() && isSameName(words[0].text, key);
}

Status create(Database& work, const Index& index, const StepContext& context)
{
    // An index cannot be renamed: where its name is taken, the source's goes first; its text is in the
    // snapshot.
    GODWIT_CHECK(work.execute(QStringLiteral("DROP INDEX IF EXISTS main.%1").arg(quoted(index.name))));
    return work.execute(context.staging.createIndex(index));
}

/// The new table has it already: it was filled with the rows.
Result<bool> isMade(Database& work, const Index& index, const StepContext& context)
{
    GODWIT_TRY(
        const qint64 found,
        work.integer(QStringLiteral(
                         "SELECT count(*) FROM main.sqlite_schema"
                         " WHERE type = 'index' AND name = ? COLLATE NOCASE AND tbl_name = ? COLLATE NOCASE"),
                     {Value::ofText(index.name), Value::ofText(context.staging.physicalName(index.table))}));
    return found > 0;
}

QStringList loadedTables(const Phase& phase)
{
    QStringList loaded;
    for (const Step& step : phase.steps) {
        if (const auto* const move = std::get_if<MoveStep>(&step.work))
            loaded.append(foldedName(move->into));
    }
    return loaded;
}

} // namespace

bool risesWithReading(const CompiledMove& move, const QString& column)
{
    if (move.stretches.size() < 2 || move.keyColumns.size() != 1) // read by row id
        return false;
    for (const ColumnValue& value : move.step->columns) {
        if (isSameName(value.column, column))
            return !value.isLookup() && !value.reference &&
                   isKeyOrPrefixed(value.expression.text, move.keyColumns.first(), move.rowsAlias);
    }
    return move.step->carryAll && isSameName(column, move.keyColumns.first());
}

Status createIndexesBeforeRows(Database& work, const CompiledMove& move, const StepContext& context)
{
    for (const Index& index : context.target.table(move.step->into)->indexes) {
        if (index.sql.isNull())
            continue;
        // Where the name is taken the source's own index may still be of use to the move.
        const bool isFilledInOrder = !index.columns.isEmpty() && !move.sharesTarget &&
                                     !context.source.hasName(index.name) &&
                                     risesWithReading(move, index.columns.first());
        if (index.isUnique || isFilledInOrder)
            GODWIT_CHECK(create(work, index, context));
    }
    return {};
}

Status createIndexesAfterRows(Database& work, StepContext& context)
{
    const QStringList loaded = loadedTables(context.phase);
    GODWIT_TRY(const CacheSize small, CacheSize::set(work, kSortCacheKib));
    for (const Table& table : context.target.tables) {
        for (const Index& index : table.indexes) {
            if (!loaded.contains(foldedName(table.name)) || index.sql.isNull() || index.isUnique)
                continue;
            GODWIT_TRY(const bool isThere, isMade(work, index, context));
            if (isThere)
                continue;
            GODWIT_CHECK(context.cancel.check()); // those that are built stay
            context.progress({.done = 0,
                              .total = -1,
                              .unit = QStringLiteral("indexes"),
                              .activity = QStringLiteral("building the index %1").arg(index.name),
                              .quarantined = 0});
            GODWIT_TRY(auto transaction, Transaction::begin(work));
            GODWIT_CHECK(create(work, index, context));
            GODWIT_CHECK(transaction.commit());
        }
    }
    return {};
}

} // namespace godwit::core
