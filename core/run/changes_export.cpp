// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/changes_export.h"

#include "core/safety/durable.h"
#include "core/sqlite/transaction.h"
#include "core/steps/work_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

Status ChangesExport::begin()
{
    if (m_isOurs)
        return {};
    const QFileInfo info(m_folder);
    if (info.exists() && (!info.isDir() || !QDir(m_folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)))
        return Error(ErrorCode::TargetExists, QStringLiteral("%1 exists and is not an empty folder.").arg(m_folder));
    return {};
}

Status ChangesExport::makeFolder()
{
    if (m_isOurs && m_folder.isEmpty()) {
        GODWIT_TRY(m_folder, m_state.workspace->createChanges(m_state.run->id));
        return {};
    }
    if (QFileInfo(m_folder).isDir())
        return {};
    if (!QDir().mkpath(m_folder))
        return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("The folder %1 cannot be made.").arg(m_folder));
    return syncFolder(QFileInfo(m_folder).path());
}

/// A free name; the folder is made with the first.
Result<QString> ChangesExport::newPath(const QString& table, const QString& name, const QString& ending)
{
    GODWIT_CHECK(makeFolder());
    QString start = exportName(name);
    QString path = m_folder + u'/' + start + ending;
    while (QFileInfo::exists(path)) {
        start += u'_';
        path = m_folder + u'/' + start + ending;
    }
    GODWIT_CHECK(m_state.journal->addFile(m_state.run->id, path, m_isOurs ? QStringLiteral("export") : kUnfinishedKind));
    m_written.append({table, path});
    return path;
}

Status ChangesExport::openFile(const Table& table)
{
    GODWIT_CHECK(closeFile());
    GODWIT_TRY(const QString path, newPath(table.name, table.name, QStringLiteral(".csv")));
    m_file = std::make_unique<CsvFile>(path);
    GODWIT_CHECK(m_file->open());
    m_file->addLine(QStringList{QStringLiteral("operation")} + table.columnNames());
    GODWIT_TRY(const QString sql, newPath(table.name, table.name, QStringLiteral(".since.sql")));
    m_sql = std::make_unique<ChangesSql>(sql);
    return m_sql->open(table);
}

Status ChangesExport::closeFile()
{
    if (!m_file)
        return {};
    GODWIT_CHECK(m_file->close());
    m_file.reset();
    GODWIT_CHECK(m_sql->close());
    m_sql.reset();
    return {};
}

Status ChangesExport::line(const QString& operation, const DifferingRow& row, int first)
{
    m_file->addCell(operation);
    const int count = static_cast<int>(row.table.columnNames().size());
    for (int column = first; column < first + count; ++column)
        m_file->addCell(row.row, column);
    GODWIT_CHECK(m_file->endLine());
    return m_sql->add(operation, row, first);
}

Status ChangesExport::add(const DifferingRow& row)
{
    if (!m_file || m_written.last().table != row.table.name)
        GODWIT_CHECK(openFile(row.table));
    switch (row.operation) {
    case RowOperation::Inserted:
        return line(operationId(row.operation), row, row.after);
    case RowOperation::Deleted:
        return line(operationId(row.operation), row, row.before);
    case RowOperation::Changed:
        break;
    }
    GODWIT_CHECK(line(QStringLiteral("changed from"), row, row.before));
    return line(QStringLiteral("changed to"), row, row.after);
}

Status ChangesExport::addChangeset(const QByteArray& changeset)
{
    GODWIT_CHECK(closeFile());
    GODWIT_TRY(const QString path, newPath({}, QStringLiteral("changes"), QStringLiteral(".changeset")));
    return writeDurably(path, changeset);
}

Status ChangesExport::end(const ChangesSince& changes)
{
    GODWIT_CHECK(closeFile());
    QList<Written> kept;
    for (const Written& written : m_written) {
        const bool isListed = written.table.isNull() || std::any_of(changes.tables.begin(), changes.tables.end(), [&written](const TableChanges& table) {
                                  return table.table == written.table && table.unlisted.isEmpty();
                              });
        if (isListed) {
            kept.append(written);
            continue;
        }
        GODWIT_CHECK(removeFileDurably(written.path));
        GODWIT_CHECK(m_state.journal->forgetFile(written.path));
    }
    m_written = kept;
    if (kept.isEmpty())
        return {};
    GODWIT_CHECK(syncFolder(m_folder));
    return m_isOurs ? Status() : handOver();
}

/// From here on they are the user's: all of them or none, so that half an export is never taken for a whole one.
Status ChangesExport::handOver()
{
    GODWIT_TRY(auto transaction, Transaction::begin(m_state.journal->database()));
    for (const Written& written : m_written)
        GODWIT_CHECK(m_state.journal->forgetFile(written.path));
    return transaction.commit();
}

Status ChangesExport::discard()
{
    m_file.reset();
    m_sql.reset();
    const QList<Written> written = std::exchange(m_written, {});
    for (const Written& one : written) {
        GODWIT_CHECK(removeFileDurably(one.path));
        GODWIT_CHECK(m_state.journal->forgetFile(one.path));
    }
    return {};
}

QStringList ChangesExport::files() const
{
    QStringList files;
    for (const Written& written : m_written)
        files.append(written.path);
    return files;
}

} // namespace godwit::core
