// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strays.h"

#include "core/sqlite/database.h"

#include <QDir>
#include <QRegularExpression>
#include <QFile>
#include <QSet>

namespace godwit::faults {

namespace {

const QString kWorkspace = QStringLiteral("app.db.godwit/");

/// What the journal answers for, as absolute paths; nothing if there is no journal yet.
QSet<QString> journaled(const Sandbox& sandbox)
{
    QSet<QString> paths;
    auto journal = journalCopy(sandbox);
    if (!journal)
        return paths;
    const auto rows = journal->rows(QStringLiteral(
        "SELECT path FROM files UNION SELECT path FROM snapshots UNION SELECT manifest_path FROM snapshots"
        " UNION SELECT delta_path FROM migration_rollback UNION SELECT pages_path FROM migration_rollback"
        " UNION SELECT incoming FROM intents WHERE state = 'armed' UNION SELECT kept FROM intents WHERE state = 'armed'"));
    if (!rows)
        return paths;
    for (const core::Row& row : *rows)
        paths.insert(row[0].toString());
    return paths;
}

bool isTemporary(const QString& name)
{
    static const QRegularExpression s_ours(QStringLiteral("(^|/)\\.[^/]*\\.godwit-tmp-[0-9]+$"));
    return s_ours.match(name).hasMatch();
}

} // namespace

core::Result<core::Database> journalCopy(const Sandbox& sandbox)
{
    const QString folder = sandbox.aside(QStringLiteral("journal-copy"));
    removeTree(folder);
    QDir().mkpath(folder);
    for (const QString& end : {QString(), QStringLiteral("-wal"), QStringLiteral("-journal")})
        QFile::copy(sandbox.user(kWorkspace + QStringLiteral("journal.db") + end), folder + QStringLiteral("/journal.db") + end);
    return core::Database::open(folder + QStringLiteral("/journal.db"), {.mode = core::OpenOptions::Mode::ReadWrite});
}

QStringList straysIn(const Sandbox& sandbox, const QStringList& known, When when)
{
    static const QSet<QString> s_own{kWorkspace + QStringLiteral("journal.db"), kWorkspace + QStringLiteral("journal.db-wal"),
                                     kWorkspace + QStringLiteral("journal.db-shm"), kWorkspace + QStringLiteral("lease")};
    const QSet<QString> paths = journaled(sandbox);
    QStringList strays;
    for (const QString& name : sandbox.files()) {
        if (known.contains(name) || s_own.contains(name) || paths.contains(sandbox.user(name)))
            continue;
        // A report or a list is written for a person by a program that only looks: the next one of that name takes it away.
        if (isTemporary(name) && !name.contains(u'/') && known.contains(name.mid(1).section(QStringLiteral(".godwit-tmp-"), 0, 0)))
            continue;
        const bool isHot = name.endsWith(QStringLiteral("-journal")) || name.startsWith(QStringLiteral("app.db-"));
        if (when == When::AfterTheFault && (isTemporary(name) || isHot))
            continue;
        strays += name;
    }
    return strays;
}

} // namespace godwit::faults
