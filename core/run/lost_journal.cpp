// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/lost_journal.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/run/workspace_check.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot_manifest.h"
#include "core/steps/work_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qint64 kMostBytes = 64 * 1024 * 1024;

QStringList manifestsIn(const Workspace& workspace)
{
    return QDir(workspace.snapshots())
        .entryList({QStringLiteral("*.json")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
}

/// Nothing where it is no manifest of ours: its number, the file beside it, what that held.
std::optional<SnapshotRecord> recordOf(const QString& manifestPath)
{
    QFile file(manifestPath);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(kMostBytes);
    const QJsonObject manifest = QJsonDocument::fromJson(bytes).object();
    const QString name = manifest.value(QStringLiteral("file")).toString();
    if (manifest.value(QStringLiteral("format")).toString() != QLatin1StringView("godwit-snapshot") ||
        QFileInfo(name).fileName() != name)
        return std::nullopt;
    SnapshotRecord record;
    record.number = manifest.value(QStringLiteral("number")).toInteger();
    record.manifestPath = manifestPath;
    record.manifestSha256 = sha256OfBytes(bytes);
    record.info.id = QString::number(record.number);
    record.info.path = QFileInfo(manifestPath).absolutePath() + u'/' + name;
    record.info.takenAt =
        QDateTime::fromString(manifest.value(QStringLiteral("taken_at")).toString(), Qt::ISODateWithMs);
    record.info.why = manifest.value(QStringLiteral("why")).toString();
    record.info.bytes = manifest.value(QStringLiteral("bytes")).toInteger();
    record.info.sha256 = manifest.value(QStringLiteral("sha256")).toString();
    return record;
}

/// A run's number is never used twice: its folder may hold the work of one that the lost journal knew.
qint64 nextRun(const Workspace& workspace)
{
    qint64 last = 0;
    for (const QString& name :
         QDir(workspace.folder() + QStringLiteral("/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        last = std::max(last, name.toLongLong());
    for (const QString& name : QDir(workspace.kept()).entryList(QDir::Files))
        last = std::max(last, name.section(u'-', 0, 0).toLongLong());
    return last + 1;
}

/// The journal's files under other names: somebody may still find out what became of it.
Status putAside(const Workspace& workspace)
{
    const QString aside =
        QStringLiteral("%1/journal-lost-%2.db")
            .arg(workspace.folder(),
                 QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    for (const char* end :
         {"-wal", "-shm", ""}) { // the journal last: while it is there, it is not taken for a new one
        const QString from = workspace.journal() + QLatin1StringView(end);
        if (QFileInfo::exists(from))
            GODWIT_CHECK(renameDurably(from, aside + QLatin1StringView(end)));
    }
    return {};
}

} // namespace

bool isJournalLost(const Workspace& workspace)
{
    return QFileInfo(workspace.journal()).size() == 0 && !manifestsIn(workspace).isEmpty();
}

Error lostJournal(const Workspace& workspace, const QString& how)
{
    QStringList lines;
    for (const SnapshotRecord& snapshot : snapshotsByManifest(workspace))
        lines.append(QStringLiteral("snapshot %1, %2, taken %3, %4: %5")
                         .arg(snapshot.info.id, sizeText(snapshot.info.bytes),
                              timeText(snapshot.info.takenAt), snapshot.info.why, snapshot.info.path));
    return Error(ErrorCode::JournalLost,
                 QStringLiteral("The journal %1 %2. %3 there: %4.")
                     .arg(workspace.journal(), how,
                          lines.size() == 1 ? QStringLiteral("One snapshot lies")
                                            : QStringLiteral("%1 snapshots lie").arg(lines.size()),
                          workspace.snapshots()))
        .withDetail(lines.join(u'\n'));
}

Error asLostJournal(const Workspace& workspace, const Error& error)
{
    return isUnreadable(error) ? lostJournal(workspace, QStringLiteral("is damaged")).withDetail(error.what)
                               : error;
}

QList<SnapshotRecord> snapshotsByManifest(const Workspace& workspace)
{
    QList<SnapshotRecord> snapshots;
    for (const QString& name : manifestsIn(workspace)) {
        const auto record = recordOf(workspace.snapshots() + u'/' + name);
        // The name of a further database's snapshot ends with that database's.
        if (record && QFileInfo(record->info.path).completeBaseName().count(u'-') == 2)
            snapshots.append(*record);
    }
    std::sort(snapshots.begin(), snapshots.end(), [](const SnapshotRecord& one, const SnapshotRecord& other) {
        return one.number < other.number;
    });
    return snapshots;
}

Status beginJournalAnew(RunState& state, const SnapshotRecord& original)
{
    const Workspace& workspace = *state.workspace;
    RunRecord run;
    run.id = nextRun(workspace);
    run.database = state.file.real;
    for (QString* const text : {&run.planPath, &run.planName, &run.planVersion, &run.planHash,
                                &run.approvedHash, &run.strategy, &run.keptOriginal})
        *text = QStringLiteral("");
    run.seed = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run.startedAt = QDateTime::currentDateTimeUtc();
    GODWIT_TRY(run.journalMode, journalModeOf(original));
    run.originalSnapshot = original.number;
    GODWIT_CHECK(putAside(workspace));
    GODWIT_TRY(state.journal, Repository::open(workspace.journal()));
    for (SnapshotRecord snapshot : snapshotsByManifest(workspace)) {
        snapshot.run = run.id;
        snapshot.info.isOriginal = snapshot.number == original.number;
        GODWIT_CHECK(state.journal->insertSnapshot(snapshot));
        GODWIT_CHECK(state.journal->putFact(run.id, manifestFact(snapshot.number), snapshot.manifestSha256));
        for (const QString& path : {snapshot.info.path, snapshot.manifestPath})
            GODWIT_CHECK(state.journal->addFile(run.id, path, QStringLiteral("snapshot")));
    }
    const QList<AuditHead> earlier = auditHeadsIn(workspace.snapshots());
    GODWIT_CHECK(Audit(*state.journal).disown(earlier));
    // The run last: a journal without one is lost still, and is put aside again.
    GODWIT_TRY(state.run, state.journal->insertRun(run));
    GODWIT_CHECK(noteWorkspace(state));
    GODWIT_CHECK(workspace.createRun(run.id));
    state.journalTrouble.reset();
    const auto newest = std::max_element(earlier.begin(), earlier.end(), [](const AuditHead& one, const AuditHead& other) { return one.number < other.number; });
    return state.audit(
        QStringLiteral("new journal"),
        QStringLiteral("the earlier one was lost; its snapshots were taken over by their manifests%1")
            .arg(newest == earlier.end() ? QString()
                                         : QStringLiteral(", which know its log up to entry %1 with the hash %2").arg(newest->number).arg(newest->hash)));
}

} // namespace godwit::core
