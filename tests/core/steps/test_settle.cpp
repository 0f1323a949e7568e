// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// The end of a phase that moved rows: every row is accounted for, or the run does not pass.
class TestSettle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTableThatNobodyReadsIsUnaccountedAndFails()
    {
        RunText text;
        text.drop = QStringLiteral("      - drop: all\n"); // no rule: nobody said what becomes of the visits
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::ValidationFailed);
        QVERIFY(fixture.balance().contains(QStringLiteral("visits 2 0 0 0 0 0 2\n")));
        QCOMPARE(fixture.session().status().criteria.first().measured, QStringLiteral("2"));
        QVERIFY(!fixture.session().status().criteria.first().met);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::ValidationFailed);
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void theGateCountsEvenWhereNothingValidates()
    {
        RunText text;
        text.drop = QStringLiteral("      - drop: all\n");
        text.validate = QStringLiteral("      - compare: kinds\n        before: SELECT count(*) FROM kinds\n        after: SELECT count(*) FROM kinds\n");
        RunFixture fixture(text);
        const Outcome outcome = fixture.runTo(QStringLiteral("cutover"), true);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::Unaccounted);
        QVERIFY(outcome.error->what.contains(QStringLiteral("visits")));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void severalMovesOfOneTableCountEachRowOnce()
    {
        RunText text;
        text.target += QStringLiteral("CREATE TABLE friends (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> 'Bob'));\n"
                                      "CREATE TABLE guests (id INTEGER PRIMARY KEY);\n");
        text.moves += QStringLiteral("      - move: people\n        into: friends\n        columns: { id: id, name: trim(name) }\n"
                                     "        where: [{ rule: friends, when: id <> 3 }]\n"
                                     "      - move: people\n        into: guests\n        columns: { id: id }\n"
                                     "        where: [{ rule: guests, when: id = 2 }]\n");
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"));
        // 1 moved (twice), 2 quarantined by one of three, 3 rejected.
        QVERIFY2(fixture.balance().contains(QStringLiteral("people 3 1 0 0 2 0 0\n")), qPrintable(fixture.balance()));
    }

    void aRowThatOneOfSeveralMovesLostIsUnaccounted()
    {
        RunText text;
        text.target += QStringLiteral("CREATE TABLE guests (id INTEGER PRIMARY KEY);\n");
        text.moves += QStringLiteral("  - phase: later\n    steps:\n      - move: people\n        into: guests\n        columns: { id: id }\n");
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"));
        {
            auto work = Database::open(fixture.workFile(), {.mode = OpenOptions::Mode::ReadWrite});
            QVERIFY(work && work->execute(QStringLiteral("DELETE FROM _godwit_lineage WHERE row_id = 1 AND source ="
                                                         " (SELECT id FROM _godwit_source WHERE name = 'people')")));
        }
        (void)fixture.runTo(QStringLiteral("later"), true);
        // The move behind it took all three.
        QVERIFY2(fixture.balance().contains(QStringLiteral("people 3 2 0 0 1 0 1\n")), qPrintable(fixture.balance()));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::ValidationFailed);
    }

    void copiesQuarantineWithItsValues()
    {
        RunFixture fixture;
        (void)fixture.runTo(QStringLiteral("move"));
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 2);
        const QuarantineEntry& person = page.entries.at(0);
        QCOMPARE(person.table, QStringLiteral("people"));
        QCOMPARE(person.key, QStringLiteral("3"));
        QCOMPARE(person.code, QStringLiteral("GW-2101"));
        QCOMPARE(person.values, (QList<std::pair<QString, QString>>{{QStringLiteral("id"), QStringLiteral("3")},
                                                                    {QStringLiteral("name"), QStringLiteral("")},
                                                                    {QStringLiteral("kind_id"), QStringLiteral("1")}}));
        const QuarantineEntry& note = page.entries.at(1);
        QCOMPARE(note.firstCause, QStringLiteral("it has no name"));
        QCOMPARE(note.column, QStringLiteral("person_id"));
        QCOMPARE(note.step, QStringLiteral("notes → notes"));
    }

    void aMoveMayGiveUniqueNamesOnlyOnce()
    {
        RunText text;
        text.target += QStringLiteral("CREATE UNIQUE INDEX notes_body ON notes (body);\n");
        text.source += QStringLiteral("; INSERT INTO notes VALUES (4, 1, 'hello')");
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"));
        QVERIFY2(fixture.balance().contains(QStringLiteral("notes 4 2 0 0 2 0 0\n")), qPrintable(fixture.balance()));
    }

    void rowsWhoseParentsDidNotComeAreCountedWhereTheyWent()
    {
        RunText text; // notes are moved before the people they refer to
        const qsizetype notes = text.moves.indexOf(QStringLiteral("      - move: notes"));
        text.moves = text.moves.mid(notes).replace(QStringLiteral("\"ref(people, person_id)\""), QStringLiteral("person_id")) + text.moves.left(notes);
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("validate"), true);
        QVERIFY2(fixture.balance().contains(QStringLiteral("notes 3 2 0 0 1 0 0\n")), qPrintable(fixture.balance()));
        QVERIFY2(fixture.balance().contains(QStringLiteral("people 3 2 0 0 1 0 0\n")), qPrintable(fixture.balance()));
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 2);
        QCOMPARE(page.entries.at(0).step, QStringLiteral("notes → notes"));
        QCOMPARE(page.entries.at(0).firstCause, QStringLiteral("it has no name"));
        QCOMPARE(page.entries.at(0).values.value(2).second, QStringLiteral("lost"));
        QCOMPARE(fixture.phase(QStringLiteral("validate")).state, PhaseState::Done);
        for (const CheckResult& check : fixture.session().status().checks)
            QVERIFY2(check.verdict == Verdict::Passed, qPrintable(check.name + u' ' + check.why));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void whatALaterPhasePutsAsideStandsInItsQuarantine()
    {
        RunText text; // notes are moved a phase before the people they refer to
        const qsizetype notes = text.moves.indexOf(QStringLiteral("      - move: notes"));
        text.moves = text.moves.mid(notes).replace(QStringLiteral("\"ref(people, person_id)\""), QStringLiteral("person_id")) +
                     QStringLiteral("  - phase: later\n    steps:\n") + text.moves.left(notes);
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"), true);
        QCOMPARE(fixture.session().quarantine({}).total, 0);
        QVERIFY2(fixture.balance().contains(QStringLiteral("notes 3 3 0 0 0 0 0\n")), qPrintable(fixture.balance()));
        (void)fixture.runTo(QStringLiteral("later"), true);
        QVERIFY2(fixture.balance().contains(QStringLiteral("notes 3 2 0 0 1 0 0\n")), qPrintable(fixture.balance()));
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 2);
        QCOMPARE(page.entries.at(1).table, QStringLiteral("notes"));
        QCOMPARE(page.entries.at(1).phase, QStringLiteral("later"));
        QCOMPARE(page.entries.at(1).firstCause, QStringLiteral("it has no name"));
        QCOMPARE(page.entries.at(1).values.value(2).second, QStringLiteral("lost"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void aLimitHoldsAtTheEndOfThePhaseToo()
    {
        RunText text;
        const qsizetype notes = text.moves.indexOf(QStringLiteral("      - move: notes"));
        text.moves = text.moves.mid(notes).replace(QStringLiteral("\"ref(people, person_id)\""), QStringLiteral("person_id")) +
                     QStringLiteral("        limit: 0\n") + text.moves.left(notes);
        RunFixture fixture(text);
        const Outcome stopped = fixture.runTo(QStringLiteral("move"), true);
        QVERIFY(stopped.error);
        QCOMPARE(stopped.error->code, ErrorCode::LimitExceeded);
        QCOMPARE(fixture.session().quarantine({}).total, 2);
        const Outcome again = fixture.runTo(QStringLiteral("move"), true);
        QVERIFY(again.error);
        QCOMPARE(again.error->code, ErrorCode::LimitExceeded);
        QVERIFY(!fixture.session().waive({.filter = {}, .reason = QStringLiteral("they may go")}).error);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
    }

    void valuesOfARowComeIntoTheJournalAsTheyWere()
    {
        RunText text;
        text.source += QStringLiteral("; INSERT INTO people VALUES (7, X'00', 1), (8, 'X''00''', 1), (9, CAST(X'ff' AS TEXT), 1)");
        text.moves.replace(QStringLiteral("trim(name) = '', because"), QStringLiteral("trim(name) = '' OR id > 6, because"));
        RunFixture fixture(text);
        (void)fixture.runTo(QStringLiteral("move"));
        auto journal = Database::open(fixture.database() + QStringLiteral(".godwit/journal.db"));
        QVERIFY(journal);
        const auto rows = journal->rows(QStringLiteral("SELECT row_values FROM quarantine WHERE table_name = 'people' AND key_text > '6' ORDER BY key_text"));
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(3));
        QVERIFY(exactRowValues(rows->at(0)[0].toString()).at(1).second == Value::ofBlob(QByteArray(1, '\0')));
        QVERIFY(exactRowValues(rows->at(1)[0].toString()).at(1).second == Value::ofText(QByteArray("X'00'")));
        QVERIFY(exactRowValues(rows->at(2)[0].toString()).at(1).second == Value::ofText(QByteArray("\xff")));
        QCOMPARE(fixture.session().quarantine({}).entries.at(1).values.at(1).second, QStringLiteral("X'00'"));
    }
};

QTEST_GUILESS_MAIN(TestSettle)
#include "test_settle.moc"
