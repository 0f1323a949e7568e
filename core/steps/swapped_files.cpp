// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/swapped_files.h"

#include "core/safety/kept_file.h"
#include "core/steps/work_file.h"

namespace godwit::core {

namespace {

const QString kKeptFact = QStringLiteral("kept original stamp");
const QString kPlacedFact = QStringLiteral("put in place stamp");

QString factOf(const QString& phase)
{
    return QStringLiteral("checked live ") + phase;
}

QString stampText(const QString& path)
{
    const auto stamp = stampOf(path);
    return stamp ? stamp->toText() : QStringLiteral("");
}

} // namespace

Status noteSwapped(Repository& journal, const RunRecord& run)
{
    GODWIT_CHECK(journal.putFact(run.id, kKeptFact, stampText(run.keptOriginal)));
    return journal.putFact(run.id, kPlacedFact, stampText(run.database));
}

Status forgetSwapped(Repository& journal, qint64 run)
{
    GODWIT_CHECK(journal.putFact(run, kKeptFact, QStringLiteral("")));
    return journal.putFact(run, kPlacedFact, QStringLiteral(""));
}

Result<QString> keptOriginalNow(Repository& journal, const RunRecord& run)
{
    // While a swap is to be finished or undone the original may be on its way back.
    GODWIT_TRY(const auto swap, journal.openIntent());
    if (swap || run.keptOriginal.isEmpty() || !run.cutOverAt.isValid() || run.finishedAt.isValid())
        return QString();
    GODWIT_TRY(const QString known, journal.fact(run.id, kKeptFact));
    KeptFile kept{.path = run.keptOriginal, .since = run.cutOverAt, .snapshot = {}};
    GODWIT_TRY(const auto snapshots, journal.snapshots());
    for (const SnapshotRecord& snapshot : snapshots) {
        if (snapshot.number == run.originalSnapshot)
            kept.snapshot = snapshot;
    }
    return lookAtKeptFile(kept, FileStamp::ofText(known));
}

Result<bool> isUncommittedSinceSwap(Repository& journal, const RunRecord& run, const FileStamp& now)
{
    GODWIT_TRY(const QString known, journal.fact(run.id, kPlacedFact));
    const auto placed = FileStamp::ofText(known);
    return placed && run.journalMode != QLatin1StringView("wal") && placed->inode == now.inode &&
           placed->changeCounter == now.changeCounter && now.walBytes == 0 && now.journalBytes == 0;
}

Status noteCheckedLive(Repository& journal, const RunRecord& run, const QString& phase,
                       const std::optional<FileStamp>& seen)
{
    GODWIT_TRY(const QString known, journal.fact(run.id, factOf(phase)));
    const QString text = seen ? seen->toText() : QStringLiteral("");
    return text.isEmpty() && known.isEmpty() ? Status() : journal.putFact(run.id, factOf(phase), text);
}

Result<QStringList> checkedBeforeAWrite(Repository& journal, const RunRecord& run, const QStringList& phases)
{
    QStringList found;
    std::optional<Result<FileStamp>> now;
    for (const QString& phase : phases) {
        GODWIT_TRY(const QString known, journal.fact(run.id, factOf(phase)));
        const auto seen = FileStamp::ofText(known);
        if (!seen)
            continue;
        if (!now)
            now = stampOf(run.database);
        if (!*now || !seen->isUnwritten(**now))
            found.append(phase);
    }
    return found;
}

Status keepCheckedLive(Repository& journal, const RunRecord& run, const QStringList& phases,
                       const FileStamp& before)
{
    GODWIT_TRY(const FileStamp now, stampOf(run.database));
    for (const QString& phase : phases) {
        GODWIT_TRY(const QString known, journal.fact(run.id, factOf(phase)));
        const auto seen = FileStamp::ofText(known);
        if (seen && seen->isUnwritten(before))
            GODWIT_CHECK(noteCheckedLive(journal, run, phase, now));
    }
    return {};
}

} // namespace godwit::core
