// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_content.h"

#include "core/checks/figures.h"
#include "core/functions/collations.h"
#include "core/move/copies.h"
#include "core/sqlite/quoting.h"
#include "core/steps/further_databases.h"
#include "core/steps/mended_source.h"
#include "core/steps/swapped_files.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>
namespace godwit::core {

namespace {

const QString kMendedSchema = QStringLiteral("_godwit_mended");
constexpr int kReadCacheKib = 8'000;
constexpr qint64 kMappedBytes =
    48 * 1024 * 1024; // of the snapshot; integrity_check beside it has a large cache

} // namespace

Result<std::unique_ptr<ContentCheck>> ContentCheck::create(StepContext& context, const FileStamp& seen)
{
    std::unique_ptr<ContentCheck> check(new ContentCheck(context));
    GODWIT_TRY(Database stored, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly,
                                                                    .trustedSchema = true,
                                                                    .cacheKib = kReadCacheKib}));
    stored.setCancel(context.cancel);
    GODWIT_CHECK(registerCollations(stored, context.plan.source.collations));
    check->m_stored.emplace(std::move(stored));
    GODWIT_CHECK(context.isCutOver() ? check->recall() : check->openSides(context.workFile()));
    if (context.isCutOver()) {
        GODWIT_TRY(check->m_isUncommitted, isUncommittedSinceSwap(context.journal, context.run, seen));
    }
    check->m_expectedSides.resize(check->m_tables.size());
    check->m_storedSides.resize(check->m_tables.size());
    return check;
}

Status ContentCheck::openSides(const QString& workFile)
{
    GODWIT_TRY(const SnapshotRecord snapshot,
               findSnapshot(m_context.journal, m_context.run.originalSnapshot));
    GODWIT_TRY(const QString source, sourceToCompare(m_context));
    GODWIT_TRY(Database work, Database::open(workFile, {.mode = OpenOptions::Mode::ReadOnly,
                                                                    .trustedSchema = true,
                                                                    .cacheKib = kReadCacheKib}));
    work.setCancel(m_context.cancel);
    GODWIT_CHECK(attachFurther(work, m_context));
    GODWIT_TRY(m_further, readFurtherTables(work, m_context.plan, m_context.source));
    GODWIT_TRY(const SqlLimits limits, sqlLimitsOf(m_context));
    m_scene.reset(new MoveScene{.plan = m_context.plan,
                                .source = m_context.source,
                                .target = m_context.target,
                                .staging = m_context.staging,
                                .seed = m_context.run.seed,
                                .sourceFile = source,
                                .further = m_further,
                                .limits = limits,
                                .isReread = true});
    GODWIT_TRY(const ChangedTables changed, ChangedTables::of(m_context.journal, m_context.run.id));
    GODWIT_TRY(m_tables, contentScope(work, *m_scene, changed));
    if (source != snapshot.info.path) {
        GODWIT_CHECK(work.attachReadOnly(source, kMendedSchema));
        readEdited();
    }
    GODWIT_TRY(m_work, ExpectedSource::ofWork(std::move(work), *m_scene));
    GODWIT_TRY(Database before, Database::open(source, {.mode = OpenOptions::Mode::ReadOnly,
                                                        .trustedSchema = true,
                                                        .isProven = true,
                                                        .mmapBytes = kMappedBytes,
                                                        .cacheKib = kReadCacheKib}));
    before.setCancel(m_context.cancel);
    GODWIT_TRY(m_snapshot, ExpectedSource::ofSnapshot(std::move(before), *m_scene));
    GODWIT_TRY(StoredForm form, StoredForm::create());
    m_reader.emplace(m_snapshot.get(), m_work.get(), std::move(form));
    return {};
}

/// The work file's old tables hold edited rows as they were: they are read from the copy that holds them as
/// they moved.
void ContentCheck::readEdited()
{
    for (TableContent& table : m_tables) {
        for (MoveContent& one : table.moves) {
            if (one.move.readsWork && !readFrom(kMendedSchema, one.move) && table.whyNot.isEmpty())
                table.whyNot = QStringLiteral("rows were edited in quarantine, and “%1” reads several tables")
                                   .arg(one.move.title);
        }
    }
}

Status ContentCheck::readExpected(size_t table)
{
    Side& side = m_expectedSides[table];
    QElapsedTimer timer;
    timer.start();
    ContentSum sum(m_tables[table]);
    const Status read = m_reader->forEach(m_tables[table], [&](const ContentRow& row) -> Status {
        sum.add(row);
        return {};
    });
    if (!read && read.error().isCancel())
        return read;
    side = {.digest = sum.digest(),
            .error = read ? std::nullopt : std::optional(read.error()),
            .hasMadeKey = sum.hasMadeKey(),
            .elapsedUs = timer.nsecsElapsed() / 1000};
    return {};
}

Status ContentCheck::readStored(size_t table)
{
    Side& side = m_storedSides[table];
    QElapsedTimer timer;
    timer.start();
    ContentSum sum(m_tables[table]);
    const Status read = forEachStored(*m_stored, m_tables[table], [&](const ContentRow& row) -> Status {
        sum.add(row);
        return {};
    });
    if (!read && read.error().isCancel())
        return read;
    side = {.digest = sum.digest(),
            .error = read ? std::nullopt : std::optional(read.error()),
            .elapsedUs = timer.nsecsElapsed() / 1000};
    return {};
}

Status ContentCheck::readExpected()
{
    for (size_t table = 0; table < m_tables.size() && !m_context.isCutOver(); ++table) {
        if (m_tables[table].whyNot.isEmpty())
            GODWIT_CHECK(readExpected(table));
    }
    return {};
}

Status ContentCheck::readStored()
{
    for (size_t table = 0; table < m_tables.size(); ++table) {
        if (m_tables[table].whyNot.isEmpty())
            GODWIT_CHECK(readStored(table));
    }
    return {};
}

QString ContentCheck::queryOf(const TableContent& table) const
{
    QStringList lines{QStringLiteral("-- XXH3-128 of each value, as its column stores it, with its row's %1, "
                                     "summed up column by column")
                          .arg(table.keyAt.empty() ? QStringLiteral("other values") : QStringLiteral("key"))};
    lines.append(QStringLiteral("-- stored"));
    lines.append(QStringLiteral("SELECT %1 FROM %2").arg(quotedList(table.columns), quoted(table.physical)));
    if (m_context.isCutOver())
        lines.append(QStringLiteral("-- expected: as it was told from the source before the cut-over"));
    if (table.carried)
        lines += {QStringLiteral("-- expected: of the snapshot, without rows that steps took out"),
                  table.carried->select(table.name, false)};
    for (const MoveContent& one : table.moves) {
        lines.append(QStringLiteral("-- expected by %1%2")
                         .arg(one.move.title,
                              one.aside.empty() ? QString()
                                                : QStringLiteral(", without %1 that went elsewhere")
                                                      .arg(rowsText(static_cast<qint64>(one.aside.size())))));
        for (const ReadStretch& stretch : one.move.stretches)
            lines.append(stretch.fromStart);
    }
    return lines.join(u'\n');
}

Status ContentCheck::drillDown(size_t at, CheckResult& check)
{
    const TableContent& table = m_tables[at];
    if (m_context.isCutOver())
        return drillDownLive(at, check);
    const auto found = expectedDifference(table);
    if (!found && found.error().isCancel())
        return found.error();
    if (!found) {
        check.why =
            QStringLiteral("the digests differ; which rows cannot be listed: %1").arg(found.error().what);
        return {};
    }
    if (found->suffixed > 0)
        check.figures += QStringLiteral(", %1 with a suffix").arg(grouped(found->suffixed));
    if (found->rows() == 0) {
        check.verdict = Verdict::Passed;
        return {};
    }
    found->tell(check);
    return {};
}

/// Both sides once more, row by row.
Result<ContentDifference> ContentCheck::expectedDifference(const TableContent& table)
{
    GODWIT_TRY(const auto paired, pairedDifference(table));
    if (paired)
        return *paired;
    const ReadContent told = [&](const VisitContent& visit) { return m_reader->forEach(table, visit); };
    return differenceOf(table, told, storedRows(*m_stored, table), m_context.cancel);
}

/// The table differs: what may differ is left out of the comparison. False: nothing of it can be told.
bool ContentCheck::settleDoubts(size_t at)
{
    TableContent& table = m_tables[at];
    TableDigest& expected = m_expectedSides[at].digest;
    TableDigest& stored = m_storedSides[at].digest;
    table.whyNot = table.doubt;
    if (table.whyNot.isEmpty() && !table.doubts.isEmpty() && expected.rows != stored.rows)
        table.whyNot = TableContent::joinedWhy(table.doubts);
    if (!table.whyNot.isEmpty())
        return false;
    for (const auto& [column, why] : std::as_const(table.doubts)) {
        const auto place = table.columnAt(column);
        if (place < 0 ||
            expected.columns[static_cast<size_t>(place)] == stored.columns[static_cast<size_t>(place)])
            continue;
        table.leaveOut(column, why);
        expected.columns.erase(expected.columns.begin() + place);
        stored.columns.erase(stored.columns.begin() + place);
    }
    return true;
}

Result<CheckResult> ContentCheck::judged(size_t at)
{
    TableContent& table = m_tables[at];
    CheckResult check = newCheck(kIntegritySuite, QStringLiteral("content of %1").arg(table.name), {});
    if (table.whyNot.isEmpty() && m_expectedSides[at].hasMadeKey) {
        table.tellByValues(QStringLiteral("SQLite gives it to rows that come without one"));
        GODWIT_CHECK(readExpected(at));
        GODWIT_CHECK(readStored(at));
    }
    const Side& expected = m_expectedSides[at];
    const Side& stored = m_storedSides[at];
    for (const Side* const side : {&expected, &stored}) {
        if (side->error && table.whyNot.isEmpty())
            table.whyNot = side->error->what;
    }
    check.query = queryOf(table);
    if (!table.whyNot.isEmpty()) {
        check.why = QStringLiteral("not compared: %1").arg(table.whyNot);
        return check;
    }
    QElapsedTimer timer;
    timer.start();
    const auto isSame = [&] {
        return expected.digest.rows == stored.digest.rows && expected.digest.columns == stored.digest.columns;
    };
    if (!isSame() && !settleDoubts(at)) {
        check.why = QStringLiteral("not compared: %1").arg(table.whyNot);
        return check;
    }
    const bool areEqual = isSame();
    check.figures = QStringLiteral("%1 expected, %2 there; %3 compared")
                        .arg(rowsText(expected.digest.rows), grouped(stored.digest.rows))
                        .arg(countText(table.columns.size(), QStringLiteral("column"), QStringLiteral("columns")));
    check.verdict = areEqual ? Verdict::Passed : m_context.isCutOver() ? Verdict::Warning : Verdict::Failed;
    if (areEqual)
        check.figures += QStringLiteral(", digests equal");
    if (!areEqual || (table.suffixedAt >= 0 && !m_context.isCutOver())) {
        check.verdict = m_context.isCutOver() ? Verdict::Warning : Verdict::Failed;
        GODWIT_CHECK(drillDown(at, check));
    }
    check.elapsedUs = expected.elapsedUs + stored.elapsedUs + timer.nsecsElapsed() / 1000;
    return check;
}

Status ContentCheck::judge(QList<CheckResult>& checks)
{
    for (size_t at = 0; at < m_tables.size(); ++at) {
        GODWIT_TRY(const CheckResult check, judged(at));
        checks.append(check);
        if (m_tables[at].notCompared.isEmpty() || check.verdict == Verdict::NotRun)
            continue;
        CheckResult leftOut = newCheck(
            kIntegritySuite, QStringLiteral("content of %1, other columns").arg(m_tables[at].name), {});
        leftOut.query = QStringLiteral("not compared");
        leftOut.why = TableContent::joinedWhy(m_tables[at].notCompared);
        checks.append(leftOut);
    }
    return m_context.isCutOver() ? Status() : remember();
}

} // namespace godwit::core
