// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rollback point before a phase.
#include "core/run/runner.h"

#include "core/safety/durable.h"
#include "core/safety/points.h"
#include "core/sqlite/backup.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

constexpr int kDeadlineMs = 30'000;

} // namespace

Status Runner::takePoint(const Phase& phase)
{
    Points points(*m_state.journal, *m_state.workspace, *m_state.run, m_state.cancel);
    const int ordinal = m_state.plan->indexOf(phase.id);
    const QString work = m_state.workspace->workFile(m_state.run->id);
    if (!m_state.isCutOver() && QFileInfo::exists(work) && !phase.changesData())
        return points.takeShared(phase.id, ordinal);
    if (!m_state.isCutOver()) {
        GODWIT_CHECK(points.take(phase.id, ordinal, QFileInfo::exists(work) ? work : QString(), false));
        return {};
    }
    // The state of the live file, through a copy: the application may be writing to it.
    const QString copy = m_state.workspace->runFolder(m_state.run->id) + QStringLiteral("/live.db");
    // With the pages it gets the mode of the live file, for a moment. A kill may leave any of these.
    const QStringList files{copy, copy + QStringLiteral("-journal"), copy + QStringLiteral("-wal"), copy + QStringLiteral("-shm")};
    for (const QString& file : files) {
        GODWIT_CHECK(m_state.journal->addFile(m_state.run->id, file, QStringLiteral("work")));
        GODWIT_CHECK(removeFileDurably(file));
    }
    {
        GODWIT_TRY(Database live, openSource(m_state.file.real, false));
        GODWIT_TRY(Database target, Database::open(copy, {.mode = OpenOptions::Mode::Create}));
        GODWIT_CHECK(copyDatabase(live, target, m_state.cancel, kDeadlineMs, {}));
        GODWIT_CHECK(target.execute(QStringLiteral("PRAGMA journal_mode = DELETE")));
    }
    GODWIT_CHECK(points.take(phase.id, ordinal, copy, true));
    for (const QString& file : files) {
        GODWIT_CHECK(removeFileDurably(file));
        GODWIT_CHECK(m_state.journal->forgetFile(file));
    }
    return {};
}

} // namespace godwit::core
