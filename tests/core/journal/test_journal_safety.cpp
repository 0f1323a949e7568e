// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestJournalSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<JournalFixture>(); }
    void numbersSnapshotsAndNeverUsesANumberAgain();
    void keepsASnapshotWithAllItsFields();
    void givesPointsInTheOrderOfTheirPhases();
    void keepsFilesByKind();
    void givesOpenFlagsNewestFirst();
    void tellsAMissingFlagFromAnEmptyOne();
    void keepsAnIntentUntilItIsClosed();

private:
    Repository& journal() { return m_fixture->journal; }
    qint64 run() const { return m_fixture->run; }
    std::unique_ptr<JournalFixture> m_fixture;
};

namespace {

SnapshotRecord snapshotOf(qint64 number)
{
    SnapshotRecord record;
    record.number = number;
    record.info.path = QStringLiteral("/w/%1.db").arg(number);
    return record;
}

} // namespace

void TestJournalSafety::numbersSnapshotsAndNeverUsesANumberAgain()
{
    QCOMPARE(journal().nextSnapshotNumber().value(), 1);
    QVERIFY(journal().insertSnapshot(snapshotOf(1)));
    QVERIFY(journal().insertSnapshot(snapshotOf(2)));
    QVERIFY(!journal().insertSnapshot(snapshotOf(2)));
    QVERIFY(journal().removeSnapshot(2));
    QCOMPARE(journal().snapshots()->size(), 1);
    QCOMPARE(journal().snapshots()->first().info.id, QStringLiteral("1"));
    QCOMPARE(journal().nextSnapshotNumber().value(), 3);
}

void TestJournalSafety::keepsASnapshotWithAllItsFields()
{
    SnapshotRecord record = snapshotOf(1);
    record.run = run();
    record.manifestPath = QStringLiteral("/w/1.json");
    record.info.takenAt = kNoon;
    record.info.bytes = 4096;
    record.info.sha256 = QStringLiteral("abc");
    record.info.why = QStringLiteral("before the migration");
    record.info.isOriginal = true;
    QVERIFY(journal().insertSnapshot(record));
    QVERIFY(!journal().snapshots()->first().info.verifiedAt.isValid());
    QVERIFY(journal().markSnapshotVerified(1, kNoon.addSecs(1)));
    const SnapshotRecord read = journal().snapshots()->first();
    QCOMPARE(read.number, 1);
    QCOMPARE(read.run, run());
    QCOMPARE(read.manifestPath, record.manifestPath);
    QCOMPARE(read.info.path, record.info.path);
    QCOMPARE(read.info.takenAt, kNoon);
    QCOMPARE(read.info.verifiedAt, kNoon.addSecs(1));
    QCOMPARE(read.info.bytes, 4096);
    QCOMPARE(read.info.sha256, record.info.sha256);
    QCOMPARE(read.info.why, record.info.why);
    QVERIFY(read.info.isOriginal);
}

void TestJournalSafety::givesPointsInTheOrderOfTheirPhases()
{
    PointRecord point{.run = run(),
                      .phase = QStringLiteral("a"),
                      .ordinal = 10,
                      .hasWorkFile = true,
                      .isLive = true,
                      .deltaPath = QStringLiteral("/d"),
                      .pagesPath = QStringLiteral("/p"),
                      .digest = QStringLiteral("x"),
                      .bytes = 5,
                      .takenAt = kNoon};
    QVERIFY(journal().putPoint(point));
    PointRecord earlier = point;
    earlier.phase = QStringLiteral("b");
    earlier.ordinal = 2;
    earlier.hasWorkFile = false;
    earlier.isLive = false;
    QVERIFY(journal().putPoint(earlier));
    point.digest = QStringLiteral("y");
    QVERIFY(journal().putPoint(point)); // the same phase once more: replaced
    const auto points = journal().points(run());
    QVERIFY(points);
    QCOMPARE(points->size(), 2);
    QCOMPARE(points->at(0).phase, QStringLiteral("b"));
    QVERIFY(!points->at(0).hasWorkFile && !points->at(0).isLive);
    const PointRecord read = points->at(1);
    QVERIFY(read.hasWorkFile && read.isLive);
    QCOMPARE(read.run, run());
    QCOMPARE(read.ordinal, 10);
    QCOMPARE(
        (QStringList{read.phase, read.deltaPath, read.pagesPath, read.digest}),
        (QStringList{QStringLiteral("a"), QStringLiteral("/d"), QStringLiteral("/p"), QStringLiteral("y")}));
    QCOMPARE(read.bytes, 5);
    QCOMPARE(read.takenAt, kNoon);
    QVERIFY(journal().points(run() + 1)->isEmpty());
    QVERIFY(journal().removePoint(run(), QStringLiteral("a")));
    QCOMPARE(journal().points(run())->size(), 1);
}

void TestJournalSafety::keepsFilesByKind()
{
    const QString odd = QStringLiteral("/w/it's \"odd\"\n.db");
    QVERIFY(journal().addFile(run(), odd, QStringLiteral("point")));
    QVERIFY(journal().addFile(run(), QStringLiteral("/w/b"), QStringLiteral("kept")));
    QVERIFY(journal().addFile(run(), QStringLiteral("/w/b"), QStringLiteral("kept"))); // again is no error
    QVERIFY(journal().addFile(run() + 1, QStringLiteral("/w/c"), QStringLiteral("kept")));
    QCOMPARE(journal().files(run()).value(), (QStringList{QStringLiteral("/w/b"), odd}));
    QCOMPARE(journal().files(run(), QStringLiteral("point")).value(), QStringList{odd});
    QVERIFY(journal().files(run(), QStringLiteral("none"))->isEmpty());
    QVERIFY(journal().forgetFile(odd));
    QCOMPARE(journal().files(run()).value(), QStringList{QStringLiteral("/w/b")});
}

void TestJournalSafety::givesOpenFlagsNewestFirst()
{
    FlagRecord flag{.id = 0,
                    .run = run(),
                    .phase = QStringLiteral("p"),
                    .step = 1,
                    .file = QStringLiteral("/etc/app.env"),
                    .key = QStringLiteral("A"),
                    .ours = QStringLiteral("1"),
                    .fileExisted = true,
                    .before = QStringLiteral("0")};
    QVERIFY(journal().addFlag(flag));
    flag.key = QStringLiteral("B");
    flag.fileExisted = false;
    QVERIFY(journal().addFlag(flag));
    auto flags = journal().openFlags(run());
    QVERIFY(flags);
    QCOMPARE(flags->size(), 2);
    QCOMPARE(flags->at(0).key, QStringLiteral("B"));
    QVERIFY(!flags->at(0).fileExisted);
    const FlagRecord read = flags->at(1);
    QCOMPARE((QStringList{read.phase, read.file, read.key, read.ours,
                          read.before.value_or(QStringLiteral("none"))}),
             (QStringList{flag.phase, flag.file, QStringLiteral("A"), flag.ours, QStringLiteral("0")}));
    QCOMPARE(read.step, 1);
    QVERIFY(read.fileExisted);
    QVERIFY(journal().closeFlag(flags->at(0).id));
    flags = journal().openFlags(run());
    QCOMPARE(flags->size(), 1);
    QCOMPARE(flags->at(0).key, QStringLiteral("A"));
}

void TestJournalSafety::tellsAMissingFlagFromAnEmptyOne()
{
    FlagRecord flag;
    flag.run = run();
    QVERIFY(journal().addFlag(flag));
    flag.before = QStringLiteral("");
    QVERIFY(journal().addFlag(flag));
    const auto flags = journal().openFlags(run());
    QVERIFY(flags->at(0).before.has_value());
    QVERIFY(!flags->at(1).before.has_value());
}

void TestJournalSafety::keepsAnIntentUntilItIsClosed()
{
    QVERIFY(!journal().openIntent()->has_value());
    const IntentRecord intent{.id = 0,
                              .run = run(),
                              .kind = QStringLiteral("cutover"),
                              .live = QStringLiteral("/l"),
                              .incoming = QStringLiteral("/i"),
                              .kept = QStringLiteral("/k"),
                              .liveInode = 0xFFFFFFFFFFFFFFFE,
                              .incomingInode = 2,
                              .journalMode = QStringLiteral("wal"),
                              .phase = QStringLiteral("p")};
    const auto id = journal().armIntent(intent);
    QVERIFY(id);
    const IntentRecord read = journal().openIntent()->value();
    QCOMPARE(read.id, *id);
    QCOMPARE(read.run, run());
    QCOMPARE((QStringList{read.kind, read.live, read.incoming, read.kept, read.journalMode, read.phase}),
             (QStringList{intent.kind, intent.live, intent.incoming, intent.kept, intent.journalMode,
                          intent.phase}));
    QCOMPARE(read.liveInode, intent.liveInode);
    QCOMPARE(read.incomingInode, intent.incomingInode);
    QVERIFY(journal().closeIntent(*id, QStringLiteral("undone")));
    QVERIFY(!journal().openIntent()->has_value());
}

QTEST_GUILESS_MAIN(TestJournalSafety)
#include "test_journal_safety.moc"
