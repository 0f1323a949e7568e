// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/changes_sql.h"

#include "core/safety/durable.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr qsizetype kBlock = 1024 * 1024; // bytes written at once

/// Free among the table's own, whose cases SQLite does not tell apart.
QString operationColumn(const QStringList& columns)
{
    QString name = QStringLiteral("operation");
    while (columns.contains(name, Qt::CaseInsensitive))
        name += u'_';
    return name;
}

} // namespace

Status ChangesSql::open(const Table& table)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error(ErrorCode::FileFailed, QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
    const QStringList columns = table.columnNames();
    m_insert = QStringLiteral("INSERT INTO %1 VALUES (").arg(quoted(table.name));
    m_block = QStringLiteral("-- What was written, with the types that a CSV file does not tell. Read into a database of its own.\n"
                             "BEGIN;\nCREATE TABLE %1 (%2);\n")
                  .arg(quoted(table.name), quotedList(QStringList{operationColumn(columns)} + columns))
                  .toUtf8();
    return {};
}

Status ChangesSql::add(const QString& operation, const DifferingRow& row, int first)
{
    Row values{Value::ofText(operation)};
    const int count = static_cast<int>(row.table.columnNames().size());
    for (int column = first; column < first + count; ++column)
        values.push_back(row.row.value(column));
    m_block += (m_insert + literalsOf(values) + QStringLiteral(");\n")).toUtf8();
    return flush(kBlock);
}

Status ChangesSql::close()
{
    m_block += "COMMIT;\n";
    GODWIT_CHECK(flush(0));
    m_file.close();
    return syncFile(m_file.fileName());
}

Status ChangesSql::flush(qsizetype keep)
{
    if (m_block.size() <= keep)
        return {};
    if (m_file.write(m_block) != m_block.size())
        return Error(ErrorCode::NoSpace, QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
    m_block.resize(0); // keeps what was allocated
    return {};
}

} // namespace godwit::core
