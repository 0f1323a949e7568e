// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

/// What the file is that a cut-over puts in place, and what a drop takes out of it.
class TestCutoverStep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOldTablesUnderTheirOldNames()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(treeOf(fixture.database()),
                 QStringLiteral("kinds\n  1 | 'friend'\n  2 | 'guest'\n"
                                "notes\n  1 | 1 | 'hello'\n  2 | 2 | NULL\n"
                                "people\n  1 | 'Ann' | 1\n  2 | 'Bob' | 2\n"
                                "v1_notes\n  1 | 1 | 'hello'\n  2 | 2 | NULL\n  3 | 3 | 'lost'\n"
                                "v1_people\n  1 | ' Ann ' | 1\n  2 | 'Bob' | 2\n  3 | '' | 1\n"
                                "visits\n  1 | 1\n  2 | 2\n"));
    }

    void referencesFollowTheRenames()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString parents = QStringLiteral("SELECT group_concat(\"table\", ' ') FROM pragma_foreign_key_list('%1')");
        QCOMPARE(fixture.figure(parents.arg(QStringLiteral("notes"))), QStringLiteral("people"));
        QCOMPARE(fixture.figure(parents.arg(QStringLiteral("v1_notes"))), QStringLiteral("v1_people"));
        QCOMPARE(fixture.figure(parents.arg(QStringLiteral("visits"))), QStringLiteral("v1_people"));
        QCOMPARE(fixture.figure(parents.arg(QStringLiteral("people"))), QStringLiteral("kinds"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM pragma_foreign_key_check")), QStringLiteral("0"));
    }

    void setsViewsTriggersAndVersions()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema"
                                               " WHERE type IN ('view', 'trigger') ORDER BY name)")),
                 QStringLiteral("names notes_named visitors"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(id) FROM names")), QStringLiteral("1,2"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM visitors")), QStringLiteral("2"));
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA application_id")), QStringLiteral("77"));
    }

    void keepsTheSourcesVersionsWhereNobodyStatesOthers()
    {
        RunText text;
        text.source += QStringLiteral("; PRAGMA application_id = 4711");
        RunFixture fixture(text);
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(text).remove(QStringLiteral(", user_version: 2, application_id: 77")));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA application_id")), QStringLiteral("4711"));
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
    }

    void leavesAllAsItWasWhereItIsCalledOffAmongThePages_data()
    {
        QTest::addColumn<bool>("isPause");
        QTest::addColumn<int>("look");
        QTest::addColumn<QString>("mode");
        for (const char* const mode : {"delete", "wal"}) {
            for (const int look : {1, 2}) {
                QTest::addRow("cancel, look %d, %s", look, mode)
                    << false << look << QString::fromLatin1(mode);
                QTest::addRow("pause, look %d, %s", look, mode) << true << look << QString::fromLatin1(mode);
            }
        }
    }

    void leavesAllAsItWasWhereItIsCalledOffAmongThePages()
    {
        QFETCH(bool, isPause);
        QFETCH(int, look);
        QFETCH(QString, mode);
        RunText text;
        text.source += QStringLiteral("; PRAGMA journal_mode = ") + mode;
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        const QString before = treeOf(fixture.database());
        int looks = 0;
        fixture.m_onProgress = [&](const Progress& progress) {
            if (progress.activity.startsWith(QStringLiteral("comparing all pages")) && ++looks == look)
                fixture.cancel().ask(isPause ? CancelToken::Wish::Pause : CancelToken::Wish::Cancel);
            QTest::qSleep(120); // so that none of the next ones is left out: ten a second are told
        };
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Cancelled);
        QCOMPARE(looks, look);
        QCOMPARE(fixture.phase(QStringLiteral("cutover")).state, PhaseState::Paused);
        QCOMPARE(treeOf(fixture.database()), before);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), mode);
        fixture.m_onProgress = {};
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name) FROM people")),
                 QStringLiteral("Ann,Bob"));
    }

    void leavesNothingOfOurs()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%godwit%' OR sql LIKE '%godwit%'")),
                 QStringLiteral("0"));
        QVERIFY(!QFileInfo::exists(fixture.workFile()));
    }

    void aViewOfTheSourceThatIsBrokenStopsNothing()
    {
        RunText text;
        text.source += QStringLiteral("; CREATE VIEW broken AS SELECT * FROM nowhere; CREATE TRIGGER on_broken INSTEAD OF INSERT ON broken BEGIN SELECT 1; END; CREATE TRIGGER lame AFTER INSERT ON visits"
                                      " BEGIN INSERT INTO nowhere VALUES (1); END");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema"
                                               " WHERE name IN ('broken', 'on_broken', 'lame', 'visitors') ORDER BY name)")),
                 QStringLiteral("broken lame on_broken visitors"));
        QCOMPARE(fixture.figure(QStringLiteral("SELECT count(*) FROM visitors")), QStringLiteral("2"));
    }

    void theOldOnesKeepTheJournalMode()
    {
        RunText text;
        text.source = QStringLiteral("PRAGMA journal_mode = WAL;") + text.source;
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        QCOMPARE(fixture.figure(QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
    }

    void dropsTablesByNameWhenTheirDayHasComeOrForAReason()
    {
        RunText text;
        text.drop = QStringLiteral("      - drop: [people, notes]\n      - drop: [visits]\n        not_before: 30 days after cutover\n        rule: visits are over\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("verify"), true), Exit::Done);
        const Outcome early = fixture.session().run({.phase = {}, .to = {}, .answers = {.yes = true, .confirm = QStringLiteral("app.db"), .reason = {}}});
        QVERIFY(early.error);
        QCOMPARE(early.error->code, ErrorCode::NotBefore);
        QCOMPARE(fixture.phase(QStringLiteral("cleanup")).state, PhaseState::Waiting);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup")), Exit::Done); // with a reason
        QCOMPARE(fixture.figure(QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)")),
                 QStringLiteral("kinds notes people"));
    }
};

QTEST_GUILESS_MAIN(TestCutoverStep)
#include "test_cutover_step.moc"
