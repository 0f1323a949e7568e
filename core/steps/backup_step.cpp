// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/side_by_side.h"
#include "core/sqlite/quoting.h"
#include "core/steps/csv_file.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

constexpr qint64 kRowsBetweenLooks = 10'000;

/// A table or a view of the snapshot, and the SELECT of its rows: a table's in the order of its row ids or keys, a view's in
/// its own.
struct Exported
{
    QString name;
    QString select;
};

std::optional<Exported> exportedOf(const Catalog& source, const QString& name)
{
    if (const Table* const table = source.table(name)) {
        const QString order = table->rowidName().isEmpty() ? quotedList(table->primaryKey()) : quoted(table->rowidName());
        return Exported{table->name, QStringLiteral("SELECT %1 FROM %2 ORDER BY %3").arg(quotedList(table->columnNames()), quoted(table->name), order)};
    }
    for (const SchemaObject& view : source.views) {
        if (isSameName(view.name, name))
            return Exported{view.name, QStringLiteral("SELECT * FROM %1").arg(quoted(view.name))};
    }
    return std::nullopt;
}

/// By a connection of its own. `progress` is empty for tables that are written on the second thread.
Status writeCsv(const QString& snapshot, const Exported& exported, const QString& path, const CancelToken& cancel,
                const std::function<void(const StepProgress&)>& progress)
{
    // Of a snapshot of ours, and no extension can be loaded: a view may call SQLite's own JSON functions.
    GODWIT_TRY(Database database, Database::open(snapshot, {.mode = OpenOptions::Mode::ReadOnly, .trustedSchema = true}));
    database.setCancel(cancel);
    GODWIT_TRY(const qint64 total, database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(exported.name))));
    GODWIT_TRY(Statement select, database.prepare(exported.select));
    CsvFile file(path);
    GODWIT_CHECK(file.open());
    const int columns = select.columnCount();
    QStringList names;
    for (int column = 0; column < columns; ++column)
        names.append(select.columnName(column));
    file.addLine(names);
    for (qint64 rows = 0;; ++rows) {
        GODWIT_TRY(const bool hasRow, select.step());
        if (!hasRow)
            return file.close();
        for (int column = 0; column < columns; ++column) {
            file.addCell(select, column);
        }
        GODWIT_CHECK(file.endLine());
        if (rows % kRowsBetweenLooks != 0)
            continue;
        GODWIT_CHECK(cancel.check());
        if (progress)
            progress({.done = rows,
                      .total = total,
                      .unit = QStringLiteral("rows"),
                      .activity = QStringLiteral("exporting %1").arg(exported.name),
                      .quarantined = 0});
    }
}

Status exportSchema(const SnapshotRecord& snapshot, StepContext& context)
{
    GODWIT_TRY(Database database, Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly}));
    GODWIT_TRY(const auto rows, database.rows(QStringLiteral("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                                             " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")));
    QByteArray script;
    for (const Row& row : rows)
        script += row[0].bytes + ";\n";
    script += QStringLiteral("PRAGMA user_version = %1;\n").arg(context.source.userVersion).toUtf8();
    const QString path = context.workspace.exports(context.run.id) + QStringLiteral("/schema.sql");
    GODWIT_CHECK(context.journal.addFile(context.run.id, path, QStringLiteral("export")));
    return writeDurably(path, script);
}

Status exportTables(const BackupStep& step, const SnapshotRecord& snapshot, StepContext& context)
{
    std::vector<Job> jobs;
    QSet<QString> paths;
    for (const QString& name : step.exportTables) {
        const auto exported = exportedOf(context.source, name);
        if (!exported)
            return Error(ErrorCode::PlanReference, QStringLiteral("The source has no table or view %1 to export.").arg(name));
        QString path =
            QStringLiteral("%1/%2.csv").arg(context.workspace.exports(context.run.id), exportName(exported->name));
        while (paths.contains(path)) // two threads never write one file
            path.insert(path.size() - 4, u'_');
        paths.insert(path);
        GODWIT_CHECK(context.journal.addFile(context.run.id, path, QStringLiteral("export")));
        const auto progress = jobs.empty() ? context.progress : std::function<void(const StepProgress&)>();
        jobs.push_back([&snapshot, exported = *exported, path, progress, cancel = context.cancel] {
            return writeCsv(snapshot.info.path, exported, path, cancel, progress);
        });
    }
    GODWIT_CHECK(runSideBySide(jobs));
    return step.exportSchema ? exportSchema(snapshot, context) : Status();
}

} // namespace

Status runBackup(const BackupStep& step, StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot,
               takeJournaledSnapshot(context.workspace, context.journal, context.run,
                                     QStringLiteral("before the migration"), true, context.cancel, context.progress));
    context.log(LogLine::Level::Info, QStringLiteral("Snapshot %1: %2 bytes, integrity, rows and digests equal to the source, SHA-256 %3")
                                          .arg(snapshot.number)
                                          .arg(snapshot.info.bytes)
                                          .arg(snapshot.info.sha256));
    GODWIT_CHECK(takeFurtherSnapshots(context.plan, context.workspace, context.journal, context.run, context.cancel, context.progress));
    return exportTables(step, snapshot, context);
}

} // namespace godwit::core
