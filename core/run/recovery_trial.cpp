// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/recovery_trial.h"

#include "core/checks/damage.h"
#include "core/checks/integrity.h"
#include "core/safety/durable.h"
#include "core/safety/set_aside.h"
#include "core/safety/temporary_file.h"
#include "core/shell_text.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

Status removeTrial(RunState& state, const QString& trial)
{
    for (const char* end : kFileSet) {
        GODWIT_CHECK(removeFileDurably(trial + QLatin1StringView(end)));
        GODWIT_CHECK(state.journal->forgetFile(trial + QLatin1StringView(end)));
    }
    return {};
}

/// Where indexes and tables of the outcome disagree, what lies beside may be of a copy that wrote other rows;
/// or an index was damaged before. Nothing in the files tells which, so a person has to.
Status refuseDamaged(const RunState& state, Database& trial, const Answers& answers)
{
    GODWIT_TRY(const IntegrityFindings found, checkIntegrity(trial));
    const Damage damage = sorted(found.damage);
    if (!damage.structure.isEmpty())
        return Error(ErrorCode::DatabaseCorrupt,
                     QStringLiteral("What SQLite makes of %1 is damaged.").arg(state.fileName()))
            .withDetail(damage.structure.join(u'\n'));
    if (damage.entries.isEmpty() || answers.confirm == state.fileName())
        return {};
    return Error(ErrorCode::ConfirmationNeeded,
                 QStringLiteral("In what SQLite makes of %1 indexes do not agree with their tables (%2): "
                                "what lies beside it may be of a "
                                "copy of it, or the indexes were damaged before.")
                     .arg(state.fileName(), damage.indexes.join(QStringLiteral(", "))))
        .withDetail(damage.entries.join(u'\n'))
        .withNext(ownText(state));
}

} // namespace

QString ownText(const RunState& state)
{
    return QStringLiteral("If you know that what lies beside it is its own, add: --confirm %1")
        .arg(shellQuoted(state.fileName()));
}

Status letSqliteDoIt(const QString& path)
{
    GODWIT_TRY(Database database, Database::open(path, {.mode = OpenOptions::Mode::ReadWrite}));
    GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA synchronous = FULL")));
    GODWIT_CHECK(database.integer(QStringLiteral("SELECT count(*) FROM sqlite_schema"))); // by its first read
    GODWIT_TRY(const auto rows, database.rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    const bool isWhole = rows.empty() || rows.front()[0].integer == 0;
    return isWhole
               ? Status()
               : Status(Error(ErrorCode::DatabaseLocked,
                              QStringLiteral("%1 is in use: its log was not written into it.").arg(path)));
}

Result<PageState> tryOnCopy(RunState& state, const QString& kept, const Mend& mend, const Answers& answers)
{
    const QString trial = state.workspace->folder() + QStringLiteral("/recovered.db");
    GODWIT_CHECK(removeTrial(state, trial)); // of one that was killed
    for (const char* end : kFileSet) {
        const QString from = kept + QLatin1StringView(end);
        if (!QFileInfo::exists(from) || QLatin1StringView(end) == QLatin1StringView("-shm")) // made anew
            continue;
        GODWIT_CHECK(state.journal->addFile(kNoRun, trial + QLatin1StringView(end), QStringLiteral("trial")));
        GODWIT_CHECK(copyFileDurably(from, trial + QLatin1StringView(end), state.cancel, {}, 0600));
    }
    const auto tried = [&]() -> Result<PageState> {
        GODWIT_CHECK(mend(trial));
        GODWIT_TRY(Database database, Database::open(trial, {.mode = OpenOptions::Mode::ReadOnly}));
        GODWIT_CHECK(refuseDamaged(state, database, answers));
        return readPageState(trial, state.cancel);
    };
    auto pages = tried();
    GODWIT_CHECK(removeTrial(state, trial));
    if (!pages && pages.error().isCancel())
        return pages;
    return pages ? std::move(pages)
                 : Result<PageState>(
                       Error(pages.error())
                           .withState(
                               QStringLiteral(
                                   "Your database was not touched; a copy of it as it lies there is at %1.")
                                   .arg(kept)));
}

Status doToLive(RunState& state, const FileStamp& before, const PageState& expected, const Mend& mend)
{
    const QString& live = state.file.real;
    GODWIT_CHECK(refuseHolders(live));
    GODWIT_TRY(const FileStamp now, stampOf(live));
    if (now != before)
        return Error(ErrorCode::FileReplaced,
                     QStringLiteral("%1 was written to while it was copied.").arg(live))
            .withNext(QStringLiteral("Give the command again."));
    GODWIT_CHECK(mend(live));
    GODWIT_CHECK(syncFile(live));
    GODWIT_CHECK(syncFolder(folderOf(live)));
    GODWIT_TRY(const PageState pages, readPageState(live, state.cancel));
    return pages == expected ? Status()
                             : Status(Error(ErrorCode::DatabaseCorrupt,
                                            QStringLiteral("%1 is not what its copy became.").arg(live)));
}

} // namespace godwit::core
