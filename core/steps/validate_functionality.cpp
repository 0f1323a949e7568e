// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
#include "core/steps/views.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

/// Every object that the target's schema names is there. Before the cut-over views and triggers are still to come.
Result<CheckResult> checkObjects(StepContext& context)
{
    CheckResult check = newCheck(kFunctionalitySuite, QStringLiteral("objects of the target"), {});
    check.query = QStringLiteral("the catalogue of the file against the target's schema");
    GODWIT_TRY(Database database, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly}));
    GODWIT_TRY(const Catalog now, readCatalog(database));
    QStringList missing;
    qint64 count = 0;
    for (const Table& table : context.target.tables) {
        if (table.isShadow || (!context.isCutOver() && indexesOtherTable(table)))
            continue;
        const QString name = context.isCutOver() ? table.name : context.staging.physicalName(table.name);
        const Table* const found = now.table(name);
        ++count;
        if (!found || found->columnNames() != table.columnNames() || found->foreignKeys.size() != table.foreignKeys.size())
            missing.append(table.name);
        for (const Index& index : table.indexes) {
            ++count;
            if (!index.sql.isNull() && !now.hasName(index.name))
                missing.append(index.name);
        }
    }
    if (context.isCutOver()) {
        for (const auto& objects : {context.target.views, context.target.triggers}) {
            for (const SchemaObject& object : objects) {
                ++count;
                if (!now.hasName(object.name))
                    missing.append(object.name);
            }
        }
    }
    check.figures = QStringLiteral("%1 objects, %2 missing").arg(grouped(count)).arg(missing.size());
    check.verdict = missing.isEmpty() ? Verdict::Passed : Verdict::Failed;
    if (!missing.isEmpty())
        check.why = QStringLiteral("missing or different: %1").arg(missing.join(QStringLiteral(", ")));
    return check;
}

/// Views are prepared, which finds a view over something that is gone.
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
        check.verdict = rows ? Verdict::Passed : lacksFunction(rows.error()) ? Verdict::NotRun : Verdict::Failed;
        check.figures = rows ? rowsText(*rows) : QString();
        check.why = rows ? QString() : rows.error().what;
        checks.append(check);
    }
    return {};
}

} // namespace

Status checkFunctionality(Database& after, StepContext& context, QList<CheckResult>& checks)
{
    GODWIT_TRY(const CheckResult objects, checkObjects(context));
    checks.append(objects);
    return checkViews(after, context, checks);
}

} // namespace godwit::core
