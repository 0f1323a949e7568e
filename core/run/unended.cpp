// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/unended.h"

#include "core/checks/figures.h"
#include "core/doctor/side_files.h"
#include "core/safety/set_aside.h"

#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

/// One that begins with a zero is only kept by journal_mode PERSIST.
bool isToBeDealtWith(const QString& journal)
{
    QFile file(journal);
    return file.size() > 0 && (!file.open(QIODevice::ReadOnly) || file.read(1) != QByteArray(1, '\0'));
}

void addJournal(const Unended& unended, Consequence& consequence)
{
    const RollbackJournal& journal = *unended.journal;
    const QString unseen = QStringLiteral(
        "What a program was writing as it stopped. It was never committed: no program has seen it.");
    if (!journal.isOne) {
        consequence.does.append(QStringLiteral(
            "What lies there as a rollback journal is none: SQLite takes it away and undoes nothing."));
        return;
    }
    if (journal.isSuperGone) {
        consequence.does.append(QStringLiteral("The write was one over several files, and its super-journal "
                                               "%1 is gone: to SQLite the commit is complete. "
                                               "It undoes nothing, and takes the journal away.")
                                    .arg(journal.superJournal));
        return;
    }
    consequence.does.append(
        QStringLiteral(
            "SQLite writes back %1 pages as they were before the write, of which %2 are other ones now; "
            "the file has %3 pages then.")
            .arg(journal.played)
            .arg(journal.differing)
            .arg(journal.pagesBefore));
    if (!journal.superJournal.isEmpty())
        consequence.does.append(
            QStringLiteral(
                "The write was one over several files: the others are undone as each of them is opened. "
                "Their super-journal %1 is copied, too.")
                .arg(journal.superJournal));
    consequence.loses.append(unseen);
}

} // namespace

QString Unended::superJournal() const
{
    return journal && !journal->isSuperGone ? journal->superJournal : QString();
}

Result<Unended> lookAtUnended(const QString& live)
{
    Unended unended{.live = live, .journal = {}, .log = {}, .doubt = {}};
    const QString journal = live + QStringLiteral("-journal");
    if (isToBeDealtWith(journal)) {
        GODWIT_TRY(unended.journal, readJournal(journal, live));
        QFile file(live);
        unended.doubt = file.open(QIODevice::ReadOnly)
                            ? whyDoubtful(*unended.journal, headerOf(file.read(100)))
                            : QString();
    }
    const QString log = live + QStringLiteral("-wal");
    if (QFileInfo(log).size() == 0)
        return unended;
    GODWIT_TRY(const WalFile wal, readWal(log));
    if (wal.isValid && wal.frames > 0)
        unended.log = wal;
    return unended;
}

QStringList setTexts(const QString& live)
{
    QStringList texts;
    for (const char* end : kFileSet) {
        const QFileInfo info(live + QLatin1StringView(end));
        if (info.exists())
            texts.append(QStringLiteral("%1, %2").arg(info.fileName(), sizeText(info.size())));
    }
    return texts;
}

Status refuseForeign(const QString& live)
{
    if (!QFileInfo(live).isFile())
        return {};
    for (const Finding& finding : findSideFiles(live)) {
        if (finding.severity == FindingSeverity::Error)
            return Error(ErrorCode::OrphanSideFile, finding.what).withNext(finding.next);
    }
    return {};
}

void addWhatSqliteDoes(const Unended& unended, Consequence& consequence)
{
    if (unended.journal)
        addJournal(unended, consequence);
    if (unended.log)
        consequence.does.append(
            QStringLiteral("SQLite writes into the file the %1 pages that were committed to its log.")
                .arg(unended.log->pages.size()));
}

} // namespace godwit::core
