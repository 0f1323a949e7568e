// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/report/report.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/sqlite/quoting.h"
#include "core/steps/work_file.h"

#include <QFile>

namespace godwit::core {

namespace {

constexpr int kRowsBetweenLooks = 1000;

/// Text for CSV; a BLOB as X'..', NULL as an empty cell.
QStringList cellsOf(const Statement& row)
{
    QStringList cells;
    for (int column = 0; column < row.columnCount(); ++column)
        cells.append(row.value(column).toKeyText());
    return cells;
}

Status writeCsv(Database& database, const Table& table, const QString& path, StepContext& context)
{
    GODWIT_TRY(const qint64 total, database.integer(QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table.name))));
    GODWIT_TRY(Statement select, database.prepare(QStringLiteral("SELECT %1 FROM %2 ORDER BY %3")
                                                      .arg(quotedList(table.columnNames()), quoted(table.name),
                                                           table.rowidName().isEmpty() ? quotedList(table.primaryKey())
                                                                                       : quoted(table.rowidName()))));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 cannot be written: %2.").arg(path, file.errorString()));
    file.write(csvLine(table.columnNames()));
    for (qint64 rows = 0;; ++rows) {
        GODWIT_TRY(const bool hasRow, select.step());
        if (!hasRow)
            break;
        file.write(csvLine(cellsOf(select)));
        if (rows % kRowsBetweenLooks == 0) {
            GODWIT_CHECK(context.cancel.check());
            context.progress({.done = rows,
                              .total = total,
                              .unit = QStringLiteral("rows"),
                              .activity = QStringLiteral("exporting %1").arg(table.name),
                              .quarantined = 0});
        }
    }
    if (!file.flush() || file.error() != QFileDevice::NoError)
        return Error(ErrorCode::NoSpace, QStringLiteral("%1 cannot be written: %2.").arg(path, file.errorString()));
    file.close();
    return syncFile(path);
}

Status exportTables(const BackupStep& step, const SnapshotRecord& snapshot, StepContext& context)
{
    GODWIT_TRY(Database database, Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly}));
    database.setCancel(context.cancel);
    for (const QString& name : step.exportTables) {
        const Table* const table = context.source.table(name);
        if (!table)
            return Error(ErrorCode::PlanReference, QStringLiteral("The source has no table %1 to export.").arg(name));
        QString fileName = table->name;
        fileName.replace(u'/', u'_');
        const QString path = QStringLiteral("%1/%2.csv").arg(context.workspace.exports(context.run.id), fileName);
        GODWIT_CHECK(context.journal.addFile(context.run.id, path, QStringLiteral("export")));
        GODWIT_CHECK(writeCsv(database, *table, path, context));
    }
    if (!step.exportSchema)
        return {};
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
    return exportTables(step, snapshot, context);
}

} // namespace godwit::core
