// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_content.h"

/// Rows whose key SQLite gave: the lineage says which key a source row got, so that a changed value is told
/// as such and not as a row that is missing and one too many.
namespace godwit::core {

namespace {

bool canBePaired(const TableContent& table)
{
    return !table.madeKey.isEmpty() && table.keyAt.empty() &&
           std::all_of(table.moves.begin(), table.moves.end(), [](const MoveContent& one) {
               return !one.move.hasSeveral && !one.move.sourceTable.isEmpty() &&
                      one.move.keyColumns.size() == 1;
           });
}

/// Looks keys up in the lineage; lives for one comparison.
class MadeKeys
{
public:
    MadeKeys(const TableContent& table, Statement find) : m_find(std::move(find))
    {
        for (const MoveContent& one : table.moves)
            m_sources.insert(one.move.number, Value::ofText(one.move.sourceTable));
    }

    static Result<MadeKeys> create(const TableContent& table, Database& work)
    {
        GODWIT_TRY(Statement find, work.preparePersistent(QStringLiteral(
                                       "SELECT target_key FROM main._godwit_lineage WHERE row_id = ? AND "
                                       "move = ? AND disposition = 0"
                                       " AND source = (SELECT id FROM main._godwit_source WHERE name = ?)")));
        return MadeKeys(table, std::move(find));
    }

    /// The lineage has no entry of a key that stayed as it was.
    Result<Value> of(const ContentRow& row)
    {
        m_find.reset();
        m_find.bindAll({Value::ofInteger(row.rowId), Value::ofInteger(row.move), m_sources.value(row.move)});
        GODWIT_TRY(const bool hasRow, m_find.step());
        return hasRow && !m_find.isNull(0) ? m_find.value(0) : valueOf(row.sourceKey);
    }

private:
    Statement m_find;
    QHash<int, Value> m_sources;
};

} // namespace

/// Nothing: not every row can be paired.
Result<std::optional<ContentDifference>> ContentCheck::pairedDifference(const TableContent& table)
{
    if (!canBePaired(table))
        return std::optional<ContentDifference>();
    GODWIT_TRY(MadeKeys keys, MadeKeys::create(table, m_work->database()));
    const TableContent keyed = table.withMadeKey();
    bool isComplete = true;
    const ReadContent told = [&](const VisitContent& visit) -> Status {
        return m_reader->forEach(table, [&](const ContentRow& row) -> Status {
            GODWIT_TRY(const Value key, keys.of(row));
            isComplete = isComplete && !key.isNull();
            ContentRow with = row;
            with.cells.push_back(viewOf(key));
            return visit(with);
        });
    };
    GODWIT_TRY(const ContentDifference difference,
               differenceOf(keyed, told, storedRows(*m_stored, keyed), m_context.cancel));
    return isComplete ? std::optional(difference) : std::nullopt;
}

} // namespace godwit::core
