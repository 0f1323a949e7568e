// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_fixture.h"

#include "core/journal/audit.h"
#include "core/run/preflight_gate.h"

#include <QDir>

#include <sys/mount.h>
#include <unistd.h>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

void giveAnotherName(const RunFixture& fixture)
{
    const QByteArray other = QFile::encodeName(fixture.file(QStringLiteral("other.db")));
    if (::link(QFile::encodeName(fixture.database()).constData(), other.constData()) != 0)
        qFatal("no hard link can be made");
}

QString auditOf(const RunFixture& fixture, const QString& action)
{
    auto journal = Repository::openReadOnly(fixture.workspace() + QStringLiteral("/journal.db"));
    const auto entries = Audit(*journal).entries();
    QStringList found;
    for (const AuditEntry& entry : *entries) {
        if (entry.action == action)
            found.append(entry.detail);
    }
    return found.join(u'\n');
}

QString factOf(const RunFixture& fixture, const QString& name)
{
    auto journal = Repository::openReadOnly(fixture.workspace() + QStringLiteral("/journal.db"));
    return *journal->fact(1, name);
}

/// Enough rows that a move has many batches.
QString manyPeople(int rows)
{
    return kRunSource.section(QStringLiteral("INSERT INTO people"), 0, 0) +
           QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                          " INSERT INTO people SELECT i, 'name ' || i || hex(randomblob(60)), 1 FROM n; "
                          "PRAGMA user_version = 1")
               .arg(rows);
}

} // namespace

/// What a run does with a preflight's findings, and when the disk fills while it runs.
class TestPreflightGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNothingWhereNothingIsWrong();
    void stopsWithAllWarningsListed();
    void goesOnOnceTheyAreAcceptedAndAsksNoMore();
    void carriesAWholeRunWithOneYes();
    void tellsTheDialogWhatYesWouldAccept();
    void asksAboutFilesBesideItThatAreNotItsOwn();
    void blocksWithTheCodeOfTheError();
    void looksAgainBeforeTheCutover();
    void saysInTheReportWhatWasFound();
    void refusesAFileThatTookTheName();
    void goesOnAfterItPutAnotherFileThereItself();
    void pausesAtTheReserveAndGoesOnWhenThereIsRoom();
};

void TestPreflightGate::asksNothingWhereNothingIsWrong()
{
    RunFixture fixture;
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
    QVERIFY(factOf(fixture, kPreflightFact).contains(QStringLiteral("\"volumes\"")));
    QVERIFY(factOf(fixture, kAcceptedFact).isEmpty());
}

void TestPreflightGate::stopsWithAllWarningsListed()
{
    RunFixture fixture;
    giveAnotherName(fixture);
    QVERIFY(QFile(fixture.file(QStringLiteral(".stfolder"))).open(QIODevice::WriteOnly));
    const Outcome outcome = fixture.runTo(QStringLiteral("expand"));
    VERIFY_EXIT(outcome, Exit::Waits);
    QCOMPARE(outcome.error->code, ErrorCode::WarningsUnconfirmed);
    QVERIFY2(outcome.error->what.contains(QStringLiteral("GW-5107")) &&
                 outcome.error->what.contains(QStringLiteral("GW-5110")),
             qPrintable(outcome.error->what));
    QCOMPARE(fixture.phase(QStringLiteral("backup")).state, PhaseState::Waiting);
    QVERIFY(
        QDir(fixture.workspace() + QStringLiteral("/snapshots")).isEmpty()); // before anything was written
    QVERIFY(auditOf(fixture, QStringLiteral("preflight")).contains(QStringLiteral("warning GW-5107")));
    QCOMPARE(auditOf(fixture, QStringLiteral("accept warnings")), QString());
}

void TestPreflightGate::goesOnOnceTheyAreAcceptedAndAsksNoMore()
{
    RunFixture fixture;
    giveAnotherName(fixture);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Waits);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
    const QString accepted = auditOf(fixture, QStringLiteral("accept warnings"));
    QVERIFY2(accepted.contains(QStringLiteral("GW-5107")) && accepted.contains(QStringLiteral("a test")),
             qPrintable(accepted));
    QVERIFY(factOf(fixture, kAcceptedFact).startsWith(QStringLiteral("GW-5107 ")));
    fixture.reopen();
    const Outcome moved = fixture.runTo(QStringLiteral("validate"));
    VERIFY_EXIT(moved, Exit::Undecided);
    fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")});
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover")),
                Exit::Done); // the same warning again, and no question
}

void TestPreflightGate::carriesAWholeRunWithOneYes()
{
    RunFixture fixture;
    giveAnotherName(fixture);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
    QVERIFY(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema")) != QStringLiteral("0"));
}

void TestPreflightGate::tellsTheDialogWhatYesWouldAccept()
{
    RunFixture fixture;
    giveAnotherName(fixture);
    QVERIFY(fixture.session().previewRun({}).does.filter(QStringLiteral("GW-5107")).size() == 1);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
    QVERIFY(fixture.session()
                .previewRun(QStringLiteral("cutover"))
                .does.filter(QStringLiteral("GW-5107"))
                .isEmpty());
}

/// What the verb asks, the run asks too, and its dialog: by one list.
void TestPreflightGate::asksAboutFilesBesideItThatAreNotItsOwn()
{
    RunFixture fixture;
    const QString name = QStringLiteral("app.db-mj0A1B2C3D");
    fixture.write(name, QStringLiteral("app.db-journal"));
    const OpenRequest request{.database = fixture.database(), .plan = {}, .workspace = {}};
    const Outcome verb = fixture.session().preflight(request);
    VERIFY_EXIT(verb, Exit::Waits);
    QVERIFY2(verb.message.contains(QStringLiteral(" 1 warning,")), qPrintable(verb.message));
    QCOMPARE(fixture.session().previewRun({}).does.filter(QStringLiteral("GW-1017")).size(), 1);
    const Outcome asked = fixture.runTo(QStringLiteral("expand"));
    VERIFY_EXIT(asked, Exit::Waits);
    QCOMPARE(asked.error->code, ErrorCode::WarningsUnconfirmed);
    QVERIFY2(asked.error->what.contains(QStringLiteral("GW-1017 ") + fixture.file(name)), qPrintable(asked.error->what));
    QVERIFY(QDir(fixture.workspace() + QStringLiteral("/snapshots")).isEmpty());
    VERIFY_EXIT(fixture.runTo(QStringLiteral("expand"), true), Exit::Done);
    // One that comes later is asked about before the cut-over.
    VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
    fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")});
    fixture.write(QStringLiteral("app.db-mj4E5F6071"), QStringLiteral("app.db-journal"));
    const Outcome later = fixture.runTo(QStringLiteral("cutover"));
    VERIFY_EXIT(later, Exit::Waits);
    QVERIFY2(later.error->what.contains(QStringLiteral("4E5F6071")) && !later.error->what.contains(name), qPrintable(later.error->what));
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
}

void TestPreflightGate::blocksWithTheCodeOfTheError()
{
    RunText text;
    text.source = manyPeople(20'000);
    RunFixture fixture(text);
    const QString workspace = fixture.workspace();
    QVERIFY(QDir().mkdir(workspace));
    if (::mount("tmpfs", QFile::encodeName(workspace).constData(), "tmpfs", 0, "size=3m") != 0)
        QSKIP("not covered: nothing can be mounted here");
    const Outcome outcome = fixture.runTo(QStringLiteral("expand"));
    fixture.reopen();
    ::umount2(QFile::encodeName(workspace).constData(), MNT_DETACH);
    VERIFY_EXIT(outcome, Exit::NoSpace);
    QCOMPARE(outcome.error->code, ErrorCode::SpaceShort);
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
}

void TestPreflightGate::looksAgainBeforeTheCutover()
{
    RunFixture fixture;
    VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
    fixture.session().waive({.filter = {}, .reason = QStringLiteral("a test")});
    giveAnotherName(fixture);
    const Outcome outcome = fixture.runTo(QStringLiteral("cutover"));
    VERIFY_EXIT(outcome, Exit::Waits);
    QCOMPARE(outcome.error->code, ErrorCode::WarningsUnconfirmed);
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
}

void TestPreflightGate::saysInTheReportWhatWasFound()
{
    RunText text;
    text.validate = QStringLiteral("      - validate: data integrity\n");
    RunFixture fixture(text);
    giveAnotherName(fixture);
    fixture.write(
        QStringLiteral("plan.yaml"),
        RunFixture::planOf(text).replace(QStringLiteral("[{ backup: snapshot }]"),
                                         QStringLiteral("[{ assess: all }, { backup: snapshot }]")));
    QCOMPARE(fixture.reopen().exit, Exit::Done);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup"), true), Exit::Done);
    int preflight = 0;
    int doctor = 0;
    int warnings = 0;
    for (const CheckResult& check : fixture.session().status().checks) {
        preflight += check.suite == QStringLiteral("preflight") ? 1 : 0;
        doctor += check.suite == QStringLiteral("doctor") ? 1 : 0;
        warnings += check.suite == QStringLiteral("preflight") && check.verdict == Verdict::Warning ? 1 : 0;
    }
    QCOMPARE(preflight, 6);
    QCOMPARE(doctor, 3);
    QCOMPARE(warnings, 1);
    const QString report = fixture.file(QStringLiteral("report.html"));
    VERIFY_EXIT(fixture.session().writeReport({.format = QStringLiteral("html"), .file = report}),
                Exit::Done);
    QFile file(report);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray html = file.readAll();
    QVERIFY(html.contains("GW-5107") && html.contains("Preflight"));
}

void TestPreflightGate::refusesAFileThatTookTheName()
{
    RunFixture fixture;
    VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
    QVERIFY(QFile::copy(fixture.database(), fixture.file(QStringLiteral("copy.db"))));
    QVERIFY(QFile::remove(fixture.database()));
    QVERIFY(QFile::rename(fixture.file(QStringLiteral("copy.db")), fixture.database()));
    const Outcome outcome = fixture.runTo(QStringLiteral("expand"));
    VERIFY_EXIT(outcome, Exit::Failed);
    QCOMPARE(outcome.error->code, ErrorCode::FileReplaced);
    fixture.reopen();
    VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
}

void TestPreflightGate::goesOnAfterItPutAnotherFileThereItself()
{
    RunFixture fixture;
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
}

void TestPreflightGate::pausesAtTheReserveAndGoesOnWhenThereIsRoom()
{
    RunText text;
    text.source = manyPeople(150'000);
    text.moves = QStringLiteral("      - move: people\n        into: people\n        columns: { id: id, "
                                "name: name, kind_id: kind_id }\n");
    RunFixture fixture(text);
    QVERIFY(QDir().mkdir(fixture.workspace()));
    const QByteArray workspace = QFile::encodeName(fixture.workspace());
    if (::mount("tmpfs", workspace.constData(), "tmpfs", 0, "size=400m") != 0)
        QSKIP("not covered: nothing can be mounted here");
    const qint64 reserve = reserveOf(*volumeOf(fixture.workspace()));
    VERIFY_EXIT(fixture.runTo(QStringLiteral("expand"), true), Exit::Done);
    QFile filler(fixture.workspace() + QStringLiteral("/filler")); // somebody else fills the disk
    fixture.m_onProgress = [&](const Progress& progress) {
        if (progress.step.startsWith(QStringLiteral("move")) && !filler.exists()) {
            const qint64 free = volumeOf(fixture.workspace())->free;
            const QByteArray block(kMiB, 'x');
            if (!filler.open(QIODevice::WriteOnly))
                return;
            for (qint64 written = 0; written < free - reserve + 2 * kMiB; written += kMiB)
                filler.write(block);
            filler.close();
        }
    };
    const Outcome paused = fixture.runTo(QStringLiteral("move"));
    const PhaseState state = fixture.phase(QStringLiteral("move")).state;
    const QString waits = fixture.phase(QStringLiteral("move")).waitsFor;
    fixture.m_onProgress = {};
    const Outcome still = fixture.runTo(QStringLiteral("move")); // still no room
    filler.remove();
    const Outcome resumed = fixture.runTo(QStringLiteral("move"));
    const QString balance = fixture.balance();
    ::umount2(workspace.constData(), MNT_DETACH);
    VERIFY_EXIT(paused, Exit::NoSpace);
    QCOMPARE(paused.error->code, ErrorCode::ReserveReached);
    QCOMPARE(paused.kind, Outcome::Kind::Waiting);
    QCOMPARE(state, PhaseState::Waiting);
    QVERIFY2(waits.contains(QStringLiteral("are to stay free")), qPrintable(waits));
    QCOMPARE(still.error->code, ErrorCode::ReserveReached);
    VERIFY_EXIT(resumed, Exit::Done);
    QVERIFY2(balance.contains(QStringLiteral("people 150000 150000")), qPrintable(balance));
}

QTEST_GUILESS_MAIN(TestPreflightGate)
#include "test_preflight_gate.moc"
