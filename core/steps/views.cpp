// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/views.h"

#include "core/sqlite/quoting.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

/// How a source row ended: only exceptions are in the lineage, all other keys moved.
Status registerDisposition(Database& database, StepContext& context)
{
    GODWIT_TRY(Repository reader, Repository::openReadOnly(context.workspace.journal()));
    auto journal = std::make_shared<Repository>(std::move(reader));
    GODWIT_TRY(Statement prepared, journal->database().preparePersistent(QStringLiteral(
                                       "SELECT disposition FROM lineage WHERE run = ?1 AND table_name = ?2"
                                       " AND source_key = ?3 ORDER BY disposition DESC LIMIT 1")));
    auto lookUp = std::make_shared<Statement>(std::move(prepared));
    lookUp->bindInteger(1, context.run.id);
    return database.registerFunction(QStringLiteral("disposition"), 2, [journal, lookUp](const Row& arguments) {
        if (arguments[1].isNull())
            return Value::null();
        lookUp->bind(2, arguments[0]);
        lookUp->bind(3, arguments[1]);
        const auto found = lookUp->step();
        const auto disposition =
            found && *found ? static_cast<Disposition>(lookUp->integer(0)) : Disposition::Moved;
        lookUp->reset();
        return Value::ofText(dispositionId(disposition));
    });
}

Status prepareSide(Database& database, StepContext& context)
{
    database.setCancel(context.cancel);
    GODWIT_CHECK(registerFunctions(database, nullptr));
    return registerDisposition(database, context);
}

} // namespace

QString afterFile(const StepContext& context)
{
    return context.isCutOver() ? context.workspace.database() : context.workFile();
}

Result<Database> openBefore(StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_TRY(Database before, Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly, .trustedSchema = true, .cacheKib = 16'000}));
    GODWIT_CHECK(prepareSide(before, context));
    return before;
}

Result<Database> openAfter(StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_TRY(Database after, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly, .trustedSchema = true, .cacheKib = 16'000}));
    GODWIT_CHECK(after.attachReadOnly(snapshot.info.path, QStringLiteral("source")));
    if (!context.isCutOver()) {
        for (const Table& table : context.target.tables) {
            if (!context.staging.isStaged(table.name))
                continue;
            GODWIT_CHECK(after.execute(
                QStringLiteral("CREATE TEMP VIEW %1 AS SELECT %2 FROM main.%3")
                    .arg(quoted(table.name), quotedList(table.columnNames()), quoted(context.staging.physicalName(table.name)))));
        }
    }
    GODWIT_CHECK(prepareSide(after, context));
    return after;
}

} // namespace godwit::core
