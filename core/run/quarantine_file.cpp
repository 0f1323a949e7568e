// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/quarantine_file.h"

#include "core/report/csv_reader.h"
#include "core/report/report.h"
#include "core/run/mending.h"
#include "core/run/quarantine_cells.h"
#include "core/run/reporting.h"
#include "core/safety/durable.h"

#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

constexpr qint64 kMostBytes = 512LL * 1024 * 1024;

QStringList headCells()
{
    return {QStringLiteral("id"),     QStringLiteral("table"), QStringLiteral("key"),
            QStringLiteral("digest"), QStringLiteral("cause"), QStringLiteral("column")};
}

Error unreadable(const QString& what)
{
    return {ErrorCode::ImportRefused, what};
}

/// The one table that a filter finds rows of; empty: it finds none.
Result<QString> tableOf(RunState& state, const QuarantineFilter& filter)
{
    GODWIT_TRY(const QStringList tables, tablesOf(state, filter));
    if (tables.size() > 1)
        return Error(ErrorCode::Usage, QStringLiteral("Rows of several tables are there; name one: %1.").arg(tables.join(QStringLiteral(", "))))
            .withNext(QStringLiteral("Choose one of them, with --table."));
    return tables.isEmpty() ? filter.table : tables.first();
}

/// The file as it grows; rows that cannot be edited here are counted.
struct ExportedRows
{
    QByteArray csv;
    qint64 left = 0; ///< how many more may come
    qint64 leftOut = 0;
};

Status exportBench(MendingBench& bench, ExportedRows& rows)
{
    for (const BenchRow& row : bench.rows()) {
        if (!row.refused.isEmpty()) {
            ++rows.leftOut;
            continue;
        }
        if (rows.left-- <= 0)
            break;
        const QuarantineEntry& entry = row.entry;
        const QString key = entry.key.isNull() ? QStringLiteral("\\NULL") : entry.key;
        QStringList cells{QString::number(entry.id), entry.table, key, row.row.digest, entry.cause, entry.column};
        GODWIT_TRY(const Row values, bench.values(row.row));
        for (const Value& value : values)
            cells.append(cellOf(value));
        rows.csv += csvLine(cells);
    }
    return {};
}

Result<ExportedRows> exportedRows(RunState& state, const ExportQuarantineRequest& request)
{
    GODWIT_CHECK(mayEdit(state));
    QuarantineFilter filter = request.filter;
    filter.state = request.filter.state.value_or(EntryState::Undecided);
    if (filter.state == EntryState::Moved)
        return Error(ErrorCode::EditRefused, QStringLiteral("Rows that moved are no longer in quarantine."));
    GODWIT_TRY(filter.table, tableOf(state, filter));
    QStringList head = headCells();
    if (const auto source = sourceTableOf(state, filter.table))
        head += source->table.columnNames();
    ExportedRows rows{.csv = csvLine(head), .left = request.filter.limit, .leftOut = 0};
    if (filter.table.isEmpty())
        return rows;
    GODWIT_CHECK(forEachBench(
        state, filter, [&rows](MendingBench& bench) { return exportBench(bench, rows); },
        [&rows](const QuarantineEntry&, const QString&) { ++rows.leftOut; }));
    return rows;
}

/// A file of rows as it was read, before any of them is looked for.
struct ImportedRows
{
    QString table;
    QStringList columns; ///< of the source; those of the file, in its order
    QList<CsvRecord> records;
    QMultiHash<QString, qsizetype> byDigest;
    QList<bool> isUsed;
};

Status checkHead(const QStringList& cells)
{
    if (cells.size() > headCells().size() && cells.first(headCells().size()) == headCells())
        return {};
    return unreadable(QStringLiteral("The first line is not that of an export: it begins with %1, then the table's columns.")
                          .arg(headCells().join(u',')));
}

Status checkColumns(const ImportedRows& rows, RunState& state)
{
    const auto source = sourceTableOf(state, rows.table);
    if (!source)
        return source.error().code == ErrorCode::EditRefused ? unreadable(source.error().what)
                                                             : source.error();
    for (const QString& column : rows.columns) {
        if (!source->table.columnNames().contains(column))
            return unreadable(
                QStringLiteral("%1 has no column “%2” that can be set.").arg(source->name, column));
        if (rows.columns.count(column) > 1)
            return unreadable(QStringLiteral("The column %1 is there twice.").arg(column));
    }
    return {};
}

/// What is wrong with the lines, all of it.
QStringList problemsOf(const ImportedRows& rows)
{
    QStringList problems;
    const qsizetype width = headCells().size() + rows.columns.size();
    for (const CsvRecord& record : rows.records) {
        const QString line = QStringLiteral("Line %1: ").arg(record.line);
        bool isNumber = false;
        if (record.cells.size() != width) {
            problems.append(line + QStringLiteral("%1 cells instead of %2.").arg(record.cells.size()).arg(width));
            continue;
        }
        if (record.cells[0].toLongLong(&isNumber) < 1 || !isNumber)
            problems.append(line + QStringLiteral("“%1” is no number of an entry.").arg(record.cells[0]));
        if (record.cells[1] != rows.table)
            problems.append(line + QStringLiteral("a row of %1 stands among rows of %2.").arg(record.cells[1], rows.table));
        for (qsizetype index = headCells().size(); index < width; ++index) {
            if (!valueOfCell(record.cells[index], Value()))
                problems.append(line + QStringLiteral("“%1” is no SQL literal after its backslash.").arg(record.cells[index]));
        }
    }
    return problems;
}

Result<ImportedRows> readRows(RunState& state, const QString& path)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // reading a pipe would wait for ever
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 is not a regular file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > kMostBytes)
        return unreadable(QStringLiteral("%1 is too large.").arg(path));
    GODWIT_TRY(QList<CsvRecord> records, readCsv(file.readAll()));
    if (records.isEmpty())
        return unreadable(QStringLiteral("%1 is empty.").arg(path));
    GODWIT_CHECK(checkHead(records.first().cells));
    ImportedRows rows;
    rows.columns = records.takeFirst().cells.sliced(headCells().size());
    rows.records = records;
    if (records.isEmpty())
        return rows;
    rows.table = records.first().cells.value(1);
    GODWIT_CHECK(checkColumns(rows, state));
    if (const QStringList problems = problemsOf(rows); !problems.isEmpty())
        return unreadable(problems.size() == 1 ? problems.first() : QStringLiteral("%1 lines cannot be read.").arg(problems.size()))
            .withDetail(problems.join(u'\n'));
    for (qsizetype index = 0; index < records.size(); ++index)
        rows.byDigest.insert(records[index].cells[3], index);
    rows.isUsed = QList<bool>(records.size(), false);
    return rows;
}

/// The line of a row: the one of its entry, else one of the same content.
std::optional<qsizetype> lineOf(const ImportedRows& rows, const BenchRow& row)
{
    std::optional<qsizetype> found;
    for (const qsizetype index : rows.byDigest.values(row.row.digest)) {
        const bool isOfEntry = rows.records[index].cells[0].toLongLong() == row.entry.id;
        if (!rows.isUsed[index] && (isOfEntry || !found))
            found = index;
        if (isOfEntry)
            break;
    }
    return found;
}

Status importBench(MendingBench& bench, ImportedRows& rows, EditBatch& batch)
{
    const QStringList names = bench.table().columnNames();
    for (const BenchRow& row : bench.rows()) {
        const auto line = lineOf(rows, row);
        if (!line)
            continue;
        rows.isUsed[*line] = true;
        GODWIT_TRY(const Row present, bench.values(row.row));
        QList<std::pair<QString, Value>> values;
        for (qsizetype index = 0; index < rows.columns.size(); ++index) {
            const QString& cell = rows.records[*line].cells[headCells().size() + index];
            const Value& before = present[static_cast<size_t>(names.indexOf(rows.columns[index]))];
            if (cell != cellOf(before))
                values.append({rows.columns[index], valueOfCell(cell, before).value_or(Value())});
        }
        if (!values.isEmpty())
            GODWIT_CHECK(batch.consider(bench, row, values));
        else
            batch.keep();
    }
    return {};
}

} // namespace

Outcome exportQuarantineFile(RunState& state, const ExportQuarantineRequest& request)
{
    if (auto refused = refuseDatabases(state, request.file); !refused)
        return outcomeFrom(state, refused, {});
    const auto rows = exportedRows(state, request);
    if (!rows)
        return outcomeFrom(state, rows.error(), {});
    if (auto written = writeDurably(QFileInfo(request.file).absoluteFilePath(), rows->csv); !written)
        return outcomeFrom(state, written, {});
    Outcome outcome;
    outcome.message = QStringLiteral("The rows are in %1.").arg(request.file);
    if (rows->leftOut > 0)
        outcome.message += QStringLiteral(" Left out, since they cannot be edited: %1.").arg(countedRows(rows->leftOut));
    outcome.files = {request.file};
    auditWritten(state, QStringLiteral("export"), QStringLiteral("rows in quarantine of %1: %2").arg(request.filter.table.isEmpty() ? QStringLiteral("one table") : request.filter.table, request.file), outcome);
    return outcome;
}

Outcome importQuarantineFile(RunState& state, const ImportQuarantineRequest& request)
{
    if (auto may = mayEdit(state); !may)
        return outcomeFrom(state, may, {});
    auto rows = readRows(state, request.file);
    if (!rows)
        return outcomeFrom(state, rows.error(), {});
    EditBatch batch;
    QuarantineFilter filter;
    filter.table = rows->table;
    filter.state = EntryState::Undecided;
    if (!rows->records.isEmpty()) {
        const Status imported = forEachBench(
            state, filter, [&](MendingBench& bench) { return importBench(bench, *rows, batch); },
            [](const QuarantineEntry&, const QString&) {}); // its line finds no row, which is said below
        if (!imported)
            return outcomeFrom(state, imported, {});
    }
    for (qsizetype index = 0; index < rows->records.size(); ++index) {
        const CsvRecord& record = rows->records[index];
        if (!rows->isUsed[index])
            batch.fail(QStringLiteral("Line %1: no undecided row in quarantine is as this one was exported (%2 %3).")
                           .arg(record.line)
                           .arg(record.cells[1], record.cells[2]));
    }
    return batch.finish(state, request.apply, QStringLiteral("imported from %1").arg(QFileInfo(request.file).fileName()));
}

} // namespace godwit::core
