// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// The view `names` has another shape in the target, `plain_names` reads it there, and `visitors` is the source's alone.
RunText viewsText(const QString& steps)
{
    RunText text;
    text.target += QStringLiteral("CREATE VIEW plain_names AS SELECT lower(name) AS plain FROM names WHERE id > 1;\n");
    text.validate = steps;
    return text;
}

CheckResult checkOf(RunFixture& run, const QString& name)
{
    for (const CheckResult& check : run.session().status().checks) {
        if (check.name == name && check.phase == QLatin1StringView("validate"))
            return check;
    }
    return {};
}

} // namespace

/// Queries of the new side that name views of the target, before the cut-over has made them.
class TestTargetViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areAskedAsTheyWillBe_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("a view of the same name has another column")
            << "SELECT id FROM people WHERE id < 3 ORDER BY id" << "SELECT id FROM names ORDER BY id";
        QTest::newRow("a view of the same name has other rows")
            << "SELECT 2" << "SELECT count(*) FROM names";
        QTest::newRow("a view over a view, which the source lacks")
            << "SELECT 'bob'" << "SELECT plain FROM plain_names";
        QTest::newRow("the source's own view stays what it was on the old side")
            << "SELECT count(*) FROM names" << "SELECT 1 + count(*) FROM names";
    }

    void areAskedAsTheyWillBe()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        RunFixture run(viewsText(QStringLiteral("      - { compare: views, before: \"%1\", after: \"%2\" }\n").arg(before, after)));
        const Outcome moved = run.runTo(QStringLiteral("move"));
        QVERIFY2(moved.exit == Exit::Undecided, qPrintable(moved.message)); // one person has no name
        (void)run.runTo(QStringLiteral("validate"));
        const CheckResult views = checkOf(run, QStringLiteral("views"));
        QVERIFY2(views.verdict == Verdict::Passed, qPrintable(views.why + views.figures));
    }

    void areTimedAndRuledAsTheyWillBe()
    {
        RunFixture run(viewsText(QStringLiteral(
            "      - { validate: data integrity, rules: [{ name: no third, query: SELECT id FROM names WHERE id = 3 }] }\n"
            "      - { measure: names, before: SELECT name FROM names, after: SELECT name FROM names WHERE id > 0, target_ms: 10000 }\n")));
        (void)run.runTo(QStringLiteral("validate"));
        for (const QString& name : {QStringLiteral("no third"), QStringLiteral("names")}) {
            const CheckResult check = checkOf(run, name);
            QVERIFY2(check.verdict == Verdict::Passed, qPrintable(check.name + check.why));
        }
    }
};

QTEST_GUILESS_MAIN(TestTargetViews)
#include "test_target_views.moc"
