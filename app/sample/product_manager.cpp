// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/product_manager.h"

#include "app/sample/dirt_schedule.h"
#include "app/sample/new_file.h"
#include "core/sqlite/transaction.h"

#include <QCoreApplication>
#include <QFile>

#include <cmath>

/// A static library drops objects that nobody calls, and with them the resource. Q_INIT_RESOURCE must stand
/// outside of all namespaces.
static void linkExamples()
{
    Q_INIT_RESOURCE(examples);
}

namespace godwit::app {

using core::Database;
using core::Error;
using core::ErrorCode;
using core::Result;
using core::Status;
using Table = SampleTable;
using Progress = std::function<void(qint64 done, qint64 total)>;

namespace {

constexpr qint64 kTemplatesAProgress = 1'000;
constexpr int kCacheKib =
    256 * 1024; // the keys are random: below this their index is written again and again
constexpr double kLastPlace =
    0.9; // all kinds are planted by then, so that the stock fills up to the exact count

Status checkOptions(const SampleOptions& options)
{
    if (options.rows < 0 || options.rows > 100'000'000)
        return Error(ErrorCode::Usage, QCoreApplication::translate(
                                           "Sample", "The number of rows must be from 0 to 100,000,000."));
    if (!(options.dirty >= 0 && options.dirty <= 1)) // NaN too
        return Error(ErrorCode::Usage,
                     QCoreApplication::translate("Sample", "The fraction of dirt must be from 0 to 1."));
    return {};
}

/// The statements of version 1 in two parts: the tables are filled before indexes, view and trigger are made.
struct Schema
{
    QStringList tables;
    QStringList others;
};

Result<Schema> readSchema()
{
    linkExamples();
    QFile file(QStringLiteral(":/examples/product_manager/v1.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("The built-in schema %1 is missing.").arg(file.fileName()));
    GODWIT_TRY(auto scratch, Database::openInMemory());
    const auto countTables = [&scratch] {
        return scratch.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"));
    };
    Schema schema;
    const auto sort = [&](core::Statement& statement, const QString& text) -> Status {
        GODWIT_TRY(const qint64 before, countTables());
        GODWIT_CHECK(statement.run());
        GODWIT_TRY(const qint64 after, countTables());
        (after > before ? schema.tables : schema.others).append(text);
        return {};
    };
    GODWIT_CHECK(core::forEachStatement(scratch, QString::fromUtf8(file.readAll()), sort));
    return schema;
}

void writeParents(SamplePlanter& planter)
{
    for (const Table table : {Table::Suppliers, Table::Projects, Table::TaskTypes, Table::Milestones,
                              Table::Tasks, Table::OldTemplates, Table::OldInstances}) {
        for (qint64 index = 0; index < planter.rows().count(table); ++index)
            planter.writeStock(table, index);
    }
}

void writeTemplate(SamplePlanter& planter, qint64 index, qint64 rows)
{
    planter.writeStock(Table::Templates, index);
    const qint64 first = index * SampleRows::kInstancesPerTemplate;
    for (qint64 nth = 0; nth < SampleRows::kInstancesPerTemplate && planter.written(Table::Instances) < rows;
         ++nth)
        planter.writeStock(Table::Instances, first + nth);
}

std::vector<DirtSchedule> schedules(double dirty)
{
    if (dirty == 0)
        return {};
    return {DirtSchedule(dirt::parentKinds(), Table::Milestones, 0),
            DirtSchedule(dirt::templateKinds(), Table::Templates, dirty),
            DirtSchedule(dirt::instanceKinds(), Table::Instances, dirty)};
}

Status writeRows(SamplePlanter& planter, const SampleOptions& options, const Progress& progress)
{
    writeParents(planter);
    std::vector<DirtSchedule> dirt = schedules(options.dirty);
    const qint64 rows = options.rows;
    const auto written = [&planter] { return planter.written(Table::Instances); };
    for (qint64 index = 0; planter.status() && written() < rows; ++index) {
        writeTemplate(planter, index, rows);
        const double place = static_cast<double>(written()) / (kLastPlace * static_cast<double>(rows));
        for (DirtSchedule& schedule : dirt)
            schedule.plantDue(planter, qMin(place, 1.0), rows);
        if (progress && index % kTemplatesAProgress == 0)
            progress(qMin(written(), rows), rows);
    }
    for (DirtSchedule& schedule : dirt) // of a sample that is smaller than the number of kinds
        schedule.plantDue(planter, 1, rows);
    if (progress && planter.status())
        progress(written(), written());
    return planter.status();
}

Status fill(Database& database, const SampleOptions& options, const Progress& progress)
{
    GODWIT_TRY(const Schema schema, readSchema());
    // A new file has no pages to journal, so the rollback journal costs nothing; it is DELETE from the start.
    GODWIT_TRY(auto transaction, core::Transaction::begin(database));
    for (const QString& table : schema.tables)
        GODWIT_CHECK(database.execute(table));
    const SampleRows rows(options.seed, options.rows);
    {
        GODWIT_TRY(auto planter, SamplePlanter::on(database, rows, options.seed));
        GODWIT_CHECK(writeRows(planter, options, progress));
    }
    for (const QString& statement : schema.others)
        GODWIT_CHECK(database.execute(statement));
    return transaction.commit();
}

} // namespace

Status writeProductManagerSample(const QString& path, const SampleOptions& options, const Progress& progress)
{
    GODWIT_CHECK(checkOptions(options));
    GODWIT_TRY(auto file, NewFile::beside(path));
    {
        GODWIT_TRY(auto database,
                   Database::open(file.temporaryPath(),
                                  {.mode = core::OpenOptions::Mode::ReadWrite, .cacheKib = kCacheKib}));
        GODWIT_CHECK(fill(database, options, progress));
    }
    return file.moveIntoPlace();
}

} // namespace godwit::app
