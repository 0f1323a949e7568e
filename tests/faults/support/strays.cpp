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

const QString kRehearsal = kWorkspace + QStringLiteral("rehearsal/");

/// What the journal of a workspace answers for, as absolute paths; within it they are kept relative to it.
QSet<QString> pathsIn(const Sandbox& sandbox, const QString& workspace, const QString& sql)
{
    auto journal = journalCopy(sandbox, workspace);
    QSet<QString> paths;
    const auto rows = journal ? journal->rows(sql) : core::Result<std::vector<core::Row>>(journal.error());
    if (!rows)
        return paths; // there is none yet
    for (const core::Row& row : *rows)
        paths.insert(QDir(sandbox.user(workspace)).absoluteFilePath(row[0].toString()));
    return paths;
}

const QString kAll = QStringLiteral(
    "SELECT path FROM files UNION SELECT path FROM snapshots UNION SELECT manifest_path FROM snapshots"
    " UNION SELECT delta_path FROM migration_rollback UNION SELECT pages_path FROM migration_rollback"
    " UNION SELECT incoming FROM intents WHERE state = 'armed' UNION SELECT kept FROM intents WHERE state = 'armed'");

/// A rehearsal's journal and report stay; all else goes at its end, or at the next start if it was killed.
QSet<QString> journaledOfRehearsals(const Sandbox& sandbox, When when)
{
    return pathsIn(sandbox, kRehearsal,
                   when == When::AfterTheFault ? kAll : QStringLiteral("SELECT path FROM files WHERE kind IN ('plan', 'report')"));
}

bool isTemporary(const QString& name)
{
    static const QRegularExpression s_ours(QStringLiteral("(^|/)\\.[^/]*\\.godwit-tmp-[0-9]+$"));
    return s_ours.match(name).hasMatch();
}

} // namespace

core::Result<core::Database> journalCopy(const Sandbox& sandbox, const QString& workspace)
{
    const QString folder = sandbox.aside(QStringLiteral("journal-copy"));
    removeTree(folder);
    QDir().mkpath(folder);
    for (const QString& end : {QString(), QStringLiteral("-wal"), QStringLiteral("-journal")})
        QFile::copy(sandbox.user(workspace + QStringLiteral("journal.db") + end), folder + QStringLiteral("/journal.db") + end);
    return core::Database::open(folder + QStringLiteral("/journal.db"), {.mode = core::OpenOptions::Mode::ReadWrite});
}

QStringList straysIn(const Sandbox& sandbox, const QStringList& known, When when)
{
    static const QRegularExpression s_own(QStringLiteral("^app\\.db\\.godwit/(rehearsal/)?(lease|journal\\.db(-wal|-shm)?)$"));
    const QSet<QString> paths = pathsIn(sandbox, kWorkspace, kAll) + journaledOfRehearsals(sandbox, when);
    QStringList strays;
    for (const QString& name : sandbox.files()) {
        if (known.contains(name) || s_own.match(name).hasMatch() || paths.contains(sandbox.user(name)))
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
