// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// "people passed: 3 rows expected, …" a line, and what was not compared.
QString contents(RunFixture& fixture)
{
    QString text;
    for (const CheckResult& check : fixture.session().status().checks) {
        if (check.phase == QLatin1StringView("validate") &&
            check.name.startsWith(QLatin1StringView("content of ")))
            text += QStringLiteral("%1 %2: %3%4\n")
                        .arg(check.name.mid(11), verdictId(check.verdict), check.figures, check.why);
    }
    return text;
}

} // namespace

/// What of a target's content can be told from the source, and what cannot.
class TestContent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesRowsAsTheyWereEdited()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QCOMPARE(
            contents(fixture),
            QStringLiteral("people passed: 2 rows expected, 2 there; 3 columns compared, digests equal\n"
                           "notes passed: 2 rows expected, 2 there; 3 columns compared, digests equal\n"));
        QuarantineFilter people;
        people.table = QStringLiteral("people");
        VERIFY_EXIT(
            fixture.session().fix({people, {{QStringLiteral("name"), QStringLiteral("'Cyd'")}}, true}),
            Exit::Done);
        (void)fixture.session().replay({});
        (void)fixture.runTo(QStringLiteral("validate"));
        QCOMPARE(
            contents(fixture),
            QStringLiteral("people passed: 3 rows expected, 3 there; 3 columns compared, digests equal\n"
                           "notes passed: 3 rows expected, 3 there; 3 columns compared, digests equal\n"));
    }

    void comparesAllButTheKeyThatSqliteGives()
    {
        RunText text;
        text.target += QStringLiteral("CREATE TABLE stays (id INTEGER PRIMARY KEY, person_id INT, since TEXT "
                                      "DEFAULT CURRENT_DATE, kind TEXT DEFAULT 'short');\n");
        text.moves +=
            QStringLiteral("      - { move: visits, into: stays, columns: { person_id: person_id } }\n");
        text.drop = QStringLiteral("      - drop: all\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        const QString found = contents(fixture);
        QVERIFY2(found.contains(QStringLiteral(
                     "stays passed: 2 rows expected, 2 there; 2 columns compared, digests equal\n")),
                 qPrintable(found));
        QVERIFY2(
            found.contains(QStringLiteral(
                "stays, other columns not_run: id: SQLite gives it; since: its default is not one value\n")),
            qPrintable(found));
    }

    void leavesOutWhatAnUpdateSetsAndRowsThatADeleteTakesOut()
    {
        RunText text;
        text.moves += QStringLiteral(
            "      - { update: notes, set: { body: upper(body) } }\n"
            "      - { delete: people, rule: nobody called Bob, when: name = 'Bob', cascade: true }\n");
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QCOMPARE(contents(fixture),
                 QStringLiteral("people passed: 1 row expected, 1 there; 3 columns compared, digests equal\n"
                                "notes passed: 1 row expected, 1 there; 2 columns compared, digests equal\n"
                                "notes, other columns not_run: body: an update sets it\n"));
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "test_content.moc"
