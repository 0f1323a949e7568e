// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/models/steps_model.h"
#include "ui/pages/run_page.h"
#include "ui/views/data_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees on the run page, with values made by hand.
class TestRunPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void showsFiguresOfTheRunningPhase();
    void goesOnAtThePhaseThatARollbackLedTo();
    void findsLinesOfTheLog();
    void leavesTheRoomOfFiguresThatNobodyHasToTheNames();

private:
    QTemporaryDir m_folder;
};

void TestRunPage::showsFiguresOfTheRunningPhase()
{
    RunPage page;
    page.setStatus(test::sampleStatus(test::Moment::Moving));
    page.setProgress(test::sampleProgress(0.5));
    const auto text = [&page](const char* name) { return part<QLabel>(page, name)->text(); };
    QCOMPARE(text("run_title"), QStringLiteral("4 · Move data"));
    QCOMPARE(text("run_rows"), QStringLiteral("500,000 / 1,000,000"));
    QCOMPARE(text("run_elapsed"), QStringLiteral("0:06"));
    QCOMPARE(text("run_left"), QStringLiteral("0:04 – 0:06"));
    QCOMPARE(text("run_quarantine"), QStringLiteral("17"));
    core::Progress young = test::sampleProgress(0.51);
    young.etaHighMs = -1;
    young.total = -1;
    page.setProgress(young);
    QCOMPARE(text("run_left"), QStringLiteral("–"));
    QCOMPARE(text("run_rows"), QStringLiteral("510,000"));
    page.showPhase(QStringLiteral("backup"));
    QCOMPARE(text("run_title"), QStringLiteral("2 · Back up"));
}

void TestRunPage::goesOnAtThePhaseThatARollbackLedTo()
{
    RunPage page;
    core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    page.setStatus(status);
    page.showPhase(QStringLiteral("validate"));
    bool isBehind = false;
    for (core::PhaseStatus& phase : status.phases) {
        isBehind = isBehind || phase.id == QStringLiteral("expand");
        if (isBehind)
            phase.state = core::PhaseState::RolledBack;
    }
    page.setStatus(status);
    QCOMPARE(part<QLabel>(page, "run_title")->text(), QStringLiteral("3 · Expand the schema"));
}

void TestRunPage::findsLinesOfTheLog()
{
    RunPage page;
    for (const core::LogLine& line : test::sampleLog())
        page.addLog(line);
    auto* log = part<DataTable>(page, "log");
    QCOMPARE(log->model()->rowCount(), 3);
    part<QLineEdit>(page, "log_search")->setText(QStringLiteral("QUARANTINE"));
    QCOMPARE(log->model()->rowCount(), 1);
}

void TestRunPage::leavesTheRoomOfFiguresThatNobodyHasToTheNames()
{
    RunPage page;
    core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    page.setStatus(status);
    page.showPhase(QStringLiteral("move"));
    const auto* steps = part<DataTable>(page, "run_steps");
    QVERIFY(!steps->isColumnHidden(StepsModel::Moved) && !steps->isColumnHidden(StepsModel::Merged));
    QVERIFY(!steps->isColumnHidden(StepsModel::Quarantined));
    QVERIFY(steps->isColumnHidden(StepsModel::Changed));
    page.showPhase(QStringLiteral("backup"));
    QVERIFY(steps->isColumnHidden(StepsModel::Moved) && steps->isColumnHidden(StepsModel::Rows));
    for (core::StepStatus step : status.steps) {
        if (step.phase != QStringLiteral("backup"))
            continue;
        step.rows = step.changed = 3;
        page.changeStep(step);
    }
    QVERIFY(!steps->isColumnHidden(StepsModel::Changed));
}

QTEST_MAIN(TestRunPage)
#include "test_run_page.moc"
