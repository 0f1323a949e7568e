// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kValidate = QStringLiteral("validate");

/// The names of checks.
QStringList namesOf(const QList<CheckResult>& checks)
{
    QStringList names;
    for (const CheckResult& check : checks)
        names += check.name;
    return names;
}

bool hasFailed(RunFixture& run)
{
    const QList<CheckResult> checks = run.session().status().checks;
    return std::any_of(checks.begin(), checks.end(),
                       [](const CheckResult& check) { return check.verdict == Verdict::Failed; });
}

/// A run whose validation has failed over a row that somebody lost.
void failToValidate(RunFixture& run)
{
    VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Undecided);
    {
        auto database = Database::open(run.workFile(), {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        QVERIFY(database && database->execute(QStringLiteral("DELETE FROM _godwit_new_notes WHERE id = 2")));
    }
    VERIFY_EXIT(run.runTo(kValidate), Exit::ValidationFailed);
    QVERIFY(hasFailed(run));
}

} // namespace

/// A validation that failed is remembered until one has passed.
class TestFailedValidations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areToldAfterARollback()
    {
        RunFixture run;
        failToValidate(run);
        QVERIFY(run.session().status().failedBefore.isEmpty()); // they stand among the others
        VERIFY_EXIT(run.rollBack(QStringLiteral("move")), Exit::Done);
        QVERIFY(!hasFailed(run));
        const QList<CheckResult> failed = run.session().status().failedBefore;
        QVERIFY2(namesOf(failed).contains(QStringLiteral("content of notes")), qPrintable(namesOf(failed).join(u',')));
        QVERIFY(std::all_of(failed.begin(), failed.end(), [](const CheckResult& check) {
            return check.isStale && check.verdict == Verdict::Failed && check.phase == kValidate;
        }));
        VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Undecided);
        QCOMPARE(namesOf(run.session().status().failedBefore), namesOf(failed));
        (void)run.reopen();
        QCOMPARE(namesOf(run.session().status().failedBefore), namesOf(failed));
    }

    void areForgottenOnceOnePassed()
    {
        RunFixture run;
        failToValidate(run);
        VERIFY_EXIT(run.rollBack(QStringLiteral("move")), Exit::Done);
        VERIFY_EXIT(run.runTo(kValidate), Exit::Undecided);
        QVERIFY(!hasFailed(run));
        QVERIFY(run.session().status().failedBefore.isEmpty());
    }

    void areToldWhileTheNextOneIsUnderWay()
    {
        RunFixture run;
        failToValidate(run);
        VERIFY_EXIT(run.rollBack(QStringLiteral("move")), Exit::Done);
        VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Undecided);
        QStringList told;
        run.m_onProgress = [&](const Progress& progress) {
            if (progress.phase == kValidate && told.isEmpty()) {
                told = namesOf(run.session().status().failedBefore);
                run.cancel().ask(CancelToken::Wish::Cancel);
            }
        };
        (void)run.runTo(kValidate);
        run.m_onProgress = {};
        QVERIFY2(told.contains(QStringLiteral("content of notes")), qPrintable(told.join(u',')));
        QCOMPARE(namesOf(run.session().status().failedBefore), told);
    }

    void areTheLastOnesAlone()
    {
        RunFixture run;
        failToValidate(run);
        VERIFY_EXIT(run.rollBack(QStringLiteral("move")), Exit::Done);
        failToValidate(run);
        QVERIFY(run.session().status().failedBefore.isEmpty());
        VERIFY_EXIT(run.rollBack(kValidate), Exit::Done);
        const QStringList names = namesOf(run.session().status().failedBefore);
        QCOMPARE(names.count(QStringLiteral("content of notes")), 1);
    }

    void makeWhatWasFoundBeforeStaleWhereTheyStopAtAnError()
    {
        RunFixture run;
        VERIFY_EXIT(run.runTo(kValidate), Exit::Undecided);
        QVERIFY(!run.session().status().checks.last().isStale);
        const QString snapshot = run.session().status().snapshots.first().path;
        QVERIFY(QFile::rename(snapshot, snapshot + QStringLiteral(".away")));
        const Outcome outcome = run.session().validate(true);
        QVERIFY(outcome.exit != Exit::Done);
        for (const CheckResult& check : run.session().status().checks)
            QVERIFY2(check.isStale || check.looksAhead(), qPrintable(check.name));
        QVERIFY2(run.phase(kValidate).summary.startsWith(QStringLiteral("GW-")), qPrintable(run.phase(kValidate).summary));
        QVERIFY(QFile::rename(snapshot + QStringLiteral(".away"), snapshot));
        QVERIFY(run.session().validate(true).exit != Exit::Failed); // at once, in the same session
        QVERIFY2(!run.session().status().checks.last().isStale, qPrintable(run.phase(kValidate).summary));
    }
};

QTEST_GUILESS_MAIN(TestFailedValidations)
#include "test_failed_validations.moc"
