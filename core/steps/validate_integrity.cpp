// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/functions/collations.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
#include "core/steps/kept_tables.h"
#include "core/steps/validate_content.h"
#include "core/steps/views.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr int kCheckCacheKib = 36'000; // integrity_check looks index entries up at random
constexpr int kReadCacheKib = 8'000;

/// Each source table's rows must add up.
Result<QList<CheckResult>> checkBalance(StepContext& context)
{
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const auto balance, context.journal.balance(context.run.id));
    QList<CheckResult> checks;
    for (const BalanceRow& row : balance) {
        CheckResult check = newCheck(kIntegritySuite, QStringLiteral("balance of %1").arg(row.table), {});
        check.verdict = row.closes() ? Verdict::Passed : Verdict::Failed;
        check.figures = QStringLiteral("%1 = %2 moved + %3 merged + %4 skipped + %5 quarantined + %6 kept")
                            .arg(grouped(row.rows), grouped(row.moved), grouped(row.merged),
                                 grouped(row.skipped), grouped(row.quarantined), grouped(row.kept));
        check.query =
            QStringLiteral("count of the snapshot's rows against the dispositions counted as rows moved");
        if (!row.closes()) {
            check.why = QStringLiteral("%1 are not accounted for").arg(rowsText(row.unaccounted));
            check.rows = row.unaccounted;
        }
        check.elapsedUs = timer.nsecsElapsed() / 1000; // all are read at once
        checks.append(check);
    }
    return checks;
}

/// The target's tables hold the rows that the moves say they wrote.
Status checkCounts(Database& after, const QList<StepStatus>& steps, const ChangedTables& changed,
                   const StepContext& context, QList<CheckResult>& checks)
{
    for (const Table& table : context.target.tables) {
        if (isCarriedOver(context.plan, table.name) || table.isShadow || indexesOtherTable(table))
            continue; // its rows were not written by moves, see checkKept
        qint64 written = changed.net(table.name);
        for (const StepStatus& step : steps) {
            if (step.kind == QLatin1StringView("move") &&
                step.title.endsWith(QStringLiteral("→ ") + table.name))
                written += step.written;
        }
        CheckResult check = newCheck(kIntegritySuite, QStringLiteral("rows of %1").arg(table.name), {});
        check.query = QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table.name));
        QElapsedTimer timer;
        timer.start();
        GODWIT_TRY(const qint64 rows, after.integer(check.query));
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        check.figures = QStringLiteral("%1 there, %2 written").arg(grouped(rows), grouped(written));
        check.verdict = rows == written       ? Verdict::Passed
                        : context.isCutOver() ? Verdict::Warning
                                              : Verdict::Failed;
        if (rows != written)
            check.why = context.isCutOver() ? QStringLiteral("rows were added or removed since the cut-over")
                                            : QStringLiteral("the counts differ");
        changed.warn(table.name, check);
        checks.append(check);
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
    GODWIT_TRY(const auto balance, checkBalance(context));
    checks += balance;
    GODWIT_TRY(const auto steps, context.journal.steps(context.run.id));
    GODWIT_TRY(const ChangedTables changed, ChangedTables::of(context.journal, context.run.id));
    GODWIT_TRY(const auto content, ContentCheck::create(context, seen));
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    const KeptScene kept{.after = after,
                         .changed = changed,
                         .context = context,
                         .snapshot = snapshot.info.path,
                         .isUncommitted = content->isUncommitted()};
    QList<CheckResult> whole;
    const Job readTables = [&]() -> Status {
        GODWIT_CHECK(checkKeptTables(kept, checks));
        GODWIT_CHECK(checkCounts(after, steps, changed, context, checks));
        return besides();
    };
    GODWIT_CHECK(checkWhole(
        context,
        {[&]() { return content->readExpected(); }, [&]() { return content->readStored(); }, readTables},
        whole));
    GODWIT_CHECK(content->judge(checks));
    checks += whole;
    return {};
}

} // namespace godwit::core
