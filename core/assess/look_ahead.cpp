// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/look_ahead.h"

#include "core/checks/figures.h"
#include "core/checks/profiler.h"
#include "core/move/compiler.h"
#include "core/move/references.h"
#include "core/move/row_reader.h"
#include "core/schema/sql_words.h"
#include "core/side_by_side.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kBatchRows = 512;

Status registerOn(Database& database, const std::shared_ptr<RowVerdict>& verdict)
{
    GODWIT_CHECK(registerFunctions(database, verdict));
    return registerVerdicts(database, verdict);
}

} // namespace

Status LookAhead::read(qint64 mostKeys)
{
    GODWIT_CHECK(registerAll());
    GODWIT_TRY(m_further, readFurtherTables(m_readers.first, m_scene.plan, m_scene.source));
    GODWIT_CHECK(dropWhatCannotBePrepared());
    GODWIT_CHECK(askTargetRow());
    GODWIT_TRY(m_move, compiled(m_reduced.step, {}));
    m_copies.emplace(m_readers.first, m_move);
    GODWIT_CHECK(m_copies->make());
    findPlaces(mostKeys);
    GODWIT_CHECK(findHalves());
    GODWIT_TRY(m_tallies, readAll(nullptr));
    write();
    return countAbsent();
}

Status LookAhead::follow(const RowTally::Wanted& wanted)
{
    GODWIT_CHECK(registerAll());
    GODWIT_TRY(m_followed, readAll(&wanted));
    return {};
}

Status LookAhead::registerAll()
{
    GODWIT_CHECK(registerOn(m_readers.first, m_verdict));
    return registerOn(m_readers.second, m_otherVerdict);
}

Result<CompiledMove> LookAhead::compiled(const MoveStep& step, const RowRange& rows)
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

Status LookAhead::tried(const MoveStep& step)
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
Status LookAhead::dropWhatCannotBePrepared()
{
    const Status all = tried(m_reduced.step);
    if (all || endsAll(all.error()))
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

void LookAhead::leaveOut(const QString& column, const QString& why)
{
    m_reduced.notCounted += QStringLiteral("%1 cannot be evaluated yet: %2").arg(column, why);
    for (MissingField& field : m_reduced.missing) {
        if (isSameName(field.column, column) && field.rows < 0)
            field.notRun = why;
    }
    if (m_reduced.row.columns.contains(column, Qt::CaseInsensitive))
        askNothing(why);
    for (LookedAtKey& key : m_reduced.keys) {
        if (!key.isOfRow && key.found.columns.contains(column, Qt::CaseInsensitive) && !key.parts.empty()) {
            key.found.notRun = why;
            key.parts.clear();
        }
    }
}

/// No row of the target can be made.
void LookAhead::askNothing(const QString& why)
{
    if (!m_reduced.row.checks.isEmpty() || m_reduced.row.table->isStrict)
        m_reduced.notCounted += QStringLiteral("What the CHECKs and types of %1 refuse is not counted: %2")
                                    .arg(m_reduced.row.table->name, why);
    m_reduced.row = {};
    for (LookedAtKey& key : m_reduced.keys) {
        if (key.isOfRow && !key.parts.empty()) {
            key.found.notRun = why;
            key.parts.clear();
        }
    }
}

/// What SQLite cannot evaluate over a row of the target, such as a function that only the application has.
Status LookAhead::askTargetRow()
{
    TargetRowText& text = m_reduced.row;
    if (!text.table)
        return {};
    auto opened = TargetRow::open(text, m_scene.plan.source.collations);
    if (!opened) {
        askNothing(opened.error().what);
        return {};
    }
    TargetRow& row = *opened;
    QStringList checks;
    for (const QString& check : text.checks) {
        if (const Status known = row.tries(check); known)
            checks += check;
        else
            m_reduced.notCounted +=
                QStringLiteral("“%1” cannot be evaluated: %2").arg(check.simplified(), known.error().what);
    }
    text.checks = checks;
    for (const QString& column : QStringList(text.required)) {
        if (const Status known = row.tries(quoted(column)); !known) {
            text.required.removeOne(column);
            m_reduced.notCounted +=
                QStringLiteral("Whether %1 has a value is known when the rows are there: %2")
                    .arg(column, known.error().what);
        }
    }
    for (LookedAtKey& key : m_reduced.keys) {
        for (const KeyPart& part : key.isOfRow ? key.parts : std::vector<KeyPart>()) {
            if (const Status known = row.tries(text.parts[part.value]); !known) {
                key.found.notRun = known.error().what;
                text.parts[part.value] = QStringLiteral("NULL");
            }
        }
        if (!key.found.notRun.isEmpty())
            key.parts.clear();
    }
    return {};
}

int LookAhead::placeOf(const QString& column) const
{
    for (int at = 0; at < m_move.targetColumns.size(); ++at) {
        if (isSameName(m_move.targetColumns[at], column))
            return CompiledMove::kValuesAt + at;
    }
    return -1;
}

QString LookAhead::expressionOf(const QString& column) const
{
    const int place = placeOf(column);
    return place < 0 ? QString() : m_move.expressions[place - CompiledMove::kValuesAt];
}

void LookAhead::findPlaces(qint64 mostKeys)
{
    m_places.refuses = !m_reduced.isGrouped;
    m_places.row = m_reduced.row;
    m_places.columns = m_move.targetColumns;
    for (const QString& column : m_places.row.columns)
        m_places.rowColumns.push_back(placeOf(column));
    findMissing();
    for (qsizetype at = 0; at < m_reduced.keys.size(); ++at) {
        LookedAtKey& key = m_reduced.keys[at];
        if (!key.parts.empty() && m_expectation.rows > mostKeys) {
            key.found.notRun =
                QStringLiteral("More than %1 keys of a table are not compared before they move.")
                    .arg(grouped(kMostKeys));
            key.parts.clear();
        }
        if (!key.parts.empty())
            findKey(at);
    }
}

void LookAhead::findMissing()
{
    for (qsizetype at = 0; at < m_reduced.missing.size(); ++at) {
        MissingField& field = m_reduced.missing[at];
        if (field.rows >= 0 || !field.notRun.isEmpty() || placeOf(field.column) < 0)
            continue;
        m_fields.append(at);
        m_places.missing.push_back(placeOf(field.column));
        m_places.missingColumns += field.column;
        field.query = QStringLiteral("SELECT * FROM %1 WHERE (%2) IS NULL")
                          .arg(quoted(field.source), expressionOf(field.column));
    }
}

void LookAhead::findKey(qsizetype at)
{
    LookedAtKey& key = m_reduced.keys[at];
    for (size_t part = 0; part < key.parts.size() && !key.isOfRow; ++part)
        key.parts[part].value = placeOf(key.found.columns[static_cast<qsizetype>(part)]);
    m_keys.append(at);
    std::vector<int> needs;
    for (const KeyPart& part : key.parts) {
        if (!key.isOfRow)
            needs.push_back(part.value);
        for (const QString& column : key.isOfRow ? m_places.row.columns : QStringList()) {
            if (mentionsName(m_places.row.spelledOut(m_places.row.parts[part.value]), column))
                needs.push_back(placeOf(column));
        }
    }
    m_places.keys.push_back({.parts = key.parts, .isOfRow = key.isOfRow, .needs = std::move(needs)});
    if (key.isOfRow) {
        key.found.query =
            key.found.index.isEmpty()
                ? QStringLiteral(
                      "the generated columns of the key, evaluated over every row that the move gives")
                : QStringLiteral(
                      "the definition of the index %1, evaluated over every row that the move gives")
                      .arg(key.found.index);
        return;
    }
    QStringList expressions;
    for (const QString& column : key.found.columns)
        expressions += expressionOf(column);
    key.found.query =
        QStringLiteral("SELECT %1, count(*) FROM %2 GROUP BY %1 HAVING count(*) > 1 ORDER BY count(*) DESC")
            .arg(expressions.join(QStringLiteral(", ")), quoted(key.found.source));
}

Status LookAhead::findHalves()
{
    const Table* const table = m_scene.source.table(m_move.rowsTable);
    std::optional<qint64> middle;
    if (m_hasBoth && m_move.copies.isEmpty() && table) {
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

Status LookAhead::readHalf(size_t half, RowTally& tally, bool isAgain)
{
    Database& database = half == 0 ? m_readers.first : m_readers.second;
    const CompiledMove& move = m_halves[half];
    GODWIT_CHECK(tally.open(m_scene.plan.source.collations));
    const Guard guard(database, Guard::Kind::Reading);
    GODWIT_TRY(RowReader reader, RowReader::open(database, move, half == 0 ? m_verdict : m_otherVerdict, {},
                                                 RowReader::Judging::Thorough));
    RowBatch batch(move.handedOn(), false);
    for (bool goesOn = true; goesOn && !tally.hasAllWanted();) {
        GODWIT_CHECK(m_scene.cancel.check());
        batch.clear();
        GODWIT_TRY(goesOn, reader.fill(batch, kBatchRows));
        GODWIT_CHECK(tally.take(batch));
        const qint64 all = m_read += batch.rows();
        if (half == 0 && !isAgain) // what is read once more was told already
            m_progress(all);
    }
    tally.finish();
    return {};
}

Result<std::vector<RowTally>> LookAhead::readAll(const RowTally::Wanted* wanted)
{
    std::vector<RowTally> tallies;
    std::vector<Job> jobs;
    for (size_t half = 0; half < m_halves.size(); ++half)
        tallies.emplace_back(m_places, wanted);
    for (size_t half = 0; half < m_halves.size(); ++half)
        jobs.push_back([&, half] { return readHalf(half, tallies[half], wanted != nullptr); });
    GODWIT_CHECK(runSideBySide(jobs));
    GODWIT_CHECK(nameKeys(tallies));
    return tallies;
}

void LookAhead::write()
{
    m_expectation.rows = 0;
    for (const RowTally& tally : m_tallies) {
        m_expectation.rows += tally.keys();
        tally.addTo(m_expectation);
    }
    for (qsizetype at = 0; at < m_fields.size(); ++at) {
        MissingField& field = m_reduced.missing[m_fields[at]];
        QStringList keys;
        field.rows = 0;
        for (const RowTally& tally : m_tallies) {
            field.rows += tally.missing(static_cast<size_t>(at)).rows;
            keys += tally.missing(static_cast<size_t>(at)).keys;
        }
        field.sampleColumns = keys.isEmpty() ? QStringList() : QStringList{QStringLiteral("key")};
        for (const QString& key : keys.mid(0, kSampleRows))
            field.samples.append({key});
        if (field.rows > 0 && m_reduced.isGrouped)
            m_reduced.notCounted +=
                QStringLiteral("Which row of a group lacks %1 is known when they are there.")
                    .arg(field.column);
    }
}

std::vector<const std::vector<quint64>*> LookAhead::hashesOf(size_t key) const
{
    std::vector<const std::vector<quint64>*> lists;
    for (const RowTally& tally : m_tallies)
        lists.push_back(&tally.hashes()[key]);
    return lists;
}

} // namespace godwit::core
