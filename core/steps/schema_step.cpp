// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/sqlite/guard.h"
#include "core/sqlite/transaction.h"
#include "core/steps/target_tables.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

/// Whether a script has run cannot be seen in the tables: it is written down in the script's own transaction.
Result<bool> isFirstTime(Database& work, const StepContext& context)
{
    GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS _godwit_script (phase TEXT NOT NULL, step INTEGER NOT NULL,"
                                             " PRIMARY KEY (phase, step)) WITHOUT ROWID")));
    GODWIT_CHECK(work.execute(QStringLiteral("INSERT INTO _godwit_script (phase, step) VALUES (?, ?) ON CONFLICT (phase, step) DO NOTHING"),
                              {Value::ofText(context.phase.id), Value::ofInteger(context.index)}));
    return work.changes() > 0;
}

Status runScript(Database& work, const SqlText& script, const StepContext& context)
{
    GODWIT_TRY(const bool isFirst, isFirstTime(work, context));
    if (!isFirst)
        return {};
    const Guard guard = Guard::ofScript(work, accountedTables(context.source, context.target, context.staging));
    return forEachStatement(work, script.text, [](Statement& statement, const QString&) { return statement.run(); });
}

} // namespace

Status runSchema(const SchemaStep& step, StepContext& context)
{
    GODWIT_CHECK(ensureWorkFile(context));
    GODWIT_TRY(Database work, openWorkFile(context));
    GODWIT_TRY(auto transaction, Transaction::begin(work));
    if (step.target)
        GODWIT_CHECK(createTargetTables(work, context.target, context.staging));
    else
        GODWIT_CHECK(runScript(work, step.script, context));
    return transaction.commit();
}

} // namespace godwit::core
