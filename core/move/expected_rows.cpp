// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/expected_rows.h"

#include "core/move/copies.h"
#include "core/move/row_reader.h"
#include "core/sqlite/guard.h"

namespace godwit::core {

namespace {

constexpr int kBatchRows = 512;

} // namespace

Result<std::unique_ptr<ExpectedSource>> ExpectedSource::ofSnapshot(Database database, const MoveScene& scene)
{
    std::unique_ptr<ExpectedSource> source(new ExpectedSource(std::move(database)));
    GODWIT_CHECK(registerCollations(source->m_database, scene.plan.source.collations));
    GODWIT_CHECK(registerFunctions(source->m_database, source->m_verdict));
    GODWIT_CHECK(registerVerdicts(source->m_database, source->m_verdict));
    return source;
}

Result<std::unique_ptr<ExpectedSource>> ExpectedSource::ofWork(Database database, const MoveScene& scene)
{
    GODWIT_TRY(auto source, ofSnapshot(std::move(database), scene));
    GODWIT_TRY(source->m_resolver, registerReferences(source->m_database, scene, source->m_verdict));
    return source;
}

Status ExpectedSource::prepare(const CompiledMove& move)
{
    {
        const Guard guard(m_database, Guard::Kind::Reading);
        for (const QString& query : move.queries)
            GODWIT_CHECK(prepareReading(m_database, query));
    }
    m_verdict->clear();
    if (!move.copies.isEmpty())
        GODWIT_CHECK(makeTemporaryCopies(m_database, move));
    const Guard guard(m_database, Guard::Kind::Reading);
    for (const ReadStretch& stretch : move.stretches)
        GODWIT_CHECK(m_database.prepare(stretch.fromStart));
    return {};
}

Status ExpectedSource::forEach(const CompiledMove& move, const std::unordered_set<qint64>& aside,
                               const std::function<Status(const RowBatch& batch, int row)>& visit)
{
    GODWIT_TRY(RowReader reader, RowReader::open(m_database, move, m_verdict, {}));
    RowBatch batch(move.handedOn(), false);
    bool goesOn = true;
    while (goesOn) {
        batch.clear();
        GODWIT_TRY(goesOn, reader.fill(batch, kBatchRows));
        for (int row = 0; row < batch.rows(); ++row) {
            if (batch.heads[static_cast<size_t>(row)].kind != RowHead::Kind::Good)
                continue;
            if (!aside.empty() && aside.contains(batch.values.integer(row, CompiledMove::kRowIdAt)))
                continue;
            GODWIT_CHECK(visit(batch, row));
        }
    }
    return {};
}

Result<std::unordered_set<qint64>> keysAside(Database& work, int move)
{
    std::unordered_set<qint64> aside;
    GODWIT_TRY(Statement rows,
               work.prepare(QStringLiteral("SELECT row_id FROM main._godwit_lineage WHERE move = ?"
                                           " AND disposition <> 0 ORDER BY row_id")));
    rows.bindInteger(1, move);
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return aside;
        aside.insert(rows.integer(0));
    }
}

} // namespace godwit::core
