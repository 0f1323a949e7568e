// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/snapshot_stages.h"

#include "core/checks/figures.h"
#include "core/safety/durable.h"
#include "core/safety/snapshot.h"
#include "core/safety/snapshot_contents.h"
#include "core/safety/snapshot_manifest.h"
#include "core/side_by_side.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace godwit::core {

namespace {

Error tampered(const QString& what)
{
    return {ErrorCode::SnapshotTampered, what};
}

Status checkFileSet(const SnapshotRecord& snapshot)
{
    const QString path = snapshot.info.path;
    for (const char* suffix : {"-wal", "-journal", "-shm"}) {
        if (QFileInfo::exists(path + QLatin1String(suffix)))
            return tampered(
                QStringLiteral("Beside snapshot %1 lies a file that is not ours.").arg(snapshot.number));
    }
    const QFileInfo info(path);
    if (info.isSymLink())
        return tampered(
            QStringLiteral("In the place of snapshot %1 lies a symbolic link.").arg(snapshot.number));
    if (!info.isFile() || info.size() != snapshot.info.bytes)
        return tampered(QStringLiteral("Snapshot %1 is missing or has another size.").arg(snapshot.number));
    return {};
}

/// Rights do not prove anything, and a copy of the workspace may have lost them; so they warn.
QString rightsOf(const SnapshotRecord& snapshot)
{
    QStringList others;
    for (const QString& path : {snapshot.info.path, snapshot.manifestPath}) {
        const auto rights =
            QFileInfo(path).permissions() & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
        if (rights != QFileDevice::Permissions(QFile::ReadOwner))
            others.append(QFileInfo(path).fileName());
    }
    return others.isEmpty() ? QString()
                            : QStringLiteral("It was read-only for its owner alone; now others may read it, "
                                             "or somebody write it: %1.")
                                  .arg(others.join(QStringLiteral(", ")));
}

/// integrity_check of the whole, rows and digests of every table: both, by a connection each.
Status checkContent(const SnapshotRecord& snapshot, const QJsonObject& manifest, const CancelToken& cancel)
{
    const QString path = snapshot.info.path;
    const Collations collations = collationsFromJson(manifest.value(QStringLiteral("collations")).toObject());
    QJsonArray contents;
    GODWIT_CHECK(
        runSideBySide({[&] { return checkStructure(path, collations, cancel, ErrorCode::SnapshotTampered); },
                       [&]() -> Status {
                           GODWIT_TRY(contents, contentsOfFile(path, cancel));
                           return {};
                       }}));
    return compareContents(path, contents, manifest.value(QStringLiteral("tables")).toArray(),
                           ErrorCode::SnapshotTampered);
}

class Stages
{
public:
    Stages(const SnapshotRecord& snapshot, SnapshotDepth depth, const CancelToken& cancel)
        : m_snapshot(snapshot), m_depth(depth), m_cancel(cancel)
    {
    }

    QList<SnapshotStage> all()
    {
        QJsonObject manifest;
        run(stage("manifest",
                  QStringLiteral("its format, the file it names, and its own SHA-256 against the journal")),
            [&]() -> Status {
                GODWIT_TRY(manifest, readManifest(m_snapshot));
                return {};
            });
        SnapshotStage set =
            stage("file set",
                  QStringLiteral(
                      "the file is a plain file of the same size, its rights, and nothing lies beside it"));
        set.figures = countText(m_snapshot.info.bytes, QStringLiteral("byte"), QStringLiteral("bytes"));
        set.warning = rightsOf(m_snapshot);
        run(set, [&] { return checkFileSet(m_snapshot); });
        SnapshotStage sha = stage("SHA-256", QStringLiteral("SHA-256 of the whole file"));
        sha.figures = m_snapshot.info.sha256;
        sha.notRun = whyNot(SnapshotDepth::Bytes);
        run(sha, [&] { return checkSha256(); });
        SnapshotStage content = stage(
            "content",
            QStringLiteral("integrity_check; rows and content digest of every table against the manifest"));
        content.figures =
            countText(manifest.value(QStringLiteral("tables")).toArray().size(), QStringLiteral("table"), QStringLiteral("tables"));
        content.notRun = whyNot(SnapshotDepth::Full);
        run(content, [&] { return checkContent(m_snapshot, manifest, m_cancel); });
        return m_stages;
    }

private:
    static SnapshotStage stage(const char* name, const QString& query)
    {
        SnapshotStage made;
        made.name = QString::fromLatin1(name);
        made.query = query;
        return made;
    }

    [[nodiscard]] QString whyNot(SnapshotDepth needed) const
    {
        if (m_depth < needed)
            return QStringLiteral("A quick look does not read the file.");
        return m_hasFailed ? QStringLiteral("A stage before it failed.") : QString();
    }

    Status checkSha256()
    {
        GODWIT_TRY(const QString sha256, sha256OfFile(m_snapshot.info.path, m_cancel));
        return sha256 == m_snapshot.info.sha256
                   ? Status()
                   : tampered(QStringLiteral("Snapshot %1 was changed: its SHA-256 differs.")
                                  .arg(m_snapshot.number));
    }

    void run(SnapshotStage stage, const std::function<Status()>& check)
    {
        if (stage.notRun.isEmpty()) {
            QElapsedTimer timer;
            timer.start();
            stage.result = check();
            stage.elapsedUs = timer.nsecsElapsed() / 1000;
            m_hasFailed = m_hasFailed || !stage.result;
        }
        m_stages.append(stage);
    }

    const SnapshotRecord& m_snapshot;
    SnapshotDepth m_depth;
    CancelToken m_cancel;
    QList<SnapshotStage> m_stages;
    bool m_hasFailed = false;
};

} // namespace

QList<SnapshotStage> verifyInStages(const SnapshotRecord& snapshot, SnapshotDepth depth,
                                    const CancelToken& cancel)
{
    return Stages(snapshot, depth, cancel).all();
}

Status verifySnapshot(const SnapshotRecord& snapshot, bool full, const CancelToken& cancel)
{
    for (const SnapshotStage& stage :
         verifyInStages(snapshot, full ? SnapshotDepth::Full : SnapshotDepth::Bytes, cancel))
        GODWIT_CHECK(stage.result);
    return {};
}

} // namespace godwit::core
