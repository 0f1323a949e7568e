// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/checks/comparer.h"
#include "core/checks/profiler.h"
#include "core/doctor/doctor.h"
#include "core/functions/collations.h"
#include "core/functions/functions.h"
#include "core/safety/source_file.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"
#include "core/steps/preflight_question.h"
#include "core/steps/sql_limits.h"

#include <QElapsedTimer>
#include <QLocale>

namespace godwit::core {

namespace {

const QString kSuite = QStringLiteral("assessment");

CheckResult summaryOf(const TableProfile& profile, qint64 elapsedUs)
{
    CheckResult check;
    check.suite = kSuite;
    check.name = profile.table;
    check.verdict = Verdict::Passed;
    check.figures = QStringLiteral("%1 rows, %2 columns")
                        .arg(QLocale::c().toString(profile.rows))
                        .arg(profile.columns.size());
    check.query = QStringLiteral("one pass over every row of %1").arg(profile.table);
    check.elapsedUs = elapsedUs;
    check.at = QDateTime::currentDateTimeUtc();
    check.columns = {QStringLiteral("column"), QStringLiteral("type"),     QStringLiteral("NULL"),
                     QStringLiteral("blank"),  QStringLiteral("distinct"), QStringLiteral("least"),
                     QStringLiteral("greatest")};
    for (const ColumnProfile& column : profile.columns) {
        const QString distinct = QLocale::c().toString(column.distinct);
        check.samples.append({column.name, column.declaredType, QLocale::c().toString(column.nulls),
                              QLocale::c().toString(column.blanks),
                              column.distinctIsExact ? distinct : QStringLiteral("≥ ") + distinct, column.least,
                              column.greatest});
    }
    return check;
}

/// Two connections, each in a read transaction while a table is read: where nobody commits between the two beginnings (in
/// rollback-journal mode nobody can), both see the same state.
Result<TableProfile> profileByTwo(Database& database, Database& second, const Table& table,
                                  const std::function<void(qint64 rows)>& progress)
{
    GODWIT_TRY(const auto reading, Transaction::begin(database, Transaction::Kind::Deferred));
    GODWIT_CHECK(database.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
    GODWIT_TRY(const auto alsoReading, Transaction::begin(second, Transaction::Kind::Deferred));
    // A writer that waits for the first connection lets no second one in.
    const auto entered = second.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!entered && entered.error().code != ErrorCode::DatabaseLocked)
        return entered.error();
    return profileTable(database, table, progress, entered ? &second : nullptr);
}

/// Gives the table's rows.
Result<qint64> assessTable(Database& database, Database& second, const Table& table, qint64 before, qint64 total,
                           StepContext& context, QList<CheckResult>& checks)
{
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const TableProfile profile, profileByTwo(database, second, table, [&](qint64 rows) {
                   context.progress({.done = before + rows,
                                     .total = total,
                                     .unit = QStringLiteral("rows"),
                                     .activity = QStringLiteral("profiling %1").arg(table.name),
                                     .quarantined = 0});
               }));
    checks.append(summaryOf(profile, timer.nsecsElapsed() / 1000));
    checks += findingsOf(table, profile);
    GODWIT_TRY(const auto orphans, findOrphans(database, table));
    checks += orphans;
    return profile.rows;
}

/// By a connection without functions of ours, which the database's own texts must not be taken to know.
Status assessSurroundings(StepContext& context, QList<CheckResult>& checks)
{
    GODWIT_TRY(Database plain, openSource(context.workspace.database(), false));
    PreflightQuestion question = preflightQuestionFor(context.workspace, &context.plan, context.isCutOver());
    question.connection = &plain;
    measure(question);
    checks += checksOf(preflight(question));
    GODWIT_TRY(const Catalog present, readCatalog(plain)); // a side file cannot be looked at while we have it open
    GODWIT_TRY(const DoctorReport report, diagnose({.database = context.workspace.database(),
                                                    .connection = &plain,
                                                    .catalog = &present,
                                                    .plan = &context.plan,
                                                    .target = &context.target,
                                                    .sideFiles = {}}));
    checks += checksOf(report);
    return {};
}

} // namespace

Status runAssess(const AssessStep& step, StepContext& context)
{
    GODWIT_TRY(Database database, openSource(context.workspace.database(), false));
    GODWIT_TRY(Database second, openSource(context.workspace.database(), false));
    database.setCancel(context.cancel);
    second.setCancel(context.cancel);
    GODWIT_CHECK(registerFunctions(database, nullptr));
    if (!context.plan.source.collations.isEmpty()) {
        GODWIT_CHECK(registerCollations(database, context.plan.source.collations));
        GODWIT_CHECK(registerCollations(second, context.plan.source.collations));
    }
    qint64 total = 0;
    for (const Table& table : context.source.tables) {
        if (!table.isVirtual && !table.isShadow) {
            GODWIT_TRY(const qint64 rows, database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table.name))));
            total += rows;
        }
    }
    QList<CheckResult> checks;
    qint64 before = 0;
    for (const Table& table : context.source.tables) {
        GODWIT_CHECK(context.cancel.check());
        if (table.isVirtual || table.isShadow)
            continue;
        GODWIT_TRY(const qint64 rows, assessTable(database, second, table, before, total, context, checks));
        before += rows;
    }
    const SqlLimits limits = sqlLimitsOfFile(context.plan, context.workspace.database());
    for (const Rule& rule : step.rules) {
        const SqlBounds bounds(database, limits.valueBytes, limits.queryMs);
        GODWIT_TRY(CheckResult result, runRule(database, rule, context.plan.parameters, kSuite));
        // What an assessment finds is a warning: nothing has moved yet, and quarantine will hold such rows.
        if (result.verdict == Verdict::Failed && rule.severity == Severity::Warning)
            result.verdict = Verdict::Warning;
        checks.append(result);
    }
    GODWIT_CHECK(assessSurroundings(context, checks));
    context.status.rows = total;
    return context.journal.putChecks(context.run.id, context.phase.id, context.index, checks);
}

} // namespace godwit::core
