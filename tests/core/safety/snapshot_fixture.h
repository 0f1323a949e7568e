// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/snapshot.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>

/// A folder with a live database and a place for snapshots, for the tests of this room.
namespace godwit::tests {

struct SnapshotFixture
{
    QTemporaryDir folder;

    SnapshotFixture() { QDir(folder.path()).mkdir(QStringLiteral("snapshots")); }

    [[nodiscard]] QString in(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }

    /// Two tables, some pages.
    QString live(const QString& more = {}) const
    {
        return databaseOf(
            folder.path(),
            QStringLiteral("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);"
                           "CREATE TABLE tasks (id INTEGER PRIMARY KEY, body);"
                           "INSERT INTO notes (id, text) VALUES (1, 'one'), (2, NULL);"
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
                           " INSERT INTO tasks (id, body) SELECT i, zeroblob(900 + i) FROM n;") +
                more);
    }

    core::Result<core::SnapshotRecord> tryToTake(const core::CancelToken& cancel = {},
                                                 const core::SnapshotProgress& progress = ignored()) const
    {
        return core::takeSnapshot({.database = in("app.db"),
                                   .folder = in("snapshots"),
                                   .number = 1,
                                   .run = 1,
                                   .why = QStringLiteral("before the migration"),
                                   .isOriginal = true,
                                   .auditHead = QStringLiteral("head")},
                                  cancel, progress);
    }

    core::SnapshotRecord taken() const
    {
        const auto snapshot = tryToTake();
        if (!snapshot)
            qFatal("%s\n%s", qPrintable(snapshot.error().what), qPrintable(snapshot.error().detail));
        return *snapshot;
    }

    static core::SnapshotProgress ignored()
    {
        return [](qint64, qint64, const QString&) {};
    }
};

} // namespace godwit::tests
