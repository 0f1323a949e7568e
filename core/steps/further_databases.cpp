// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/further_databases.h"

#include "core/journal/audit.h"
#include "core/move/further_tables.h"
#include "core/plan/plan_moves.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/safety/source_file.h"
#include "core/steps/mended_source.h"
#include "core/steps/sql_limits.h"
#include "core/steps/work_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace godwit::core {

namespace {

/// What the journal keeps of one, as a fact of the run.
struct FurtherSnapshot
{
    QString path;
    qint64 bytes = 0;
    QString state; ///< fingerprint of the file that it was taken of
};

QString factOf(const QString& name)
{
    return QStringLiteral("snapshot of ") + name;
}

QString fileOf(const Workspace& workspace, const QString& file)
{
    return QFileInfo(workspace.database()).absolutePath() + u'/' + file;
}

Error placed(const Plan& plan, const QString& name, Error error)
{
    error.what = QStringLiteral("%1: the further database %2: %3").arg(plan.source.at.toString(), name, error.what);
    return error;
}

Status checkTables(const Plan& plan, const QString& name, Database& database)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(database));
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const move = std::get_if<MoveStep>(&step.work);
            const QString read = move ? accountedTable(*move) : QString();
            const bool isRead = read.contains(u'.') && isSameName(read.section(u'.', 0, 0), name);
            if (isRead && !catalog.table(read.section(u'.', 1)))
                return Error(ErrorCode::SchemaDiffers,
                             QStringLiteral("%1: the database %2 has no table %3.")
                                 .arg(step.at.toString(), name, read.section(u'.', 1)));
        }
    }
    return {};
}

Status check(const Plan& plan, const Workspace& workspace, const QString& name, const QString& file)
{
    const auto source = inspectSource(fileOf(workspace, file));
    if (!source)
        return placed(plan, name, source.error());
    if (source->real == workspace.database())
        return placed(plan, name, Error(ErrorCode::PlanReference, QStringLiteral("%1 is the source itself.").arg(file)));
    auto database = openSource(source->real, true);
    if (!database)
        return placed(plan, name, database.error());
    return checkTables(plan, name, *database);
}

Status journalSnapshot(Repository& journal, const RunRecord& run, const QString& name, const SnapshotRecord& snapshot,
                       const QString& state)
{
    for (const QString& path : {snapshot.info.path, snapshot.manifestPath})
        GODWIT_CHECK(journal.addFile(run.id, path, QStringLiteral("snapshot")));
    const QJsonObject fact{{QStringLiteral("path"), journal.place().stored(snapshot.info.path)},
                           {QStringLiteral("bytes"), snapshot.info.bytes},
                           {QStringLiteral("sha256"), snapshot.info.sha256},
                           {QStringLiteral("manifest"), journal.place().stored(snapshot.manifestPath)},
                           {QStringLiteral("manifest_sha256"), snapshot.manifestSha256},
                           {QStringLiteral("state"), state}};
    GODWIT_CHECK(journal.putFact(run.id, factOf(name), QString::fromUtf8(QJsonDocument(fact).toJson(QJsonDocument::Compact))));
    return Audit(journal).add(QStringLiteral("snapshot"),
                              QStringLiteral("of %1: %2, SHA-256 %3, manifest %4")
                                  .arg(name, snapshot.info.path, snapshot.info.sha256, snapshot.manifestSha256), run.planHash);
}

Status take(const QString& name, const QString& file, const Collations& collations, const Workspace& workspace, Repository& journal, const RunRecord& run,
            const CancelToken& cancel, const std::function<void(const StepProgress&)>& progress)
{
    GODWIT_TRY(const SourceFile source, inspectSource(fileOf(workspace, file)));
    GODWIT_TRY(const AuditHead head, Audit(journal).head());
    const SnapshotRequest request{.database = source.real,
                                  .folder = workspace.snapshots(),
                                  .number = run.originalSnapshot,
                                  .run = run.id,
                                  .why = QStringLiteral("read as %1").arg(name),
                                  .isOriginal = false,
                                  .auditHead = head.hash,
                                  .auditNumber = head.number,
                                  .collations = collations,
                                  .name = name};
    for (const QString& path : filesOfSnapshot(request))
        GODWIT_CHECK(journal.addFile(run.id, path, QStringLiteral("unfinished")));
    // Before the copy: what is written in between shows as a change, never the other way round.
    GODWIT_TRY(const QString before, liveStateOf(source.real, cancel));
    GODWIT_TRY(const SnapshotRecord snapshot,
               takeSnapshot(request, cancel, [&](qint64 done, qint64 total, const QString& activity) {
                   progress({.done = std::max<qint64>(done, 0),
                             .total = total,
                             .unit = QStringLiteral("pages"),
                             .activity = QStringLiteral("%1: %2").arg(name, activity),
                             .quarantined = 0});
               }));
    for (const QString& path : filesOfSnapshot(request)) {
        if (path != snapshot.info.path && path != snapshot.manifestPath)
            GODWIT_CHECK(journal.forgetFile(path));
    }
    GODWIT_CHECK(noteLongestRow(journal, run.id, snapshot.longestRow));
    return journalSnapshot(journal, run, name, snapshot, before);
}

Result<FurtherSnapshot> find(Repository& journal, const RunRecord& run, const QString& name)
{
    GODWIT_TRY(const QString fact, journal.fact(run.id, factOf(name)));
    const QJsonObject object = QJsonDocument::fromJson(fact.toUtf8()).object();
    FurtherSnapshot snapshot{.path = journal.place().resolved(object.value(QStringLiteral("path")).toString()),
                             .bytes = object.value(QStringLiteral("bytes")).toInteger(),
                             .state = object.value(QStringLiteral("state")).toString()};
    if (snapshot.path.isEmpty())
        return Error(ErrorCode::SnapshotUnknown, QStringLiteral("There is no snapshot of the further database %1.").arg(name));
    return snapshot;
}

} // namespace

Status checkFurther(const Plan& plan, const Workspace& workspace)
{
    for (const auto& [name, file] : plan.source.attach)
        GODWIT_CHECK(check(plan, workspace, name, file));
    return {};
}

QList<std::pair<QString, Catalog>> furtherCatalogs(const Plan& plan, const Workspace& workspace, Repository* journal,
                                                   const RunRecord* run)
{
    QList<std::pair<QString, Catalog>> catalogs;
    for (const auto& [name, file] : plan.source.attach) {
        const auto snapshot = journal && run ? find(*journal, *run, name) : Result<FurtherSnapshot>(FurtherSnapshot());
        const auto live = inspectSource(fileOf(workspace, file));
        const bool isTaken = snapshot && QFileInfo::exists(snapshot->path);
        if (!isTaken && !live)
            continue;
        auto database = openSource(isTaken ? snapshot->path : live->real, true);
        const auto catalog = database ? readCatalog(*database) : Result<Catalog>(database.error());
        if (catalog)
            catalogs.append({name, *catalog});
    }
    return catalogs;
}

Status takeFurtherSnapshots(const Plan& plan, const Workspace& workspace, Repository& journal, const RunRecord& run,
                            const CancelToken& cancel, const std::function<void(const StepProgress&)>& progress)
{
    for (const auto& [name, file] : plan.source.attach)
        GODWIT_CHECK(take(name, file, plan.source.collations, workspace, journal, run, cancel, progress));
    return {};
}

Result<QList<std::pair<QString, SnapshotRecord>>> furtherSnapshots(const Plan& plan, Repository& journal, const RunRecord& run)
{
    QList<std::pair<QString, SnapshotRecord>> snapshots;
    for (const auto& [name, file] : plan.source.attach) {
        GODWIT_TRY(const QString fact, journal.fact(run.id, factOf(name)));
        const QJsonObject object = QJsonDocument::fromJson(fact.toUtf8()).object();
        if (object.isEmpty())
            continue; // not taken yet
        SnapshotRecord snapshot;
        snapshot.number = run.originalSnapshot;
        snapshot.run = run.id;
        snapshot.info.path = journal.place().resolved(object.value(QStringLiteral("path")).toString());
        snapshot.info.bytes = object.value(QStringLiteral("bytes")).toInteger();
        snapshot.info.sha256 = object.value(QStringLiteral("sha256")).toString();
        snapshot.manifestPath = journal.place().resolved(object.value(QStringLiteral("manifest")).toString());
        snapshot.manifestSha256 = object.value(QStringLiteral("manifest_sha256")).toString();
        snapshots.append({name, snapshot});
    }
    return snapshots;
}

Status attachFurther(Database& database, StepContext& context)
{
    for (const auto& [name, file] : context.plan.source.attach) {
        GODWIT_TRY(const FurtherSnapshot snapshot, find(context.journal, context.run, name));
        if (QFileInfo(snapshot.path).size() != snapshot.bytes)
            return Error(ErrorCode::SnapshotTampered,
                         QStringLiteral("The snapshot of the further database %1 is missing or has another size.").arg(name));
        GODWIT_TRY(const QString read, furtherToRead(context, name, snapshot.path));
        GODWIT_CHECK(database.attachReadOnly(read, name));
    }
    return {};
}

Result<QStringList> changedFurther(StepContext& context)
{
    QStringList changed;
    for (const auto& [name, file] : context.plan.source.attach) {
        GODWIT_TRY(const FurtherSnapshot snapshot, find(context.journal, context.run, name));
        const auto source = inspectSource(fileOf(context.workspace, file));
        const auto now = source ? liveStateOf(source->real, context.cancel) : Result<QString>(source.error());
        if (!now || *now != snapshot.state)
            changed += name;
    }
    return changed;
}

Status warnOfChangedFurther(StepContext& context)
{
    GODWIT_TRY(const QStringList changed, changedFurther(context));
    for (const QString& name : changed)
        context.log(LogLine::Level::Warning,
                    QStringLiteral("The further database %1 has changed since its snapshot, or is gone; the snapshot is read.").arg(name));
    return {};
}

} // namespace godwit::core
