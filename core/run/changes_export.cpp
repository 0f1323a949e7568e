// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/changes_export.h"

#include "core/safety/durable.h"

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

/// A free name; the folder is made with the first.
Result<QString> ChangesExport::newPath(const QString& name, const QString& ending)
{
    if (m_isOurs && m_folder.isEmpty()) {
        GODWIT_TRY(m_folder, m_state.workspace->createChanges(m_state.run->id));
    } else if (!QDir().mkpath(m_folder)) {
        return Error(ErrorCode::ReadOnlyFolder, QStringLiteral("The folder %1 cannot be made.").arg(m_folder));
    }
    QString start = exportName(name);
    QString path = m_folder + u'/' + start + ending;
    while (QFileInfo::exists(path)) {
        start += u'_';
        path = m_folder + u'/' + start + ending;
    }
    if (m_isOurs)
        GODWIT_CHECK(m_state.journal->addFile(m_state.run->id, path, QStringLiteral("export")));
    return path;
}

Status ChangesExport::openFile(const Table& table)
{
    GODWIT_CHECK(closeFile());
    GODWIT_TRY(const QString path, newPath(table.name, QStringLiteral(".csv")));
    m_file = std::make_unique<CsvFile>(path);
    GODWIT_CHECK(m_file->open());
    m_written.append({table.name, path});
    m_file->addLine(QStringList{QStringLiteral("operation")} + table.columnNames());
    return {};
}

Status ChangesExport::closeFile()
{
    if (!m_file)
        return {};
    GODWIT_CHECK(m_file->close());
    m_file.reset();
    return {};
}

Status ChangesExport::line(const QString& operation, const DifferingRow& row, int first)
{
    m_file->addCell(operation);
    const int count = static_cast<int>(row.table.columnNames().size());
    for (int column = first; column < first + count; ++column)
        m_file->addCell(row.row, column);
    return m_file->endLine();
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
    GODWIT_TRY(const QString path, newPath(QStringLiteral("changes"), QStringLiteral(".changeset")));
    GODWIT_CHECK(writeDurably(path, changeset));
    m_written.append({{}, path});
    return {};
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
        if (m_isOurs)
            GODWIT_CHECK(m_state.journal->forgetFile(written.path));
    }
    m_written = kept;
    return kept.isEmpty() ? Status() : syncFolder(m_folder);
}

QStringList ChangesExport::files() const
{
    QStringList files;
    for (const Written& written : m_written)
        files.append(written.path);
    return files;
}

} // namespace godwit::core
