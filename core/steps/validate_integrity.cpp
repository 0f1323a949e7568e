// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/functions/collations.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
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
        checks.append(check);
    }
    return checks;
}

/// Kept tables hold exactly what they held.
Status checkKept(Database& after, const ChangedTables& changed, const StepContext& context,
                 QList<CheckResult>& checks)
{
    for (const QString& name : context.plan.target.keep + context.plan.rebuiltTables()) {
        if (changed.find(name)) {
            GODWIT_TRY(const CheckResult check, changed.checkCarriedOver(after, name, context.isCutOver()));
            checks.append(check);
            continue;
        }
        QElapsedTimer timer;
        timer.start();
        CheckResult check = newCheck(kIntegritySuite, QStringLiteral("%1 is kept as it was").arg(name), {});
        const auto known = digestOfTable(after, QStringLiteral("source"), name);
        if (!known && lacksFunction(known.error())) { // a module that only the application has
            check.why = known.error().what;
            checks.append(check);
            continue;
        }
        GODWIT_TRY(const ContentDigest before, known);
        GODWIT_TRY(const ContentDigest now, digestOfTable(after, QStringLiteral("main"), name));
        check.figures = QStringLiteral("%1, digest %2").arg(rowsText(now.rows), now.toString());
        check.query = QStringLiteral("content digest of %1 in the snapshot and now").arg(name);
        check.verdict = before == now ? Verdict::Passed : Verdict::Failed;
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        // After the cut-over the application may write to it: that is no fault of the migration.
        if (before != now && context.isCutOver())
            check.verdict = Verdict::Warning;
        if (before != now)
            check.why = QStringLiteral("its rows differ from the snapshot's");
        checks.append(check);
    }
    return {};
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
    QList<CheckResult> whole;
    const Job readTables = [&]() -> Status {
        GODWIT_CHECK(checkKept(after, changed, context, checks));
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
