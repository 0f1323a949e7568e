// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/migration.h"
#include "sweep/moments.h"

#include <QFile>
#include <QTest>

using namespace godwit::faults;

/// The row "killed" of the faults that have to be survived, on the small plan: at each of these moments the same command goes
/// on, or goes back, to the same result.
class TestMatrixKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_sweep = std::make_unique<Sweep>(smallPlanTable(false)); }
    void inAssess();
    void inTheSnapshot();
    void betweenTheSnapshotsSyncAndItsManifest();
    void inTheSchema();
    void inABatch();
    void whileRowsChange();
    void betweenCommitAndJournal();
    void inValidate();
    void atEveryInstantOfTheCutover();
    void atEveryInstantOfTheCutoverInWalMode();
    void inTheCleanUp();
    void inARollback();
    void inARollbackAndAgain();
    void inARollbackToAPhaseThatThePlanLost();
    void inARestore();
    void inARestoreAndAgain();
    void inARestoreOfTables();
    void inAWayBackOverADamagedFile();
    void inFinish();
    void inAReplayAndAgain();
    void inARehearsal();
    void inAnExport();

private:
    [[nodiscard]] const Baseline& baseline(const QString& command) { return m_sweep->baselineOf(commandNamed(*m_sweep, command)); }
    [[nodiscard]] QList<long> all(const QString& command) { return allBetween(1, baseline(command).calls.size()); }
    [[nodiscard]] QList<long> on(const QString& command, const QString& path);
    void kill(const QString& command, const QList<long>& moments, int most, Then then = Then::Resume);

    std::unique_ptr<Sweep> m_sweep;
};

namespace {

/// The small plan in a folder beside, with its phase “move” under another name; the line that runs it.
QStringList lineOfRenamedPlan(const Migration& migration)
{
    const QString folder = migration.aside(QStringLiteral("renamed"));
    copyTree(QStringLiteral(GODWIT_SOURCES "/tests/faults/plan"), folder);
    QFile file(folder + QStringLiteral("/plan.yaml"));
    const QByteArray plan = contentOf(file.fileName()).replace("- phase: move", "- phase: shift");
    if (!file.open(QIODevice::WriteOnly) || file.write(plan) != plan.size())
        qFatal("The plan cannot be written.");
    return runTo(file.fileName(), QStringLiteral("shift"));
}

} // namespace

QList<long> TestMatrixKilled::on(const QString& command, const QString& path)
{
    return callsWhere(baseline(command).calls, [&path](const CountedCall& call) { return call.path.contains(path); });
}

void TestMatrixKilled::kill(const QString& command, const QList<long>& moments, int most, Then then)
{
    const QString violated = injectAll(*m_sweep, command, thinned(moments, most), {.does = QStringLiteral("kill")}, then);
    QVERIFY2(violated.isEmpty(), qPrintable(violated));
}

void TestMatrixKilled::inAssess()
{
    kill(QStringLiteral("assess"), all(QStringLiteral("assess")), 12);
}

void TestMatrixKilled::inTheSnapshot()
{
    kill(QStringLiteral("backup"), on(QStringLiteral("backup"), QStringLiteral("/snapshots/")), 16);
}

void TestMatrixKilled::betweenTheSnapshotsSyncAndItsManifest()
{
    const Baseline& calls = baseline(QStringLiteral("backup"));
    const QList<long> synced = callsWhere(calls.calls, [](const CountedCall& call) { return call.name == QStringLiteral("fsync") && call.path.endsWith(QStringLiteral(".db.part")); });
    const QList<long> manifest = callsWhere(calls.calls, [](const CountedCall& call) { return call.name == QStringLiteral("rename") && call.path.contains(QStringLiteral(".json")); });
    QVERIFY(!synced.isEmpty() && !manifest.isEmpty());
    kill(QStringLiteral("backup"), allBetween(synced.last(), manifest.last() + 1), 30, Then::VerifyAndResume);
    kill(QStringLiteral("backup"), allBetween(synced.last(), manifest.last() + 1), 10, Then::GoBack);
}

void TestMatrixKilled::inTheSchema()
{
    kill(QStringLiteral("expand"), on(QStringLiteral("expand"), QStringLiteral("work.db")), 16);
}

void TestMatrixKilled::inABatch()
{
    kill(QStringLiteral("move"), on(QStringLiteral("move"), QStringLiteral("work.db")), 24);
    kill(QStringLiteral("change"), on(QStringLiteral("change"), QStringLiteral("work.db")), 24, Then::GoBack);
}

/// A commit is there once its rollback journal is gone; what the journal of the migration says of it comes after.
void TestMatrixKilled::whileRowsChange()
{
    kill(QStringLiteral("change"), on(QStringLiteral("change"), QStringLiteral("work.db")), 16);
    kill(QStringLiteral("change"), all(QStringLiteral("change")), 8, Then::GoBack);
}

void TestMatrixKilled::betweenCommitAndJournal()
{
    for (const QString& phase : {QStringLiteral("expand"), QStringLiteral("move"), QStringLiteral("change")}) {
        const QList<long> commits = callsWhere(baseline(phase).calls, [](const CountedCall& call) { return call.name == QStringLiteral("unlink") && call.path.endsWith(QStringLiteral("work.db-journal")); });
        QVERIFY(!commits.isEmpty());
        QList<long> after;
        for (const long commit : commits)
            after += {commit, commit + 1, commit + 2};
        kill(phase, after, 24);
    }
}

void TestMatrixKilled::inValidate()
{
    kill(QStringLiteral("validate"), all(QStringLiteral("validate")), 12);
}

void TestMatrixKilled::atEveryInstantOfTheCutover()
{
    const long exchange = exchangeOf(baseline(QStringLiteral("cutover")));
    QVERIFY(exchange > 0);
    kill(QStringLiteral("cutover"), allBetween(exchange - 12, exchange + 28), 41);
    kill(QStringLiteral("cutover"), allBetween(exchange - 4, exchange + 12), 17, Then::GoBack);
    kill(QStringLiteral("cutover"), all(QStringLiteral("cutover")), 12, Then::VerifyAndResume);
}

void TestMatrixKilled::atEveryInstantOfTheCutoverInWalMode()
{
    Sweep wal(smallPlanTable(true));
    const Baseline& calls = wal.baselineOf(commandNamed(wal, QStringLiteral("cutover")));
    const long exchange = exchangeOf(calls);
    QVERIFY(exchange > 0);
    const QString violated = injectAll(wal, QStringLiteral("cutover"), allBetween(exchange - 12, exchange + 16), {.does = QStringLiteral("kill")});
    QVERIFY2(violated.isEmpty(), qPrintable(violated));
    // What the lock takes away, the journal mode, comes back too.
    const QList<long> live = callsWhere(calls.calls, [](const CountedCall& call) { return call.path.contains(QStringLiteral("/app.db")) && !call.path.contains(QStringLiteral(".godwit")); });
    const QString locked = injectAll(wal, QStringLiteral("cutover"), thinned(live, 20), {.does = QStringLiteral("kill")}, Then::GoBack);
    QVERIFY2(locked.isEmpty(), qPrintable(locked));
}

void TestMatrixKilled::inTheCleanUp()
{
    const long exchange = exchangeOf(baseline(QStringLiteral("cleanup")));
    kill(QStringLiteral("cleanup"), allBetween(exchange - 4, exchange + 12), 17);
    kill(QStringLiteral("cleanup"), all(QStringLiteral("cleanup")), 12, Then::GoBack);
}

void TestMatrixKilled::inARollback()
{
    kill(QStringLiteral("back before cut-over to move"), all(QStringLiteral("back before cut-over to move")), 24);
    const long exchange = exchangeOf(baseline(QStringLiteral("back across cut-over to move")));
    kill(QStringLiteral("back across cut-over to move"), allBetween(exchange - 4, exchange + 20), 25);
}

void TestMatrixKilled::inARollbackAndAgain()
{
    kill(QStringLiteral("back before cut-over to change"), all(QStringLiteral("back before cut-over to change")), 20, Then::KillAgain);
    kill(QStringLiteral("back across cut-over to move"), all(QStringLiteral("back across cut-over to move")), 20, Then::KillAgain);
    kill(QStringLiteral("back to cleanup"), all(QStringLiteral("back to cleanup")), 12, Then::KillAgain);
}

/// The plan file is edited before the next start. Nothing goes on by it, whether the swap was done or not; by the plan that the
/// run keeps the rollback comes to its end.
void TestMatrixKilled::inARollbackToAPhaseThatThePlanLost()
{
    const Migration migration;
    const QStringList renamed = lineOfRenamedPlan(migration);
    const QString original = migration.content();
    QCOMPARE(migration.to(QStringLiteral("verify")).exit, 0);
    const QString cutOver = migration.content();
    migration.save(QStringLiteral("verify"));
    QList<CountedCall> calls;
    QCOMPARE(migration.count(backTo(QStringLiteral("move")), calls).exit, 0);
    const QList<long> exchange = callsWhere(calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral(":exchange")); });
    QCOMPARE(exchange.size(), 1);
    for (const long moment : {exchange.first(), exchange.first() + 1, exchange.first() + 4, exchange.first() + 8}) {
        migration.bringBack(QStringLiteral("verify"));
        QVERIFY(migration.run(backTo(QStringLiteral("move")), {.does = QStringLiteral("kill"), .at = moment}).wasKilled);
        const Ran refused = migration.run(renamed);
        QVERIFY2(refused.exit > 0 && refused.err.contains("GW-4003"), said(refused).constData());
        QVERIFY(migration.content() == original || migration.content() == cutOver);
        const Ran back = migration.back(QStringLiteral("move"));
        QVERIFY2(back.exit == 0, said(back).constData()); // also where its opening has done it already
        QCOMPARE(migration.content(), original);
        const Ran again = migration.to(QStringLiteral("verify"));
        QVERIFY2(again.exit == 0, said(again).constData());
        QCOMPARE(migration.content(), cutOver);
    }
}

void TestMatrixKilled::inARestore()
{
    const long exchange = exchangeOf(baseline(QStringLiteral("restore in place after cut-over")));
    kill(QStringLiteral("restore in place after cut-over"), allBetween(exchange - 4, exchange + 20), 25);
    kill(QStringLiteral("restore as a copy"), all(QStringLiteral("restore as a copy")), 16);
}

void TestMatrixKilled::inARestoreAndAgain()
{
    kill(QStringLiteral("restore in place after cut-over"), all(QStringLiteral("restore in place after cut-over")), 20, Then::KillAgain);
    kill(QStringLiteral("restore in place before cut-over"), all(QStringLiteral("restore in place before cut-over")), 12, Then::KillAgain);
}

void TestMatrixKilled::inARestoreOfTables()
{
    kill(QStringLiteral("restore tables before cut-over"), all(QStringLiteral("restore tables before cut-over")), 12);
    kill(QStringLiteral("restore tables after cut-over"), all(QStringLiteral("restore tables after cut-over")), 12, Then::KillAgain);
}

void TestMatrixKilled::inAWayBackOverADamagedFile()
{
    kill(QStringLiteral("restore over a damaged file"), all(QStringLiteral("restore over a damaged file")), 30);
    kill(QStringLiteral("back over a damaged file"), all(QStringLiteral("back over a damaged file")), 20, Then::KillAgain);
}

void TestMatrixKilled::inFinish()
{
    kill(QStringLiteral("finish"), all(QStringLiteral("finish")), 24);
}

void TestMatrixKilled::inAReplayAndAgain()
{
    kill(QStringLiteral("replay"), all(QStringLiteral("replay")), 16, Then::KillAgain);
}

/// The same command again, and a rollback as the next start that may write.
void TestMatrixKilled::inARehearsal()
{
    kill(QStringLiteral("rehearse"), all(QStringLiteral("rehearse")), 16, Then::KillAgain);
    kill(QStringLiteral("rehearse beside a run"), all(QStringLiteral("rehearse beside a run")), 16, Then::GoBack);
    const QList<long> cleared = callsWhere(baseline(QStringLiteral("rehearse")).calls, [](const CountedCall& call) { return call.name == QStringLiteral("unlink") && call.path.contains(QStringLiteral("/rehearsal/")); });
    kill(QStringLiteral("rehearse"), cleared, 12);
}

void TestMatrixKilled::inAnExport()
{
    kill(QStringLiteral("export what was written"), on(QStringLiteral("export what was written"), QStringLiteral("/since/")), 16);
    kill(QStringLiteral("propose a repair"), all(QStringLiteral("propose a repair")), 16);
    kill(QStringLiteral("prune snapshots"), all(QStringLiteral("prune snapshots")), 16);
}

QTEST_GUILESS_MAIN(TestMatrixKilled)
#include "test_matrix_killed.moc"
