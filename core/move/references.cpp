// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/references.h"

#include "core/journal/records.h"
#include "core/sqlite/quoting.h"

#include <unordered_map>

namespace godwit::core {

namespace {

struct ParentTable
{
    Statement exists;  ///< row id and key by the key's value
    Statement lineage; ///< disposition and target key by row id
};

/// What `ref` knows; owned by the registered function, so it lives as long as the connection.
class Resolver
{
public:
    Resolver(Database& work, const Catalog& source, std::shared_ptr<RowVerdict> verdict,
             std::shared_ptr<QString> firstCause)
        : m_work(work), m_source(source), m_verdict(std::move(verdict)), m_firstCause(std::move(firstCause))
    {
    }

    Value resolve(const Row& arguments)
    {
        if (arguments.size() < 2 || arguments[1].isNull())
            return Value::null();
        const QString name = arguments[0].toString();
        const auto table = tableOf(name);
        if (!table)
            return fail(ErrorCode::RowExpressionFailed, table.error().what);
        const auto value = lookUp(name, **table, arguments[1]);
        if (!value)
            return fail(ErrorCode::RowExpressionFailed, value.error().what);
        return *value;
    }

private:
    Value fail(ErrorCode code, const QString& cause)
    {
        m_verdict->reject(code, cause);
        return Value::null();
    }

    Result<ParentTable*> tableOf(const QString& name)
    {
        const auto found = m_tables.find(foldedName(name));
        if (found != m_tables.end())
            return found->second.get();
        const Table* const table = m_source.table(name);
        if (!table || table->primaryKey().size() != 1 || table->rowidName().isEmpty())
            return Error(ErrorCode::PlanReference,
                         QStringLiteral("ref() needs a table of the source with a key of one column; %1 is none.").arg(name));
        const QString rowid = quoted(table->rowidName());
        const QString key = quoted(table->primaryKey().first());
        GODWIT_TRY(auto exists, m_work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 = ?1")
                                                             .arg(rowid, key, quoted(table->name))));
        GODWIT_TRY(auto lineage,
                   m_work.preparePersistent(QStringLiteral(
                       "SELECT l.disposition, l.target_key FROM main._godwit_lineage l JOIN main._godwit_source s"
                       " ON s.id = l.source WHERE s.name = ?1 AND l.row_id = ?2"
                       " ORDER BY l.disposition = 3 DESC, l.move LIMIT 1")));
        lineage.bindText(1, table->name);
        auto owned = std::make_unique<ParentTable>(ParentTable{std::move(exists), std::move(lineage)});
        ParentTable* const raw = owned.get();
        m_tables.emplace(foldedName(name), std::move(owned));
        return raw;
    }

    Result<Value> lookUp(const QString& name, ParentTable& table, const Value& oldKey)
    {
        table.exists.bind(1, oldKey);
        GODWIT_TRY(const bool exists, table.exists.step());
        if (!exists) {
            table.exists.reset();
            return fail(ErrorCode::RowParentMissing, QStringLiteral("%1 has no row with this key").arg(name));
        }
        const Value rowId = table.exists.value(0);
        Value key = table.exists.value(1);
        table.exists.reset();
        table.lineage.bind(2, rowId);
        GODWIT_TRY(const bool isException, table.lineage.step());
        const auto disposition =
            isException ? static_cast<Disposition>(table.lineage.integer(0)) : Disposition::Moved;
        const Value targetKey = isException ? table.lineage.value(1) : Value::null();
        table.lineage.reset();
        switch (disposition) {
        case Disposition::Moved:
            return isException && !targetKey.isNull() ? targetKey : key;
        case Disposition::Merged:
            return targetKey;
        case Disposition::Skipped:
            return fail(ErrorCode::RowParentMissing, QStringLiteral("its row in %1 is skipped by a rule").arg(name));
        case Disposition::Quarantined:
            break;
        }
        GODWIT_TRY(*m_firstCause, firstCauseOf(name, rowId));
        return fail(ErrorCode::RowParentQuarantined, QStringLiteral("its row in %1 is in quarantine").arg(name));
    }

    Result<QString> firstCauseOf(const QString& name, const Value& rowId)
    {
        return m_work.text(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                          " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                          " WHERE s.name = ? COLLATE NOCASE AND q.row_id = ? ORDER BY q.id LIMIT 1"),
                           {Value::ofText(name), rowId});
    }

    Database& m_work;
    const Catalog& m_source;
    std::shared_ptr<RowVerdict> m_verdict;
    std::shared_ptr<QString> m_firstCause;
    std::unordered_map<QString, std::unique_ptr<ParentTable>> m_tables;
};

} // namespace

Status registerReferences(Database& work, const Catalog& source, std::shared_ptr<RowVerdict> verdict,
                          std::shared_ptr<QString> firstCause)
{
    auto resolver = std::make_shared<Resolver>(work, source, verdict, std::move(firstCause));
    GODWIT_CHECK(work.registerFunction(QStringLiteral("ref"), -1,
                                       [resolver](const Row& arguments) { return resolver->resolve(arguments); }));
    return work.registerFunction(QStringLiteral("_godwit_lookup_missing"), 1, [verdict](const Row& arguments) {
        verdict->reject(ErrorCode::RowLookupMissing,
                        QStringLiteral("the value is not in the lookup %1").arg(arguments[0].toString()));
        return Value::null();
    });
}

Result<ParentCheck> ParentCheck::create(Database& work, const QList<ParentProbe>& probes)
{
    ParentCheck check(work);
    for (const ParentProbe& probe : probes) {
        GODWIT_TRY(auto select, work.preparePersistent(probe.select));
        check.m_probes.push_back(Prepared{probe, std::move(select), {}});
    }
    return check;
}

Result<std::optional<RowFault>> ParentCheck::faultOf(const std::function<Value(int column)>& valueAt)
{
    for (Prepared& prepared : m_probes) {
        Row values;
        bool hasNull = false; // MATCH SIMPLE, the only kind SQLite has: a NULL part means no reference
        for (const int column : prepared.probe.columns) {
            values.push_back(valueAt(column));
            hasNull = hasNull || values.back().isNull();
        }
        if (hasNull || values == prepared.lastGood)
            continue;
        prepared.select.bindAll(values);
        GODWIT_TRY(const bool exists, prepared.select.step());
        prepared.select.reset();
        if (!exists) {
            GODWIT_TRY(RowFault fault, explain(prepared, values));
            return std::optional(fault);
        }
        prepared.lastGood = values;
    }
    return std::optional<RowFault>();
}

Result<RowFault> ParentCheck::explain(const Prepared& prepared, const Row& values)
{
    for (const QString& source : prepared.probe.sources) {
        GODWIT_TRY(const auto rows,
                   m_work->rows(QStringLiteral(
                                    "SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                    " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                    " WHERE s.name = ? AND q.source_key = ? ORDER BY q.id LIMIT 1"),
                                {Value::ofText(source), values.front()}));
        if (!rows.empty())
            return RowFault{.code = ErrorCode::RowParentQuarantined,
                            .cause = QStringLiteral("its row in %1 is in quarantine").arg(source),
                            .column = {},
                            .firstCause = rows.front()[0].toString()};
    }
    return RowFault{.code = ErrorCode::RowParentMissing,
                    .cause = QStringLiteral("%1 has no row with this key").arg(prepared.probe.parent),
                    .column = {},
                    .firstCause = {}};
}

} // namespace godwit::core
