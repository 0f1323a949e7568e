// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/mending_text.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// As the application does between two clicks.
QuarantineFilter ofTable(const QString& table)
{
    QuarantineFilter filter;
    filter.table = table;
    return filter;
}

const QString kValidate = QStringLiteral("validate");
const QString kCutover = QStringLiteral("cutover");

} // namespace

/// What the application writes between two clicks comes along before the cut-over.
class TestCatchUp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsRowsAlongThatWereWrittenAfterTheSnapshot()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (9, 'Zoe', 2); INSERT INTO notes VALUES (9, 9, 'late');"
                                        "UPDATE kinds SET name = 'foe' WHERE id = 1; DELETE FROM visits WHERE id = 2"));
        const QString told = fixture.session().previewRun(kCutover).does.join(u'\n');
        QVERIFY2(told.contains(QStringLiteral("was written since its snapshot")), qPrintable(told));
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM people ORDER BY id)")), QStringLiteral("Ann,Bob,Zoe"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT body FROM notes WHERE id = 9")), QStringLiteral("late"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM kinds WHERE id = 1")), QStringLiteral("foe"));
        QVERIFY2(fixture.balance().contains(QStringLiteral("visits 1 ")), qPrintable(fixture.balance()));
        int originals = 0;
        for (const SnapshotInfo& snapshot : fixture.session().status().snapshots)
            originals += snapshot.isOriginal ? 1 : 0;
        QCOMPARE(originals, 1);
        // The way back leads to what the application had written, not to the first snapshot.
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("backup")), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id) FROM (SELECT id FROM people ORDER BY id)")), QStringLiteral("1,2,3,9"));
    }

    void decisionsHoldWhereTheRowIsTheSame()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Red'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        VERIFY_EXIT(fixture.session().waive({QuarantineFilter{}, QStringLiteral("old ones")}), Exit::Done);
        QCOMPARE(fixture.session().status().undecided(), 0);
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO teams VALUES (7, 'Green', 7, NULL)"));
        VERIFY_EXIT(fixture.runTo(kCutover), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM teams WHERE id = 2")), QStringLiteral("Red (2)"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT name FROM teams WHERE id = 7")), QStringLiteral("Green"));
    }

    void asksAgainWhereTheRowIsAnother()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        VERIFY_EXIT(fixture.session().waive({QuarantineFilter{}, QStringLiteral("old ones")}), Exit::Done);
        fixture.writeAsTheApplication(QStringLiteral("DROP TRIGGER members_named; UPDATE members SET joined = 31 WHERE id = 3"));
        const Outcome outcome = fixture.runTo(kCutover);
        QCOMPARE(outcome.kind, Outcome::Kind::Waiting);
        QCOMPARE(outcome.error->code, ErrorCode::DecisionsDiffer);
        QCOMPARE(fixture.phase(kCutover).state, PhaseState::RolledBack);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3")).state, EntryState::Undecided);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("6")).state, EntryState::Waived);
        VERIFY_EXIT(fixture.session().waive({ofTable(QStringLiteral("members")), QStringLiteral("seen again")}), Exit::Done);
        VERIFY_EXIT(fixture.session().waive({ofTable(QStringLiteral("notes")), QStringLiteral("seen again")}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kCutover), Exit::Done);
    }

    void aReplayThatWasAskedForTakesANewSnapshot()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.session().status().snapshots.size(), 1);
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO people VALUES (9, 'Zoe', 2)"));
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.session().status().snapshots.size(), 2);
        QVERIFY(!fixture.session().status().isStale);
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::DoneWithExceptions);
        QCOMPARE(fixture.phase(kValidate).state, PhaseState::Ready);
        QVERIFY2(fixture.balance().contains(QStringLiteral("people 4 3 ")), qPrintable(fixture.balance()));
    }

    void isNotFooledByACheckpointThatChangesNothing()
    {
        RunText text;
        text.source += QStringLiteral(";PRAGMA journal_mode = WAL");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        fixture.writeAsTheApplication(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL"));
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.session().status().snapshots.size(), 1);
    }

    void givesUpOnAProgramThatWritesAllTheTime()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(kValidate), Exit::Undecided);
        int written = 100;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.phase == QLatin1StringView("validate") || written == 100)
                fixture.writeAsTheApplication(QStringLiteral("INSERT INTO kinds VALUES (%1, 'new')").arg(++written));
        };
        fixture.writeAsTheApplication(QStringLiteral("INSERT INTO kinds VALUES (99, 'new')"));
        const Outcome outcome = fixture.runTo(kCutover, true);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::SourceStale);
        fixture.m_onProgress = {};
        VERIFY_EXIT(fixture.runTo(kCutover, true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT max(id) FROM kinds")), QString::number(written));
    }
};

QTEST_GUILESS_MAIN(TestCatchUp)
#include "test_catch_up.moc"
