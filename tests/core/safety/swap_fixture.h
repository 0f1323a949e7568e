// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/durable.h"
#include "core/safety/swap.h"
#include "snapshot_fixture.h"
#include "support.h"

#include <QTest>

namespace godwit::tests {

/// A live database, an incoming one, and a journal: what a swap works on. One a test.
class SwapFixture
{
public:
    SwapFixture()
    {
        databaseOf(m_files.folder.path(),
                   QStringLiteral("CREATE TABLE fresh (a); INSERT INTO fresh (a) VALUES ('new')"),
                   QStringLiteral("work.db"));
        newTree = treeOf(in("work.db"));
    }

    [[nodiscard]] QString folder() const { return m_files.folder.path(); }
    [[nodiscard]] QString in(const char* name) const { return m_files.in(name); }
    [[nodiscard]] core::SwapRequest request(const QString& mode) const
    {
        return {.kind = QStringLiteral("cutover"),
                .live = in("app.db"),
                .incoming = in("work.db"),
                .kept = in("kept.db"),
                .journalMode = mode,
                .phase = QStringLiteral("cutover")};
    }
    core::Result<QStringList> swap(const QString& mode = QStringLiteral("delete"),
                                   const core::CancelToken& cancel = {})
    {
        auto lock = core::LiveLock::acquire(in("app.db"));
        if (!lock)
            return lock.error();
        return core::swapIntoPlace(request(mode), journal, 1, std::move(*lock), cancel);
    }
    void makeLive(const QString& mode = QStringLiteral("delete"))
    {
        oldTree = treeOf(m_files.live(QStringLiteral("PRAGMA journal_mode = ") + mode));
    }
    /// Another name for the live file, so that it cannot be exchanged.
    [[nodiscard]] bool linkLive() const
    {
        return ::link(QFile::encodeName(in("app.db")).constData(),
                      QFile::encodeName(in("twin.db")).constData()) == 0;
    }
    /// The intent as it stands in the journal after a kill.
    void arm(const QString& mode, const QString& kind = QStringLiteral("cutover"))
    {
        QVERIFY(journal.armIntent({.id = 0,
                                   .run = 1,
                                   .kind = kind,
                                   .live = in("app.db"),
                                   .incoming = in("work.db"),
                                   .kept = in("kept.db"),
                                   .liveInode = core::identityOf(in("app.db"))->inode,
                                   .incomingInode = core::identityOf(in("work.db"))->inode,
                                   .journalMode = mode,
                                   .phase = QStringLiteral("cutover")}));
    }
    [[nodiscard]] QString stateOfIntent()
    {
        return journal.database().text(QStringLiteral("SELECT state FROM intents ORDER BY id DESC")).value();
    }
    [[nodiscard]] QString modeOfLive() const
    {
        return figureOf(in("app.db"), QStringLiteral("PRAGMA journal_mode"));
    }

private:
    SnapshotFixture m_files;
    QTemporaryDir m_journalFolder;

public:
    core::Repository journal =
        core::Repository::open(m_journalFolder.filePath(QStringLiteral("journal.db"))).value();
    QString oldTree; ///< of the live database
    QString newTree; ///< of the incoming one
};

} // namespace godwit::tests
