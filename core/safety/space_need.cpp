// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/space_need.h"

#include "core/checks/figures.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <array>

#include <unistd.h>

namespace godwit::core {

namespace {

constexpr qint64 kMiB = 1024 * 1024;
const QString kSnapshot = QStringLiteral("snapshot");
const QString kTemporary = QStringLiteral("temporary files");

/// Moments of a run between which a share's size changes.
enum Moment { Now, Moving, Swapping, CleaningUp, Done, kMoments };
using Sizes = std::array<qint64, kMoments>;

/// What one use takes at each moment.
struct SpaceUse
{
    QString path;
    QString what;
    Sizes sizes = {};
    qint64 sure = 0; ///< of what comes, the part that is written in any case
};

/// Collects uses in the order they are told.
class Uses
{
public:
    void add(const QString& path, const QString& what, const Sizes& sizes, qint64 sure = 0)
    {
        if (!std::all_of(sizes.begin(), sizes.end(), [](qint64 size) { return size == 0; }))
            all.append({path, what, sizes, sure});
    }

    QList<SpaceUse> all;
};

/// Collects shares by volume.
class Needs
{
public:
    explicit Needs(const std::function<Result<Volume>(const QString&)>& volumeOf) : m_volumeOf(volumeOf) {}

    void add(const SpaceUse& use)
    {
        const auto volume = m_volumeOf(use.path);
        if (!volume)
            return;
        Sum& sum = of(*volume);
        sum.need.shares.append(
            {use.what, use.sizes[Now], *std::max_element(use.sizes.begin(), use.sizes.end()), use.sizes[Done]});
        sum.need.least += use.sure;
        for (int moment = 0; moment < kMoments; ++moment)
            sum.sizes[moment] += use.sizes[moment];
    }

    QList<VolumeNeed> take()
    {
        QList<VolumeNeed> needs;
        for (Sum& sum : m_sums) {
            sum.need.now = sum.sizes[Now];
            sum.need.peak = *std::max_element(sum.sizes.begin(), sum.sizes.end());
            sum.need.after = sum.sizes[Done];
            needs.append(sum.need);
        }
        return needs;
    }

private:
    struct Sum
    {
        VolumeNeed need;
        Sizes sizes = {};
    };

    Sum& of(const Volume& volume)
    {
        for (Sum& sum : m_sums) {
            if (sum.need.device == volume.device)
                return sum;
        }
        Sum sum;
        sum.need.device = volume.device;
        sum.need.mountPoint = volume.mountPoint;
        sum.need.fileSystem = volume.fileSystem;
        sum.need.total = volume.total;
        sum.need.free = volume.free;
        sum.need.reserve = reserveOf(volume);
        m_sums.append(sum);
        return m_sums.last();
    }

    const std::function<Result<Volume>(const QString&)>& m_volumeOf;
    QList<Sum> m_sums;
};

/// Of the files in a folder of the workspace whose names match.
qint64 bytesIn(const QString& folder, const QStringList& names)
{
    qint64 bytes = 0;
    for (QDirIterator files(folder, names, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
         files.hasNext();) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

/// What the workspace holds by now.
struct Present
{
    explicit Present(const QString& workspace)
        : snapshots(bytesIn(workspace + QStringLiteral("/snapshots"), {QStringLiteral("*.db")})),
          kept(bytesIn(workspace + QStringLiteral("/kept"), {QStringLiteral("*.db")})),
          work(bytesIn(workspace + QStringLiteral("/runs"), {QStringLiteral("*.db")})),
          points(bytesIn(workspace + QStringLiteral("/runs"),
                         {QStringLiteral("*.delta"), QStringLiteral("*.pages")})),
          journal(bytesIn(workspace, {QStringLiteral("journal.db*")}))
    {
    }
    qint64 snapshots;
    qint64 kept;
    qint64 work;
    qint64 points;
    qint64 journal;
};

void addBeforeCutover(const SpaceQuestion& question, const Present& present, Uses& uses)
{
    const qint64 size = question.bytes;
    const qint64 work = size + question.newBytes;
    const qint64 file = QFileInfo(question.database).size();
    const qint64 wal = QFileInfo(question.database + QStringLiteral("-wal")).size();
    const qint64 snapshots = std::max(present.snapshots, size);
    const qint64 keptOriginal = present.kept + size;
    const qint64 atEnd = question.drops ? keptOriginal + work : keptOriginal;
    // The exchange gives the work file the database's name and keeps the original: together they stay as
    // large.
    uses.add(question.database, QStringLiteral("database"),
              {file, file, question.copiesIn ? std::max(file, work) : work, work, work});
    uses.add(question.database, QStringLiteral("write-ahead log"), {wal, wal, 0, 0, 0});
    if (question.copiesIn) // copying in goes under a rollback journal
        uses.add(question.database, QStringLiteral("rollback journal of the copy"), {0, 0, file, 0, 0});
    uses.add(question.workspace, kSnapshot,
              {present.snapshots, snapshots, snapshots, snapshots, snapshots}, snapshots - present.snapshots);
    uses.add(question.workspace, QStringLiteral("work file"),
              {present.work, std::max(present.work, work), question.copiesIn ? work : 0,
               question.drops ? work : 0, 0},
              std::max<qint64>(size - present.work, 0));
    uses.add(question.workspace, QStringLiteral("kept original"),
              {present.kept, present.kept, keptOriginal, atEnd, atEnd});
    const qint64 points =
        std::max(present.points, question.newBytes + size / 20 + (question.drops ? size : 0));
    uses.add(question.workspace, QStringLiteral("rollback points"),
        {present.points, std::max(present.points, question.newBytes + size / 20), points, points, points});
}

void addAfterCutover(const SpaceQuestion& question, const Present& present, Uses& uses)
{
    const qint64 size = question.bytes;
    const qint64 file = QFileInfo(question.database).size();
    const qint64 copy = question.drops ? size : 0;
    uses.add(question.database, QStringLiteral("database"), {file, file, file, file, file});
    uses.add(question.workspace, kSnapshot,
        {present.snapshots, present.snapshots, present.snapshots, present.snapshots, present.snapshots});
    uses.add(question.workspace, QStringLiteral("work file"),
              {present.work, present.work, present.work, copy, 0}, copy);
    uses.add(question.workspace, QStringLiteral("kept original"),
              {present.kept, present.kept, present.kept, present.kept, present.kept + copy});
    const qint64 points = present.points + copy;
    uses.add(question.workspace, QStringLiteral("rollback points"),
              {present.points, points, points, points, points});
}

QList<SpaceUse> usesOf(const SpaceQuestion& question)
{
    const Present present(question.workspace);
    Uses uses;
    if (question.isCutOver)
        addAfterCutover(question, present, uses);
    else
        addBeforeCutover(question, present, uses);
    // Lineage, quarantine, log and checks; and the transactions of the work file.
    const qint64 journal = std::max(present.journal, 2 * kMiB + question.bytes / 50);
    uses.add(question.workspace, QStringLiteral("journal"),
             {present.journal, journal, journal, journal, journal});
    const qint64 rollback = question.isCutOver ? 0 : kMiB + question.bytes / 50;
    uses.add(question.workspace, QStringLiteral("transactions"), {0, rollback, rollback, rollback, 0});
    // One index at a time is sorted, or the rows of one move.
    const qint64 temporary =
        question.sorts && !question.isCutOver ? std::max(question.newBytes, question.bytes / 4) / 2 : 0;
    uses.add(question.temporaryFolder, kTemporary, {0, temporary, 0, 0, 0});
    return uses.all;
}

QString volumeName(const VolumeNeed& need)
{
    return QStringLiteral("the volume %1").arg(need.mountPoint);
}

} // namespace

QString temporaryFolderOfSqlite()
{
    const QStringList folders{qEnvironmentVariable("SQLITE_TMPDIR"), qEnvironmentVariable("TMPDIR"),
                              QStringLiteral("/var/tmp"), QStringLiteral("/usr/tmp"), QStringLiteral("/tmp")};
    for (const QString& folder : folders) {
        const QByteArray name = QFile::encodeName(folder);
        if (!folder.isEmpty() && QFileInfo(folder).isDir() && ::access(name.constData(), W_OK | X_OK) == 0)
            return folder;
    }
    return QDir::currentPath();
}

QList<VolumeNeed> spaceNeeds(const SpaceQuestion& question,
                             const std::function<Result<Volume>(const QString& path)>& volumeOf)
{
    Needs needs(volumeOf);
    for (const SpaceUse& use : usesOf(question))
        needs.add(use);
    return needs.take();
}

SpaceGrowth growthIn(SpaceStage stage, const SpaceQuestion& question)
{
    const Moment end = stage == SpaceStage::Build ? Moving : stage == SpaceStage::CutOver ? Swapping : CleaningUp;
    const Moment begin = static_cast<Moment>(end - 1);
    SpaceGrowth growth;
    for (const SpaceUse& use : usesOf(question)) {
        const qint64 more = use.sizes[end] - use.sizes[begin];
        if (use.what == kTemporary)
            growth.temporary += use.sizes[end];
        else if (use.path == question.database)
            growth.database += more;
        else
            growth.workspace += more;
        if (use.what == kSnapshot)
            growth.snapshot += more;
    }
    for (qint64* figure : {&growth.database, &growth.workspace, &growth.snapshot})
        *figure = std::max<qint64>(0, *figure);
    return growth;
}

QList<Finding> findingsOf(const QList<VolumeNeed>& needs)
{
    QList<Finding> findings;
    for (const VolumeNeed& need : needs) {
        Finding finding;
        finding.subject = need.mountPoint;
        if (need.free < need.least) {
            finding.code = ErrorCode::SpaceShort;
            finding.severity = FindingSeverity::Error;
            finding.what = QStringLiteral("%1 has %2 free; at least %3 are written to it.")
                               .arg(volumeName(need), sizeText(need.free), sizeText(need.least));
        } else if (std::min(need.freeAtPeak(), need.freeAfter()) < need.reserve && need.peak > need.now) {
            finding.code = ErrorCode::SpaceTight;
            finding.severity = FindingSeverity::Warning;
            finding.what =
                QStringLiteral("%1 has %2 free; up to %3 more are needed at once, and %4 are to stay free.")
                    .arg(volumeName(need), sizeText(need.free), sizeText(need.peak - need.now),
                         sizeText(need.reserve));
        } else {
            continue;
        }
        finding.what[0] = finding.what[0].toUpper();
        finding.next = Error(finding.code, {}).next;
        findings.append(finding);
    }
    return findings;
}

} // namespace godwit::core
