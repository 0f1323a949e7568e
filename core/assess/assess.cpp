// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/assess.h"

#include "core/assess/advice.h"
#include "core/assess/blast_radius.h"
#include "core/assess/gaps.h"
#include "core/assess/inventory.h"
#include "core/assess/moves_into.h"
#include "core/checks/comparer.h"
#include "core/checks/figures.h"
#include "core/checks/profiler.h"
#include "core/functions/functions.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>
#include <QMap>
#include <QSet>

namespace godwit::core {

namespace {

const QString kSuite = QStringLiteral("assessment");

class Assessor
{
public:
    Assessor(const AssessScene& scene, TwoReaders readers) : m_scene(scene), m_readers(std::move(readers)) {}

    Result<AssessResult> assess(const QList<Rule>& rules)
    {
        QElapsedTimer timer;
        timer.start();
        Assessment& assessment = m_result.assessment;
        assessment.database = m_scene.file;
        assessment.planHash = m_scene.plan.hash;
        assessment.at = QDateTime::currentDateTimeUtc();
        GODWIT_CHECK(countRowsToRead());
        for (const Table& table : m_scene.source.tables) {
            if (!table.isVirtual && !table.isShadow)
                GODWIT_CHECK(profile(table));
        }
        GODWIT_CHECK(registerFunctions(m_readers.first, nullptr));
        GODWIT_CHECK(runRules(rules));
        GODWIT_TRY(assessment.inventory,
                   takeInventory(m_readers.first, m_scene.plan, m_scene.source, m_scene.target));
        GODWIT_TRY(assessment.blast, findBlastRadius(m_readers.first, m_scene));
        GODWIT_CHECK(lookAtMoves());
        assessment.gaps = findGaps(m_scene.plan, m_scene.source, m_scene.target, assessment);
        assessment.recommendations = adviceOn(assessment, m_scene.plan, m_scene.source, m_scene.target, m_result.checks);
        assessment.elapsedUs = timer.nsecsElapsed() / 1000;
        m_result.checks = checksOf(assessment) + m_result.checks;
        return m_result;
    }

private:
    void tell(qint64 rows, const QString& activity) { m_scene.progress(m_done + rows, m_total, activity); }

    Status countRowsToRead()
    {
        for (const Table& table : m_scene.source.tables) {
            if (table.isVirtual || table.isShadow)
                continue;
            const auto rows = m_readers.first.integer(
                QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(table.name)));
            if (!rows && endsAll(rows.error()))
                return rows.error();
            m_rows.insert(table.name, rows ? *rows : -1);
            m_total += rows ? *rows : 0;
        }
        for (const auto& [at, move] : stepsOf<MoveStep>(m_scene.plan)) {
            if (const Table* const table = m_scene.source.table(move->from))
                m_total += std::max<qint64>(0, m_rows.value(table->name, 0));
        }
        return {};
    }

    Status profile(const Table& table)
    {
        GODWIT_CHECK(m_scene.cancel.check());
        QElapsedTimer timer;
        timer.start();
        GODWIT_TRY(const Reading reading, Reading::begin(m_readers));
        const auto found = profileTable(
            m_readers.first, table,
            [&](qint64 rows) { tell(rows, QStringLiteral("profiling %1").arg(table.name)); },
            reading.hasBoth() ? &m_readers.second : nullptr);
        if (!found && endsAll(found.error()))
            return found.error();
        TableProfile profile;
        profile.table = table.name;
        if (found)
            profile = *found;
        else
            profile.notRun = found.error().what;
        profile.elapsedUs = timer.nsecsElapsed() / 1000;
        m_done += profile.rows;
        m_result.checks += findingsOf(table, profile);
        GODWIT_TRY(const auto orphans, findOrphans(m_readers.first, table));
        m_result.checks += orphans;
        m_result.assessment.tables.append(profile);
        return {};
    }

    Status runRules(const QList<Rule>& rules)
    {
        for (const Rule& rule : rules) {
            const SqlBounds bounds(m_readers.first, m_scene.limits.valueBytes, m_scene.limits.queryMs);
            GODWIT_TRY(CheckResult result, runRule(m_readers.first, rule, m_scene.plan.parameters, kSuite));
            // What an assessment finds is a warning: nothing has moved yet, and quarantine will hold such
            // rows.
            if (result.verdict == Verdict::Failed && rule.severity == Severity::Warning)
                result.verdict = Verdict::Warning;
            m_result.checks.append(result);
        }
        return {};
    }

    /// Moves into one table are looked at together, since they share its keys.
    Status lookAtMoves()
    {
        const QList<PlacedStep<MoveStep>> moves = stepsOf<MoveStep>(m_scene.plan);
        QMap<QString, QList<int>> byTable;
        QStringList order;
        for (int number = 0; number < moves.size(); ++number) {
            const QString table = foldedName(moves[number].work->into);
            if (!byTable.contains(table))
                order += table;
            byTable[table] += number;
            m_filled.insert(table);
        }
        std::vector<MoveAhead> ahead(static_cast<size_t>(moves.size()));
        QList<DuplicateKey> across;
        for (const QString& table : order) {
            GODWIT_CHECK(m_scene.cancel.check());
            GODWIT_CHECK(lookInto(moves, byTable[table], ahead, across));
        }
        Assessment& assessment = m_result.assessment;
        for (const MoveAhead& move : ahead) {
            assessment.expectations.append(move.expectation);
            assessment.missing += move.reduced.missing;
            for (const LookedAtKey& key : move.reduced.keys)
                assessment.duplicates.append(key.found);
        }
        assessment.duplicates += across;
        return {};
    }

    Status lookInto(const QList<PlacedStep<MoveStep>>& moves, const QList<int>& numbers,
                    std::vector<MoveAhead>& ahead, QList<DuplicateKey>& across)
    {
        const Table* const target = m_scene.target.table(moves[numbers.first()].work->into);
        std::vector<MoveAhead*> together;
        for (const int number : numbers) {
            MoveAhead& one = ahead[static_cast<size_t>(number)];
            begin(one, moves[number], number, target, numbers.size() > 1);
            if (target)
                together.push_back(&one);
        }
        if (together.empty())
            return {};
        GODWIT_TRY(const Reading reading, Reading::begin(m_readers));
        MovesInto into(m_readers, reading.hasBoth(), m_scene, together);
        GODWIT_CHECK(into.look([&](const MoveAhead& move, qint64 read) {
            const qint64 rows = rowsFor(*moves[move.number].work);
            if (read < 0)
                m_done += rows;
            else
                tell(std::min(read, rows), QStringLiteral("looking ahead: %1").arg(move.expectation.step.title));
        }));
        across += into.across();
        return {};
    }

    [[nodiscard]] const Table* sourceOf(const MoveStep& move) const
    {
        return move.query.isEmpty() ? m_scene.source.table(move.from) : nullptr;
    }

    [[nodiscard]] qint64 rowsFor(const MoveStep& move) const
    {
        const Table* const source = m_scene.source.table(move.from);
        return source ? std::max<qint64>(0, m_rows.value(source->name, 0)) : 0;
    }

    void begin(MoveAhead& one, const PlacedStep<MoveStep>& move, int number, const Table* target, bool isShared)
    {
        const Table* const source = sourceOf(*move.work);
        one.number = number;
        one.expectation.step = move.at;
        one.expectation.from = move.work->from;
        one.expectation.into = move.work->into;
        one.expectation.rows = source ? m_rows.value(source->name, -1) : -1;
        if (!target) {
            one.expectation.notRun = QStringLiteral("The target has no table %1.").arg(move.work->into);
            return;
        }
        const QList<TableProfile>& profiles = m_result.assessment.tables;
        const auto profile = std::find_if(profiles.cbegin(), profiles.cend(), [&](const TableProfile& table) {
            return source && table.table == source->name;
        });
        one.reduced = reduceMove(source, *target, move,
                                 {.profile = profile == profiles.cend() ? nullptr : &*profile,
                                  .sharesTarget = isShared,
                                  .filled = m_filled});
    }

    const AssessScene& m_scene;
    TwoReaders m_readers;
    AssessResult m_result;
    QSet<QString> m_filled;        ///< tables that moves fill, folded
    QHash<QString, qint64> m_rows; ///< of tables; −1: they could not be counted
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace

Result<AssessResult> assess(const AssessScene& scene, const QList<Rule>& rules)
{
    GODWIT_TRY(TwoReaders readers, TwoReaders::open(scene));
    return Assessor(scene, std::move(readers)).assess(rules);
}

} // namespace godwit::core
