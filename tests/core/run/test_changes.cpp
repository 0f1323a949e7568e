// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// People move and are updated, kinds are kept and lose a row, tags are rebuilt, uses are kept and written by a script.
RunText changesText()
{
    RunText text;
    text.source += QStringLiteral("; CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT);"
                                  "CREATE TABLE uses (id INTEGER PRIMARY KEY, tag_id INT REFERENCES tags (id) ON DELETE CASCADE, n INT);"
                                  "CREATE VIEW tag_list AS SELECT tag FROM tags;"
                                  "INSERT INTO tags VALUES (1, 'red'), (2, NULL), (9, 'blue'); DELETE FROM tags WHERE id = 9;"
                                  "INSERT INTO uses VALUES (1, 1, 1), (2, 1, 2), (3, 2, 3); INSERT INTO kinds VALUES (3, 'enemy')");
    text.target += QStringLiteral("CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL, size INT DEFAULT 1);\n"
                                  "CREATE UNIQUE INDEX tags_tag ON tags (tag);\n");
    text.keep = QStringLiteral("keep: [kinds, uses]");
    text.moves += QStringLiteral("      - update: people\n        set: { name: upper(name) }\n        reject: [{ when: id = 2, because: no Bob }]\n"
                                 "      - delete: kinds\n        rule: no enemies\n        when: name = 'enemy'\n"
                                 "      - rebuild: tags\n"
                                 "      - sql: double the uses\n        script: change.sql\n        writes: [uses]\n");
    text.script = QStringLiteral("UPDATE target.uses SET n = n * 2;\nDELETE FROM uses WHERE id = 2;\n");
    return text;
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlanThatUsesAllFourReachesTheCutOverWithAClosedBalance()
    {
        RunFixture fixture(changesText());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        QCOMPARE(fixture.balance(), QStringLiteral("kinds 3 0 0 1 0 2 0\n"
                                                   "notes 3 1 0 0 2 0 0\n"
                                                   "people 3 1 0 0 2 0 0\n"
                                                   "tags 2 0 0 0 1 1 0\n"
                                                   "uses 3 0 0 1 1 1 0\n"
                                                   "visits 2 0 0 2 0 0 0\n"));
        const QuarantinePage page = fixture.session().quarantine({});
        QCOMPARE(page.total, 6); // Bob and his note, the nameless and its note, the tag without a text and its use
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name) FROM people")), QStringLiteral("ANN"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM notes")), QStringLiteral("1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name) FROM kinds")), QStringLiteral("friend,guest"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || tag || size) FROM tags")), QStringLiteral("1red1"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id || ' ' || n) FROM uses")), QStringLiteral("1 2"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'tags'")), QStringLiteral("9"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%godwit%' OR name LIKE 'v1%'")), QStringLiteral("0"));
    }

    void stepsSayWhatTheyChanged()
    {
        RunFixture fixture(changesText());
        (void)fixture.runTo(QStringLiteral("validate"));
        QStringList figures;
        for (const StepStatus& step : fixture.session().status().steps) {
            if (step.phase == QStringLiteral("move") && step.kind != QStringLiteral("move"))
                figures.append(QStringLiteral("%1 %2 %3 %4 %5 %6").arg(step.kind).arg(step.rows).arg(step.changed).arg(step.unchanged).arg(step.skipped).arg(step.quarantined));
        }
        QCOMPARE(figures, (QStringList{QStringLiteral("update 2 1 0 0 1"), QStringLiteral("delete 3 0 0 1 0"), QStringLiteral("rebuild 2 1 0 0 1"),
                                       QStringLiteral("sql 2 3 0 1 0")}));
    }

    void validateComparesTheCountsOfWhatStepsChange()
    {
        RunFixture fixture(changesText());
        (void)fixture.runTo(QStringLiteral("validate"));
        QHash<QString, Verdict> verdicts;
        for (const CheckResult& check : fixture.session().status().checks)
            verdicts.insert(check.name, check.verdict);
        QCOMPARE(verdicts.value(QStringLiteral("rows of kinds, which steps change")), Verdict::Passed);
        QCOMPARE(verdicts.value(QStringLiteral("rows of tags, which steps change")), Verdict::Passed);
        QCOMPARE(verdicts.value(QStringLiteral("rows of uses, which steps change")), Verdict::Warning); // a script writes it
        QCOMPARE(verdicts.value(QStringLiteral("rows of people")), Verdict::Passed);
        QCOMPARE(verdicts.value(QStringLiteral("rows of notes")), Verdict::Passed);
        QCOMPARE(verdicts.value(QStringLiteral("what refers to kinds: no enemies")), Verdict::Passed);
        QVERIFY(!verdicts.contains(QStringLiteral("kinds is kept as it was")));
    }

    void rolledBackChangesAreForgotten()
    {
        RunFixture fixture(changesText());
        (void)fixture.runTo(QStringLiteral("validate"));
        VERIFY_EXIT(fixture.rollBack(QStringLiteral("move")), Exit::Done);
        QCOMPARE(fixture.balance(), QString());
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QVERIFY(fixture.balance().contains(QStringLiteral("kinds 3 0 0 1 0 2 0\n")));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void aDeleteThatIsRefusedLeavesTheDatabaseAndSaysWhy()
    {
        RunText text = changesText();
        text.moves.replace(QStringLiteral("when: name = 'enemy'"), QStringLiteral("when: name = 'friend'"));
        RunFixture fixture(text);
        const Outcome outcome = fixture.runTo(QStringLiteral("move"));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::StillReferenced);
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::Failed);
    }

    void anUpdateBeyondItsLimitWaitsForADecision()
    {
        RunText text = changesText();
        text.moves.replace(QStringLiteral("because: no Bob }]"), QStringLiteral("because: no Bob }]\n        limit: 0"));
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Waits);
        QCOMPARE(fixture.phase(QStringLiteral("move")).state, PhaseState::Waiting);
        QuarantineFilter bob;
        bob.cause = QStringLiteral("no Bob");
        const QuarantinePage page = fixture.session().quarantine(bob);
        QCOMPARE(page.total, 1);
        QCOMPARE(page.entries.first().step, QStringLiteral("update people"));
        QCOMPARE(page.entries.first().table, QStringLiteral("people"));
        QCOMPARE(page.entries.first().key, QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "test_changes.moc"
