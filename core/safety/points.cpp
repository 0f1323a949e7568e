// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/points.h"

#include "core/safety/durable.h"
#include "core/side_by_side.h"

#include <QFileInfo>

namespace godwit::core {

Result<QString> Points::base()
{
    GODWIT_TRY(const auto snapshots, m_journal.snapshots());
    for (const SnapshotRecord& snapshot : snapshots) {
        if (snapshot.number == m_run.originalSnapshot)
            return snapshot.info.path;
    }
    return Error(ErrorCode::PointUnusable, QStringLiteral("The snapshot that rollback points build on is gone."));
}

Result<std::optional<PointRecord>> Points::find(const QString& phase)
{
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    for (const PointRecord& point : points) {
        if (point.phase == phase)
            return std::optional(point);
    }
    return std::optional<PointRecord>();
}

Result<std::optional<PointRecord>> Points::holding(const QString& phase)
{
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    bool isReached = false;
    for (const PointRecord& point : points) {
        isReached = isReached || point.phase == phase;
        if (isReached && !point.isShared())
            return point.hasWorkFile ? std::optional(point) : std::nullopt;
    }
    return std::optional<PointRecord>();
}

Status Points::takeShared(const QString& phase, int ordinal)
{
    GODWIT_CHECK(removeAfter(ordinal - 1));
    return m_journal.putPoint({.run = m_run.id,
                               .phase = phase,
                               .ordinal = ordinal,
                               .hasWorkFile = true,
                               .isLive = false,
                               .deltaPath = {},
                               .pagesPath = {},
                               .digest = {},
                               .bytes = 0,
                               .takenAt = QDateTime::currentDateTimeUtc()});
}

/// The state that the next point is relative to: the last one that was stored, else the snapshot's.
Result<PageState> Points::stateBefore()
{
    GODWIT_TRY(const QString snapshot, base()); // without it no point could ever be rebuilt
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    for (auto point = points.crbegin(); point != points.crend(); ++point) {
        if (point->hasWorkFile && !point->isShared())
            return loadPageState(point->pagesPath);
    }
    return readPageState(snapshot, m_cancel);
}

/// Both files are only read: by a thread each.
Status Points::write(PointRecord& point, const QString& file)
{
    PageState before;
    PageState after;
    GODWIT_CHECK(runSideBySide({[&]() -> Status {
                                    GODWIT_TRY(before, stateBefore());
                                    return {};
                                },
                                [&]() -> Status {
                                    GODWIT_TRY(after, readPageState(file, m_cancel));
                                    return {};
                                }}));
    const QString name = QStringLiteral("%1/%2-%3")
                             .arg(m_workspace.points(m_run.id), QString::number(point.ordinal), point.phase);
    point.deltaPath = name + QStringLiteral(".delta");
    point.pagesPath = name + QStringLiteral(".pages");
    // Journaled before they exist: a file that a kill leaves behind is known.
    GODWIT_CHECK(m_journal.addFile(m_run.id, point.deltaPath, QStringLiteral("point")));
    GODWIT_CHECK(m_journal.addFile(m_run.id, point.pagesPath, QStringLiteral("point")));
    GODWIT_CHECK(removeFileDurably(point.deltaPath));
    GODWIT_CHECK(removeFileDurably(point.pagesPath));
    GODWIT_TRY(const Delta delta, writeDelta(file, before, std::move(after), point.deltaPath, m_cancel));
    GODWIT_CHECK(writePageState(point.pagesPath, delta.state));
    point.digest = delta.state.digest();
    point.bytes = delta.bytes + QFileInfo(point.pagesPath).size();
    return {};
}

Result<PointRecord> Points::take(const QString& phase, int ordinal, const QString& file, bool isLive)
{
    GODWIT_CHECK(removeAfter(ordinal - 1));
    PointRecord point{.run = m_run.id,
                      .phase = phase,
                      .ordinal = ordinal,
                      .hasWorkFile = !file.isEmpty(),
                      .isLive = isLive,
                      .deltaPath = {},
                      .pagesPath = {},
                      .digest = {},
                      .bytes = 0,
                      .takenAt = QDateTime::currentDateTimeUtc()};
    if (point.hasWorkFile)
        GODWIT_CHECK(write(point, file));
    GODWIT_CHECK(m_journal.putPoint(point));
    return point;
}

Status Points::takeSwappedIn(const QString& phase, int ordinal, const QString& file)
{
    const QString name = PointRecord::swappedInBy(phase);
    GODWIT_TRY(const auto earlier, find(name));
    if (earlier) { // of a cut-over that was stopped before its swap
        GODWIT_CHECK(m_journal.removePoint(m_run.id, name));
        GODWIT_CHECK(removeFiles(*earlier));
    }
    PointRecord point{.run = m_run.id,
                      .phase = name,
                      .ordinal = ordinal,
                      .hasWorkFile = true,
                      .isLive = true,
                      .deltaPath = {},
                      .pagesPath = {},
                      .digest = {},
                      .bytes = 0,
                      .takenAt = QDateTime::currentDateTimeUtc()};
    GODWIT_CHECK(write(point, file));
    return m_journal.putPoint(point);
}

Result<std::optional<PointRecord>> Points::swappedIn()
{
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    for (const PointRecord& point : points) {
        if (point.isSwappedIn())
            return std::optional(point);
    }
    return std::optional<PointRecord>();
}

/// What is laid on the snapshot one after the other, to get the state of a point.
Result<QStringList> Points::deltasOf(const PointRecord& point)
{
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    QStringList deltas;
    for (const PointRecord& other : points) {
        if (other.hasWorkFile && !other.isShared())
            deltas.append(other.deltaPath);
        if (other.phase == point.phase)
            break;
    }
    return deltas;
}

Status Points::rebuild(const PointRecord& point, const QString& target,
                       const std::function<void(qint64 done, qint64 total)>& progress)
{
    GODWIT_TRY(const QString snapshot, base());
    GODWIT_TRY(const QStringList deltas, deltasOf(point));
    return rebuildFromDeltas(snapshot, deltas, point.digest, target, m_cancel, progress);
}

Status Points::prove(const PointRecord& point)
{
    GODWIT_TRY(const QString snapshot, base());
    GODWIT_TRY(const QStringList deltas, deltasOf(point));
    return proveDeltas(snapshot, deltas, point.digest, m_cancel);
}

Status Points::removeFiles(const PointRecord& point)
{
    for (const QString& path : {point.deltaPath, point.pagesPath}) {
        if (path.isEmpty())
            continue;
        GODWIT_CHECK(removeFileDurably(path));
        GODWIT_CHECK(m_journal.forgetFile(path));
    }
    return {};
}

Status Points::removeAfter(int ordinal)
{
    GODWIT_TRY(const auto points, m_journal.points(m_run.id));
    for (const PointRecord& point : points) {
        if (point.ordinal <= ordinal)
            continue;
        GODWIT_CHECK(m_journal.removePoint(m_run.id, point.phase));
        GODWIT_CHECK(removeFiles(point));
    }
    return {};
}

} // namespace godwit::core
