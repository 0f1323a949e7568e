// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/schema/search_table.h"
#include "core/steps/validate_suites.h"

namespace godwit::core {

namespace {

/// Of the new version, as it is called in the file that is judged.
struct Expected
{
    QString name;
    QString physical;
};

QList<Expected> expectedTables(const StepContext& context)
{
    QList<Expected> expected;
    for (const QString& name : context.plan.target.keep + context.plan.rebuiltTables())
        expected.append({name, name});
    for (const Table& table : context.target.tables) {
        if (isCarriedOver(context.plan, table.name))
            continue;
        if (context.isCutOver())
            expected.append({table.name, table.name});
        else if (!comesWithCutover(table, context.target.tables))
            expected.append({table.name, context.staging.physicalName(table.name)});
    }
    return expected;
}

} // namespace

Result<bool> checkTablesThere(Database& after, const StepContext& context, QList<CheckResult>& checks)
{
    const QString query = QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE");
    QStringList gone;
    for (const Expected& table : expectedTables(context)) {
        GODWIT_TRY(const qint64 found, after.integer(query, {Value::ofText(table.physical)}));
        if (found > 0)
            continue;
        gone.append(table.name);
        CheckResult check = newCheck(kIntegritySuite, QStringLiteral("%1 is there").arg(table.name), query);
        check.verdict = Verdict::Failed;
        check.figures = QStringLiteral("no table %1 in the file").arg(table.physical);
        check.why = QStringLiteral("The table is gone: a script, or another program, has dropped or renamed it.");
        checks.append(check);
    }
    if (gone.isEmpty())
        return true;
    CheckResult others = newCheck(kIntegritySuite, QStringLiteral("all else of data integrity"), {});
    others.verdict = Verdict::NotRun;
    others.why = QStringLiteral("Not asked while tables are gone: %1.").arg(gone.join(QStringLiteral(", ")));
    checks.append(others);
    return false;
}

} // namespace godwit::core
