// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/views.h"

#include "core/functions/collations.h"
#include "core/sqlite/quoting.h"
#include "core/steps/further_databases.h"
#include "core/steps/mended_source.h"
#include "core/steps/target_tables.h"
#include "core/steps/work_file.h"

#include <QHash>

namespace godwit::core {

namespace {

constexpr int kCacheKib = 24'000; // of each of three files; a sort may take as much again on either side

using Exceptions = QHash<QByteArray, Disposition>;

/// A key as bytes that no key of another storage class has.
QByteArray keyBytes(const Value& key)
{
    return key.type == Value::Type::Text ? key.bytes : QByteArray(1, '\0') + key.toLiteral().toUtf8();
}

Exceptions readExceptions(Statement& statement, const Value& table)
{
    Exceptions exceptions;
    statement.bind(2, table);
    for (auto row = statement.step(); row && *row; row = statement.step())
        exceptions.insert(keyBytes(statement.value(0)), static_cast<Disposition>(statement.integer(1)));
    statement.reset();
    return exceptions;
}

/// How a source row ended: only exceptions are in the lineage, all other keys moved.
Status registerDisposition(Database& database, StepContext& context)
{
    GODWIT_TRY(Repository reader, Repository::openReadOnly(context.workspace.journal()));
    auto journal = std::make_shared<Repository>(std::move(reader));
    GODWIT_TRY(Statement prepared, journal->database().preparePersistent(QStringLiteral(
                                       // Keys that only changed stand there too; they moved, as what has no entry.
                                       "SELECT source_key, disposition FROM lineage WHERE run = ?1 AND table_name = ?2"
                                       " AND disposition <> 0 AND source_key IS NOT NULL ORDER BY disposition")));
    auto exceptions = std::make_shared<Statement>(std::move(prepared));
    exceptions->bindInteger(1, context.run.id);
    // Read whole at the first call for a table: a look-up for each of a million rows would cost more than the query.
    auto known = std::make_shared<QHash<QByteArray, Exceptions>>();
    const auto moved = std::make_shared<const Value>(Value::ofText(dispositionId(Disposition::Moved)));
    return database.registerFunction(QStringLiteral("disposition"), 2, [journal, exceptions, known, moved](const Row& arguments) {
        if (arguments[0].isNull() || arguments[1].isNull())
            return Value::null();
        auto found = known->constFind(arguments[0].bytes);
        if (found == known->constEnd())
            found = known->insert(arguments[0].bytes, readExceptions(*exceptions, arguments[0]));
        const auto exception = found->isEmpty() ? found->constEnd() : found->constFind(keyBytes(arguments[1]));
        return exception == found->constEnd() ? *moved : Value::ofText(dispositionId(*exception));
    });
}

Status prepareSide(Database& database, StepContext& context)
{
    database.setCancel(context.cancel);
    GODWIT_CHECK(registerCollations(database, context.plan.source.collations));
    GODWIT_CHECK(registerFunctions(database, nullptr));
    return registerDisposition(database, context);
}

} // namespace

QString afterFile(const StepContext& context)
{
    return context.isCutOver() ? context.workspace.database() : context.workFile();
}

Result<SqlLimits> checkLimitsOf(StepContext& context)
{
    if (context.isCutOver())
        return sqlLimitsOfFile(context.plan, context.workspace.database());
    return sqlLimitsOf(context);
}

Result<Database> openBefore(StepContext& context)
{
    GODWIT_TRY(const QString source, sourceToCompare(context));
    GODWIT_TRY(Database before, Database::open(source, {.mode = OpenOptions::Mode::ReadOnly, .trustedSchema = true, .cacheKib = kCacheKib}));
    GODWIT_CHECK(attachFurther(before, context));
    GODWIT_CHECK(prepareSide(before, context));
    return before;
}

Result<Database> openAfter(StepContext& context)
{
    GODWIT_TRY(const QString source, sourceToCompare(context));
    GODWIT_TRY(Database after, Database::open(afterFile(context), {.mode = OpenOptions::Mode::ReadOnly, .trustedSchema = true, .cacheKib = kCacheKib}));
    GODWIT_CHECK(after.attachReadOnly(source, QStringLiteral("source")));
    // An attached file has a cache of its own, of 2 MB unless told.
    GODWIT_CHECK(after.execute(QStringLiteral("PRAGMA source.cache_size = -%1").arg(kCacheKib)));
    GODWIT_CHECK(attachFurther(after, context));
    if (!context.isCutOver()) {
        GODWIT_CHECK(showStagedTables(after, context.target, context.staging));
        GODWIT_CHECK(showTargetViews(after, context.target));
    }
    GODWIT_CHECK(prepareSide(after, context));
    return after;
}

} // namespace godwit::core
