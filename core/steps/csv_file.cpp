// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/csv_file.h"

#include "core/report/report.h"
#include "core/safety/durable.h"
#include "core/sqlite/cell.h"

namespace godwit::core {

namespace {

constexpr qsizetype kBlock = 1024 * 1024; // bytes written at once

constexpr qsizetype kMostOfName = 60; // characters; a file system takes 255 bytes

} // namespace

QString exportName(const QString& table)
{
    QString name = table.left(kMostOfName);
    return name.replace(u'/', u'_').replace(QChar(0), u'_');
}

CsvFile::CsvFile(const QString& path) : m_file(path)
{
    m_block.reserve(2 * kBlock);
}

Status CsvFile::open()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered,
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
    return {};
}

void CsvFile::addLine(const QStringList& cells)
{
    m_block += csvLine(cells);
}

void CsvFile::beginCell()
{
    if (m_isInLine)
        m_block.append(',');
    m_isInLine = true;
}

void CsvFile::addCell(const Statement& row, int column)
{
    beginCell();
    const Cell cell = cellOf(row, column);
    const bool isPlain = cell.type == Value::Type::Null ||
                         (cell.type == Value::Type::Text && appendPlainCsvCell(m_block, cell.bytes));
    if (!isPlain)
        m_block += csvCell(row.value(column).toKeyText());
}

void CsvFile::addCell(const QString& text)
{
    beginCell();
    m_block += csvCell(text);
}

Status CsvFile::endLine()
{
    m_block.append("\r\n");
    m_isInLine = false;
    return flush(kBlock);
}

Status CsvFile::flush(qsizetype keep)
{
    if (m_block.size() <= keep)
        return {};
    if (m_file.write(m_block) != m_block.size())
        return Error(ErrorCode::NoSpace, QStringLiteral("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
    m_block.resize(0); // keeps what was allocated
    return {};
}

Status CsvFile::close()
{
    GODWIT_CHECK(flush(0));
    m_file.close();
    return syncFile(m_file.fileName());
}

} // namespace godwit::core
