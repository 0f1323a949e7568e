// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
};

QTEST_GUILESS_MAIN(TestSettle)
#include "test_settle.moc"
