// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/schema.h"
#include "support.h"
#include "tests/support/database_text.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<JournalFixture>(); }
    void keepsARunWithAllItsFields();
    void givesTheNewestRun();
    void keepsPhasesInTheOrderOfThePlan();
    void keepsStepsUnderTheirPhases();
    void givesTheLogFromAnEntryOn();
    void keepsMetrics();
    void keepsWhatWasMeasuredAndNothingElse();
    void costsOfPhasesThatWereRolledBackDoNotCount();
    void factsAreReplacedByName();
    void keepsChecksWithTheirSamples();
    void replacesTheChecksOfOneStepOnly();
    void findsWhatItKeptAfterReopening();
    void refusesAFileThatIsNoJournalOfOurs_data();
    void refusesAFileThatIsNoJournalOfOurs();
    void createsNoJournalToReadIt();
    void oneWhoseMakingWasKilledHoldsNothing();
    void readsWhileAnotherConnectionWrites();
    void writesNothingWhenOpenedToRead();
    void timesKeepMillisecondsAndUtc();

private:
    Repository& journal() { return m_fixture->journal; }
    qint64 run() const { return m_fixture->run; }
    std::unique_ptr<JournalFixture> m_fixture;
};

void TestJournal::keepsARunWithAllItsFields()
{
    RunRecord record{.id = 0,
                     .database = QStringLiteral("/data/ä b.db"),
                     .planPath = QStringLiteral("plan.yaml"),
                     .planName = QStringLiteral("name"),
                     .planVersion = QStringLiteral("2"),
                     .planHash = QStringLiteral("hash"),
                     .approvedHash = QStringLiteral("approved"),
                     .strategy = QStringLiteral("copy"),
                     .seed = QStringLiteral("seed"),
                     .startedAt = kNoon,
                     .cutOverAt = {},
                     .finishedAt = {},
                     .journalMode = QStringLiteral("wal"),
                     .originalSnapshot = 0,
                     .keptOriginal = {}};
    auto inserted = journal().insertRun(record);
    QVERIFY(inserted);
    QCOMPARE(inserted->id, run() + 1);
    inserted->cutOverAt = kNoon.addSecs(60);
    inserted->originalSnapshot = 3;
    inserted->keptOriginal = QStringLiteral("/data/kept.db");
    QVERIFY(journal().updateRun(*inserted));
    const RunRecord read = journal().lastRun()->value();
    QCOMPARE(read.id, inserted->id);
    QCOMPARE(read.database, record.database);
    QCOMPARE(read.planPath, record.planPath);
    QCOMPARE(read.planName, record.planName);
    QCOMPARE(read.planVersion, record.planVersion);
    QCOMPARE(read.planHash, record.planHash);
    QCOMPARE(read.approvedHash, record.approvedHash);
    QCOMPARE(read.strategy, record.strategy);
    QCOMPARE(read.seed, record.seed);
    QCOMPARE(read.startedAt, kNoon);
    QCOMPARE(read.cutOverAt, kNoon.addSecs(60));
    QVERIFY(!read.finishedAt.isValid());
    QCOMPARE(read.journalMode, record.journalMode);
    QCOMPARE(read.originalSnapshot, 3);
    QCOMPARE(read.keptOriginal, inserted->keptOriginal);
}

void TestJournal::givesTheNewestRun()
{
    const qint64 second = JournalFixture::begun(journal());
    QCOMPARE(journal().lastRun()->value().id, second);
    const QTemporaryDir folder;
    auto empty = Repository::open(folder.filePath(QStringLiteral("journal.db")));
    QVERIFY(empty);
    QVERIFY(!empty->lastRun()->has_value());
}

void TestJournal::keepsPhasesInTheOrderOfThePlan()
{
    PhaseStatus last;
    last.id = QStringLiteral("a-last");
    QVERIFY(journal().putPhase(run(), 1, last));
    PhaseStatus first;
    first.id = QStringLiteral("b-first");
    first.title = QStringLiteral("First");
    first.state = PhaseState::Running;
    first.startedAt = kNoon;
    QVERIFY(journal().putPhase(run(), 0, first));
    first.state = PhaseState::DoneWithExceptions;
    first.waitsFor = QStringLiteral("a word");
    first.summary = QStringLiteral("2 warnings");
    first.endedAt = kNoon.addMSecs(1);
    first.elapsedMs = 1;
    QVERIFY(journal().putPhase(run(), 0, first)); // the same phase once more: replaced
    const auto phases = journal().phases(run());
    QVERIFY(phases);
    QCOMPARE(phases->size(), 2);
    QCOMPARE(phases->at(0).id, first.id);
    QCOMPARE(phases->at(0).title, first.title);
    QCOMPARE(phases->at(0).state, PhaseState::DoneWithExceptions);
    QCOMPARE(phases->at(0).waitsFor, first.waitsFor);
    QCOMPARE(phases->at(0).summary, first.summary);
    QCOMPARE(phases->at(0).startedAt, kNoon);
    QCOMPARE(phases->at(0).endedAt, first.endedAt);
    QCOMPARE(phases->at(0).elapsedMs, 1);
    QCOMPARE(phases->at(1).id, last.id);
    QVERIFY(!phases->at(1).startedAt.isValid());
}

void TestJournal::keepsStepsUnderTheirPhases()
{
    PhaseStatus first;
    first.id = QStringLiteral("z");
    PhaseStatus second;
    second.id = QStringLiteral("a");
    QVERIFY(journal().putPhase(run(), 0, first));
    QVERIFY(journal().putPhase(run(), 1, second));
    StepStatus step{.phase = second.id,
                    .index = 0,
                    .kind = QStringLiteral("move"),
                    .title = QStringLiteral("t"),
                    .state = PhaseState::Done,
                    .rows = 15,
                    .moved = 1,
                    .merged = 2,
                    .skipped = 3,
                    .quarantined = 4,
                    .written = 5,
                    .elapsedMs = 6,
                    .sql = {}};
    QVERIFY(journal().putStep(run(), step));
    StepStatus other;
    other.phase = first.id;
    other.index = 1;
    QVERIFY(journal().putStep(run(), other));
    other.index = 0;
    QVERIFY(journal().putStep(run(), other));
    const auto steps = journal().steps(run());
    QVERIFY(steps);
    QCOMPARE(steps->size(), 3);
    QCOMPARE(steps->at(0).phase + QString::number(steps->at(0).index), QStringLiteral("z0"));
    QCOMPARE(steps->at(0).rows, -1);
    QCOMPARE(steps->at(1).phase + QString::number(steps->at(1).index), QStringLiteral("z1"));
    const StepStatus read = steps->at(2);
    QCOMPARE(read.kind + read.title + stateId(read.state), QStringLiteral("movetdone"));
    QCOMPARE((QList<qint64>{read.rows, read.moved, read.merged, read.skipped, read.quarantined, read.written,
                            read.elapsedMs}),
             (QList<qint64>{15, 1, 2, 3, 4, 5, 6}));
    QVERIFY(journal().clearSteps(run(), first.id));
    QCOMPARE(journal().steps(run())->size(), 1);
}

void TestJournal::givesTheLogFromAnEntryOn()
{
    LogLine line{.at = kNoon,
                 .level = LogLine::Level::Warning,
                 .phase = QStringLiteral("p"),
                 .step = QStringLiteral("s"),
                 .text = QStringLiteral("one")};
    QVERIFY(journal().addLog(run(), line));
    line.text = QStringLiteral("two");
    QVERIFY(journal().addLog(run(), line));
    qint64 last = 0;
    auto lines = journal().log(run(), 0, &last);
    QVERIFY(lines);
    QCOMPARE(lines->size(), 2);
    QCOMPARE(lines->first().at, kNoon);
    QCOMPARE(lines->first().level, LogLine::Level::Warning);
    QCOMPARE(lines->first().phase + lines->first().step + lines->first().text, QStringLiteral("psone"));
    const qint64 before = last;
    QVERIFY(journal().log(run(), last, &last)->isEmpty());
    QCOMPARE(last, before);
    line.text = QStringLiteral("three");
    QVERIFY(journal().addLog(run(), line));
    lines = journal().log(run(), before, &last);
    QCOMPARE(lines->size(), 1);
    QCOMPARE(lines->first().text, QStringLiteral("three"));
}

void TestJournal::keepsMetrics()
{
    QVERIFY(journal().addMetric(run(), QStringLiteral("p"), 2, QStringLiteral("rate"), 1.5,
                                QStringLiteral("rows/s")));
    QCOMPARE(rowsOf(journal().database(),
                    QStringLiteral("SELECT run, phase, step, name, value, unit FROM migration_metrics")),
             QStringLiteral("%1 | 'p' | 2 | 'rate' | 1.5 | 'rows/s'\n").arg(run()));
}

void TestJournal::keepsWhatWasMeasuredAndNothingElse()
{
    PhaseStatus phase;
    phase.id = QStringLiteral("p");
    phase.state = PhaseState::Running;
    QVERIFY(journal().putPhase(run(), 0, phase));
    CostRecord step{.phase = phase.id, .step = 1, .cost = {}};
    step.cost.rows = 4'000'000'000'001;
    step.cost.seconds = 0.25;
    step.cost.bytes = 0;
    CostRecord whole{.phase = phase.id, .cost = {}};
    whole.cost.batchP95Ms = 1.5;
    QVERIFY(journal().addMetric(run(), phase.id, 1, QStringLiteral("own"), 1, QStringLiteral("things")));
    QVERIFY(journal().putCost(run(), step));
    QVERIFY(journal().putCost(run(), whole));
    step.cost.seconds = 0.5;
    step.cost.bytes.reset();
    QVERIFY(journal().putCost(run(), step));
    const auto costs = journal().costs(run());
    QVERIFY(costs);
    QCOMPARE(costs->size(), 2);
    QCOMPARE(costs->at(0).step, CostRecord::kWholePhase);
    QCOMPARE(costs->at(0).cost, whole.cost);
    QCOMPARE(costs->at(1).step, 1);
    QCOMPARE(costs->at(1).cost, step.cost);
    QCOMPARE(rowsOf(journal().database(), QStringLiteral("SELECT name, value, unit FROM migration_metrics WHERE step = 1 ORDER BY name")),
             QStringLiteral("'own' | 1.0 | 'things'\n'rows' | 4000000000001.0 | 'rows'\n'seconds' | 0.5 | 's'\n"));
    QVERIFY(journal().costs(run() + 1)->isEmpty());
}

void TestJournal::costsOfPhasesThatWereRolledBackDoNotCount()
{
    for (const PhaseState state : {PhaseState::Done, PhaseState::RolledBack, PhaseState::NotStarted}) {
        PhaseStatus phase;
        phase.id = stateId(state);
        phase.state = state;
        QVERIFY(journal().putPhase(run(), static_cast<int>(state), phase));
        CostRecord record{.phase = phase.id, .cost = {}};
        record.cost.seconds = 1;
        QVERIFY(journal().putCost(run(), record));
    }
    QCOMPARE(journal().costs(run())->size(), 1);
    QCOMPARE(journal().costs(run())->first().phase, QStringLiteral("done"));
    QVERIFY(journal().clearMetrics(run(), QStringLiteral("rolled_back")));
    QVERIFY(journal().clearMetrics(run(), QStringLiteral("done")));
    QCOMPARE(rowsOf(journal().database(), QStringLiteral("SELECT phase FROM migration_metrics")), QStringLiteral("'not_started'\n"));
}

void TestJournal::factsAreReplacedByName()
{
    QVERIFY(journal().fact(run(), QStringLiteral("digest"))->isNull());
    QVERIFY(journal().putFact(run(), QStringLiteral("digest"), QStringLiteral("one")));
    QVERIFY(journal().putFact(run(), QStringLiteral("digest"), QStringLiteral("two")));
    QVERIFY(journal().putFact(run() + 1, QStringLiteral("digest"), QStringLiteral("other")));
    QCOMPARE(journal().fact(run(), QStringLiteral("digest")).value(), QStringLiteral("two"));
    QVERIFY(journal().putFact(run(), QStringLiteral("digest"), QStringLiteral("")));
    QVERIFY(!journal().fact(run(), QStringLiteral("digest"))->isNull());
}

void TestJournal::keepsChecksWithTheirSamples()
{
    CheckResult check;
    check.phase = QStringLiteral("p");
    check.suite = QStringLiteral("data integrity");
    check.name = QStringLiteral("orphans");
    check.verdict = Verdict::Warning;
    check.figures = QStringLiteral("2 rows");
    check.query = QStringLiteral("SELECT '\"'");
    check.why = QStringLiteral("some");
    check.rows = 2;
    check.elapsedUs = 3;
    check.at = kNoon;
    check.columns = {QStringLiteral("id"), QStringLiteral("na\"me")};
    check.samples = {{QStringLiteral("1"), QStringLiteral("é\n")}, {QStringLiteral("2"), QStringLiteral("")}};
    check.beforeMs = 1.5;
    check.afterMs = 2.5;
    check.p95BeforeMs = 3.5;
    check.p95AfterMs = 4.5;
    QVERIFY(journal().putChecks(run(), QStringLiteral("p"), 0, {check}));
    const auto checks = journal().checks(run());
    QVERIFY(checks);
    QCOMPARE(checks->size(), 1);
    const CheckResult read = checks->first();
    QCOMPARE((QStringList{read.phase, read.suite, read.name, verdictId(read.verdict), read.figures,
                          read.query, read.why}),
             (QStringList{check.phase, check.suite, check.name, verdictId(check.verdict), check.figures,
                          check.query, check.why}));
    QCOMPARE(read.rows, 2);
    QCOMPARE(read.elapsedUs, 3);
    QCOMPARE(read.at, kNoon);
    QCOMPARE(read.columns, check.columns);
    QCOMPARE(read.samples, check.samples);
    QCOMPARE((QList<double>{read.beforeMs, read.afterMs, read.p95BeforeMs, read.p95AfterMs}),
             (QList<double>{1.5, 2.5, 3.5, 4.5}));
}

void TestJournal::replacesTheChecksOfOneStepOnly()
{
    const auto names = [this] {
        QStringList list;
        const auto checks = journal().checks(run());
        for (const CheckResult& check : *checks)
            list.append(check.name);
        return list.join(u' ');
    };
    const auto put = [this](const char* phase, int step, const char* name) {
        CheckResult check;
        check.name = QString::fromLatin1(name);
        QVERIFY(journal().putChecks(run(), QString::fromLatin1(phase), step, {check}));
    };
    put("p", 0, "a");
    put("p", 1, "b");
    put("q", 0, "c");
    put("p", 0, "d");
    QCOMPARE(names(), QStringLiteral("b c d"));
    QVERIFY(journal().beginChecks(run(), QStringLiteral("p")));
    QCOMPARE(names(), QStringLiteral("c"));
}

void TestJournal::findsWhatItKeptAfterReopening()
{
    QVERIFY(journal().putFact(run(), QStringLiteral("a"), QStringLiteral("b")));
    auto again = Repository::open(m_fixture->path);
    QVERIFY(again);
    QCOMPARE(again->fact(run(), QStringLiteral("a")).value(), QStringLiteral("b"));
    QCOMPARE(again->database().text(QStringLiteral("PRAGMA journal_mode")).value(), QStringLiteral("wal"));
    QCOMPARE(again->database().integer(QStringLiteral("PRAGMA synchronous")).value(), 2);
}

void TestJournal::refusesAFileThatIsNoJournalOfOurs_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("another application")
        << QStringLiteral("CREATE TABLE t (v); PRAGMA application_id = 7; PRAGMA user_version = 1");
    QTest::newRow("no application") << QStringLiteral("CREATE TABLE t (v)");
    QTest::newRow("a later version")
        << QStringLiteral("CREATE TABLE runs (v); PRAGMA application_id = %1; PRAGMA user_version = 2")
               .arg(kJournalApplicationId);
    QTest::newRow("an earlier version")
        << QStringLiteral("CREATE TABLE runs (v); PRAGMA application_id = %1").arg(kJournalApplicationId);
}

void TestJournal::refusesAFileThatIsNoJournalOfOurs()
{
    QFETCH(QString, script);
    const QTemporaryDir folder;
    const QString path = databaseOf(folder.path(), script);
    const QString before = sha256Of(path);
    const auto opened = Repository::open(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::WorkspaceUnusable);
    const auto read = Repository::openReadOnly(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::WorkspaceUnusable);
    QCOMPARE(sha256Of(path), before); // it belongs to somebody else
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("app.db")});
}

void TestJournal::createsNoJournalToReadIt()
{
    const QTemporaryDir folder;
    QVERIFY(!Repository::openReadOnly(folder.filePath(QStringLiteral("journal.db"))));
    QVERIFY(QDir(folder.path()).isEmpty());
}

/// Who only reads cannot play back the rollback journal that lies beside it then.
void TestJournal::oneWhoseMakingWasKilledHoldsNothing()
{
    QVERIFY(!Repository::isUnbegun(m_fixture->path).value());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal.db"));
    const QString killed = folder.filePath(QStringLiteral("killed.db"));
    {
        auto made = Database::open(path, {.mode = OpenOptions::Mode::Create});
        QVERIFY(made && made->execute(QStringLiteral("PRAGMA cache_size = 1; BEGIN; CREATE TABLE t (a); "
                                                     "INSERT INTO t VALUES (zeroblob(100000))")));
        for (const char* end : {"", "-journal"})
            QVERIFY(QFile::copy(path + QLatin1String(end), killed + QLatin1String(end)));
    }
    QVERIFY(QFileInfo(killed + QStringLiteral("-journal")).size() > 0);
    const auto isUnbegun = Repository::isUnbegun(killed);
    QVERIFY2(isUnbegun, isUnbegun ? "" : qPrintable(isUnbegun.error().what));
    QVERIFY(*isUnbegun);
}

void TestJournal::readsWhileAnotherConnectionWrites()
{
    QVERIFY(journal().putFact(run(), QStringLiteral("a"), QStringLiteral("before")));
    auto reader = Repository::openReadOnly(m_fixture->path);
    QVERIFY(reader);
    auto transaction = Transaction::begin(journal().database());
    QVERIFY(transaction);
    QVERIFY(journal().putFact(run(), QStringLiteral("a"), QStringLiteral("after")));
    QCOMPARE(reader->fact(run(), QStringLiteral("a")).value(), QStringLiteral("before"));
    QVERIFY(transaction->commit()); // a reader that finished its query keeps nobody waiting
    QCOMPARE(reader->fact(run(), QStringLiteral("a")).value(), QStringLiteral("after"));
}

void TestJournal::writesNothingWhenOpenedToRead()
{
    auto reader = Repository::openReadOnly(m_fixture->path);
    QVERIFY(reader);
    QVERIFY(!reader->putFact(run(), QStringLiteral("a"), QStringLiteral("b")));
    QVERIFY(journal().fact(run(), QStringLiteral("a"))->isNull());
}

void TestJournal::timesKeepMillisecondsAndUtc()
{
    QCOMPARE(timeText(kNoon), QStringLiteral("2026-03-29T12:00:00.250Z"));
    QCOMPARE(timeText(kNoon.toOffsetFromUtc(7200)), QStringLiteral("2026-03-29T12:00:00.250Z"));
    QCOMPARE(timeOf(timeText(kNoon)), kNoon);
    QCOMPARE(timeOf(timeText(kNoon)).timeSpec(), Qt::UTC);
    QCOMPARE(timeText({}), QStringLiteral(""));
    QVERIFY(!timeOf(QStringLiteral("")).isValid());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
