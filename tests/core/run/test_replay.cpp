// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/mending_text.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMove = QStringLiteral("move");

QuarantineFilter ofCause(const QString& cause)
{
    QuarantineFilter filter;
    filter.cause = cause;
    return filter;
}

QString oldTables(const QString& path)
{
    auto database = Database::open(path);
    QString text;
    for (const char* table : {"teams", "members", "notes"})
        text += rowsOf(*database, QStringLiteral("SELECT rowid, * FROM %1 ORDER BY rowid").arg(QLatin1String(table)));
    return text;
}

} // namespace

/// A replay gives what a run over the mended rows would give.
class TestReplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesWhatARunOverTheMendedRowsGives()
    {
        RunFixture mended(mendingText(QStringLiteral("DROP TRIGGER members_named; UPDATE teams SET name = 'Red' WHERE id = 2;"
                                                     "UPDATE members SET mail = 'Ann ' WHERE id = 3; UPDATE members SET mail = 'aNN' WHERE id = 3;"
                                                     "UPDATE members SET team_id = 2 WHERE id = 6; UPDATE members SET mail = 'zoe' WHERE id = 6")));
        VERIFY_EXIT(mended.runTo(QStringLiteral("validate")), Exit::Undecided);
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QVERIFY(movedRows(fixture.workFile()) != movedRows(mended.workFile()));
        QCOMPARE(entriesOf(fixture.session()),
                 QStringLiteral("members 3: undecided, members 4: undecided, members 5: undecided, members 6: undecided, notes 2: undecided,"
                                " notes 3: undecided, notes 4: undecided, teams 2: undecided, teams 3: undecided"));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Red'")), Exit::Done);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3"), QStringLiteral("mail"), QStringLiteral("'aNN'")), Exit::Done);
        // In two steps: the second edit is one of the edited row.
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("members"), QStringLiteral("6"), QStringLiteral("mail"), QStringLiteral("'zoe'")), Exit::Done);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("members"), QStringLiteral("6"), QStringLiteral("team_id"), QStringLiteral("2")), Exit::Done);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("6")).edits.size(), 2);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(movedRows(fixture.workFile()), movedRows(mended.workFile()));
        QCOMPARE(fixture.balance(), mended.balance());
        QCOMPARE(fixture.phase(QStringLiteral("validate")).state, PhaseState::Done);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).state, PhaseState::NotStarted);
        QCOMPARE(entriesOf(fixture.session()),
                 QStringLiteral("members 3: moved, members 5: undecided, members 6: moved, teams 2: moved, teams 3: undecided"));
        const QuarantineEntry moved = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"));
        QVERIFY(!moved.who.isEmpty() && moved.decidedAt.isValid());
        QCOMPARE(moved.cause, QStringLiteral("it has no name"));
        QCOMPARE(moved.edits, (QList<std::pair<QString, QString>>{{QStringLiteral("name"), QStringLiteral("'Red'")}}));
        QCOMPARE(oldTables(fixture.workFile()), oldTables(fixture.database()));
        QCOMPARE(fixture.session().status().undecided(), 2);
        QCOMPARE(fixture.session().status().quarantined(), 2);
        // And through to the end: nothing of ours is left.
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%godwit%'")), QStringLiteral("0"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name) FROM v1_teams")), QStringLiteral("Red,, ,Blue"));
    }

    void doesNothingIfNothingWasEdited()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        const Outcome outcome = fixture.session().replay({});
        VERIFY_EXIT(outcome, Exit::Undecided);
        QVERIFY(outcome.message.contains(QStringLiteral("nothing to replay")));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QVERIFY(fixture.session().replay({}).message.contains(QStringLiteral("nothing to replay")));
    }

    void decisionsOutliveARollbackAndANewSession()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.session().waive({ofCause(QStringLiteral("it has no mail")), QStringLiteral("left the team")}), Exit::Done);
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("backup")), Exit::Done);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        QCOMPARE(entriesOf(fixture.session()), QStringLiteral("members 3: waived, members 5: undecided, members 6: waived, notes 2: undecided, notes 4: undecided,"
                                                              " teams 2: moved, teams 3: undecided"));
    }

    void anEditIsTakenBackAndTheRowIsInQuarantineAgain()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        const QString before = movedRows(fixture.workFile());
        const QString entries = entriesOf(fixture.session());
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        const qint64 moved = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).id;
        const Outcome refused = fixture.session().edit({.entry = moved, .values = {{QStringLiteral("name"), QStringLiteral("'x'")}}});
        QCOMPARE(refused.error->code, ErrorCode::EditRefused);
        VERIFY_EXIT(fixture.session().edit({.entry = moved, .values = {}, .isUndo = true}), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(movedRows(fixture.workFile()), before);
        QCOMPARE(entriesOf(fixture.session()), entries);
        const Outcome nothing = fixture.session().edit({.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).id, .values = {}, .isUndo = true});
        QCOMPARE(nothing.error->code, ErrorCode::EditRefused);
    }

    void aRowThatStaysInQuarantineIsEditedOnAndTakenBackStepByStep()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"), QStringLiteral("seq"), QStringLiteral("9")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        const QuarantineEntry edited = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"));
        QCOMPARE(edited.state, EntryState::Undecided);
        QVERIFY(edited.values.contains({QStringLiteral("seq"), QStringLiteral("9")}));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT name FROM _godwit_new_teams WHERE id = 3")), QStringLiteral("Gold"));
        VERIFY_EXIT(fixture.session().edit({.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).id, .values = {}, .isUndo = true}), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        VERIFY_EXIT(fixture.session().edit({.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).id, .values = {}, .isUndo = true}), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QVERIFY(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).digest != edited.digest);
        QVERIFY(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).values.contains({QStringLiteral("seq"), QStringLiteral("3")}));
    }

    void whatAConstraintRefusesStaysInQuarantineAndIsLogged()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3"), QStringLiteral("mail"), QStringLiteral("'eve'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3")).state, EntryState::Undecided);
        QCOMPARE(figureOf(fixture.workspace() + QStringLiteral("/journal.db"), QStringLiteral("SELECT count(*) FROM migration_log WHERE level = 1"
                                                                                               " AND text LIKE '%members 3 is left out%UNIQUE%'")),
                 QStringLiteral("1"));
        QVERIFY(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3")).reason.contains(QStringLiteral("UNIQUE")));
        // Another value takes the place of the one that was left out.
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3"), QStringLiteral("mail"), QStringLiteral("'zoe'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3")).state, EntryState::Moved);
    }

    void theCutoverWaitsForAReplayOfWhatWasEdited()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Waits);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        VERIFY_EXIT(fixture.session().edit({.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).id, .values = {}, .isUndo = true}), Exit::Done);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).state, EntryState::Undecided);
        VERIFY_EXIT(fixture.session().waive({{}, QStringLiteral("all")}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Waits); // the edited row is in the new table still
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
    }

    void anEditMadeWhileAPhaseWaitsIsStillOfItsEntryAfterwards()
    {
        RunText text = mendingText();
        text.moves.replace(QStringLiteral("suffix: \" ({n})\" }\n"), QStringLiteral("suffix: \" ({n})\" }\n        limit: 1\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"), QStringLiteral("seq"), QStringLiteral("9")), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).edits.size(), 2);
        VERIFY_EXIT(fixture.session().edit({.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).id, .values = {}, .isUndo = true}), Exit::Done);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).edits.size(), 0);
    }

    void startsThePhaseAgainThatWaitsAtItsLimit()
    {
        RunText text = mendingText();
        text.moves.replace(QStringLiteral("suffix: \" ({n})\" }\n"), QStringLiteral("suffix: \" ({n})\" }\n        limit: 1\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits);
        QCOMPARE(fixture.phase(kMove).state, PhaseState::Waiting);
        QCOMPARE(entriesOf(fixture.session()), QStringLiteral("teams 2: undecided, teams 3: undecided"));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits); // its rows were read before the edit
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.phase(kMove).state, PhaseState::DoneWithExceptions);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT name FROM _godwit_new_teams WHERE id = 3")), QStringLiteral("Gold"));
    }

    void goesOnAfterWaivingAtTheLimit()
    {
        RunText text = mendingText();
        text.moves.replace(QStringLiteral("suffix: \" ({n})\" }\n"), QStringLiteral("suffix: \" ({n})\" }\n        limit: 1\n"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits);
        QuarantineFilter one;
        one.id = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).id;
        VERIFY_EXIT(fixture.session().waive({.filter = one, .reason = QStringLiteral("old")}), Exit::Done);
        VERIFY_EXIT(fixture.session().unwaive({.filter = one}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Waits);
        one.id = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).id;
        VERIFY_EXIT(fixture.session().waive({.filter = one, .reason = QStringLiteral("old")}), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
    }

    void rollsBackOnlyToTheFirstPhaseThatReadsTheRows()
    {
        RunText text = mendingText();
        text.moves.replace(QStringLiteral("      - move: notes"), QStringLiteral("  - phase: notes\n    steps:\n      - move: notes"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("notes")), Exit::Undecided);
        const QDateTime moved = fixture.phase(kMove).endedAt;
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("notes"), QStringLiteral("3"), QStringLiteral("member_id"), QStringLiteral("1")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.phase(kMove).endedAt, moved);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT member_id FROM _godwit_new_notes WHERE id = 3")), QStringLiteral("2"));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QVERIFY(fixture.phase(kMove).endedAt > moved);
        QCOMPARE(fixture.phase(QStringLiteral("notes")).state, PhaseState::DoneWithExceptions);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("notes"), QStringLiteral("3")).state, EntryState::Moved);
    }

    void goesOnWithAReplayThatWasPaused()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'Gold'")), Exit::Done);
        fixture.m_onProgress = [&fixture](const Progress& progress) {
            if (progress.phase == kMove)
                fixture.cancel().ask(CancelToken::Wish::Pause);
        };
        VERIFY_EXIT(fixture.session().replay({}), Exit::Cancelled);
        fixture.m_onProgress = {};
        fixture.cancel().ask(CancelToken::Wish::Go);
        QVERIFY(fixture.phase(QStringLiteral("validate")).state == PhaseState::RolledBack);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(fixture.phase(QStringLiteral("validate")).state, PhaseState::Done);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).state, EntryState::Moved);
        QCOMPARE(oldTables(fixture.workFile()), oldTables(fixture.database()));
    }

    void editsAndReplaysBeforeTheCutoverOnly()
    {
        RunFixture fixture(mendingText());
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        const QuarantineEntry entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        for (const Outcome& outcome : {fixture.session().replay({}), fixture.session().edit({.entry = entry.id, .values = {{QStringLiteral("name"), QStringLiteral("'x'")}}}),
                                       fixture.session().fix({.filter = {}, .set = {{QStringLiteral("name"), QStringLiteral("1")}}}),
                                       fixture.session().exportQuarantine({.filter = {}, .file = fixture.file(QStringLiteral("q.csv"))}),
                                       fixture.session().importQuarantine({.file = fixture.file(QStringLiteral("q.csv"))})}) {
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->code, ErrorCode::AlreadyCutOver);
        }
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
