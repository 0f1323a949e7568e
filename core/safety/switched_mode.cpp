// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/switched_mode.h"

#include "core/safety/durable.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// "MODE INODE"; empty: none is taken.
const QString kTakenFact = QStringLiteral("journal mode taken");

} // namespace

NoteMode noteSwitchedMode(Repository& journal, qint64 run, const QString& live)
{
    return [&journal, run, live](const QString& mode) -> Status {
        if (mode.isEmpty())
            return forgetSwitchedMode(journal, run);
        GODWIT_TRY(const FileIdentity file, identityOf(live));
        return journal.putFact(run, kTakenFact, QStringLiteral("%1 %2").arg(mode).arg(file.inode));
    };
}

Result<bool> isModeSwitched(Repository& journal, qint64 run, const QString& live)
{
    GODWIT_TRY(const QString taken, journal.fact(run, kTakenFact));
    if (taken.isEmpty())
        return false;
    const auto file = identityOf(live); // it may be gone
    return file && taken.section(u' ', 1).toULongLong() == file->inode;
}

Result<bool> giveBackMode(Repository& journal, qint64 run, const QString& live)
{
    GODWIT_TRY(const bool isSwitched, isModeSwitched(journal, run, live));
    if (!isSwitched) {
        GODWIT_CHECK(forgetSwitchedMode(journal, run));
        return false;
    }
    GODWIT_TRY(const QString taken, journal.fact(run, kTakenFact));
    // A database in WAL mode passes a rollback journal by; going out of that mode and back takes it away.
    if (QFileInfo::exists(live + QStringLiteral("-journal")))
        GODWIT_CHECK(setJournalMode(live, QStringLiteral("delete")));
    GODWIT_CHECK(setJournalMode(live, taken.section(u' ', 0, 0)));
    GODWIT_CHECK(forgetSwitchedMode(journal, run));
    return true;
}

Status forgetSwitchedMode(Repository& journal, qint64 run)
{
    GODWIT_TRY(const QString taken, journal.fact(run, kTakenFact));
    return taken.isEmpty() ? Status() : journal.putFact(run, kTakenFact, QStringLiteral(""));
}

} // namespace godwit::core
