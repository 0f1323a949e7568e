// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/core/run/run_fixture.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// People by the ten thousand, so that a run is under way for a while.
RunText manyPeople()
{
    RunText text;
    text.source += QStringLiteral("; WITH RECURSIVE c (n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM c WHERE n < 60000)"
                                  " INSERT INTO people SELECT n, 'name ' || n, 1 FROM c");
    return text;
}

OpenRequest openRequest(const RunFixture& fixture)
{
    return {.database = fixture.database(), .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}};
}

bool waitUntilIdle(const Engine& engine)
{
    return QTest::qWaitFor([&] { return !engine.isBusy(); }, 120'000);
}

} // namespace

/// The seam: what front ends may rely on.
class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysFinishedOnceForEveryStarted()
    {
        RunFixture fixture;
        Engine engine;
        QSignalSpy started(&engine, &Engine::started);
        QSignalSpy finished(&engine, &Engine::finished);
        engine.run({}); // nothing is open: refused, and said so
        engine.open(openRequest(fixture));
        engine.check(openRequest(fixture));
        engine.open(openRequest(fixture));
        engine.run({.phase = {}, .to = QStringLiteral("validate"), .answers = RunFixture::answers(true)});
        engine.validate();
        engine.verify({});
        engine.waive({.filter = {}, .reason = QStringLiteral("known")});
        engine.exportQuarantine({.filter = {}, .file = fixture.file(QStringLiteral("q.csv"))});
        engine.writeReport({.format = QStringLiteral("json"), .file = fixture.file(QStringLiteral("r.json"))});
        engine.run({.phase = {}, .to = {}, .answers = RunFixture::answers(true)});
        engine.rollBack({.to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)});
        engine.restore({.snapshot = {}, .target = fixture.file(QStringLiteral("copy.db")), .answers = {}});
        engine.finish({.answers = {}});
        QVERIFY(engine.isBusy());
        QCOMPARE(finished.count(), 0); // nothing is carried out in the caller's thread
        QVERIFY(waitUntilIdle(engine));
        QCOMPARE(started.count(), 14);
        QCOMPARE(finished.count(), 14);
        for (int index = 0; index < 14; ++index)
            QCOMPARE(finished.at(index).first().value<Outcome>().action, started.at(index).first().toString());
        QVERIFY(finished.at(0).first().value<Outcome>().error);
        for (int index = 1; index < 13; ++index) {
            const Outcome outcome = finished.at(index).first().value<Outcome>();
            QVERIFY2(!outcome.error, qPrintable(outcome.action + u' ' + outcome.message));
        }
        QVERIFY(finished.at(13).first().value<Outcome>().error);
        QVERIFY(QFileInfo::exists(fixture.file(QStringLiteral("q.csv"))));
        QVERIFY(QFileInfo::exists(fixture.file(QStringLiteral("r.json"))));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void mendsRowsAndSaysWhatItDid()
    {
        RunFixture fixture;
        Engine engine;
        QSignalSpy finished(&engine, &Engine::finished);
        QSignalSpy edited(&engine, &Engine::edited);
        engine.open(openRequest(fixture));
        engine.run({.phase = {}, .to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        engine.edit({.entry = 1, .values = {{QStringLiteral("name"), QStringLiteral("'Eve'")}}});
        QuarantineFilter people;
        people.table = QStringLiteral("people");
        engine.fix({.filter = people, .set = {{QStringLiteral("name"), QStringLiteral("name || '!'")}}});
        engine.exportQuarantine({.filter = people, .file = fixture.file(QStringLiteral("q.csv"))});
        engine.importQuarantine({.file = fixture.file(QStringLiteral("q.csv"))});
        engine.waive({.filter = people, .reason = QStringLiteral("known")});
        engine.unwaive({people});
        engine.replay({});
        QVERIFY(waitUntilIdle(engine));
        QStringList ended;
        for (const QList<QVariant>& each : finished) {
            const Outcome outcome = each.first().value<Outcome>();
            QVERIFY2(!outcome.error, qPrintable(outcome.action + u' ' + outcome.message));
            ended.append(outcome.action);
        }
        QCOMPARE(ended.join(u' '), QStringLiteral("open run edit fix export import waive unwaive replay"));
        QCOMPARE(edited.count(), 3);
        QCOMPARE(edited.at(0).first().value<EditSummary>().changed, 1);
        QVERIFY(!edited.at(1).first().value<EditSummary>().isApplied);
        QCOMPARE(edited.at(1).first().value<EditSummary>().values.first().after, QStringLiteral("'Eve!'"));
        QCOMPARE(edited.at(2).first().value<EditSummary>().unchanged, 1);
        QCOMPARE(finished.last().first().value<Outcome>().exit, Exit::Done);
    }

    void signalsArriveInTheCallersThread()
    {
        RunFixture fixture;
        Engine engine;
        int facts = 0;
        bool isElsewhere = false;
        const auto note = [&] {
            ++facts;
            isElsewhere = isElsewhere || QThread::currentThread() != qApp->thread();
        };
        QObject receiver;
        connect(&engine, &Engine::statusChanged, &receiver, note);
        connect(&engine, &Engine::progressed, &receiver, note);
        connect(&engine, &Engine::stepChanged, &receiver, note);
        connect(&engine, &Engine::logged, &receiver, note);
        connect(&engine, &Engine::finished, &receiver, note);
        connect(&engine, &Engine::quarantineLoaded, &receiver, note);
        connect(&engine, &Engine::historyLoaded, &receiver, note);
        connect(&engine, &Engine::previewed, &receiver, note);
        engine.open(openRequest(fixture));
        engine.run({.phase = {}, .to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        QSignalSpy previews(&engine, &Engine::previewed);
        QSignalSpy pages(&engine, &Engine::quarantineLoaded);
        QSignalSpy history(&engine, &Engine::historyLoaded);
        engine.refresh();
        engine.loadQuarantine({});
        engine.loadHistory();
        engine.previewRun(QStringLiteral("validate"));
        engine.previewRollback(QStringLiteral("move"));
        engine.previewRestore(QString());
        engine.previewFinish();
        QVERIFY(QTest::qWaitFor([&] { return previews.count() == 4; }, 120'000));
        QVERIFY(waitUntilIdle(engine));
        QCOMPARE(pages.first().first().value<QuarantinePage>().total, 2);
        QVERIFY(!history.first().first().value<QList<AuditEntry>>().isEmpty());
        QVERIFY(facts > 10);
        QVERIFY(!isElsewhere);
    }

    void destroyingItWhileItRunsLeavesARunThatGoesOn()
    {
        RunFixture fixture(manyPeople());
        {
            std::atomic<bool> hasBegun = false;
            QObject receiver;
            Engine engine;
            // On the worker, which waits within the move until the engine is being destroyed.
            connect(&engine, &Engine::progressed, &receiver, [&hasBegun](const Progress& progress) {
                if (progress.phase == QStringLiteral("move") && progress.done > 0 && !hasBegun.exchange(true))
                    QThread::msleep(500);
            }, Qt::DirectConnection);
            engine.open(openRequest(fixture));
            engine.run({.phase = {}, .to = QStringLiteral("cleanup"), .answers = RunFixture::answers(true)});
            QVERIFY(QTest::qWaitFor([&] { return hasBegun || !engine.isBusy(); }, 120'000));
        }
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::Paused);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM people")), QStringLiteral("59993"));
    }

    void aCancelHoldsForWhatWaitsBehind()
    {
        RunFixture fixture(manyPeople());
        Engine engine;
        QSignalSpy finished(&engine, &Engine::finished);
        engine.open(openRequest(fixture));
        QVERIFY(waitUntilIdle(engine));
        engine.run({.phase = {}, .to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)});
        engine.cancel();
        engine.run({.phase = {}, .to = QStringLiteral("cutover"), .answers = RunFixture::answers(true)});
        QVERIFY(waitUntilIdle(engine));
        QCOMPARE(finished.count(), 3);
        QCOMPARE(finished.at(1).first().value<Outcome>().kind, Outcome::Kind::Cancelled);
        QCOMPARE(finished.at(2).first().value<Outcome>().kind, Outcome::Kind::Cancelled);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        engine.run({.phase = {}, .to = QStringLiteral("move"), .answers = RunFixture::answers(true)});
        QVERIFY(waitUntilIdle(engine));
        QCOMPARE(finished.at(3).first().value<Outcome>().kind, Outcome::Kind::Done);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
