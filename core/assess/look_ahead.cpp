// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/look_ahead.h"

#include "core/assess/row_tally.h"
#include "core/assess/temporary_copies.h"
#include "core/checks/figures.h"
#include "core/checks/profiler.h"
#include "core/move/compiler.h"
#include "core/move/references.h"
#include "core/move/row_reader.h"
#include "core/side_by_side.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>

namespace godwit::core {

namespace {

constexpr int kBatchRows = 512;
constexpr size_t kKeysSampled = 10;

/// Ends an assessment; anything else only leaves one move out.
bool isFatal(const Error& error)
{
    return error.isCancel() || error.code == ErrorCode::DatabaseLocked ||
           error.code == ErrorCode::DatabaseCorrupt;
}

/// One move's look ahead, from its text to its figures.
class LookAhead
{
public:
    LookAhead(TwoReaders& readers, bool hasBoth, const AssessScene& scene, int number, ReducedMove& reduced,
              MoveExpectation& expectation, const std::function<void(qint64 rows)>& progress)
        : m_readers(readers),
          m_hasBoth(hasBoth),
          m_scene(scene),
          m_number(number),
          m_reduced(reduced),
          m_expectation(expectation),
          m_progress(progress)
    {
    }

    Status run()
    {
        GODWIT_CHECK(registerAll(m_readers.first, m_verdict));
        GODWIT_CHECK(registerAll(m_readers.second, m_otherVerdict));
        GODWIT_TRY(m_further, readFurtherTables(m_readers.first, m_scene.plan, m_scene.source));
        GODWIT_CHECK(dropWhatCannotBePrepared());
        GODWIT_TRY(const CompiledMove move, compiled(m_reduced.step, {}));
        const TemporaryCopies copies(m_readers.first, move);
        GODWIT_CHECK(copies.make());
        findPlaces(move);
        GODWIT_CHECK(findHalves(move));
        RowTally tally(m_places);
        RowTally other(m_places);
        GODWIT_CHECK(read(tally, other));
        write(tally, other);
        GODWIT_CHECK(sampleDuplicates(tally, other, move));
        GODWIT_CHECK(countAbsent(move));
        std::stable_sort(
            m_expectation.causes.begin(), m_expectation.causes.end(),
            [](const ExpectedCause& one, const ExpectedCause& two) { return one.rows > two.rows; });
        return {};
    }

private:
    static Status registerAll(Database& database, const std::shared_ptr<RowVerdict>& verdict)
    {
        GODWIT_CHECK(registerFunctions(database, verdict));
        return registerVerdicts(database, verdict);
    }

    Result<CompiledMove> compiled(const MoveStep& step, const RowRange& rows)
    {
        const MoveScene scene{.plan = m_scene.plan,
                              .source = m_scene.source,
                              .target = m_scene.target,
                              .staging = m_scene.staging,
                              .seed = QStringLiteral("assessment"),
                              .sourceFile = {},
                              .further = m_further,
                              .limits = m_scene.limits,
                              .rows = rows};
        GODWIT_TRY(CompiledMove move, compileMove(scene, m_number, step));
        readFromTemporary(move);
        return move;
    }

    /// Compiles a step and has SQLite look at it, under the guard of a plan's expressions.
    Status tried(const MoveStep& step)
    {
        GODWIT_TRY(const CompiledMove move, compiled(step, {}));
        const Guard guard(m_readers.first, Guard::Kind::Reading);
        for (const QString& query : move.queries)
            GODWIT_CHECK(m_readers.first.prepare(query));
        if (!move.copies.isEmpty())
            return {};
        for (const ReadStretch& stretch : move.stretches)
            GODWIT_CHECK(m_readers.first.prepare(stretch.fromStart));
        return {};
    }

    /// Columns that ask for what is not there yet, such as a table that is made later.
    Status dropWhatCannotBePrepared()
    {
        const Status all = tried(m_reduced.step);
        if (all || isFatal(all.error()))
            return all;
        MoveStep alone = m_reduced.step;
        QList<ColumnValue> sound;
        for (const ColumnValue& value : m_reduced.step.columns) {
            alone.columns = {value};
            if (const Status one = tried(alone); one)
                sound += value;
            else
                leaveOut(value.column, one.error().what);
        }
        m_reduced.step.columns = sound;
        return tried(m_reduced.step);
    }

    void leaveOut(const QString& column, const QString& why)
    {
        m_reduced.notCounted += QStringLiteral("%1 cannot be evaluated yet: %2").arg(column, why);
        for (MissingField& field : m_reduced.missing) {
            if (isSameName(field.column, column) && field.rows < 0)
                field.notRun = why;
        }
        for (LookedAtKey& key : m_reduced.keys) {
            if (key.found.columns.contains(column, Qt::CaseInsensitive) && !key.parts.empty()) {
                key.found.notRun = why;
                key.parts.clear();
            }
        }
    }

    void findPlaces(const CompiledMove& move)
    {
        const auto placeOf = [&](const QString& column) {
            for (int at = 0; at < move.targetColumns.size(); ++at) {
                if (isSameName(move.targetColumns[at], column))
                    return CompiledMove::kValuesAt + at;
            }
            return -1;
        };
        for (qsizetype at = 0; at < m_reduced.missing.size(); ++at) {
            MissingField& field = m_reduced.missing[at];
            if (field.rows >= 0 || !field.notRun.isEmpty() || placeOf(field.column) < 0)
                continue;
            m_fields.append(at);
            m_places.missing.push_back(placeOf(field.column));
            field.query = QStringLiteral("SELECT * FROM %1 WHERE (%2) IS NULL")
                              .arg(quoted(field.source),
                                   move.expressions[placeOf(field.column) - CompiledMove::kValuesAt]);
        }
        for (qsizetype at = 0; at < m_reduced.keys.size(); ++at) {
            LookedAtKey& key = m_reduced.keys[at];
            if (!key.parts.empty() && m_expectation.rows > kMostKeys) {
                key.found.notRun = QStringLiteral("More than %1 keys are not compared before they move.")
                                       .arg(grouped(kMostKeys));
                key.parts.clear();
            }
            if (key.parts.empty())
                continue;
            QStringList expressions;
            for (size_t part = 0; part < key.parts.size(); ++part) {
                key.parts[part].value = placeOf(key.found.columns[static_cast<qsizetype>(part)]);
                expressions += move.expressions[key.parts[part].value - CompiledMove::kValuesAt];
            }
            m_keys.append(at);
            m_places.keys.push_back(key.parts);
            key.found.query =
                QStringLiteral(
                    "SELECT %1, count(*) FROM %2 GROUP BY %1 HAVING count(*) > 1 ORDER BY count(*) DESC")
                    .arg(expressions.join(QStringLiteral(", ")), quoted(key.found.source));
        }
    }

    Status findHalves(const CompiledMove& move)
    {
        const Table* const table = m_scene.source.table(move.rowsTable);
        std::optional<qint64> middle;
        if (m_hasBoth && move.copies.isEmpty() && table) {
            GODWIT_TRY(middle, middleOf(m_readers.first, *table));
        }
        GODWIT_TRY(CompiledMove first,
                   compiled(m_reduced.step, {.last = middle.value_or(std::numeric_limits<qint64>::max())}));
        m_halves.push_back(std::move(first));
        if (middle) {
            GODWIT_TRY(CompiledMove second, compiled(m_reduced.step, {.first = *middle + 1}));
            m_halves.push_back(std::move(second));
        }
        return {};
    }

    Status readHalf(Database& database, const CompiledMove& move, const std::shared_ptr<RowVerdict>& verdict,
                    RowTally& tally, bool tells)
    {
        const Guard guard(database, Guard::Kind::Reading);
        GODWIT_TRY(RowReader reader, RowReader::open(database, move, verdict, {}));
        RowBatch batch(move.handedOn(), false);
        for (bool goesOn = true; goesOn && !tally.hasAllWanted();) {
            GODWIT_CHECK(m_scene.cancel.check());
            batch.clear();
            GODWIT_TRY(goesOn, reader.fill(batch, kBatchRows));
            tally.take(batch);
            const qint64 all = m_read += batch.rows();
            if (tells && !m_isAgain)
                m_progress(all);
        }
        tally.finish();
        return {};
    }

    Status read(RowTally& tally, RowTally& other)
    {
        std::vector<Job> jobs{[&] { return readHalf(m_readers.first, m_halves[0], m_verdict, tally, true); }};
        if (m_halves.size() > 1)
            jobs.push_back(
                [&] { return readHalf(m_readers.second, m_halves[1], m_otherVerdict, other, false); });
        return runSideBySide(jobs);
    }

    void write(const RowTally& tally, const RowTally& other)
    {
        m_expectation.rows = tally.keys() + other.keys();
        tally.addTo(m_expectation);
        other.addTo(m_expectation);
        for (qsizetype at = 0; at < m_fields.size(); ++at) {
            MissingField& field = m_reduced.missing[m_fields[at]];
            const RowTally::Missing& one = tally.missing(static_cast<size_t>(at));
            const RowTally::Missing& two = other.missing(static_cast<size_t>(at));
            field.rows = one.rows + two.rows;
            const QStringList keys = (one.keys + two.keys).mid(0, kSampleRows);
            field.sampleColumns = keys.isEmpty() ? QStringList() : QStringList{QStringLiteral("key")};
            for (const QString& key : keys)
                field.samples.append({key});
        }
    }

    /// Which rows share a key is found by reading once more, where some do.
    Status sampleDuplicates(const RowTally& tally, const RowTally& other, const CompiledMove& move)
    {
        RowTally samples(m_places);
        RowTally more(m_places);
        bool hasSome = false;
        for (qsizetype at = 0; at < m_keys.size(); ++at) {
            const auto key = static_cast<size_t>(at);
            const KeyCount count = countDuplicates(tally.hashesOf(key), other.hashesOf(key), kKeysSampled);
            DuplicateKey& found = m_reduced.keys[m_keys[at]].found;
            found.keys = count.keys;
            found.rows = count.rows;
            if (count.keys == 0)
                continue;
            hasSome = true;
            samples.want(key, count.first);
            more.want(key, count.first);
            found.sampleColumns =
                found.columns + QStringList{move.keyColumns.size() == 1
                                                ? QStringLiteral("source ") + move.keyColumns.first()
                                                : QStringLiteral("source row")};
        }
        if (!hasSome)
            return {};
        m_isAgain = true;
        GODWIT_CHECK(read(samples, more));
        for (qsizetype at = 0; at < m_keys.size(); ++at) {
            std::vector<QStringList> rows = samples.samplesOf(static_cast<size_t>(at));
            const std::vector<QStringList>& others = more.samplesOf(static_cast<size_t>(at));
            rows.insert(rows.end(), others.begin(), others.end());
            std::sort(rows.begin(), rows.end());
            QList<QStringList>& shown = m_reduced.keys[m_keys[at]].found.samples;
            for (size_t row = 0; row < rows.size() && row < size_t(kSampleRows); ++row)
                shown.append(rows[row]);
        }
        return {};
    }

    /// Keys of the table a query accounts for, for which it gives no row.
    Status countAbsent(const CompiledMove& move)
    {
        if (move.rowsTable == move.keysTable)
            return {};
        GODWIT_TRY(const qint64 absent,
                   m_readers.first.integer(
                       QStringLiteral("SELECT count(*) FROM main.%1 AS k WHERE NOT EXISTS (SELECT 1 FROM "
                                      "temp.%2 AS q WHERE q._godwit_row = k.%3)")
                           .arg(quoted(move.keysTable), quoted(move.rowsTable), quoted(move.keysRowid))));
        if (absent == 0)
            return {};
        m_expectation.rows += absent;
        const Fallback& fallback = move.step->absent;
        const bool isSkip = fallback.kind == Fallback::Kind::Skip;
        (isSkip ? m_expectation.skipped : m_expectation.quarantined) += absent;
        m_expectation.causes.append(
            {.cause = isSkip ? fallback.rule : QStringLiteral("the query gives no row for this key"),
             .code = isSkip ? QString() : codeId(ErrorCode::RowAbsent),
             .column = {},
             .rows = absent,
             .keys = {}});
        return {};
    }

    TwoReaders& m_readers;
    bool m_hasBoth;
    const AssessScene& m_scene;
    int m_number;
    ReducedMove& m_reduced;
    MoveExpectation& m_expectation;
    const std::function<void(qint64 rows)>& m_progress;
    std::shared_ptr<RowVerdict> m_verdict = std::make_shared<RowVerdict>();
    std::shared_ptr<RowVerdict> m_otherVerdict = std::make_shared<RowVerdict>();
    FurtherTables m_further;
    std::vector<CompiledMove> m_halves;
    RowTally::Places m_places;
    QList<qsizetype> m_fields; ///< of m_places.missing, in m_reduced.missing
    QList<qsizetype> m_keys;   ///< of m_places.keys, in m_reduced.keys
    std::atomic<qint64> m_read = 0;
    bool m_isAgain = false; ///< read once more, for samples: told already
};

} // namespace

Status lookAhead(TwoReaders& readers, bool hasBoth, const AssessScene& scene, int number,
                 ReducedMove& reduced, MoveExpectation& expectation,
                 const std::function<void(qint64 rows)>& progress)
{
    QElapsedTimer timer;
    timer.start();
    if (reduced.notRun.isEmpty() && reduced.decides()) {
        const Status looked =
            LookAhead(readers, hasBoth, scene, number, reduced, expectation, progress).run();
        if (!looked && isFatal(looked.error()))
            return looked;
        if (!looked)
            reduced.notRun = looked.error().what;
    }
    expectation.notCounted = reduced.notCounted;
    expectation.isLowerBound = !reduced.notCounted.isEmpty();
    expectation.notRun = reduced.notRun;
    expectation.elapsedUs = timer.nsecsElapsed() / 1000;
    for (MissingField& field : reduced.missing) {
        if (field.rows < 0 && field.notRun.isEmpty())
            field.notRun = reduced.notRun;
    }
    for (LookedAtKey& key : reduced.keys) {
        if (key.found.keys < 0 && key.found.notRun.isEmpty())
            key.found.notRun = reduced.notRun;
    }
    return {};
}

} // namespace godwit::core
