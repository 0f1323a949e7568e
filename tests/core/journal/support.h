// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"

#include <QTemporaryDir>

/// A fresh journal with one run in it, for the tests of this room.
namespace godwit::core {

inline const QDateTime kNoon(QDate(2026, 3, 29), QTime(12, 0, 0, 250), Qt::UTC);

struct JournalFixture
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("journal.db"));
    Repository journal = opened(path);
    qint64 run = begun(journal);

    static Repository opened(const QString& path)
    {
        auto repository = Repository::open(path);
        if (!repository)
            qFatal("%s", qPrintable(repository.error().what));
        return std::move(*repository);
    }

    static qint64 begun(Repository& journal)
    {
        RunRecord record;
        record.database = QStringLiteral("/data/app.db");
        record.startedAt = kNoon;
        const auto run = journal.insertRun(record);
        if (!run)
            qFatal("%s", qPrintable(run.error().what));
        return run->id;
    }
};

} // namespace godwit::core
