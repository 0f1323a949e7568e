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
};

QTEST_GUILESS_MAIN(TestAssessment)
#include "test_assessment.moc"
