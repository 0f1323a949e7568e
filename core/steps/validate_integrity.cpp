// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/functions/collations.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
#include "core/steps/table_figures.h"
#include "core/steps/validate_content.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr int kCheckCacheKib = 36'000; // integrity_check looks index entries up at random
constexpr int kReadCacheKib = 8'000;

Status judgeTables(std::vector<TableFigures>& tables, ContentCheck& content, const ChangedTables& changed,
                   QList<CheckResult>& checks)
{
    for (TableFigures& one : tables) {
        QElapsedTimer timer;
        timer.start();
        if (one.isCount) {
            GODWIT_CHECK(content.judgeCount(one.table, one.rows, one.expected, one.check));
            changed.warn(one.table, one.check);
        } else if (one.check.verdict == Verdict::Passed) {
            GODWIT_CHECK(content.judgeKept(one.table, one.physical, one.before, one.now, one.check));
        }
        one.check.elapsedUs += timer.nsecsElapsed() / 1000;
        checks.append(one.check);
    }
    return {};
}

/// The tables that are ours to judge. The old version's go with the clean-up, under other names by then;
/// their pages are the verified snapshot's.
QStringList ownTables(const StepContext& context)
{
    QStringList ours = context.plan.target.keep;
    for (const Table& table : context.target.tables) {
        if (context.isCutOver() || !comesWithCutover(table, context.target.tables))
            ours.append(context.isCutOver() ? table.name : context.staging.physicalName(table.name));
    }
    return ours;
}

/// New tables by their final names, as the plan and all other checks call them.
void nameFinally(IntegrityFindings& findings, const StepContext& context)
{
    if (context.isCutOver())
        return;
    const auto rename = [&](QString text) {
        for (const Table& table : context.target.tables) {
            if (context.staging.isStaged(table.name))
                text.replace(context.staging.physicalName(table.name), table.name);
        }
        return text;
    };
    QHash<QString, qint64> violations;
    for (auto it = findings.foreignKeyViolations.cbegin(); it != findings.foreignKeyViolations.cend(); ++it)
        violations[rename(it.key())] += it.value();
    findings.foreignKeyViolations = violations;
    for (QStringList& sample : findings.samples) {
        sample[0] = rename(sample.at(0));
        sample.last() = rename(sample.last());
    }
    for (QStringList* const lines : {&findings.damage, &findings.notRun, &findings.tables}) {
        for (QString& line : *lines)
            line = rename(line);
    }
}

/// Tables whose rows the plan's drops may leave without a parent.
QStringList orphansOf(const StepContext& context)
{
    QStringList orphans;
    for (const Phase& phase : context.plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const drop = std::get_if<DropStep>(&step.work); drop && context.isCutOver())
                orphans += drop->orphans;
        }
    }
    return orphans;
}

/// The file to judge, by a connection for one thread.
Result<Database> openToCheck(const StepContext& context, int cacheKib)
{
    GODWIT_TRY(Database now, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly,
                                                                 .trustedSchema = true,
                                                                 .cacheKib = cacheKib}));
    now.setCancel(context.cancel);
    GODWIT_CHECK(registerCollations(now, context.plan.source.collations));
    return now;
}

/// integrity_check and foreign_key_check, against what the snapshot had before; and `besides`, which the
/// second thread does while the first one is in the longest of these, integrity_check of the new tables.
Status checkWhole(StepContext& context, const std::vector<Job>& besides, QList<CheckResult>& checks)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(Database before, Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly}));
    before.setCancel(context.cancel);
    if (!context.plan.source.collations.isEmpty())
        GODWIT_CHECK(registerCollations(before, context.plan.source.collations));
    GODWIT_TRY(Database now, openToCheck(context, kCheckCacheKib));
    GODWIT_TRY(Database second, openToCheck(context, kReadCacheKib));
    const QStringList ours = ownTables(context);
    const QStringList carried = context.plan.target.keep + context.plan.rebuiltTables();
    IntegrityFindings baseline; // new tables had no faults before
    IntegrityFindings thorough;
    IntegrityFindings around;
    std::vector<Job> jobs{[&]() -> Status {
        GODWIT_TRY(thorough, checkThoroughly(now, ours));
        return {};
    }};
    jobs.insert(jobs.end(), besides.begin(), besides.end());
    jobs.emplace_back([&]() -> Status {
        GODWIT_TRY(around, checkAround(second, ours));
        return {};
    });
    jobs.emplace_back([&]() -> Status {
        if (carried.isEmpty())
            return {};
        GODWIT_TRY(baseline, checkIntegrity(before, carried));
        return {};
    });
    GODWIT_CHECK(runSideBySide(jobs));
    IntegrityFindings found = joined(around, thorough);
    nameFinally(found, context);
    found.orphans = orphansOf(context);
    checks += judgeIntegrity(baseline, found, timer.nsecsElapsed() / 1000);
    return {};
}

} // namespace

Status checkDataIntegrity(Database& after, StepContext& context, const FileStamp& seen, const Job& besides,
                          QList<CheckResult>& checks)
{
    GODWIT_TRY(const auto steps, context.journal.steps(context.run.id));
    GODWIT_CHECK(checkBalance(context, steps, checks));
    GODWIT_TRY(const ChangedTables changed, ChangedTables::of(context.journal, context.run.id));
    GODWIT_TRY(const auto content, ContentCheck::create(context, seen));
    QList<CheckResult> whole;
    std::vector<TableFigures> tables;
    QList<CheckResult> own;
    const Job readTables = [&]() -> Status {
        GODWIT_CHECK(readCarried(after, changed, context, tables));
        GODWIT_CHECK(readCounts(after, steps, changed, context, tables));
        GODWIT_CHECK(readOld(after, context, tables));
        GODWIT_CHECK(checkGenerated(after, context, own));
        GODWIT_CHECK(checkSequences(after, context, content->keptNumbers(), own));
        return besides();
    };
    GODWIT_CHECK(checkWhole(
        context,
        {[&]() { return content->readExpected(); }, [&]() { return content->readStored(); }, readTables},
        whole));
    GODWIT_CHECK(judgeTables(tables, *content, changed, checks));
    GODWIT_CHECK(content->judge(checks));
    if (!context.isCutOver())
        GODWIT_CHECK(content->judgeWritten(checks));
    checks += own + whole;
    return {};
}

} // namespace godwit::core
