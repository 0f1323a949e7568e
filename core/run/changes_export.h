// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/changes_since.h"
#include "core/run/changes_sql.h"
#include "core/run/state.h"
#include "core/steps/csv_file.h"

#include <memory>

namespace godwit::core {

/// Writes what a comparison finds into a folder as it finds it: a CSV file a table (TABLE.csv; the first column is the
/// operation: inserted, deleted, "changed from" and, on the next line, "changed to"), the same as TABLE.since.sql, which tells the
/// types of values, and `changes.changeset`. A folder in
/// the workspace is made when the first row comes, and its files are journaled before they exist. Those in a folder that a
/// person named are journaled as unfinished until all of them are there: after a kill the next listing, snapshot or finish
/// takes them away. Owned by one action.
class ChangesExport
{
public:
    /// An empty folder means a new one in the workspace.
    ChangesExport(RunState& state, QString folder) : m_state(state), m_folder(std::move(folder)), m_isOurs(m_folder.isEmpty()) {}

    /// TargetExists if a folder that was named holds something.
    Status begin();
    Status add(const DifferingRow& row);
    Status addChangeset(const QByteArray& changeset);
    /// Closes the last file, and removes those of tables that turned out to be unlisted.
    Status end(const ChangesSince& changes);
    /// Removes what was written, where the rest cannot be.
    Status discard();

    [[nodiscard]] QStringList files() const;

private:
    struct Written
    {
        QString table;
        QString path;
    };
    Status openFile(const Table& table);
    Status closeFile();
    Status makeFolder();
    Result<QString> newPath(const QString& table, const QString& name, const QString& ending);
    Status handOver();
    Status line(const QString& operation, const DifferingRow& row, int first);

    RunState& m_state;
    QString m_folder;
    bool m_isOurs;
    std::unique_ptr<CsvFile> m_file; ///< of the last table of m_written
    std::unique_ptr<ChangesSql> m_sql;
    QList<Written> m_written;
};

} // namespace godwit::core
