// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/mending_text.h"
#include "tests/support/python_child.h"
#include "tests/ui/support/real_console.h"
#include "ui/views/notice_banner.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace godwit;
using core::PhaseState;
using test::kPatienceMs;

namespace {

/// A plan that asks for everything a plan can ask for.
tests::RunText demandingText()
{
    tests::RunText text = tests::mendingText();
    text.status = QStringLiteral("in-review");
    text.moves.replace(QStringLiteral("into: teams\n"), QStringLiteral("into: teams\n        limit: 1\n"));
    text.validate = QStringLiteral(
        "      - validate: [data integrity, functionality]\n"
        "        rules:\n"
        "          - { name: every team has a member, query: \"SELECT id, name FROM teams WHERE id NOT IN "
        "(SELECT team_id FROM members) ORDER BY id\", severity: warning }\n"
        "      - command: [sleep, \"3\"]\n        name: stop the application\n        undo: [true]\n"
        "      - approve: The data's owner agrees\n"
        "        checklist: [The integrity report was read from beginning to end, A restore was tried on a "
        "copy & worked]\n        type: GO\n");
    text.drop = QStringLiteral("      - { command: [sh, -c, \"echo no such service >&2; exit 3\"], name: "
                               "start version 2 }\n      - drop: all\n");
    return text;
}

} // namespace

/// What a run waits for and what goes wrong, on a real engine: each is shown, can be answered by clicks, and
/// is looked at.
class TestDecisions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsWhatItWaitsForAndWhatWentWrong_data();
    void showsWhatItWaitsForAndWhatWentWrong();

private:
    void asksForAnApproval();
    void waitsAtTheLimit();
    void asksBeforeProgramsRun();
    void opensReadOnlyBeside();
    void showsWhatIsStale();
    void cutsOver();
    void showsAFailure();
    ui::NoticeBanner* notice() { return m_console->part<ui::NoticeBanner>(QStringLiteral("notice")); }
    void runsUntil(const QString& phase, PhaseState state);

    QString m_language;
    std::unique_ptr<tests::RunFixture> m_fixture;
    std::unique_ptr<test::RealConsole> m_console;
};

void TestDecisions::runsUntil(const QString& phase, PhaseState state)
{
    QTRY_VERIFY2_WITH_TIMEOUT(m_console->state(phase) == state && m_console->isIdle(),
                              qPrintable(m_console->situation()), kPatienceMs);
    m_console->await();
}

void TestDecisions::asksForAnApproval()
{
    m_console->ask(QStringLiteral("start_backup"), QStringLiteral("20-not-approved"));
    m_console->answer();
    runsUntil(QStringLiteral("backup"), PhaseState::Done);
    m_console->start(QStringLiteral("expand"));
}

void TestDecisions::waitsAtTheLimit()
{
    m_console->page(4);
    m_console->click(QStringLiteral("start_move"));
    runsUntil(QStringLiteral("move"), PhaseState::Waiting);
    QVERIFY(notice()->isVisible());
    m_console->look(QStringLiteral("21-limit-run"));
    m_console->click(QStringLiteral("notice_quarantine"));
    QTest::qWait(60);
    m_console->look(QStringLiteral("21-limit-quarantine"));
    m_console->click(QStringLiteral("quarantine_waive"));
    m_console->answer(QStringLiteral("known and agreed"));
    m_console->await();
    m_console->click(QStringLiteral("start_move"));
    runsUntil(QStringLiteral("move"), PhaseState::DoneWithExceptions);
    m_console->look(QStringLiteral("21-moved-quarantine"));
    m_console->click(QStringLiteral("quarantine_waive"));
    m_console->answer(QStringLiteral("known and agreed"));
    m_console->await();
    QCOMPARE(m_console->status().undecided(), 0);
}

void TestDecisions::asksBeforeProgramsRun()
{
    m_console->ask(QStringLiteral("start_validate"), QStringLiteral("22-programs-and-approvals"));
    auto* const act = m_console->question()->findChild<QPushButton*>(QStringLiteral("confirm_act"));
    QVERIFY(!act->isEnabled() && !act->toolTip().isEmpty());
    m_console->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->state(QStringLiteral("validate")), PhaseState::Running, kPatienceMs);
    m_console->trigger(QStringLiteral("action_page_4"));
    m_console->look(QStringLiteral("22-program-run"));
    opensReadOnlyBeside();
    runsUntil(QStringLiteral("validate"), PhaseState::Done);
    m_console->lookAtPages(QStringLiteral("22-approved"), {3, 6});
}

/// While the first console works.
void TestDecisions::opensReadOnlyBeside()
{
    test::RealConsole second(m_language);
    second.open({.database = m_fixture->database(),
                 .plan = m_fixture->file(QStringLiteral("plan.yaml")),
                 .workspace = {},
                 .readOnly = false});
    second.look(QStringLiteral("23-second"));
    QVERIFY2(second.part(QStringLiteral("notice_read_only")), qPrintable(second.situation()));
    second.click(QStringLiteral("notice_read_only"));
    QTRY_VERIFY_WITH_TIMEOUT(!second.status().phases.isEmpty() && second.isIdle(), kPatienceMs);
    second.lookAtPages(QStringLiteral("23-read-only"), {1, 4});
    auto* const start = second.part(QStringLiteral("start_cutover"));
    QVERIFY(start && !start->isEnabled() && !start->toolTip().isEmpty());
    for (const QString& fault : second.faults())
        qWarning("%s", qPrintable(fault));
    QVERIFY(second.faults().isEmpty());
}

void TestDecisions::showsWhatIsStale()
{
    m_fixture->writeAsTheApplication(QStringLiteral("INSERT INTO teams VALUES (9, 'Late', 9, NULL)"));
    m_console->engine().refresh();
    m_console->page(6);
    m_console->look(QStringLiteral("24-stale-report"));
    m_console->ask(QStringLiteral("start_cutover"), QStringLiteral("24-stale-cutover"));
    m_console->answer();
    m_console->await();
    QTest::qWait(60);
    m_console->look(QStringLiteral("24-stale-notice"));
}

void TestDecisions::cutsOver()
{
    for (int tries = 0; tries < 6 && m_console->state(QStringLiteral("cutover")) != PhaseState::Done;
         ++tries) {
        QTest::qWait(60);
        if (m_console->question()) {
            m_console->lookAtDialog(QStringLiteral("25-try-%1").arg(tries));
            m_console->answer(QStringLiteral("known and agreed"));
            m_console->await();
        } else if (m_console->part(QStringLiteral("start_cutover"))->isEnabled()) {
            m_console->click(QStringLiteral("start_cutover"));
            QTest::qWait(60);
        } else {
            m_console->click(QStringLiteral("start_next"));
            m_console->await();
        }
    }
    QVERIFY2(m_console->state(QStringLiteral("cutover")) == PhaseState::Done,
             qPrintable(m_console->situation()));
    m_console->start(QStringLiteral("verify"));
}

void TestDecisions::showsAFailure()
{
    m_console->page(4);
    m_console->ask(QStringLiteral("start_cleanup"), QStringLiteral("26-cleanup"));
    m_console->answer(QStringLiteral("known and agreed"));
    runsUntil(QStringLiteral("cleanup"), PhaseState::Failed);
    QVERIFY(notice()->isVisible());
    m_console->look(QStringLiteral("26-failed"));
    m_console->click(QStringLiteral("notice_details"));
    m_console->look(QStringLiteral("26-failed-details"));
    QVERIFY(m_console->part<QWidget>(QStringLiteral("notice_resume")));
    m_console->click(QStringLiteral("notice_roll_back"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->question(), kPatienceMs);
    m_console->lookAtDialog(QStringLiteral("26-roll-back"));
    m_console->cancel();
}

void TestDecisions::showsWhatItWaitsForAndWhatWentWrong_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestDecisions::showsWhatItWaitsForAndWhatWentWrong()
{
    QFETCH(QString, language);
    m_language = language;
    m_fixture = std::make_unique<tests::RunFixture>(demandingText());
    m_console = std::make_unique<test::RealConsole>(language);
    m_console->open({.database = m_fixture->database(),
                     .plan = m_fixture->file(QStringLiteral("plan.yaml")),
                     .workspace = {},
                     .readOnly = false});
    using Leg = void (TestDecisions::*)();
    for (const Leg leg : {&TestDecisions::asksForAnApproval, &TestDecisions::waitsAtTheLimit,
                          &TestDecisions::asksBeforeProgramsRun, &TestDecisions::showsWhatIsStale,
                          &TestDecisions::cutsOver, &TestDecisions::showsAFailure}) {
        if (!QTest::currentTestFailed())
            (this->*leg)();
    }
    const QStringList faults = m_console->faults();
    m_console.reset();
    for (const QString& fault : faults) // a failure's own message is cut
        qWarning("%s", qPrintable(fault));
    QCOMPARE(faults.size(), 0);
}

QTEST_MAIN(TestDecisions)
#include "test_decisions.moc"
