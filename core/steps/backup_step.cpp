// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/step.h"

#include "core/report/report.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/side_by_side.h"
#include "core/sqlite/cell.h"
#include "core/sqlite/quoting.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

#include <QFile>

namespace godwit::core {

namespace {

constexpr qint64 kRowsBetweenLooks = 10'000;
constexpr qsizetype kBlock = 1024 * 1024; // bytes written at once

/// Text for CSV; a BLOB as X'..', NULL as an empty cell.
void appendCell(QByteArray& block, const Statement& row, int column)
{
    const Cell cell = cellOf(row, column);
    const bool isPlain = cell.type == Value::Type::Null ||
                         (cell.type == Value::Type::Text && appendPlainCsvCell(block, cell.bytes));
    if (!isPlain)
        block += csvCell(row.value(column).toKeyText());
}

/// A file that is written in large blocks and synced at its end.
class CsvFile
{
public:
    explicit CsvFile(const QString& path) : m_file(path) { m_block.reserve(2 * kBlock); }
    Status open()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered,
                         QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return Error(ErrorCode::FileFailed,
                         QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
        return {};
    }
    QByteArray& block() { return m_block; }
    Status flush(qsizetype keep = 0)
    {
        if (m_block.size() <= keep)
            return {};
        if (m_file.write(m_block) != m_block.size())
            return Error(ErrorCode::NoSpace, QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
        m_block.resize(0); // keeps what was allocated
        return {};
    }
    Status close()
    {
        GODWIT_CHECK(flush());
        m_file.close();
        return syncFile(m_file.fileName());
    }

private:
    QFile m_file;
    QByteArray m_block;
};

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
    file.block() += csvLine(names);
    for (qint64 rows = 0;; ++rows) {
        GODWIT_TRY(const bool hasRow, select.step());
        if (!hasRow)
            return file.close();
        for (int column = 0; column < columns; ++column) {
            if (column > 0)
                file.block().append(',');
            appendCell(file.block(), select, column);
        }
        file.block().append("\r\n");
        GODWIT_CHECK(file.flush(kBlock));
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
        QString fileName = exported->name;
        fileName.replace(u'/', u'_');
        QString path = QStringLiteral("%1/%2.csv").arg(context.workspace.exports(context.run.id), fileName);
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
