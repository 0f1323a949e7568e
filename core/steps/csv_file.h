// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/statement.h"

#include <QFile>

namespace godwit::core {

/// What the file of a table's rows is called, without an ending: its name as far as a file system takes it.
[[nodiscard]] QString exportName(const QString& table);

/// An export of rows as CSV (cells as csvLine writes them), written in large blocks and synced at its end; mode 0600. Owned by
/// who writes it; one thread.
class CsvFile
{
public:
    explicit CsvFile(const QString& path);
    Status open(); ///< an older file of that name is replaced; FileFailed
    void addLine(const QStringList& cells);
    /// A cell of the line under way, then endLine: text as it is, a BLOB as X'..', NULL as an empty cell.
    void addCell(const Statement& row, int column);
    void addCell(const QString& text);
    Status endLine(); ///< NoSpace if the block that is full cannot be written
    Status close();

private:
    Status flush(qsizetype keep);
    void beginCell();

    QFile m_file;
    QByteArray m_block;
    bool m_isInLine = false;
};

} // namespace godwit::core
