// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/changes_since.h"

#include <QFile>

namespace godwit::core {

/// The rows of one table that differ, as SQL that makes a table of them in any database of its own: the columns of the CSV file,
/// without types, constraints or triggers, and every value as a literal. So it tells what a CSV file cannot: 1 from '1', NULL from
/// an empty text, a BLOB from its letters. Mode 0600; owned by who writes it; one thread.
class ChangesSql
{
public:
    explicit ChangesSql(const QString& path) : m_file(path) {}
    Status open(const Table& table); ///< an older file of that name is replaced; FileFailed
    /// `first`: of the row's columns the first of the table's. NoSpace if it cannot be written.
    Status add(const QString& operation, const DifferingRow& row, int first);
    Status close();

private:
    Status flush(qsizetype keep);

    QFile m_file;
    QString m_insert;
    QByteArray m_block;
};

} // namespace godwit::core
