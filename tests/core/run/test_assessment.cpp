// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

RunText withAssessment()
{
    RunText text;
    text.backup = QStringLiteral(" }, { assess: all");
    return text;
}

QString joinedSamples(const CheckResult& check)
{
    QString text;
    for (const QStringList& sample : check.samples)
        text += u'\n' + sample.join(QStringLiteral(" | "));
    return text;
}

} // namespace

/// The assessment of a run, and what comes of it.
class TestAssessment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatTheStepFound()
    {
        RunFixture fixture(withAssessment());
        QVERIFY(fixture.session().assessment().isEmpty());
        QCOMPARE(fixture.runTo(QStringLiteral("backup")).exit, Exit::Done);
        const Assessment found = fixture.session().assessment();
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.tables.size(), 4);
        QCOMPARE(found.rows(), 10);
        QVERIFY(!found.inventory.isEmpty() && !found.gaps.isEmpty() && !found.blast.isEmpty());
        fixture.reopen();
        QCOMPARE(fixture.session().assessment().inventory.size(), found.inventory.size());
        QCOMPARE(fixture.session().assessment().at, found.at);
    }

    void expectsWhatThenHappens()
    {
        RunFixture fixture(withAssessment());
        fixture.runTo(QStringLiteral("validate"));
        const Assessment found = fixture.session().assessment();
        QCOMPARE(found.expectations.size(), 2);
        QList<qint64> happened;
        for (const StepStatus& step : fixture.session().status().steps) {
            if (step.kind == QStringLiteral("move"))
                happened.append(step.quarantined);
        }
        QCOMPARE(happened, (QList<qint64>{1, 1}));
        QCOMPARE(found.expectations[0].quarantined, happened[0]);
        QVERIFY(!found.expectations[0].isLowerBound);
        QVERIFY(found.expectations[1].isLowerBound); // its parent goes to quarantine
        QVERIFY(found.expectations[1].quarantined <= happened[1]);
    }

    void assessesWithoutARunAndWritesNothing()
    {
        RunFixture fixture;
        Assessment told;
        Listener listener;
        listener.assessed = [&told](const Assessment& assessment) { told = assessment; };
        Session session(std::move(listener), {});
        const Outcome outcome = session.assess({.database = fixture.database(),
                                                .plan = fixture.file(QStringLiteral("plan.yaml")),
                                                .workspace = {}});
        QCOMPARE(outcome.exit, Exit::Done);
        QVERIFY(!outcome.checks.isEmpty());
        QCOMPARE(told.expectations.size(), 2);
        QVERIFY(!QDir(fixture.workspace()).exists());
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
        QCOMPARE(
            session.assess({.database = fixture.file(QStringLiteral("none.db")), .plan = {}, .workspace = {}})
                .exit,
            Exit::Failed);
    }

    void neverSaysThatNothingWasFoundOverWhatWasNotEvaluated_data()
    {
        QTest::addColumn<QString>("moves");
        QTest::addColumn<QString>("message");
        const QString notes = QStringLiteral("      - move: notes\n        into: notes\n        columns: { id: id, person_id: %1, body: body }\n");
        const QString people = QStringLiteral("      - move: people\n        into: people\n"
                                              "        columns: { id: id, name: \"coalesce(nullif(trim(name), ''), 'p' || id)\", kind_id: kind_id }\n");
        QTest::newRow("rows that go with others")
            << people + notes.arg(QStringLiteral("person_id"))
            << "Assessed. What can be told before rows move is clean; the rest shows in the run.";
        QTest::newRow("what depends on rows that have moved")
            << people + notes.arg(QStringLiteral("\"ref(people, person_id)\""))
            << "Assessed. 1 thing could not be evaluated; the list says which and why.";
        QTest::newRow("a query that fails whole")
            << people + QStringLiteral("      - move: words\n        query: \"SELECT id, person_id, j.value AS body FROM notes, json_each(body) AS j\"\n"
                                       "        accounts_for: none\n        into: notes\n"
                                       "        columns: { id: id, person_id: person_id, body: body }\n")
            << "could not be evaluated; the list says which and why.";
    }

    void neverSaysThatNothingWasFoundOverWhatWasNotEvaluated()
    {
        QFETCH(QString, moves);
        QFETCH(QString, message);
        RunText text;
        text.moves = moves;
        text.source.replace(QStringLiteral("INSERT INTO notes VALUES (1, 1, 'hello'), (2, 2, NULL), (3, 3, 'lost')"),
                            QStringLiteral("INSERT INTO notes VALUES (1, 1, 'hello'), (3, 3, 'lost')"));
        const RunFixture fixture(text);
        Session session({}, {});
        const Outcome outcome = session.assess({.database = fixture.database(),
                                                .plan = fixture.file(QStringLiteral("plan.yaml")),
                                                .workspace = {}});
        QStringList warned;
        for (const CheckResult& check : outcome.checks) {
            if (check.verdict == Verdict::Warning)
                warned.append(check.name + QStringLiteral(": ") + check.why + joinedSamples(check));
        }
        QVERIFY2(outcome.message.endsWith(message), qPrintable(outcome.message + u'\n' + warned.join(u'\n')));
        QVERIFY2(!outcome.message.contains(QStringLiteral("othing was found")), qPrintable(outcome.message));
    }
};

QTEST_GUILESS_MAIN(TestAssessment)
#include "test_assessment.moc"
