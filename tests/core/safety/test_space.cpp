// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/space_need.h"
#include "core/safety/space_watch.h"

#include "support.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

Volume diskOf(qint64 total, qint64 free, quint64 device = 1, const QString& point = QStringLiteral("/data"))
{
    Volume volume;
    volume.device = device;
    volume.mountPoint = point;
    volume.total = total;
    volume.free = free;
    return volume;
}

const SpaceShare* shareOf(const VolumeNeed& need, const QString& what)
{
    for (const SpaceShare& share : need.shares) {
        if (share.what == what)
            return &share;
    }
    return nullptr;
}

} // namespace

/// How much disk a run takes, and what is said and done when there is too little.
class TestSpace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void countsEveryFileThatARunWrites();
    void tellsTheGrowthOfEachStage();
    void groupsByVolume();
    void countsWhatIsThereAlreadyOnce();
    void refusesWhereEvenTheCopiesDoNotFit();
    void warnsWhereTheReserveWouldBeUsed();
    void saysNothingWhereThereIsRoom();
    void prefersTheFolderThatSqliteSortsIn();
    void pausesAtTheReserve();
    void leavesAWishOfAPersonsAlone();
    void letsAStepThatEndedWellGoOn();
    void keepsAQuarterOnceTightSpaceWasAccepted();

private:
    [[nodiscard]] SpaceQuestion question() const
    {
        SpaceQuestion asked;
        asked.database = m_folder->filePath(QStringLiteral("app.db"));
        asked.workspace = m_folder->filePath(QStringLiteral("app.db.godwit"));
        asked.temporaryFolder = QStringLiteral("/temporary");
        asked.bytes = 100 * kMiB;
        asked.newBytes = 100 * kMiB;
        asked.sorts = true;
        asked.drops = true;
        return asked;
    }
    QList<VolumeNeed> needsOn(qint64 free, const SpaceQuestion& asked) const
    {
        return spaceNeeds(asked,
                          [free](const QString&) -> Result<Volume> { return diskOf(20'000 * kMiB, free); });
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSpace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(m_folder->filePath(QStringLiteral("app.db")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100 * kMiB)); // sparse
}

void TestSpace::countsEveryFileThatARunWrites()
{
    const QList<VolumeNeed> needs = needsOn(10'000 * kMiB, question());
    QCOMPARE(needs.size(), 1);
    const VolumeNeed& need = needs.first();
    for (const char* const what : {"database", "snapshot", "work file", "kept original", "rollback points",
                                   "journal", "transactions", "temporary files"})
        QVERIFY2(shareOf(need, QString::fromLatin1(what)), what);
    QCOMPARE(shareOf(need, QStringLiteral("snapshot"))->peak, 100 * kMiB);
    QCOMPARE(shareOf(need, QStringLiteral("work file"))->peak, 200 * kMiB);
    QCOMPARE(shareOf(need, QStringLiteral("work file"))->after, 0);
    QCOMPARE(shareOf(need, QStringLiteral("database"))->after, 200 * kMiB);
    QCOMPARE(need.now, 100 * kMiB);
    QCOMPARE(need.least, 200 * kMiB); // the snapshot and the copy of it that becomes the work file
    QVERIFY(need.peak > 500 * kMiB && need.peak < 1200 * kMiB);
    QCOMPARE(need.freeAtPeak(), need.free - (need.peak - need.now));
    QCOMPARE(needsOn(10'000 * kMiB, {.database = question().database,
                                     .workspace = question().workspace,
                                     .temporaryFolder = {},
                                     .bytes = 100 * kMiB})
                 .first()
                 .least,
             200 * kMiB);
}

void TestSpace::tellsTheGrowthOfEachStage()
{
    const SpaceGrowth build = growthIn(SpaceStage::Build, question());
    QCOMPARE(build.database, 0); // until the cut-over it is only read
    QCOMPARE(build.snapshot, 100 * kMiB);
    QVERIFY(build.workspace >= 300 * kMiB); // with the snapshot, the copy and what is moved
    QCOMPARE(build.temporary, 50 * kMiB);
    const SpaceGrowth cutOver = growthIn(SpaceStage::CutOver, question());
    QCOMPARE(cutOver.database, 100 * kMiB); // the new file takes the old one's place
    QCOMPARE(cutOver.temporary, 0);
    QVERIFY(growthIn(SpaceStage::CleanUp, question()).workspace > 0);
    // The stages come to what the volume holds at most, if nothing is freed between them.
    const VolumeNeed need = needsOn(10'000 * kMiB, question()).first();
    QVERIFY(need.now + build.workspace + build.temporary <= need.peak);
}

void TestSpace::groupsByVolume()
{
    const auto needs = spaceNeeds(question(), [](const QString& path) -> Result<Volume> {
        if (path == QStringLiteral("/temporary"))
            return diskOf(1000 * kMiB, 900 * kMiB, 2, QStringLiteral("/temporary"));
        if (path.endsWith(QStringLiteral(".godwit")))
            return diskOf(9000 * kMiB, 8000 * kMiB, 3, QStringLiteral("/spare"));
        return diskOf(500 * kMiB, 300 * kMiB, 1, QStringLiteral("/home"));
    });
    QStringList points;
    for (const VolumeNeed& need : needs)
        points.append(need.mountPoint);
    points.sort();
    QCOMPARE(points,
             QStringList({QStringLiteral("/home"), QStringLiteral("/spare"), QStringLiteral("/temporary")}));
    for (const VolumeNeed& need : needs) {
        QCOMPARE(shareOf(need, QStringLiteral("snapshot")) != nullptr,
                 need.mountPoint == QStringLiteral("/spare"));
        QCOMPARE(shareOf(need, QStringLiteral("database")) != nullptr,
                 need.mountPoint == QStringLiteral("/home"));
    }
}

void TestSpace::countsWhatIsThereAlreadyOnce()
{
    QVERIFY(QDir().mkpath(question().workspace + QStringLiteral("/snapshots")));
    QFile snapshot(question().workspace + QStringLiteral("/snapshots/1.db"));
    QVERIFY(snapshot.open(QIODevice::WriteOnly) && snapshot.resize(100 * kMiB));
    const VolumeNeed need = needsOn(10'000 * kMiB, question()).first();
    QCOMPARE(need.least, 100 * kMiB);
    QCOMPARE(need.now, 200 * kMiB);
}

void TestSpace::refusesWhereEvenTheCopiesDoNotFit()
{
    const auto findings = findingsOf(needsOn(199 * kMiB, question()));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().code, ErrorCode::SpaceShort);
    QCOMPARE(findings.first().severity, FindingSeverity::Error);
    QVERIFY2(findings.first().what.contains(QStringLiteral("/data")), qPrintable(findings.first().what));
    QCOMPARE(findings.first().toError().exit(), Exit::NoSpace);
}

void TestSpace::warnsWhereTheReserveWouldBeUsed()
{
    const auto findings = findingsOf(needsOn(1500 * kMiB, question()));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().code, ErrorCode::SpaceTight);
    QCOMPARE(findings.first().severity, FindingSeverity::Warning);
}

void TestSpace::saysNothingWhereThereIsRoom()
{
    QCOMPARE(findingsOf(needsOn(10'000 * kMiB, question())).size(), 0);
}

void TestSpace::prefersTheFolderThatSqliteSortsIn()
{
    const QByteArray before = qgetenv("SQLITE_TMPDIR");
    qputenv("SQLITE_TMPDIR", QFile::encodeName(m_folder->path()));
    QCOMPARE(temporaryFolderOfSqlite(), m_folder->path());
    qputenv("SQLITE_TMPDIR", "/not/there");
    QVERIFY(temporaryFolderOfSqlite() != QStringLiteral("/not/there"));
    before.isNull() ? qunsetenv("SQLITE_TMPDIR") : qputenv("SQLITE_TMPDIR", before);
}

void TestSpace::pausesAtTheReserve()
{
    const CancelToken cancel;
    qint64 free = 1024 * kMiB;
    SpaceWatch watch({m_folder->path()}, cancel, false,
                     [&free](const QString&) -> Result<Volume> { return diskOf(20'000 * kMiB, free); });
    watch.look();
    QCOMPARE(cancel.wish(), CancelToken::Wish::Go);
    free = 999 * kMiB; // below 5 %
    QTRY_COMPARE((watch.look(), cancel.wish()), CancelToken::Wish::Pause);
    const Status ended = watch.judge(cancel.check());
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, ErrorCode::ReserveReached);
    QCOMPARE(ended.error().exit(), Exit::NoSpace);
    QVERIFY(ended.error().what.contains(QStringLiteral("/data")));
    QCOMPARE(cancel.wish(), CancelToken::Wish::Go); // the next run is not paused by it
}

void TestSpace::leavesAWishOfAPersonsAlone()
{
    const CancelToken cancel;
    cancel.ask(CancelToken::Wish::Cancel);
    SpaceWatch watch({m_folder->path()}, cancel, false,
                     [](const QString&) -> Result<Volume> { return diskOf(20'000 * kMiB, 0); });
    watch.look();
    QCOMPARE(cancel.wish(), CancelToken::Wish::Cancel);
    QCOMPARE(watch.judge(cancel.check()).error().code, ErrorCode::Cancelled);
    QCOMPARE(cancel.wish(), CancelToken::Wish::Cancel);
}

void TestSpace::letsAStepThatEndedWellGoOn()
{
    const CancelToken cancel;
    SpaceWatch watch({m_folder->path()}, cancel, false,
                     [](const QString&) -> Result<Volume> { return diskOf(20'000 * kMiB, 0); });
    watch.look();
    QVERIFY(watch.judge({}));
    QCOMPARE(cancel.wish(), CancelToken::Wish::Go);
}

void TestSpace::keepsAQuarterOnceTightSpaceWasAccepted()
{
    const CancelToken cancel;
    qint64 free = 260 * kMiB;
    SpaceWatch watch({m_folder->path()}, cancel, true,
                     [&free](const QString&) -> Result<Volume> { return diskOf(20'000 * kMiB, free); });
    watch.look();
    QCOMPARE(cancel.wish(), CancelToken::Wish::Go);
    free = 249 * kMiB;
    QTRY_COMPARE((watch.look(), cancel.wish()), CancelToken::Wish::Pause);
}

QTEST_GUILESS_MAIN(TestSpace)
#include "test_space.moc"
