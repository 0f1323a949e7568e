// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/checks/object_ledger.h"
#include "core/checks/object_rehearsal.h"
#include "core/functions/collations.h"
#include "core/plan/checker.h"
#include "core/sqlite/quoting.h"
#include "core/steps/swapped_files.h"
#include "core/steps/views.h"

#include <QElapsedTimer>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr int kCopiedRows = 3;

/// True once a drop step has run: the old version may be gone.
Result<bool> isCleanedUp(StepContext& context)
{
    GODWIT_TRY(const auto steps, context.journal.steps(context.run.id));
    return std::any_of(steps.begin(), steps.end(), [](const StepStatus& step) {
        return step.kind == QLatin1StringView("drop") && step.state == PhaseState::Done;
    });
}

Result<CheckResult> checkObjects(const Catalog& now, StepContext& context)
{
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const bool isClean, isCleanedUp(context));
    CheckResult check = judgeLedger(objectLedger({.plan = context.plan,
                                                  .source = context.source,
                                                  .target = context.target,
                                                  .now = now,
                                                  .staging = context.staging,
                                                  .isCutOver = context.isCutOver(),
                                                  .isCleanedUp = isClean}),
                                    context.isCutOver());
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

/// The numbers by which an application knows its file: what the plan or its schema states, else the source's.
CheckResult checkVersions(const Catalog& now, StepContext& context, bool isUncommitted)
{
    CheckResult check = newCheck(kFunctionalitySuite, QStringLiteral("user_version and application_id"),
                                 QStringLiteral("PRAGMA user_version; PRAGMA application_id"));
    const StatedVersions stated = targetVersions(context.plan);
    QStringList wrong;
    const auto compare = [&](const QString& name, qint64 wanted, qint64 is) {
        if (wanted != is)
            wrong.append(QStringLiteral("%1 is %2, the cut-over set %3").arg(name).arg(is).arg(wanted));
    };
    compare(QStringLiteral("user_version"), stated.userVersion.value_or(context.source.userVersion),
            now.userVersion);
    compare(QStringLiteral("application_id"), stated.applicationId.value_or(context.source.applicationId),
            now.applicationId);
    check.figures =
        QStringLiteral("user_version %1, application_id %2").arg(now.userVersion).arg(now.applicationId);
    check.verdict = wrong.isEmpty() ? Verdict::Passed : isUncommitted ? Verdict::Failed : Verdict::Warning;
    check.why = wrong.join(QStringLiteral("; "));
    if (check.verdict == Verdict::Warning)
        check.why += QStringLiteral("; the application may have set it since");
    return check;
}

/// A few rows of a table (with its schema's name, if it is not main's) into a table of the stage.
Status copySomeRows(Database& from, Database& stage, const Table& table, const QString& source)
{
    const QStringList columns = table.columnNames();
    GODWIT_TRY(Statement rows, from.prepare(QStringLiteral("SELECT %1 FROM %2 LIMIT %3")
                                                .arg(quotedList(columns), source, QString::number(kCopiedRows))));
    const QStringList marks(columns.size(), QStringLiteral("?"));
    GODWIT_TRY(Statement insert,
               stage.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                                 .arg(quoted(table.name), quotedList(columns), marks.join(QStringLiteral(", ")))));
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            return {};
        for (int column = 0; column < columns.size(); ++column)
            insert.bindColumn(column + 1, rows, column);
        (void)insert.run(); // what the stage refuses is only a row less
    }
}

/// The tables with a few of their rows, read from `schema`; empty: by the names that *after* has.
RehearsalScene sceneOf(const QList<Table>& tables, Database& after, const QString& schema, const StepContext& context)
{
    RehearsalScene scene;
    QHash<QString, Table> byName;
    for (const Table& table : tables) {
        if (table.isShadow)
            continue;
        scene.tables.append(table.sql);
        for (const Index& index : table.indexes) {
            if (!index.sql.isEmpty())
                scene.indexes.append(index.sql);
        }
        if (table.isVirtual)
            continue;
        scene.names.append(table.name);
        byName.insert(table.name, table);
    }
    scene.copyRows = [&after, schema, byName](Database& stage, const QString& name) {
        return copySomeRows(after, stage, byName.value(name), schema.isEmpty() ? quoted(name) : quoted(schema, name));
    };
    scene.equip = [&context](Database& stage) { return registerCollations(stage, context.plan.source.collations); };
    return scene;
}

/// A trigger of a kept table that fails in the same way over the source's own rows was broken before: it only warns.
Status forgiveBrokenBefore(Database& after, const StepContext& context, QList<CheckResult>& results)
{
    RehearsalScene before = sceneOf(context.source.tables, after, QStringLiteral("source"), context);
    for (const SchemaObject& trigger : context.source.triggers) {
        const bool isKept = context.plan.target.keep.contains(trigger.table, Qt::CaseInsensitive) && !context.target.hasName(trigger.name);
        const bool fails = std::any_of(results.begin(), results.end(), [&](const CheckResult& result) {
            return result.verdict == Verdict::Failed && result.query == trigger.sql;
        });
        if (isKept && fails)
            before.triggers.append(trigger);
    }
    GODWIT_TRY(const auto then, rehearseObjects(before, context.cancel));
    for (const CheckResult& was : then) {
        for (CheckResult& now : results) {
            if (was.verdict != Verdict::Failed || now.verdict != Verdict::Failed || now.query != was.query || now.why != was.why)
                continue;
            now.verdict = Verdict::Warning;
            now.why += QStringLiteral("; so it was in the source");
        }
    }
    return {};
}

/// Views and triggers of the new version, made and exercised on a stage in memory: the target's own before
/// the cut-over makes them, those that are in the file after it.
Status rehearse(Database& after, const Catalog& now, StepContext& context, QList<CheckResult>& checks)
{
    QList<Table> tables = context.target.tables;
    const Catalog& others =
        context.isCutOver() ? now : context.source; // kept ones, and old ones that are still there
    for (const Table& table : others.tables) {
        if (!context.target.table(table.name))
            tables.append(table);
    }
    RehearsalScene scene = sceneOf(tables, after, {}, context);
    scene.views = context.target.views;
    scene.triggers = context.target.triggers;
    for (SchemaObject& object : scene.triggers) {
        const auto found =
            std::find_if(now.triggers.begin(), now.triggers.end(),
                         [&](const SchemaObject& other) { return isSameName(other.name, object.name); });
        object = context.isCutOver() && found != now.triggers.end() ? *found : object;
    }
    for (const SchemaObject& trigger : now.triggers) {
        if (context.plan.target.keep.contains(trigger.table, Qt::CaseInsensitive) &&
            !context.target.hasName(trigger.name))
            scene.triggers.append(trigger);
    }
    GODWIT_TRY(auto results, rehearseObjects(scene, context.cancel));
    GODWIT_CHECK(forgiveBrokenBefore(after, context, results));
    for (const CheckResult& result : std::as_const(results)) {
        if (!context.isCutOver() || result.name.startsWith(QStringLiteral("trigger ")))
            checks.append(result); // views are read whole then, below
    }
    return {};
}

/// Views are read whole, which finds a view over something that is gone.
Status checkViews(Database& after, StepContext& context, QList<CheckResult>& checks)
{
    if (!context.isCutOver())
        return {};
    GODWIT_TRY(const SqlLimits limits, checkLimitsOf(context));
    for (const SchemaObject& view : context.target.views) {
        const SqlBounds bounds(after, limits.valueBytes, limits.queryMs);
        CheckResult check = newCheck(kFunctionalitySuite, QStringLiteral("view %1").arg(view.name), {});
        check.query = QStringLiteral("SELECT count(*) FROM %1").arg(quoted(view.name));
        QElapsedTimer timer;
        timer.start();
        const auto rows = after.integer(check.query);
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        if (!rows && rows.error().isCancel())
            return rows.error();
        check.verdict = rows                          ? Verdict::Passed
                        : lacksFunction(rows.error()) ? Verdict::NotRun
                                                      : Verdict::Failed;
        check.figures = rows ? rowsText(*rows) : QString();
        check.why = rows ? QString() : rows.error().what;
        checks.append(check);
    }
    return {};
}

} // namespace

Status checkFunctionality(Database& after, StepContext& context, const FileStamp& seen,
                          QList<CheckResult>& checks)
{
    GODWIT_TRY(Database database, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly}));
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const Catalog now, readCatalog(database));
    const qint64 readUs = timer.nsecsElapsed() / 1000;
    GODWIT_TRY(const CheckResult objects, checkObjects(now, context));
    checks.append(objects);
    if (context.isCutOver()) {
        GODWIT_TRY(const bool isUncommitted, isUncommittedSinceSwap(context.journal, context.run, seen));
        CheckResult versions = checkVersions(now, context, isUncommitted);
        versions.elapsedUs = readUs; // they are read with all else
        checks.append(versions);
    }
    GODWIT_CHECK(rehearse(after, now, context, checks));
    return checkViews(after, context, checks);
}

} // namespace godwit::core
