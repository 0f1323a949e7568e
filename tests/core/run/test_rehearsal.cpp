// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/off_forecast.h"
#include "core/report/assessment_json.h"
#include "core/run/estimate.h"
#include "core/run/forecast.h"
#include "core/safety/lease.h"
#include "tests/core/run/run_fixture.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kValidate = QStringLiteral("validate");
const QString kMove = QStringLiteral("move");

/// Each file of the workspace of rehearsals, without the journal's own.
QStringList keptOf(const RunFixture& fixture)
{
    QStringList names;
    QDirIterator files(fixture.workspace() + QStringLiteral("/rehearsal"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains(QStringLiteral("journal.db")) && !path.endsWith(QStringLiteral("lease")))
            names.append(path.section(QStringLiteral("/rehearsal/"), 1));
    }
    names.sort();
    return names;
}

RunText withOutsideEffects()
{
    RunText text;
    text.validate += QStringLiteral("      - { command: [touch, ran], undo: [rm, ran] }\n"
                                    "      - { flag: .env, key: MOVING, value: \"yes\" }\n"
                                    "      - { approve: The owner agrees }\n");
    return text;
}

/// One that never came to its end; its work file.
QString rehearseUntilKilled(const RunFixture& fixture)
{
    Session killed({}, {});
    (void)killed.open({.database = fixture.database(), .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}, .isRehearsal = true});
    QDir().mkpath(fixture.workspace());
    (void)killed.run({.phase = {}, .to = kMove, .answers = RunFixture::answers(true)});
    return fixture.workspace() + QStringLiteral("/rehearsal/runs/1/work.db");
}

/// A journal as a kill leaves it while it is written for the first time: with a rollback journal that is to be played back.
void leaveHalfMade(const QString& journal)
{
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(journal + QLatin1StringView(end));
    QTemporaryDir aside;
    const QString made = aside.filePath(QStringLiteral("journal.db"));
    auto database = Database::open(made, {.mode = OpenOptions::Mode::Create, .cacheKib = 8});
    QVERIFY(database && database->execute(QStringLiteral("BEGIN; CREATE TABLE half (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                                                         " INSERT INTO half (a) SELECT zeroblob(900) FROM n")));
    for (const char* end : {"", "-journal"})
        QVERIFY(QFile::copy(made + QLatin1StringView(end), journal + QLatin1StringView(end)));
}

} // namespace

/// The whole run up to the cut-over beside the database, and what is expected of the real one.
class TestRehearsal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesTheDatabaseTheRunAndTheOutsideAsTheyWere()
    {
        RunFixture fixture(withOutsideEffects());
        const Outcome outcome = fixture.session().rehearse({});
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(outcome.message));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QVERIFY(!QFileInfo::exists(fixture.file(QStringLiteral("ran"))));
        QVERIFY(!QFileInfo::exists(fixture.file(QStringLiteral(".env"))));
        QVERIFY(!fixture.session().status().hasRun);
        QCOMPARE(fixture.phase(QStringLiteral("backup")).state, PhaseState::Ready);
    }

    void saysWhatItWouldDoOutside()
    {
        RunFixture fixture(withOutsideEffects());
        (void)fixture.session().rehearse({});
        QStringList would;
        for (const LogLine& line : fixture.m_logged) {
            if (line.text.startsWith(QStringLiteral("would ")))
                would.append(line.text);
        }
        QCOMPARE(would.size(), 3);
        QCOMPARE(would[0], QStringLiteral("would run touch ran"));
        QVERIFY(would[1].startsWith(QStringLiteral("would set MOVING=yes in ")));
        QCOMPARE(would[2], QStringLiteral("would wait for “The owner agrees”"));
    }

    void givesTheAccountAndTheQuarantineOfTheRunToCome()
    {
        RunFixture fixture;
        const Outcome outcome = fixture.session().rehearse({});
        QCOMPARE(outcome.exit, Exit::Undecided);
        QCOMPARE(fixture.m_rehearsed.size(), 1);
        const RunStatus rehearsal = fixture.m_rehearsed.first();
        QVERIFY(rehearsal.isRehearsal);
        QCOMPARE(rehearsal.quarantined(), 2);
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        const RunStatus run = fixture.session().status();
        QCOMPARE(run.balance.size(), rehearsal.balance.size());
        for (qsizetype i = 0; i < run.balance.size(); ++i) {
            QCOMPARE(rehearsal.balance[i].table, run.balance[i].table);
            QCOMPARE(rehearsal.balance[i].moved, run.balance[i].moved);
            QCOMPARE(rehearsal.balance[i].quarantined, run.balance[i].quarantined);
        }
    }

    void keepsWhatItFoundAndNothingItWorkedOn()
    {
        RunFixture fixture;
        (void)fixture.session().rehearse({});
        const QStringList kept = keptOf(fixture);
        QCOMPARE(kept, QStringList({QStringLiteral("runs/1/plan/plan.yaml"), QStringLiteral("runs/1/plan/v2.sql"), QStringLiteral("runs/1/report.html")}));
        Session look({}, {});
        QVERIFY(!look.open({.database = fixture.database(), .plan = {}, .workspace = {}, .readOnly = true, .isRehearsal = true}).error);
        QCOMPARE(look.status().quarantined(), 2);
        QVERIFY(look.status().isRehearsal);
    }

    void isForecastBesideTheRun()
    {
        RunFixture fixture;
        QCOMPARE(fixture.phase(kMove).forecast->basis, QStringLiteral("assessment"));
        (void)fixture.session().rehearse({});
        QCOMPARE(fixture.phase(kMove).forecast->basis, QStringLiteral("rehearsal"));
        QCOMPARE(fixture.phase(kMove).forecast->quarantined, 2);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).forecast->basis, QStringLiteral("assessment"));
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        const PhaseStatus moved = fixture.phase(kMove);
        QCOMPARE(moved.forecast->rows, 6);
        QCOMPARE(moved.offForecast, QString());
    }

    void isSaidToBeLeftByARunThatFindsMoreBadRows()
    {
        RunFixture fixture;
        (void)fixture.session().rehearse({});
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (4, '', 1), (5, ' ', 2)"));
        QVERIFY(!fixture.reopen().error);
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        const QString off = fixture.phase(kMove).offForecast;
        QVERIFY2(off.contains(QStringLiteral("4 rows in quarantine, more than the 2 expected")), qPrintable(off));
        bool isLogged = false;
        for (const LogLine& line : fixture.m_logged)
            isLogged = isLogged || (line.level == LogLine::Level::Warning && line.text.contains(off));
        QVERIFY(isLogged);
    }

    void isNoForecastForAnotherPlan()
    {
        RunFixture fixture;
        (void)fixture.session().rehearse({});
        RunText other;
        other.drop = QStringLiteral("      - drop: all\n        rule: nobody visits any more\n");
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(other));
        QVERIFY(!fixture.reopen().error);
        QCOMPARE(fixture.phase(kMove).forecast->basis, QStringLiteral("assessment"));
    }

    void tellsWhatFailedAndLeavesTheRunToStart()
    {
        RunText text;
        text.validate += QStringLiteral("        rules: [{ name: nobody is called Bob, query: \"SELECT id FROM people WHERE name = 'Bob'\" }]\n");
        RunFixture fixture(text);
        const Outcome outcome = fixture.session().rehearse({});
        QCOMPARE(outcome.exit, Exit::ValidationFailed);
        QVERIFY(std::ranges::any_of(outcome.checks, [](const CheckResult& check) { return check.verdict == Verdict::Failed; }));
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/rehearsal/runs/1/work.db")));
        QCOMPARE(fixture.phase(QStringLiteral("backup")).state, PhaseState::Ready);
        QCOMPARE(fixture.phase(kMove).forecast->basis, QStringLiteral("rehearsal"));
        QCOMPARE(fixture.phase(kValidate).forecast->basis, QStringLiteral("assessment")); // it did not come to its end
    }

    void neverReachesTheCutover()
    {
        RunFixture fixture;
        Session inner({}, {});
        QVERIFY(!inner.open({.database = fixture.database(), .plan = fixture.file(QStringLiteral("plan.yaml")), .workspace = {}, .isRehearsal = true}).error);
        QVERIFY(QDir().mkpath(fixture.workspace()));
        const Outcome outcome = inner.run({.phase = {}, .to = {}, .answers = RunFixture::answers(true)});
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::PhaseNotReady);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void clearsAwayOneThatWasKilled()
    {
        RunFixture fixture;
        QVERIFY(QFileInfo::exists(rehearseUntilKilled(fixture)));
        QCOMPARE(fixture.session().rehearse({}).kind, Outcome::Kind::Done);
        for (const QString& file : keptOf(fixture))
            QVERIFY2(!file.endsWith(QStringLiteral(".db")) && !file.contains(QStringLiteral("points/")), qPrintable(file));
    }

    void isClearedAwayByTheNextStartIfItWasKilled()
    {
        RunFixture fixture;
        QVERIFY(QFileInfo::exists(rehearseUntilKilled(fixture)));
        fixture.write(QStringLiteral("app.db.godwit/rehearsal/runs/1/work.db-journal"), QString());
        QVERIFY(!fixture.reopen().error);
        const QStringList kept = keptOf(fixture);
        QCOMPARE(kept, QStringList({QStringLiteral("runs/1/plan/plan.yaml"), QStringLiteral("runs/1/plan/v2.sql")}));
    }

    void isClearedAwayByTheNextStartIfItWasKilledWhileItsFilesWereRemoved()
    {
        RunFixture fixture;
        const QString work = rehearseUntilKilled(fixture);
        {
            auto journal = Database::open(fixture.workspace() + QStringLiteral("/rehearsal/journal.db"), {.mode = OpenOptions::Mode::ReadWrite});
            QVERIFY(journal);
            QVERIFY(journal->execute(QStringLiteral("UPDATE runs SET finished_at = '2026-01-02T03:04:05.000Z'")));
        }
        QVERIFY(!fixture.reopen().error);
        QVERIFY(!QFileInfo::exists(work));
    }

    void aKillWhileItsJournalWasMadeLeavesNothingBesideIt_data()
    {
        QTest::addColumn<bool>("isHot");
        QTest::addColumn<bool>("rehearsesAgain");
        for (const bool isHot : {false, true}) {
            for (const bool again : {false, true})
                QTest::addRow("%s, %s", isHot ? "hot" : "cold", again ? "the next rehearsal" : "the next start") << isHot << again;
        }
    }

    void aKillWhileItsJournalWasMadeLeavesNothingBesideIt()
    {
        QFETCH(bool, isHot);
        QFETCH(bool, rehearsesAgain);
        RunFixture fixture;
        QCOMPARE(fixture.session().rehearse({}).kind, Outcome::Kind::Done);
        const QString journal = fixture.workspace() + QStringLiteral("/rehearsal/journal.db");
        if (isHot)
            leaveHalfMade(journal);
        else
            fixture.write(QStringLiteral("app.db.godwit/rehearsal/journal.db-journal"), QString());
        QVERIFY(QFileInfo::exists(journal + QStringLiteral("-journal")));
        fixture.m_logged.clear();
        if (rehearsesAgain)
            QCOMPARE(fixture.session().rehearse({}).kind, Outcome::Kind::Done);
        else
            QVERIFY(!fixture.reopen().error);
        QVERIFY(!QFileInfo::exists(journal + QStringLiteral("-journal")));
        QVERIFY2(fixture.m_logged.isEmpty() || rehearsesAgain, "it was only complained of");
        QCOMPARE(fixture.session().rehearse({}).kind, Outcome::Kind::Done);
    }

    void isLeftAloneWhileSomebodyRehearses()
    {
        RunFixture fixture;
        const QString work = rehearseUntilKilled(fixture);
        const auto lease = Lease::take(fixture.workspace() + QStringLiteral("/rehearsal/lease"));
        QVERIFY(lease);
        QVERIFY(!fixture.reopen().error);
        QVERIFY(QFileInfo::exists(work));
    }

    void isRefusedAfterTheCutover()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const Outcome outcome = fixture.session().rehearse({});
        QVERIFY(outcome.error);
        QVERIFY(!QFileInfo::exists(fixture.workspace() + QStringLiteral("/rehearsal")));
    }

    void estimatesMoreForSlowerMachinesAndLargerDatabases()
    {
        Phase phase;
        phase.id = kMove;
        MoveStep move;
        move.from = QStringLiteral("People");
        phase.steps.append({.work = move, .at = {}});
        EstimateScene scene{.bytes = 300'000'000, .rows = {{QStringLiteral("people"), 1'000'000}}, .quarantine = {}, .assessSeconds = 0.4};
        const PhaseForecast usual = estimateOf(phase, scene);
        QCOMPARE(usual.rows, 1'000'000);
        QVERIFY(usual.secondsLow > 1 && usual.secondsHigh > 2 * usual.secondsLow);
        scene.assessSeconds = 4;
        QVERIFY(estimateOf(phase, scene).secondsHigh > 3 * usual.secondsHigh);
        scene.rows.clear();
        QCOMPARE(estimateOf(phase, scene).rows, -1);
        QCOMPARE(estimateOf(phase, scene).quarantined, -1);
        scene.quarantine.insert(kMove, 7);
        QCOMPARE(estimateOf(phase, scene).quarantined, 7);
    }

    void tellsByHowMuchEachPhaseLetsItsPlacesGrow()
    {
        RunFixture fixture;
        const qint64 bytes = QFileInfo(fixture.database()).size();
        const auto forecastOf = [&fixture](const char* phase) {
            return fixture.phase(QString::fromLatin1(phase)).forecast.value_or(PhaseForecast());
        };
        QCOMPARE(forecastOf("backup").databaseBytes, 0);
        QVERIFY(forecastOf("backup").workspaceBytes >= bytes);
        QVERIFY(forecastOf("move").workspaceBytes > 0);
        QCOMPARE(forecastOf("cutover").databaseBytes, bytes); // a plan that moves is taken to double it
        ReportRequest request;
        request.kind = QStringLiteral("forecast");
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        request.format = QStringLiteral("json");
        request.file = fixture.file(QStringLiteral("forecast.json"));
        QCOMPARE(fixture.session().writeReport(request).kind, Outcome::Kind::Done);
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray volumes = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("forecast")).toObject().value(QLatin1String("volumes")).toArray();
        QVERIFY(!volumes.isEmpty());
        QStringList shares;
        for (const QJsonValue& volume : volumes) {
            for (const QJsonValue& share : volume.toObject().value(QLatin1String("shares")).toArray())
                shares.append(share.toObject().value(QLatin1String("what")).toString());
        }
        for (const char* const share : {"database", "snapshot", "work file", "temporary files"})
            QVERIFY2(shares.contains(QLatin1String(share)), share);
    }

    void takesFromAnAssessmentWhatWasCounted()
    {
        Assessment assessment;
        TableProfile counted;
        counted.table = QStringLiteral("people");
        counted.rows = 3;
        TableProfile unread;
        unread.table = QStringLiteral("maps");
        unread.notRun = QStringLiteral("its module is not there");
        assessment.tables = {counted, unread};
        for (const qint64 rows : {2, 5}) {
            MoveExpectation move;
            move.step.phase = kMove;
            move.quarantined = rows;
            assessment.expectations.append(move);
        }
        const QJsonObject figures = figuresOf(assessment);
        QCOMPARE(figures.value(QStringLiteral("rows")).toObject(), QJsonObject({{QStringLiteral("people"), 3}}));
        QCOMPARE(figures.value(QStringLiteral("quarantine")).toObject().value(kMove).toInteger(), 7);
    }

    void judgesABandByItsEnds_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<qint64>("quarantined");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("isWorse");
        QTest::newRow("within") << 5.0 << qint64(3) << QString() << false;
        QTest::newRow("so little slower that it reads the same") << 8.04 << qint64(3) << QString() << false;
        QTest::newRow("slower") << 9.0 << qint64(3) << QStringLiteral("it took 9.0 s, more than the 4.0 s to 8.0 s expected") << true;
        QTest::newRow("faster") << 1.0 << qint64(0) << QStringLiteral("it took 1.0 s, less than the 4.0 s to 8.0 s expected") << false;
        QTest::newRow("more bad rows") << 5.0 << qint64(4) << QStringLiteral("4 rows in quarantine, more than the 3 expected") << true;
        QTest::newRow("faster, with more bad rows")
            << 1.0 << qint64(4) << QStringLiteral("it took 1.0 s, less than the 4.0 s to 8.0 s expected; 4 rows in quarantine, more than the 3 expected")
            << true;
    }
    void judgesABandByItsEnds()
    {
        QFETCH(double, seconds);
        QFETCH(qint64, quarantined);
        PhaseStatus phase;
        phase.cost.seconds = seconds;
        PhaseForecast forecast;
        forecast.basis = QStringLiteral("rehearsal");
        forecast.secondsLow = 4;
        forecast.secondsHigh = 8;
        forecast.quarantined = 3;
        QTEST(offForecast(phase, forecast, quarantined), "says");
        phase.forecast = forecast;
        phase.offForecast = offForecast(phase, forecast, quarantined);
        QTEST(isWorseThanForecast(phase), "isWorse");
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "test_rehearsal.moc"
